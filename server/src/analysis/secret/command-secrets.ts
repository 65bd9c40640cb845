/** Passwords that commands of a script are given in their options: `curl -u name:password`, `mysql -ppassword`. */
import { Redacted } from '../../text/redacted.js';
import { hole } from '../script/resolved-text.js';
import type { Script } from '../script/script.js';
import { regionAt } from '../script/region.js';
import { literalNature } from './literal-nature.js';
import type { NamedDetection } from './named-literal.js';

interface PasswordOption {
  readonly name: string;
  readonly programs: RegExp;
  /** What stands before the password, within the line of the program. */
  readonly option: RegExp;
}

const options: readonly PasswordOption[] = [
  { name: 'curl -u', programs: /\bcurl\b/g, option: /[ \t](?:-u|-U|--user|--proxy-user)[ \t=]?["']?[^\s"':$]{1,64}:/d },
  { name: 'login -p', programs: /\b(?:docker|podman|nerdctl|buildah|helm(?: registry)?)[ \t]+login\b/g, option: /[ \t]-p[ \t=]?["']?/d },
  // Ports of a container that is called so, `--name mysql -p3306:3306`, are none.
  { name: 'mysql -p', programs: /\b(?:mysql(?:dump|admin|import|show)?|mariadb)\b/g, option: /[ \t]-p["']?(?!\d+(?:[:/"'\s]|$))(?=\S)/d },
  { name: 'mysqladmin password', programs: /\bmysqladmin\b/g, option: /[ \t]password[ \t]+["']?/d },
  { name: 'sshpass -p', programs: /\bsshpass\b/g, option: /[ \t]-p[ \t]?["']?/d },
  { name: 'redis-cli -a', programs: /\bredis-cli\b/g, option: /[ \t](?:-a|--pass)[ \t=]["']?/d },
  { name: 'net user', programs: /\bnet[ \t]+user\b/g, option: /^[ \t]+["']?[\w.\\-]{1,64}["']?[ \t]+["']?(?=[^\s/*"'])/d },
  { name: 'sqlcmd -P', programs: /\bsqlcmd\b/g, option: /[ \t]-P[ \t]?["']?/d },
];

/** A look that most scripts do not pass. */
const anyProgram = new RegExp([...options.map(({ programs }) => programs.source), 'chpasswd'].join('|'));

const longestLine = 512;

/** The spans are those in the text of the script. */
export function commandSecrets(script: Script): readonly NamedDetection[] {
  if (!anyProgram.test(script.text)) return [];
  const found = [...options.flatMap((option) => optionSecrets(script.text, option)), ...setPasswords(script.text)];
  return found.filter(({ start }) => regionAt(script.regions, start)?.kind !== 'comment');
}

function optionSecrets(text: string, { name, programs, option }: PasswordOption): readonly NamedDetection[] {
  return [...text.matchAll(programs)].flatMap(({ index, 0: program }) => {
    const from = index + program.length;
    const line = lineFrom(text, from);
    const end = option.exec(line)?.indices?.[0]?.[1];
    return end === undefined ? [] : secretAt(text, from + end, name);
  });
}

/** To the end of the command's line; a backslash continues it. */
function lineFrom(text: string, from: number): string {
  return /^(?:[^\n\\]|\\[\s\S])*/.exec(text.slice(from, from + longestLine))?.[0] ?? '';
}

/** `echo 'name:password' | chpasswd` */
function setPasswords(text: string): readonly NamedDetection[] {
  return [...text.matchAll(/\becho[ \t]+["']?[\w.-]{1,64}:([^\s"'|]{1,256})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd\b/gd)]
    .flatMap((match) => secretAt(text, match.indices?.[1]?.[0] ?? 0, 'chpasswd'));
}

function secretAt(text: string, start: number, name: string): readonly NamedDetection[] {
  const [secret = ''] = /^[^\s"'|]{3,256}/.exec(text.slice(start, start + 256)) ?? [];
  const nature = literalNature(secret);
  if ((nature !== 'value' && nature !== 'stand-in') || secret.includes(hole) || /[$`<%{(]/.test(secret)) return [];
  return [{
    kind: 'password', secret: new Redacted('password', secret), issuer: null, name, start, end: start + secret.length, isStandIn: nature === 'stand-in',
  }];
}
