/** Paths as URIs. */

/** A relative path becomes a relative reference, an absolute one a `file:` URI; `/` stays, and everything else is escaped as needed. */
export function pathToUri(path: string): string {
  const escaped = path
    .split('/')
    .map((segment) => encodeURIComponent(loneSurrogatesReplaced(segment)).replace(/[!'()*]/g, escapeByte))
    .join('/');
  if (/^[a-zA-Z]:\//.test(path)) return `file:///${path[0] ?? ''}:${escaped.slice(escaped.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${escaped}` : escaped;
}

/** `encodeURIComponent` throws on half a surrogate pair, which a file name on Windows can contain. */
function loneSurrogatesReplaced(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
