/**
 * Variables and settings that hold a key although none of AWS's tools reads it there by itself: in the address of a connection, in
 * options of Spark or Java, in a list of variables, or as a setting that code or a command asks for.
 */
import { hole } from '../../text/hole.js';
import { resolvedTexts } from '../script/resolved-text.js';
import { textOf } from '../../value/read.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import type { NamedValue } from '../workload/named-value.js';
import { emulator, isEmptied } from './own-key-name.js';
import { addressKeys, hasOtherStore, mayBeFilled, settingKeys } from './tool-key.js';

/** `-Dfs.s3a.access.key=…`, `AWS_ACCESS_KEY_ID=…,AWS_SECRET_ACCESS_KEY=…`, `"aws_access_key_id": "…"`. */
const assigned = new RegExp(
  String.raw`(?<![\w$-])(?:-D)?(?:aws_access_key(?:_id)?|aws_secret_(?:access_)?key|aws_session_token|aws\.accessKeyId|aws\.secretKey)["']?[ \t]{0,4}[=:][ \t]{0,4}["']?(?:${hole}|\{\{resolve:)`,
  'i',
);

/** Airflow keeps a connection as JSON, too (Airflow documentation, "Storing connections in environment variables"). */
const connection = new RegExp(String.raw`"conn_type"\s{0,9}:\s{0,9}"(?:aws|s3)"`);
const login = new RegExp(String.raw`"(?:login|password)"\s{0,9}:\s{0,9}"(?:${hole}|\{\{resolve:)`);

/** Those of them that hold a key of AWS. */
export function holdersOfKeys(variables: readonly NamedValue[]): readonly NamedValue[] {
  return variables.filter((variable) => {
    const { name, purpose, value, isSecretReference } = variable;
    if (isAwsCredentialName(name)) return purpose === 'setting' && !isEmptied(value);
    return !isSecretReference && textsOf(variable).some(holdsKey);
  });
}

/** A quick look at what the template itself writes, which most values do not pass. */
const mayHoldKey = /access|secret|:\/\/|conn_type/i;

function textsOf({ value }: NamedValue): readonly string[] {
  const parts = value.kind === 'concat' ? value.parts : value.kind === 'scalar' ? [value] : [];
  return parts.some((part) => mayHoldKey.test(textOf(part) ?? '')) ? resolvedTexts(value).map(({ text }) => text) : [];
}

function holdsKey(text: string): boolean {
  if (!mayBeFilled(text) || emulator.test(text) || hasOtherStore(text)) return false;
  return addressKeys(text).length > 0 || settingKeys(text).length > 0 || assigned.test(text) || (connection.test(text) && login.test(text));
}
