/** Passwords for commands of a script, in their options (`curl -u name:password`) or by a pipe (`echo password | kinit`). */
import { matchesOf } from '../../../text/match.js';
import { regionAt } from '../../script/region.js';
import type { Script } from '../../script/script.js';
import type { NamedDetection } from '../named-literal.js';
import { optionPasswords } from './option-passwords.js';
import { passwordAt } from './password-at.js';
import { passwordInVariable } from './password-in-variable.js';

/** `echo 'password' | …` or `printf`, for commands that read one from their input. */
const piped =
  /\b(?:echo|printf)[ \t]+(?:-[ne]{1,2}[ \t]+)?["']?([^\s"'|:\\]{3,256})(?:\\n[^\s"'|]{0,256})?["']?[ \t]*\|[ \t]*\(?(?:sudo[ \t]+-\w*S|(?:sudo[ \t]+)?(?:passwd\b|smbpasswd\b|kinit\b|realm[ \t]+join\b|adcli\b|cryptsetup\b|vncpasswd\b|docker[ \t]+secret[ \t]+create\b|(?:openssl[ \t]+passwd|mkpasswd)\b[^\n|]{0,64}[ \t]-(?:stdin|s)\b|[^\n|]{0,256}[ \t]--(?:password-stdin\b|passphrase-fd[ \t=]0)))/dg;
/** `echo 'name:password' | chpasswd`, `chpasswd <<< 'name:password'` */
const pairPiped =
  /\becho[ \t]+(?:-[ne]{1,2}[ \t]+)?["']?[\w.${}\uE000-]{1,64}:([^\s"'|]{1,256})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd\b/dg;
const pairHanded = /\bchpasswd[ \t]*<<<[ \t]*["']?[\w.${}\uE000-]{1,64}:([^\s"'|]{1,256})/dg;
/** `kinit user <<< 'password'` */
const handed =
  /\b(?:smbpasswd|kinit|realm[ \t]+join|adcli[ \t]+join|vncpasswd|cryptsetup)\b[^\n|;&<>]{0,256}<<<[ \t]*["']?([^\s"'|]{3,256})/dg;
const pairsBelow = /\bchpasswd\b[^\n|;&<]{0,64}<<-?[ \t]*["'\\]?(\w{1,40})["']?[^\n]{0,100}\n/g;
/** The answers to `mysql_secure_installation`: yes, no, and twice the new password of root. */
const answersBelow = /\bmysql_secure_installation\b[^\n|;&<]{0,64}<<-?[ \t]*["'\\]?(\w{1,40})["']?[^\n]{0,100}\n/g;
const answersPiped =
  /\b(?:printf|echo(?:[ \t]+-[ne]{1,2})?)[ \t]+["']([^"'\n]{1,256})["'][ \t]*\|[ \t]*(?:sudo[ \t]+)?mysql_secure_installation\b/dg;
/** `'password' | ConvertTo-SecureString`, `$user.SetPassword('password')`, and the password for automatic sign-in to Windows. */
const secured = /["']([^\s"'$]{3,256})["'][ \t]*\|[ \t]*ConvertTo-SecureString\b/dg;
const securedVariable = /(?=\$[\w:{}]{1,80}[ \t]*\|[ \t]*ConvertTo-SecureString\b)/g;
const set = /\bSetPassword(?:\(|["'][ \t]*,)[ \t]*["']([^\s"']{3,256})/dg;
const signIn =
  /\bDefaultPassword\b["']?(?:[ \t]+(?:\/t[ \t]+REG_SZ|\/f|-(?:Property)?Type[ \t]+\w{1,20}|-Force))*[ \t]+(?:\/d|-Value)[ \t]+["']?([^\s"']{3,256})/dgi;

/** A quick look, which most scripts do not pass. */
const anyOther = new RegExp(
  [
    'chpasswd',
    'mysql_secure_installation',
    'SetPassword',
    'DefaultPassword',
    'ConvertTo-SecureString',
    '<<<',
    String.raw`\b(?:echo|printf)[^\n|]{1,512}\|`,
  ].join('|'),
  'i',
);

/** A here document is searched up to here. */
const longestDocument = 4096;

/** The spans are those in the text of the script. */
export function commandSecrets(script: Script): readonly NamedDetection[] {
  const { text } = script;
  const found = [...optionPasswords(text), ...(anyOther.test(text) ? besidesOptions(text) : [])];
  return found.filter(({ start }) => regionAt(script.regions, start)?.kind !== 'comment');
}

function besidesOptions(text: string): readonly NamedDetection[] {
  return [
    ...captured(text, piped, 'echo |'),
    ...captured(text, pairPiped, 'chpasswd'),
    ...captured(text, pairHanded, 'chpasswd'),
    ...captured(text, handed, '<<<'),
    ...captured(text, secured, 'ConvertTo-SecureString'),
    ...matchesOf(securedVariable, text).flatMap(({ index }) => passwordInVariable(text, index, 'ConvertTo-SecureString')),
    ...captured(text, set, 'SetPassword'),
    ...captured(text, signIn, 'DefaultPassword'),
    ...below(text, pairsBelow, /^[ \t]*[\w.${}\uE000-]{1,64}:(?=\S)/gm, 'chpasswd'),
    ...withoutRepeats(text, below(text, answersBelow, /^[ \t]*(?=\S{3})/gm, 'mysql_secure_installation')),
    ...matchesOf(answersPiped, text).flatMap((match) => withoutRepeats(text, answersIn(text, match))),
  ];
}

function answersIn(text: string, { 1: answers = '', indices }: RegExpExecArray): readonly NamedDetection[] {
  const from = indices?.[1]?.[0] ?? 0;
  return matchesOf(/(?:^|\\n)(?=[^\\]{3})/g, answers).flatMap(({ index, 0: before }) =>
    passwordAt(text, from + index + before.length, 'mysql_secure_installation'),
  );
}

/** An answer that is given twice counts once. */
function withoutRepeats(text: string, found: readonly NamedDetection[]): readonly NamedDetection[] {
  const written = found.map(({ start, end }) => text.slice(start, end));
  return found.filter((_, index) => written.indexOf(written[index] ?? '') === index);
}

function captured(text: string, form: RegExp, name: string): readonly NamedDetection[] {
  return matchesOf(form, text).flatMap((match) => passwordAt(text, match.indices?.[1]?.[0] ?? 0, name));
}

/** `chpasswd <<EOF`, followed by a line for each name: what comes after the match of `line` in such lines. */
function below(text: string, commands: RegExp, line: RegExp, name: string): readonly NamedDetection[] {
  return matchesOf(commands, text).flatMap(({ index, 0: command, 1: delimiter = '' }) => {
    const from = index + command.length;
    const lines = text.slice(from, from + longestDocument);
    const end = lines.search(new RegExp(String.raw`^[ \t]*${delimiter}[ \t]*$`, 'm'));
    return matchesOf(line, lines.slice(0, Math.max(0, end))).flatMap((found) =>
      passwordAt(text, from + found.index + found[0].length, name),
    );
  });
}
