/** Keys that scripts set: in assignments, in options of cmdlets and helper scripts, and in what other tools read. */
import { gather } from '../../text/gather.js';
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import { regionAt } from '../script/region.js';
import type { Script } from '../script/script.js';
import { literalNature } from '../secret/literal-nature.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import { commandAround, commandsElsewhere, isClientElsewhere, sendsAllElsewhere } from '../use/endpoint.js';
import { isFilledVariable } from './filled-variable.js';
import { emulator } from './own-key-name.js';
import { type ToolKey, toolKeys } from './tool-key.js';

export interface ScriptKey {
  readonly name: string;
  readonly at: Span;
  readonly given: Span | null;
  readonly when: Guard;
  /** Whether the keys are for a store that is not that of AWS. */
  readonly isForeign: boolean;
}

const assigned =
  /(?<![\w$])((?:\w{1,40}_)?aws_access_key(?:_id)?|(?:\w{1,40}_)?aws_secret_(?:access_)?key|aws_session_token|aws_bearer_token_bedrock|accessKeyId|secretAccessKey|(?<=aws\.)secretKey)\b["']?\]?([ \t]{0,8}(?:=>|:=|[=:](?!=))[ \t]{0,8}|,?[ \t]{1,4}|,)(["'`]?)([^\s"'`;,)}\]]{1,256})/gi;
/** A quick look, which excludes most scripts, for names in assignments. */
const assignedName = /access_?key|aws_session_token|aws_secret_key|aws\.secretKey|token_bedrock/i;
/** `Set-AWSCredential -AccessKey … -SecretKey …` and other cmdlets of the AWS Tools for PowerShell, by the prefixes of their nouns. */
const cmdletKey = /(?<=\s)-(AccessKey|SecretKey)[ \t]{1,4}(["']?)([^\s"';|]{1,256})/gi;
const cmdlet =
  /\b(?:(?:Set|Initialize)-AWS(?:Credentials?|Defaults?|DefaultConfiguration)|[A-Z]{2,20}-(?:CFN|DDB|EC2|R53|S3|SNS|SQS|SSM)\w{1,60})\b[^\n;|]*$/i;
/** The helper scripts of CloudFormation accept a role instead of a key, too (CloudFormation user guide, "cfn-init"). */
const helperKey = /(?<=\s)--(access-key|secret-key)(?:=|[ \t]{1,4})["']?([^\s"';|]{1,256})/gi;
const helper = /\bcfn-(?:init|signal|hup|get-metadata|elect-cmd-leader|send-cmd-result)(?:\.exe)?\b(?:[^\n;|\\]|\\[\s\S])*$/;
/**
 * What precedes a name that is separated from its value by a blank only, as in `aws configure set`, `SetEnv` of Apache and
 * `passenger_env_var` of nginx; `unset` and `export` list names.
 */
const setting = /\b(?:setx?|setenv|(?:fastcgi|uwsgi)_param|passenger_env_var)[ \t]+["']?(?:[\w.-]+\.)?$/i;
/** What precedes a name that is separated from its value by a comma: `define('AWS_ACCESS_KEY_ID', 'x')`. */
const naming = /\b(?:define|setdefault|setenv|SetEnvironmentVariable|setProperty)\([ \t]{0,4}["']$/;

/** Assignments of a literal, or of what the template fills in, in order; what a script fetches itself is not a key of the template. */
export function scriptKeys(script: Script): readonly ScriptKey[] {
  const cmdlets = gather(/-(?:Access|Secret)Key[ \t]/i.test(script.text) ? matchesOf(cmdletKey, script.text) : [], (match) => {
    const [whole, name = '', , value = ''] = match;
    if (!cmdlet.test(script.text.slice(Math.max(0, match.index - 300), match.index))) return [];
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral: isWrittenOut(value) });
  });
  const assignments = gather(assignedName.test(script.text) ? matchesOf(assigned, script.text) : [], (match) => {
    const [whole, name = '', operator = '', quote = '', value = ''] = match;
    const marker = operator.trim() === '' ? setting : operator.trim() === ',' ? naming : null;
    if (marker?.test(script.text.slice(Math.max(0, match.index - 64), match.index)) === false) return [];
    // Under a custom name, a literal may be anything.
    const isOfTools = isAwsCredentialName(name);
    const isLiteral = isOfTools && isWrittenOut(value) && (quote !== '' || !isCode(script, match.index));
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral });
  });
  const ofTools = gather(toolKeys(script), (key) => writtenKey(script, { ...key, isLiteral: isFetched(key.value) }));
  return [...cmdlets, ...helperKeys(script), ...assignments, ...ofTools].sort((left, right) => left.at.start - right.at.start);
}

/** Whether an offset is in code, where a word without quotes is a variable, even if a shell hands on the code. */
function isCode({ language, embedded }: Script, offset: number): boolean {
  const isOther = language === 'python' || language === 'javascript' || language === 'code';
  return isOther || embedded.some(({ start, end }) => start <= offset && offset < end);
}

function helperKeys(script: Script): readonly ScriptKey[] {
  if (!script.text.includes('cfn-')) return [];
  return gather(matchesOf(helperKey, script.text), (match) => {
    const [whole, name = '', value = ''] = match;
    if (!helper.test(script.text.slice(Math.max(0, match.index - 512), match.index))) return [];
    return writtenKey(script, { start: match.index, whole, name, value, isLiteral: isWrittenOut(value) });
  });
}

/** Whether a value is a literal, or filled in by CloudFormation, as a dynamic reference is. */
function isWrittenOut(value: string): boolean {
  return isFetched(value) || (literalNature(value) !== 'reference' && !value.startsWith('$'));
}

function isFetched(value: string): boolean {
  return value.startsWith('{{resolve:');
}

interface WrittenKey extends ToolKey {
  readonly isLiteral: boolean;
}

function writtenKey(script: Script, { start, whole, name, value, isLiteral }: WrittenKey): readonly ScriptKey[] {
  // The output of a command is not a key that the template hands over, whatever its arguments are.
  const isFilled = (value.includes(hole) && !value.startsWith('$(')) || isFilledVariable(script, value, isCode(script, start));
  if (regionAt(script.regions, start)?.kind === 'comment' || !(isFilled || isLiteral)) return [];
  const end = start + whole.length;
  const at = script.spanAt(start, end);
  const given = script.spanAt(end - value.length, end);
  const isForeign = emulator.test(script.text) || isForElsewhere(script, start);
  return at === null ? [] : [{ name, at, given, when: script.when, isForeign }];
}

/** Whether a key is for another store: its client, its command or all commands of the script name the address of one. */
function isForElsewhere(script: Script, offset: number): boolean {
  const { text } = script;
  if (sendsAllElsewhere(text)) return true;
  if (isCode(script, offset)) return isClientElsewhere(text, offset);
  return commandsElsewhere(text) && (commandsElsewhere(commandAround(text, offset)) || script.calls.length === 0);
}
