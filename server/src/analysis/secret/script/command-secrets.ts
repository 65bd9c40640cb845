/** Passwords for commands of a script, in their options (`curl -u name:password`) or by a pipe (`echo password | kinit`). */
import { matchesOf } from '../../../text/match.js';
import { regionAt } from '../../script/region.js';
import type { Script } from '../../script/script.js';
import type { NamedDetection } from '../named-literal.js';
import { passwordAt } from './password-at.js';
import { passwordOptions, type PasswordOption } from './password-option.js';

/** `echo 'password' | …`, for commands that read one from their input. */
const piped =
  /\becho[ \t]+(?:-[ne]{1,2}[ \t]+)?["']?([^\s"'|:\\]{3,256})(?:\\n[^\s"'|]{0,256})?["']?[ \t]*\|[ \t]*(?:sudo[ \t]+-\w*S|(?:sudo[ \t]+)?(?:passwd\b|smbpasswd\b|kinit\b|realm[ \t]+join\b|adcli\b|cryptsetup\b|vncpasswd\b|docker[ \t]+secret[ \t]+create\b|(?:openssl[ \t]+passwd|mkpasswd)\b[^\n|]{0,64}[ \t]-(?:stdin|s)\b|[^\n|]{0,256}[ \t]--(?:password-stdin\b|passphrase-fd[ \t=]0)))/dg;
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
const set = /\bSetPassword(?:\(|["'][ \t]*,)[ \t]*["']([^\s"']{3,256})/dg;
const signIn =
  /\bDefaultPassword\b["']?(?:[ \t]+(?:\/t[ \t]+REG_SZ|\/f|-(?:Property)?Type[ \t]+\w{1,20}|-Force))*[ \t]+(?:\/d|-Value)[ \t]+["']?([^\s"']{3,256})/dgi;

/** Where any of the programs may be, in any letter case, which each program's own pattern then checks. */
const anyProgram = new RegExp(String.raw`\b(?:${passwordOptions.map(({ programs }) => programs.source).join('|')})`, 'gi');

/** A quick look, which most scripts do not pass. */
const anyOther = new RegExp(
  [
    'chpasswd',
    'mysql_secure_installation',
    'SetPassword',
    'DefaultPassword',
    'ConvertTo-SecureString',
    '<<<',
    String.raw`\becho[^\n|]{1,512}\|`,
  ].join('|'),
  'i',
);

const longestLine = 512;

/** The spans are those in the text of the script. */
export function commandSecrets(script: Script): readonly NamedDetection[] {
  const { text } = script;
  const found = [...inOptions(text), ...(anyOther.test(text) ? besidesOptions(text) : [])];
  return found.filter(({ start }) => regionAt(script.regions, start)?.kind !== 'comment');
}

function besidesOptions(text: string): readonly NamedDetection[] {
  return [
    ...captured(text, piped, 'echo |'),
    ...captured(text, pairPiped, 'chpasswd'),
    ...captured(text, pairHanded, 'chpasswd'),
    ...captured(text, handed, '<<<'),
    ...captured(text, secured, 'ConvertTo-SecureString'),
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

/** A text has few of the programs, so they are looked for together, and each is only tried where one was found. */
function inOptions(text: string): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  for (const { index } of matchesOf(anyProgram, text)) {
    for (const option of passwordOptions) found.push(...optionSecrets(text, index, option));
  }
  return found;
}

function optionSecrets(text: string, index: number, { name, programs, option, end: behind }: PasswordOption): readonly NamedDetection[] {
  programs.lastIndex = index;
  const program = programs.exec(text);
  if (program === null) return [];
  const from = index + program[0].length;
  const start = option.exec(lineFrom(text, from))?.indices?.[0]?.[1];
  if (start === undefined) return [];
  return passwordAt(behind === undefined ? text : text.slice(0, text.indexOf(behind, from + start)), from + start, name);
}

/** To the end of the command; a backslash continues its line. */
function lineFrom(text: string, from: number): string {
  return (
    /^(?:[^\n\\"';&|]|\\[\s\S]|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|["']|[;&](?![&\s])|&(?!&))*/.exec(text.slice(from, from + longestLine))?.[0] ??
    ''
  );
}

function captured(text: string, form: RegExp, name: string): readonly NamedDetection[] {
  return matchesOf(form, text).flatMap((match) => passwordAt(text, match.indices?.[1]?.[0] ?? 0, name));
}

/** `chpasswd <<EOF`, followed by a line for each name: what comes after the match of `line` in such lines. */
function below(text: string, commands: RegExp, line: RegExp, name: string): readonly NamedDetection[] {
  return matchesOf(commands, text).flatMap(({ index, 0: command, 1: delimiter = '' }) => {
    const from = index + command.length;
    const lines = text.slice(from, from + 8 * longestLine);
    const end = lines.search(new RegExp(String.raw`^[ \t]*${delimiter}[ \t]*$`, 'm'));
    return matchesOf(line, lines.slice(0, Math.max(0, end))).flatMap((found) =>
      passwordAt(text, from + found.index + found[0].length, name),
    );
  });
}
