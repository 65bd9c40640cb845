/** Passwords that commands of a script are given: in their options (`curl -u name:password`) or by a pipe (`echo password | kinit`). */
import type { Script } from '../script/script.js';
import { regionAt } from '../script/region.js';
import type { NamedDetection } from './named-literal.js';
import { passwordAt } from './password-at.js';

interface PasswordOption {
  readonly name: string;
  readonly programs: RegExp;
  /** What stands before the password, within the line of the program. */
  readonly option: RegExp;
}

const options: readonly PasswordOption[] = [
  { name: 'curl -u', programs: /\bcurl\b/g, option: /[ \t](?:-u|-U|--user|--proxy-user)[ \t=]?["']?[^\s"':$]{1,64}:/d },
  { name: 'login -p', programs: /\b(?:(?:docker|podman|nerdctl|buildah|helm(?: registry)?|az|oc)[ \t]+login|twine[ \t]+upload)\b/g, option: /[ \t]-p[ \t=]?["']?/d },
  // Ports of a container that is called so, `--name mysql -p3306:3306`, are none.
  { name: 'mysql -p', programs: /\b(?:mysql(?:dump|admin|import|show)?|mariadb)\b/g, option: /[ \t]-p["']?(?!\d+(?:[:/"'\s]|$))(?=\S)/d },
  { name: 'mongo -p', programs: /\b(?:mongo(?:sh|dump|restore|import|export)?|cqlsh)(?=[ \t])/g, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'mysqladmin password', programs: /\bmysqladmin\b/g, option: /[ \t]password[ \t]+["']?/d },
  { name: 'sshpass -p', programs: /\bsshpass\b/g, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'redis-cli -a', programs: /\bredis-cli\b/g, option: /[ \t](?:-a|--pass)[ \t=]["']?/d },
  { name: 'net user', programs: /\bnet[ \t]+user\b/g, option: /^[ \t]+["']?[\w.\\-]{1,64}["']?[ \t]+["']?(?=[^\s/*"'])/d },
  { name: 'ConvertTo-SecureString', programs: /\bConvertTo-SecureString\b/g, option: /^(?:[ \t]+-(?:AsPlainText|Force|String))*[ \t]+["']/d },
  { name: 'htpasswd -b', programs: /\bhtpasswd\b/g, option: /[ \t]-[A-Za-z]*b[A-Za-z]*(?:[ \t]+-\w+)*[ \t]+[^\s-]\S{0,255}[ \t]+[^\s-]\S{0,63}[ \t]+["']?/d },
  { name: 'rabbitmqctl', programs: /\brabbitmqctl[ \t]+(?:add_user|change_password)\b/g, option: /^[ \t]+["']?[^\s"']{1,64}["']?[ \t]+["']?/d },
  { name: 'ldap -w', programs: /\bldap(?:search|add|modify|delete|passwd|whoami)\b/g, option: /[ \t]-w[ \t]?["']?/d },
  { name: 'keytool -storepass', programs: /\bkeytool\b/g, option: /[ \t]-(?:src|dest)?(?:store|key)pass[ \t]+["']?/d },
  { name: 'requirepass', programs: /\b(?:requirepass|masterauth)\b/g, option: /^["']?[ \t]+["']?/d },
  { name: 'sqlcmd -P', programs: /\bsqlcmd\b/g, option: /[ \t]-P[ \t]?["']?/d },
];

/** `echo 'password' | …`, for commands that take one so. */
const piped = /\becho[ \t]+(?:-[ne]{1,2}[ \t]+)?["']?([^\s"'|:\\]{3,256})(?:\\n[^\s"'|]{0,256})?["']?[ \t]*\|[ \t]*(?:sudo[ \t]+-\w*S|(?:sudo[ \t]+)?(?:passwd\b|smbpasswd\b|kinit\b|realm[ \t]+join\b|adcli\b|cryptsetup\b|[^\n|]{0,256}[ \t]--password-stdin\b))/gd;
/** `echo 'name:password' | chpasswd`, `chpasswd <<< 'name:password'` */
const pairPiped = /\becho[ \t]+(?:-[ne]{1,2}[ \t]+)?["']?[\w.${}\uE000-]{1,64}:([^\s"'|]{1,256})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd\b/gd;
const pairHanded = /\bchpasswd[ \t]*<<<[ \t]*["']?[\w.${}\uE000-]{1,64}:([^\s"'|]{1,256})/gd;

/** A look that most scripts do not pass. */
const anyProgram = new RegExp([...options.map(({ programs }) => programs.source), 'chpasswd', String.raw`\becho[^\n|]{1,512}\|`].join('|'));

const longestLine = 512;

/** The spans are those in the text of the script. */
export function commandSecrets(script: Script): readonly NamedDetection[] {
  const { text } = script;
  if (!anyProgram.test(text)) return [];
  const found = [
    ...options.flatMap((option) => optionSecrets(text, option)),
    ...captured(text, piped, 'echo |'), ...captured(text, pairPiped, 'chpasswd'), ...captured(text, pairHanded, 'chpasswd'),
  ];
  return found.filter(({ start }) => regionAt(script.regions, start)?.kind !== 'comment');
}

function optionSecrets(text: string, { name, programs, option }: PasswordOption): readonly NamedDetection[] {
  return [...text.matchAll(programs)].flatMap(({ index, 0: program }) => {
    const from = index + program.length;
    const line = lineFrom(text, from);
    const end = option.exec(line)?.indices?.[0]?.[1];
    return end === undefined ? [] : passwordAt(text, from + end, name);
  });
}

/** To the end of the command's line; a backslash continues it. */
function lineFrom(text: string, from: number): string {
  return /^(?:[^\n\\]|\\[\s\S])*/.exec(text.slice(from, from + longestLine))?.[0] ?? '';
}

function captured(text: string, form: RegExp, name: string): readonly NamedDetection[] {
  return [...text.matchAll(form)].flatMap((match) => passwordAt(text, match.indices?.[1]?.[0] ?? 0, name));
}
