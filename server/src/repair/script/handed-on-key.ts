/** Keys that a shell script keeps under names of its own, and hands on to those that AWS's tools read. */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { withExpandedVariables } from './build-cut.js';
import { credential } from './script-text.js';

/**
 * `AWS_SECRET_ACCESS_KEY=$SECRET`, `aws configure set aws_secret_access_key "${SECRET}"`, `aws_secret_access_key = $SECRET` in a
 * file, `-SecretKey $secret` of a cmdlet; `Fn::Sub` leaves `${!SECRET}` alone.
 */
const handedOn =
  /\b(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|aws_(?:access_key_id|secret_access_key|session_token)|(?<=\s-)(?:AccessKey|SecretKey|SessionToken))(?:[ \t]{0,8}=[ \t]{0,8}|[ \t]{1,4})["']?\$\{?!?([A-Za-z_]\w{0,100})\b\}?/g;
const setting = /(?<=^|[\s;&])(\$?)([A-Za-z_]\w{0,100})([ \t]{0,8}=[ \t]{0,8})(["']?)([^\s;&"']{0,200})\4(?=[\s;&]|$)/g;
/** What the secret half of a key looks like. */
const half = /^[A-Za-z0-9/+]{40}$/;

/** The names of variables that are handed on so. */
export function handedOnNames(text: string): ReadonlySet<string> {
  return new Set(gather(matchesOf(handedOn, text), ([, name = '']) => [name]));
}

/**
 * The same text, of the same length, with the mark of a credential where such a name is read, and where it is written out.
 * Names with several values stay as they are. `hasLiterals`: whether keys that are written out count.
 */
export function withHandedOnKeys(text: string, hasLiterals: boolean): string {
  const names = handedOnNames(text);
  if (names.size === 0) return text;
  const settings = matchesOf(setting, text).filter(([, , name = '']) => names.has(name));
  const keys = settings.filter(
    ([, , name, , , value = '']) =>
      (value === credential || (hasLiterals && half.test(value))) && settings.filter(([, , other]) => other === name).length === 1,
  );
  const marked = keys.reduce((left, { index, 0: whole, 1: sign = '', 2: name = '', 3: equals = '', 5: value = '' }) => {
    const start = index + sign.length + name.length + equals.length;
    const end = index + whole.length;
    return value === credential ? left : left.slice(0, start) + credential.repeat(end - start) + left.slice(end);
  }, text);
  const expanded = withExpandedVariables(marked, new Set(keys.map(([, , name = '']) => name)));
  // PowerShell sets a variable with the sign with which it reads it.
  return keys.reduce((left, { index, 1: sign = '', 2: name = '' }) => {
    const end = index + sign.length + name.length;
    return left.slice(0, index) + text.slice(index, end) + left.slice(end);
  }, expanded);
}
