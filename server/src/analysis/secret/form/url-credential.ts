/** Passwords in URLs and connection strings. */
import { hole } from '../../../text/hole.js';
import { Redacted } from '../../../text/redacted.js';
import { isUuid, looksGenerated } from '../generated-text.js';
import { passwordNature } from '../literal-nature.js';
import type { Detection } from './detection.js';
import { entropy } from './entropy.js';

/** What follows `://`: user, password, host. */
const userInfo = /:\/\/([^\s/?#@:"'`<>\\]{0,128}):([^\s/?#@"'`\\]{1,256})@([^\s/?#"'`:]{1,256})/y;
/** A field of an ODBC, JDBC or storage connection string, if the text around it agrees. */
const field = /(AccountKey|SharedAccessKey|Password|PASSWORD|password|Pwd|PWD|pwd)=([^;&\s"'`,\\]{1,256})/y;
const connectionString =
  /(?:^|[;?&"'\s])(?:server|data source|host|driver|initial catalog|database|uid|user id|endpoint|accountname|defaultendpointsprotocol|user)=|jdbc:[a-z]|mongodb/i;
/** The argument of a call, which is a variable and not a field of a text: `connect(user=name, password=word)`. */
const callBefore = /\((?:\s|\\[nrt])*$|,(?:\s|\\[nrt])+$|\w\((?:[^()"'`\n]|"[^"\n]*"|'[^'\n]*')*,$/;
/** Another argument of a call, which is a quoted text: `password=word, host="db"`. */
const argumentAfter = /^,[ \t]{0,8}\w{1,32}=\\?["']/;
/** Hosts that are used in documentation. */
const sampleHost = /^(?:localhost|127\.0\.0\.1|host|hostname|server|example\.(?:com|org|net))$/i;
const sampleUser = /^(?:user|username|myuser|usr|name)?$/i;

/** The password in the URL whose `://` is at the offset. */
export function urlPasswordAt(text: string, offset: number): Detection | null {
  userInfo.lastIndex = offset;
  const [, user, password, host] = userInfo.exec(text) ?? [];
  if (user === undefined || password === undefined || host === undefined || password === noPassword) return null;
  const nature = passwordNature(password);
  if (nature !== 'value' && (nature !== 'stand-in' || sampleUser.test(user))) return null;
  if (hasReference(password) || (sampleHost.test(host) && (sampleUser.test(user) || user === password))) return null;
  const start = offset + 3 + user.length + 1;
  return found(password, user, start);
}

/** What follows a GitHub token instead of a password. */
const noPassword = 'x-oauth-basic';
/** The URL of a repository, which may have a token instead of the user. */
const userToken = /:\/\/([\w-]{20,256})(?::x-oauth-basic)?@([\w.-]{1,128})(\/[\w./~-]{1,256})/y;
const repositoryHost = /^(?:[\w-]+\.)*(?:github|gitlab|bitbucket)\.[\w.-]+$|^dev\.azure\.com$/i;

/** The token in the URL of a repository whose `://` is at the offset; elsewhere a name without a password is not a secret. */
export function userTokenAt(text: string, offset: number): Detection | null {
  userToken.lastIndex = offset;
  const [, token = '', host = '', path = ''] = userToken.exec(text) ?? [];
  if (!looksGenerated(token) || !(repositoryHost.test(host) || path.endsWith('.git'))) return null;
  return found(token, '', offset + 3);
}

/** The password in the field of a connection string that begins at the offset. */
export function connectionPasswordAt(text: string, offset: number): Detection | null {
  field.lastIndex = offset;
  const [, name, password] = field.exec(text) ?? [];
  if (name === undefined || password === undefined || passwordNature(password) !== 'value' || hasReference(password)) return null;
  const from = Math.max(0, offset - 200);
  const before = text.slice(from, offset);
  if (callBefore.test(before)) return null;
  const start = from + before.lastIndexOf('\n') + 1;
  const after = text.slice(offset + name.length + 1 + password.length, offset + 200);
  if (argumentAfter.test(after)) return null;
  // Further fields follow on the next line only where a separator says so.
  const line = text.slice(start, offset) + (/^[;&]/.test(after) ? after : after.slice(0, /\n|$/.exec(after)?.index));
  return connectionString.test(line) ? found(password, name, offset + name.length + 1) : null;
}

/** Oracle's thin driver has user and password before the address, Go's MySQL driver before the protocol. */
const thin = /jdbc:oracle:thin:[^\s/@"'\\]{1,64}\/([^\s/@"'\\]{1,128})@/iy;
const beforeProtocol = /(?:^|[\s"'`=])[\w.-]{1,64}:([^\s@/"'`\\]{1,128})$/;

/** The password in the URL of Oracle's thin driver that begins at the offset. */
export function thinPasswordAt(text: string, offset: number): Detection | null {
  thin.lastIndex = offset;
  const [whole = '', password = ''] = thin.exec(text) ?? [];
  return written(password, 'jdbc:oracle:thin', offset + whole.length - 1 - password.length);
}

/** The password before the `@tcp(` or `@unix(` at the offset. */
export function dsnPasswordAt(text: string, offset: number): Detection | null {
  const [, password = ''] = beforeProtocol.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [];
  return written(password, 'DSN', offset - password.length);
}

function written(password: string, name: string, start: number): Detection | null {
  return passwordNature(password) !== 'value' || hasReference(password) ? null : found(password, name, start);
}

/** Telegram has the token of a bot in the path. */
const botToken = /api\.telegram\.org\/bot(\d{5,16}:A[\w-]{34})(?![\w-])/iy;

/** The token of a bot in the URL that begins at the offset. */
export function botTokenAt(text: string, offset: number): Detection | null {
  botToken.lastIndex = offset;
  const [whole = '', token = ''] = botToken.exec(text) ?? [];
  return token === '' || entropy(token) < 3 ? null : found(token, 'webhook', offset + whole.length - token.length);
}

/** `sig=…` of a shared access signature of Azure, also of the address of a workflow, beside its version and its end. */
const signature = /sig=([A-Za-z0-9%+/]{43,128}={0,2})/y;

/** `?api_key=…` of a URL or of a path in one; a mere name or number there is not a secret. */
const queryToken = /(?:api_?key|(?:access_|auth_)?token|client_secret)=([\w.~%+/-]{16,512}={0,2})/iy;

/** The token in the query of a URL whose field begins at the offset. */
export function queryTokenAt(text: string, offset: number): Detection | null {
  queryToken.lastIndex = offset;
  const [whole = '', value] = queryToken.exec(text) ?? [];
  const before = text.slice(Math.max(0, offset - 300), offset);
  if (value === undefined || !(looksGenerated(value) || isUuidKey(whole, value)) || !/\/[^\s"'`<>]*[?&](?:\w{1,20}_)?$/.test(before)) {
    return null;
  }
  return found(value, whole.slice(0, whole.indexOf('=')), offset + whole.length - value.length);
}

/** Some vendors issue API keys that are UUIDs; a token of this form is as often the id of a session. */
function isUuidKey(field: string, value: string): boolean {
  return /^api_?key/i.test(field) && isUuid(value) && entropy(value) > 2.5;
}

/** The signature in a URL whose field begins at the offset. */
export function sharedSignatureAt(text: string, offset: number): Detection | null {
  signature.lastIndex = offset;
  const [, value] = signature.exec(text) ?? [];
  if (value === undefined || !/[?&;]$/.test(text.slice(Math.max(0, offset - 1), offset))) return null;
  const around = text.slice(Math.max(0, offset - 300), offset + 300);
  return /[?&;]s[ve]=(?:\d{4}-|\d\.\d)/.test(around) ? found(value, 'sig', offset + 4) : null;
}

function hasReference(text: string): boolean {
  return (
    text.includes(hole) ||
    /\$[{(A-Za-z_]|\{\{|^\{[\w.]*\}$|^\{[A-Za-z_][\w.]*(?:[[(]|[!:][^{}]{0,32}\}$)|%[A-Za-z_]+%|^%\([\w.]+\)[sdr]$|<|#\{/.test(text)
  );
}

function found(secret: string, name: string, start: number): Detection {
  const kind = 'url-credentials';
  return { kind, secret: new Redacted(kind, secret), issuer: null, name: name === '' ? null : name, start, end: start + secret.length };
}
