/** Passwords in statements and lines without an assignment: `IDENTIFIED BY 'x'` in SQL, `.login('name', 'x')` in code, `.netrc`. */
import { matchesOf } from '../../../text/match.js';
import { regionAt } from '../../script/region.js';
import type { Script } from '../../script/script.js';
import type { NamedDetection } from '../named-literal.js';
import { passwordAt } from './password-at.js';

interface Statement {
  readonly name: string;
  /** The part of the text to search, as its only group; without it, the whole text. */
  readonly within?: RegExp;
  /** Matches up to the password. */
  readonly form: RegExp;
  /** What ends the password, other than a blank or a quote. */
  readonly end?: string;
}

const snmpUser = String.raw`\bcreateUser[ \t]{1,8}(?:-e[ \t]{1,8}\S{1,64}[ \t]{1,8})?[^\s"']{1,64}[ \t]{1,8}(?:MD5|SHA(?:-\d{3})?)[ \t]{1,8}`;

const statements: readonly Statement[] = [
  { name: 'IDENTIFIED BY', form: /\bidentified\s{1,8}(?:with\s{1,8}["'`]?\w{1,64}["'`]?\s{1,8})?by\s{1,8}(?:password\s{1,8})?\\?["']/gi },
  { name: 'PASSWORD', form: /\b(?:create|alter)\s{1,8}(?:user|role|group)\b[^;\n]{1,200}?\bpassword\s{1,8}\\?["']/gi },
  { name: 'PASSWORD', form: /\bset\s{1,8}password\b[^;\n=]{0,100}=\s{0,4}(?:password\s{0,4}\(\s{0,4})?\\?["']/gi },
  { name: 'netrc', form: /\bmachine\s{1,16}\S{1,256}\s{1,16}login\s{1,16}\S{1,128}\s{1,16}password\s{1,16}/g },
  { name: 'auth', form: /\b(?:\w{1,24}_)?auth\s{0,4}=\s{0,4}\(\s{0,4}["'][^"'\n]{1,64}["']\s{0,4},\s{0,4}[bru]?["']/g },
  { name: 'auth', form: /\bHTTP(?:Basic|Digest|Proxy)Auth\(\s{0,4}["'][^"'\n]{1,64}["']\s{0,4},\s{0,4}[bru]?["']/g },
  { name: 'login', form: /\.login\(\s{0,4}["'][^"'\n]{1,64}["']\s{0,4},\s{0,4}[bru]?["']/g },
  // The host or handle, the user, the password (manuals of PHP, PyMySQL, mysqlclient and ftplib).
  {
    name: 'connect',
    form: /(?:\bmysqli?_connect|\bnew\s{1,4}(?:mysqli|PDO|Sequelize)|\b(?:pymysql|MySQLdb)\.connect|\bFTP(?:_TLS)?|\bftp_login)\(\s{0,8}(?:["'][^"'\n]{0,200}["']|[$\w.[\]"'>-]{1,64})\s{0,4},\s{0,8}(?:["'][^"'\n]{1,64}["']|[$\w.[\]"'>-]{1,64})\s{0,4},\s{0,8}["']/g,
  },
  // The host, the port, the user and the password (Paramiko); the user and the password (python-oracledb).
  {
    name: 'connect',
    form: /\.connect\(\s{0,8}(?:["'][^"'\n]{1,200}["']|[\w.[\]"']{1,64})\s{0,4},\s{0,8}\d{2,5}\s{0,4},\s{0,8}["'][^"'\n]{1,64}["']\s{0,4},\s{0,8}[bru]?["']/g,
  },
  { name: 'connect', form: /\b(?:cx_Oracle|oracledb)\.connect\(\s{0,8}["'][\w$#]{1,64}["']\s{0,4},\s{0,8}["']/g },
  { name: 'connect', form: /\b(?:cx_Oracle|oracledb)\.connect\(\s{0,8}["'][\w$#]{1,64}\/(?=[^"'@\s]{1,128}@)/g, end: '@' },
  // The distinguished name with which a client signs in to a directory, and its password (ldap3, python-ldap, ldapjs).
  {
    name: 'bind',
    form: /(?:\bConnection\(\s{0,8}[\w.[\]]{1,64}\s{0,4},\s{0,8}|\.(?:simple_)?bind(?:_s)?\(\s{0,8})["']\w{1,8}=[^"'\n]{1,200}["']\s{0,4},\s{0,8}["']/g,
  },
  // The first user of Jenkins, in its start-up scripts.
  { name: 'createAccount', form: /\bcreateAccount\(\s{0,4}["'][^"'\n]{1,64}["']\s{0,4},\s{0,4}["']/g },
  // What code has AWS keep.
  { name: 'SecretString', form: /\bSecretString["']?\s{0,4}[:=]\s{0,4}[bru]?["'](?![{[])/g },
  {
    name: 'put_parameter',
    form: /\bput_?parameter\((?=[^)]{0,400}\bType["']?\s{0,4}[:=]\s{0,4}["']SecureString)[^)]{0,300}?\bValue["']?\s{0,4}[:=]\s{0,4}["'](?![{[])/gi,
  },
  {
    name: 'Basic',
    form: /(?:\bbasic\b|\b\w{0,24}(?:auth|cred)\w{0,24}\s{0,4}=)[^\n]{0,60}?(?:\bbtoa|\bBuffer\.from|b64encode)\(\s{0,4}b?["'`][\w.@-]{1,64}:/gi,
  },
  // The key with which a token is signed, or that of a keyed hash, but not a file or a certificate.
  {
    name: 'jwt',
    form: /\b(?:jwt|jsonwebtoken['"]\))\.(?:sign|verify|encode|decode)\(\s{0,8}(?:\{[^{}\n]{0,200}\}|[\w.[\]'"]{1,64})\s{0,4},\s{0,4}[bru]?["'](?!-----|https?:)/gi,
  },
  {
    name: 'hmac',
    form: /\b(?:createHmac\(\s{0,4}["']\w{2,16}["']\s{0,4},\s{0,4}|hmac\.new\(\s{0,4}(?:key\s{0,2}=\s{0,2})?)[bru]?["'](?!-----)/g,
  },
  {
    name: 'cipher',
    form: /\b(?:create(?:C|Dec)ipher(?:iv)?\(\s{0,4}["'][\w-]{1,32}["']\s{0,4},\s{0,4}|(?:AES|DES3?|Blowfish)\.new\(\s{0,4}(?:key\s{0,2}=\s{0,2})?)[bru]?["']/g,
  },
  { name: 'Fernet', form: /\bFernet\(\s{0,4}[bru]?["']/g },
  // The name of the user, the address and the password (Django documentation, "Creating users").
  {
    name: 'create_user',
    form: /\bcreate_(?:super)?user\(\s{0,8}["'][^"'\n]{1,128}["']\s{0,4},\s{0,8}(?:["'][^"'\n]{0,256}["']|None)\s{0,4},\s{0,8}["']/g,
  },
  // What `expect` types when asked for a password.
  {
    name: 'send',
    form: /\bexpect\s[^\n]{0,120}?ass(?:word|phrase)[^\n]{0,40}\n?\s{0,16}(?:\{\s{0,8})?send\s{1,8}(?:--\s{1,4})?\\?["']/gi,
  },
  { name: 'setPassword', form: /\bset\w{0,24}?pass(?:word|phrase)\(\s{0,4}[bru]?\\?["']/gi },
  // debconf: the package, the question, its kind and the answer.
  { name: 'debconf', form: /(?<![\w-])[\w.+-]{1,64}\/[\w./-]{0,64}pass(?:word)?(?:[_-]\w{1,16})?[ \t]{1,8}password[ \t]{1,8}/g },
  // A user of SNMP, with the password for proof and the one for privacy (manual page of snmpd.conf).
  { name: 'createUser', form: new RegExp(String.raw`${snmpUser}\\?["']?`, 'g') },
  {
    name: 'createUser',
    form: new RegExp(String.raw`${snmpUser}(?:\\?"[^"\n]{8,256}"|[^\s"']{8,256})[ \t]{1,8}(?:DES|AES(?:-\d{3})?)[ \t]{1,8}\\?["']?`, 'g'),
  },
  // The client, the server, the secret and the addresses (manual page of pppd).
  {
    name: 'chap-secrets',
    form: /(?:^|["'])[ \t]*["']?[\w.@\\*-]{1,64}["']?[ \t]{1,16}["']?[\w.*-]{1,64}["']?[ \t]{1,16}\\?["']?(?=[^\s"']{3,256}["']?[ \t]{1,16}["']?(?:\*|\d{1,3}(?:\.\d{1,3}){3})(?=["'\s]))/gm,
  },
  // The community of SNMP 1 and 2c is what proves a request; the one in manuals is public (manual page of snmpd.conf).
  {
    name: 'rocommunity',
    form: /(?:^|["'])[ \t]*(?:r[ow]community6?|com2sec6?(?:[ \t]{1,8}-Cn[ \t]{1,8}\S{1,64})?[ \t]{1,8}[^\s"']{1,64}[ \t]{1,8}[^\s"']{1,128})[ \t]{1,16}\\?["']?(?!(?:public|private)(?:["'\s]|$))/gm,
  },
  // An administrator of CouchDB, until it has replaced the password by a hash.
  {
    name: 'couchdb',
    within: /^[ \t]*\[admins\][^\n]*\n([^[]{1,2048})/dgm,
    form: /^[ \t]*[\w.@-]{1,64}[ \t]{0,8}=[ \t]{0,8}(?!-(?:pbkdf2|hashed)-)/gm,
  },
  // Who may see the statistics of HAProxy, and the users of its lists without hashes (HAProxy configuration manual).
  { name: 'stats auth', form: /\bstats[ \t]{1,8}auth[ \t]{1,8}[^\s:"']{1,64}:/g },
  { name: 'insecure-password', form: /\binsecure-password[ \t]{1,8}["']?/g },
  // A key between name servers (BIND reference manual), and what the agents of Consul, Nomad and Serf encrypt with.
  { name: 'secret', form: /\balgorithm\s{1,8}\\?["']?hmac-[\w-]{1,16}\\?["']?\s{0,8};\s{0,16}secret\s{1,8}\\?["']/g },
  {
    name: 'encrypt',
    form: /(?:^|[{,])[ \t]{0,32}\\?["']?encrypt\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["'](?=(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{43}=)\\?["'])/gm,
  },
  // The users of PgBouncer, with a password or a hash.
  { name: 'userlist.txt', form: /^[ \t]*"[^"\n]{1,64}"[ \t]{1,8}"/gm },
  { name: 'PSK', form: /(?:^|[\s:])PSK[ \t]{1,8}\\?["']/gm },
  {
    name: 'sasl_passwd',
    form: /(?<![^\s"'])\[?[\w.-]{1,128}\]?(?::\d{2,5})?[ \t]{1,8}[^\s:"']{1,128}:(?=[^\s:]{1,256}["']?[ \t]*(?:>{1,2}[^\n]*sasl_passwd|\n|$))/g,
  },
  // After the id of a Twilio account, in a call.
  { name: 'twilio', form: /["']AC[0-9a-f]{32}["']\s{0,4},\s{0,4}["'](?=[0-9a-f]{32}["'])/g },
  { name: 'msmtprc', form: /^[ \t]{0,16}password[ \t]{1,16}/gm },
  {
    name: 'pgpass',
    form: /(?<![^\s"'])[\w.*-]{1,128}:(?:\d{2,5}|\*):[\w*-]{1,64}:[\w.*-]{1,64}:(?=[^\s:]{0,256}["']?[ \t]*(?:>{1,2}[^\n]*pgpass|\n|$))/g,
  },
];

/** A quick look, which most scripts do not pass. */
const anyStatement =
  /identified\s|\bset\s+password\b|create_(?:super)?user\(|\bset\w*pass(?:word|phrase)\(|\bpassword\s*\\?["'(]|\bmachine\s|auth\s*=\s*\(|\bHTTP\w+Auth\(|\.login\(|\bbasic\b|\bPSK[ \t]|connect\(|new\s+(?:mysqli|PDO|Sequelize)\(|FTP(?:_TLS)?\(|ftp_login\(|debconf|pgpass|sasl_passwd|msmtprc|chap-secrets|couchdb|userlist\.txt|stats[ \t]+auth|insecure-password|hmac-|\bencrypt\b|createUser\s|r[ow]community|com2sec|createAccount\(|SecretString|put_?parameter\(|cipher(?:iv)?\(|(?:AES|DES3?|Blowfish)\.new\(|Connection\(|bind(?:_s)?\(|['"]AC[0-9a-f]{32}|jwt|jsonwebtoken|hmac|fernet\(|b64encode\(|btoa\(|Buffer\.from\(|\bexpect\s/i;

/** Names of files or of their folders whose form cannot be recognised otherwise. */
const ofFiles =
  /pgpass|sasl_passwd|msmtprc|chap-secrets|couchdb|userlist\.txt|stats[ \t]+auth|insecure-password|hmac-|\bencrypt\b|userlist\.txt/;

/** The spans are those in the text of the script. */
export function statementSecrets({ text, path, regions }: Script): readonly NamedDetection[] {
  const file = path.at(-2) ?? '';
  if (!ofFiles.test(file) && !anyStatement.test(text)) return [];
  return statements
    .filter(({ name }) => !ofFiles.test(name) || file.includes(name) || text.includes(name))
    .flatMap((statement) => passwordsOf(statement, text))
    .filter(({ start }) => regionAt(regions, start)?.kind !== 'comment');
}

function passwordsOf({ name, within, form, end }: Statement, text: string): readonly NamedDetection[] {
  const stretches =
    within === undefined ? [[0, text.length] as const] : matchesOf(within, text).map(({ indices }) => indices?.[1] ?? [0, 0]);
  return stretches.flatMap(([from, to]) =>
    matchesOf(form, text.slice(from, to)).flatMap(({ index, 0: { length } }) => {
      const start = from + index + length;
      return passwordAt(upTo(end, text, start), start, name);
    }),
  );
}

/** The text up to the next occurrence of what ends a password. */
function upTo(end: string | undefined, text: string, from: number): string {
  return end === undefined ? text : text.slice(0, text.indexOf(end, from));
}
