/** Secrets that scripts and configurations assign to a name: `PASSWORD=x`, `password: "x"`, `--password x`, `<password>x</password>`. */
import { hole } from '../../../text/hole.js';
import { matchesOf } from '../../../text/match.js';
import { encloses, type Span } from '../../../text/span.js';
import { namedSecret, type NamedDetection } from '../named-literal.js';
import { hasPlainDollars } from './plain-dollars.js';
import { substitutions } from './substitution.js';

const nameWord = /(?:pass|pwd|secret|token|key|credential|pat\b|pw\b|psk\b|salt\b|mnemonic\b|phrase\b|(?<=user\.)info\b)/gi;

/** Sticky forms of what follows a name; the last group is the value. */
const quoted = String.raw`(["'${'`'}])((?:(?!\1)[^\n\\]|\\.){1,512})\1`;
/** A colon after a blank and right before the value marks an SQL variable: `PASSWORD :password`. */
const operator = String.raw`(?:[ \t]{0,8}(?:=>|:=|=|:(?=[ \t]))[ \t]{0,8}|:)`;
/** Between a name and its value where each has a key of its own. */
const pairing = String.raw`["'${'`'}]?[ \t]{0,4}(?:,\s{0,64}|\r?\n[ \t]{0,64})["']?(?:[Pp]arameter)?[Vv]alue["']?[ \t]{0,4}[:=][ \t]{0,4}`;
const forms = {
  /** Also with a type, and for bytes: `password: str = b"x"`. */
  quotedValue: sticky(
    String.raw`["'${'`'}]?\]?(?:[ \t]{0,4}:[ \t]{0,4}[A-Za-z_][\w.[\]|]{0,40}[ \t]{0,4}=[ \t]{0,8}|${operator})[bru]?(?:""(?=")|''(?='))?${quoted}`,
  ),
  /** `password == "x"`; what is compared with a word of letters is as often a kind of thing. */
  compared: sticky(String.raw`["'${'`'}]?[)\]]?[ \t]{0,8}[=!]={1,2}[ \t]{0,8}(?=[bru]?["'${'`'}][^"'${'`'}\d]{0,512}\d)${quoted}`),
  /** `setx PASSWORD x` of Windows, `setenv PASSWORD x` of the C shell, `SetEnv PASSWORD x` of Apache, `ENV PASSWORD x` of Docker */
  setArgument: sticky(String.raw`["']?[ \t]{1,4}["']?([^\s"'${'`'};,)}\]&|<>\\]{1,512})`),
  quotedArgument: sticky(String.raw`[ \t]{1,4}${quoted}`),
  bareValue: sticky(String.raw`["']?(?:${operator}|[ \t]{1,4})([^\s"'${'`'};,)}\]&|<>\\]{1,512})`),
  mixedValue: sticky(String.raw`[ \t]{1,4}((?=[^\s\d]{0,64}\d)(?=\S{0,64}[A-Za-z])[^\s"'${'`'};,)}\]&|<>\\./=$-]{8,128})(?![^\s;)])`),
  /** `os.getenv("PASSWORD") or "x"`, `process.env.PASSWORD ?? 'x'` */
  otherwise: sticky(String.raw`["']?[)\]]?[ \t]{0,4}(?:\|\||\?\?|\?:|or\b)[ \t]{0,4}${quoted}`),
  /** `define('PASSWORD', 'x')`, `environ.get("PASSWORD", "x")` */
  secondArgument: sticky(String.raw`["'],[ \t]{0,4}${quoted}`),
  /** `event.get("password", "x1")`; a word of letters is as often a message. */
  fallback: sticky(String.raw`["'],[ \t]{0,4}(?=[bru]?["'${'`'}][^"'${'`'}\d]{0,512}\d)${quoted}`),
  /** `"--password", help="of the shop", default="x"`, `'password', { default: 'x' }` */
  declared: sticky(String.raw`["'][^()\n]{0,160}?\bdefault["']?[ \t]{0,4}[=:][ \t]{0,4}${quoted}`),
  /** `${PASSWORD:-x}` */
  expansion: sticky(String.raw`:?[-=]["']?([^\s"'${'`'};,)}\]&|<>\\$]{1,512})["']?\}`),
  /** `<password>x</password>`, and within it `<Value>`, as in the answers that Windows is set up with */
  element: sticky(String.raw`>(?:\s{0,32}<Value>)?([^\s<>]{1,512})</`),
  /** `<add key="password" value="x"/>` */
  attribute: sticky(String.raw`["'][ \t]{1,4}value=${quoted}`),
  /** `name: PASSWORD`, and then `value: x`, as for containers; `ParameterKey=Password,ParameterValue=x` */
  pairedQuoted: sticky(`${pairing}${quoted}`),
  pairedBare: sticky(String.raw`${pairing}([^\s"'${'`'};,)}\]&|<>\\]{1,512})`),
  /** `<property name="password">x</property>` */
  namedElement: sticky(String.raw`\\?["'][^<>\n]{0,64}>([^\s<>]{1,512})</`),
  /** `<name>password</name><value>x</value>`, as in settings of Hadoop */
  pairedElement: sticky(String.raw`</name>\s{0,64}<value>([^\s<>]{1,512})</`),
} as const;

/** Code that sets a variable, reads one with a default, or fills in a field of a web page. */
const naming =
  /(?:(?:define|getenv|environ\.get|setdefault|setenv|putenv|env|SetEnvironmentVariable|setProperty)\([ \t]{0,4}["']|\.(?:type|fill)\([ \t]{0,4}["'][#.]?)$/;

/** Code that looks a name up with something for want of it, or keeps a value under it; the second argument may be a message. */
const looking = /\.(?:get|pop|set|put)\([ \t]{0,4}["']$/;

/** An element of XML that names what is in it; others may be labels. */
const elementStart =
  /<(?:\w{1,16}:)?(?:attribute|entry|env\w*|param\w*|prop(?:erty)?|set|setting|variable)[ \t][^<>\n]{0,16}(?:name|key)=\\?["']$/;

/** What introduces a name whose value has a key of its own. */
const pairStart = /(?:^|[^\w-])(?:[Nn]ame|[Kk]ey|ParameterKey)["']?[ \t]{0,4}[:=][ \t]{0,4}["'`]?$/;

/** Commands and directives that name what they set before its value. */
const setting = /(?:^|[\s;&|"'])(?:setx|setenv|SetEnv|fastcgi_param|uwsgi_param|proxy_set_header)[ \t]+["']?$|\n[ \t]*ENV[ \t]+$/;

/** Code that declares an option of a command line: `add_argument("--password", …)`, `.option('password', { … })`. */
const declaring = /(?:\b(?:add_argument|add_option|option)\([^()\n]{0,40}["'](?:--)?)$/;

/** How a text writes its values: `code` in quotes, while elsewhere they may be bare `words`. */
export type Notation = 'code' | 'words';

/** What a program shows in the place of a secret: `{ 'password': '***' }`. */
const mask = /^(?:\*{3,}|redacted|hidden|masked)$/i;

export function assignedSecrets(text: string, notation: Notation): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  const mayBeBare = notation === 'words';
  const replaced = mayBeBare ? substitutions(text) : [];
  let done = 0;
  for (const { index } of matchesOf(nameWord, text)) {
    if (index < done) continue;
    const name = wordAround(text, index);
    done = name.end;
    if (isInReference(text, name.start) || isTagOfSudoers(text, name) || replaced.some(({ pattern }) => encloses(pattern, name))) continue;
    // The end of a replacement ends the value.
    const end = replaced.find(({ replacement }) => encloses(replacement, name))?.replacement.end;
    const value = valueBehind(end === undefined ? text : text.slice(0, end), name, notation);
    const secret = value === null ? null : namedSecret(text.slice(name.start, name.end), text.slice(value.start, value.end), value);
    if (
      secret !== null &&
      !mask.test(text.slice(secret.start, secret.end)) &&
      !isFilledIn(text.slice(secret.start, secret.end), mayBeBare && !hasPlainDollars(text, secret)) &&
      !(mayBeBare && isSubstituted(text, secret)) &&
      !isJoint(text, secret)
    ) {
      found.push(secret);
    }
  }
  return found;
}

/**
 * Whether something fills in the value, or it is not a value: an operator between two texts, or a regular expression. In
 * code a dollar stands for itself.
 */
function isFilledIn(value: string, expandsDollars: boolean): boolean {
  return (
    value.includes(hole) ||
    (expandsDollars ? /\$/ : /\$\{/).test(value) ||
    /\{|%(?:[A-Za-z_]\w{0,63}%|[sdv(])|^[\s+.,]*$|^(?:\.[*+]|\[\^|\\|\(\?[a-z:!=<])/.test(value)
  );
}

/** Whether an offset is within a dynamic reference, whose parts are names: `{{resolve:secretsmanager:app:SecretString:password}}`. */
function isInReference(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 512), offset);
  return before.lastIndexOf('{{resolve:') > before.lastIndexOf('}}');
}

/** Whether it is not a name but says that a rule of `sudo` asks for a password: `%wheel ALL=(ALL) PASSWD: ALL` (sudoers(5), "Tag_Spec"). */
function isTagOfSudoers(text: string, { start, end }: Span): boolean {
  return (
    text.slice(start, end) === 'PASSWD' &&
    /=[ \t]{0,8}\([^()\n]{0,64}\)(?:[ \t]|\\t){0,8}$/.test(text.slice(Math.max(0, start - 96), start))
  );
}

/** Whether the output of a command is part of the value: `` PASSWORD=`cat /root/.password` ``. */
function isSubstituted(text: string, { start, end }: Span): boolean {
  if (text[start - 1] === '`' || text[start] === '`' || /`[^`]+`/.test(text.slice(start, end))) return true;
  const line = /[^\n]*$/.exec(text.slice(Math.max(0, start - 512), start))?.[0] ?? '';
  return text[end] === '`' && line.split('`').length % 2 === 1;
}

/**
 * Whether a value is what is between two texts: `'password: ' + given + ';'`, `"{'password': '" + given + "'}"`,
 * `expect "password:"; send "x"`. Without blanks (`"password=".$given.";"`) that is so where the quote before it ends what
 * an earlier one began.
 */
function isJoint(text: string, { start, end }: Span): boolean {
  const value = text.slice(start, end);
  if (!tightJoint.test(value)) return spacedJoint.test(value);
  const line = /[^\n]*$/.exec(text.slice(Math.max(0, start - 512), start))?.[0] ?? '';
  return line.split(text[start - 1] ?? '\n').length % 2 === 1;
}

const spacedJoint = /^(?:\\?["'`])?[ \t]{0,8}(?:[+,;]|\.{1,2}|&{1,2}|\|\||<<)[ \t]/;
const tightJoint = /^(?:\\?["'`])?([+ ]|\.{1,2}|&{1,2}|\|\|)[A-Za-z_$:(].{0,512}\1(?:\\?["'`])?$/;

function valueBehind(text: string, { start, end }: Span, notation: Notation): Span | null {
  const mayBeBare = notation === 'words';
  const before = text.slice(Math.max(0, start - 40), start);
  if (before.endsWith('${')) return valueAt(forms.expansion, text, end) ?? valueAt(forms.otherwise, text, end);
  if (before.endsWith('<')) return valueAt(forms.element, text, end);
  if (before.endsWith('<name>')) return valueAt(forms.pairedElement, text, end);
  if (elementStart.test(before)) {
    const element = valueAt(forms.namedElement, text, end);
    if (element !== null) return isLabel(text, { start, end }, element) ? null : element;
  }
  if (pairStart.test(before)) {
    const paired = valueAt(forms.pairedQuoted, text, end) ?? (mayBeBare ? valueAt(forms.pairedBare, text, end) : null);
    if (paired !== null) return isLabel(text, { start, end }, paired) ? null : paired;
  }
  const plain =
    valueAt(forms.quotedValue, text, end) ??
    valueAt(forms.compared, text, end) ??
    valueAt(forms.attribute, text, end) ??
    ofOption(text, { start, end }, before);
  if (plain !== null) return plain;
  if (naming.test(before)) return valueAt(forms.secondArgument, text, end) ?? valueAt(forms.otherwise, text, end);
  if (declaring.test(before)) return valueAt(forms.declared, text, end);
  if (looking.test(before)) return valueAt(forms.fallback, text, end);
  const argument = mayBeBare && setting.test(before) ? valueAt(forms.setArgument, text, end) : null;
  if (argument !== null) return argument;
  // After a dollar, the value is a command.
  const isBare =
    mayBeBare && !/\$(?:[A-Za-z]{1,8}:)?$/.test(before) && /^["']?(?:[ \t]{0,8}=|:|[ \t]{1,8}:[ \t=])/.test(text.slice(end, end + 12));
  const bare = isBare ? valueAt(forms.bareValue, text, end) : null;
  if (bare !== null) return isProse(text, start, bare) ? null : bare;
  return mayBeBare ? null : valueAt(forms.otherwise, text, end);
}

/**
 * `--password x`. After a single dash the value needs quotes, or digits among its letters, because many programs would take
 * the word for a switch.
 */
function ofOption(text: string, name: Span, before: string): Span | null {
  if (!/(?:^|[^\w-])--?$/.test(before) || isUsage(text, name)) return null;
  return (
    valueAt(forms.quotedArgument, text, name.end) ?? valueAt(before.endsWith('--') ? forms.bareValue : forms.mixedValue, text, name.end)
  );
}

/** Whether the value beside a name says the name again: `{ key: 'password', value: 'Password' }`. */
function isLabel(text: string, name: Span, value: Span): boolean {
  const [named, labelled] = [name, value].map(({ start, end }) =>
    text
      .slice(start, end)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, ''),
  );
  return named === labelled;
}

/** Whether an option is only explained: `--db-password DB_PASSWORD`. */
function isUsage(text: string, { start, end }: Span): boolean {
  const name = text.slice(start, end).toUpperCase().replaceAll('-', '_');
  const [, value = ''] = /^[ \t]["']?([A-Z][A-Z_]{2,79})(?![\w-])/.exec(text.slice(end, end + 84)) ?? [];
  return value !== '' && (name === value || name.endsWith(`_${value}`));
}

/** Whether it is a message: `echo "Wrong password: try again"`, `echo "token: missing"`. */
function isProse(text: string, nameStart: number, { start, end }: Span): boolean {
  if (!/:[ \t]+$/.test(text.slice(start - 4, start))) return false;
  const line = /[^\n]*$/.exec(text.slice(Math.max(0, nameStart - 128), nameStart))?.[0] ?? '';
  const rest = /^[^\n]{0,256}/.exec(text.slice(end, end + 256))?.[0] ?? '';
  // Three words of letters are a sentence, quoted or not, but for a phrase.
  if (/^[a-z]+$/.test(text.slice(start, end)) && /^[ \t]+[a-z]+[ \t]+[a-z]/.test(rest) && !/phrase/i.test(text.slice(nameStart, start))) {
    return true;
  }
  return /["']/.test(line) && (/^[ \t]+[A-Za-z]/.test(rest) || (/^[a-z]+[.!]?$/.test(text.slice(start, end)) && !rest.includes('>')));
}

function valueAt(form: RegExp, text: string, offset: number): Span | null {
  form.lastIndex = offset;
  const [start, end] = form.exec(text)?.indices?.at(-1) ?? [];
  return start === undefined || end === undefined ? null : { start, end };
}

function sticky(source: string): RegExp {
  return new RegExp(source, 'dy');
}

function wordAround(text: string, index: number): Span {
  let start = index;
  let end = index;
  while (start > 0 && index - start < 80 && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - index < 80 && /[\w-]/.test(text[end] ?? '')) end += 1;
  while (start < end && !/[A-Za-z_]/.test(text[start] ?? '')) start += 1;
  // The letter of an escape is no part of the word behind it: `\tpassword`.
  return { start: start < index && /^\\[nrt]$/.test(text.slice(start - 1, start + 1)) ? start + 1 : start, end };
}
