/** Keys that a shell script keeps under names of its own, and hands on to those that AWS's tools read. */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { withExpandedVariables } from './build-cut.js';
import { credential } from './script-text.js';

/** `AWS_SECRET_ACCESS_KEY=$SECRET`, `aws configure set aws_secret_access_key "${SECRET}"`; `Fn::Sub` leaves `${!SECRET}` alone. */
const handedOn =
  /\b(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|configure[ \t]+set[ \t]+aws_(?:access_key_id|secret_access_key|session_token))[= \t]["']?\$\{?!?([A-Za-z_]\w{0,100})\b\}?/g;
const setting = /(?<=^|[\s;&])([A-Za-z_]\w{0,100})=(["']?)([^\s;&"']{0,200})\2(?=[\s;&]|$)/g;
/** What the secret half of a key looks like. */
const half = /^[A-Za-z0-9/+]{40}$/;

/**
 * The same text, of the same length, with the mark of a credential where such a name is read, and where it is written out.
 * Names with several values stay as they are. `hasLiterals`: whether keys that are written out count.
 */
export function withHandedOnKeys(text: string, hasLiterals: boolean): string {
  const names = new Set(gather(matchesOf(handedOn, text), ([, name = '']) => [name]));
  if (names.size === 0) return text;
  const settings = matchesOf(setting, text).filter(([, name = '']) => names.has(name));
  const keys = settings.filter(
    ([, name, , value = '']) =>
      (value === credential || (hasLiterals && half.test(value))) && settings.filter(([, other]) => other === name).length === 1,
  );
  const marked = keys.reduce((left, { index, 0: whole, 1: name = '', 3: value = '' }) => {
    const start = index + name.length + 1;
    const end = index + whole.length;
    return value === credential ? left : left.slice(0, start) + credential + ' '.repeat(end - start - 1) + left.slice(end);
  }, text);
  return withExpandedVariables(marked, new Set(keys.map(([, name = '']) => name)));
}
