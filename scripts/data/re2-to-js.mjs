/** Rewrites RE2 regular expressions for JavaScript, which has no inline flags and no POSIX classes. */

const posix = { alnum: '0-9A-Za-z', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', xdigit: '0-9A-Fa-f' };

/**
 * Returns `{ source, flags }` with the meaning of the pattern. A `(?i)` for the whole pattern becomes the flag `i`; one for a
 * part is written out, with a class of both cases for each letter. Groups keep their numbers, named or not.
 */
export function re2ToJs(pattern) {
  const leading = pattern.startsWith('(?i)');
  const rest = leading ? pattern.slice(4) : pattern;
  if (!/\(\?-?i/.test(rest)) return { source: rewrite(rest, { ignoreCase: false, dotAll: false }), flags: leading ? 'i' : '' };
  return { source: rewrite(rest, { ignoreCase: leading, dotAll: false }), flags: '' };
}

const token =
  /\\[dDwWsSbBnrt]|\\z|\\x[0-9a-f]{2}|\\.|\[(?:\[:\w+:\]|\\.|[^\]\\])+\]|\(\?P<\w+>|\(\?[a-z-]*[:)]|\(\?(?:<[=!]|[=!])|[()]|[^]/gi;

function rewrite(pattern, initial) {
  const scopes = [];
  let scope = initial;
  let source = '';
  for (const [text] of pattern.matchAll(token)) {
    const flags = /^\(\?([a-z]*)(?:-([a-z]*))?([:)])$/i.exec(text);
    if (flags !== null && flags[3] === ')') {
      scope = changed(scope, flags);
    } else if (flags !== null) {
      scopes.push(scope);
      scope = changed(scope, flags);
      source += '(?:';
    } else if (text.startsWith('(')) {
      scopes.push(scope);
      source += text.startsWith('(?P<') ? '(' : text;
    } else if (text === ')') {
      scope = scopes.pop();
      source += text;
    } else {
      source += atom(text, scope);
    }
  }
  return source;
}

function changed(scope, [, on, off = '']) {
  const state = (flag, before) => (off.includes(flag) ? false : on.includes(flag) || before);
  return { ignoreCase: state('i', scope.ignoreCase), dotAll: state('s', scope.dotAll) };
}

function atom(text, { ignoreCase, dotAll }) {
  if (text === '\\z') return '$';
  if (text === '.' && dotAll) return '[^]';
  if (text.startsWith('[')) {
    const body = text.slice(1, -1).replace(/\[:(\w+):\]/g, (_, name) => posix[name]);
    return `[${ignoreCase ? bothCases(body) : body}]`;
  }
  return ignoreCase && /^[a-z]$/i.test(text) ? `[${text.toLowerCase()}${text.toUpperCase()}]` : text;
}

/** Adds the other case of letters and ranges of letters to a class; escapes stay as they are. */
function bothCases(body) {
  const others = [...body.matchAll(/\\.|([a-z])-([a-z])|([A-Z])-([A-Z])|([a-zA-Z])/g)].flatMap(([, low, lowEnd, high, highEnd, letter]) => {
    if (low) return [`${low.toUpperCase()}-${lowEnd.toUpperCase()}`];
    if (high) return [`${high.toLowerCase()}-${highEnd.toLowerCase()}`];
    if (!letter) return [];
    return [letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()];
  });
  const missing = others.filter((other) => !body.includes(other));
  const dash = body.endsWith('-') && !body.endsWith('\\-');
  return dash ? `${body.slice(0, -1)}${missing.join('')}-` : `${body}${missing.join('')}`;
}
