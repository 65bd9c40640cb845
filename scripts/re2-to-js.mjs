/** Rewrites regular expressions of RE2 for JavaScript, which has no inline flags and no POSIX classes. */

const posix = { alnum: '0-9A-Za-z', alpha: 'A-Za-z', digit: '0-9', lower: 'a-z', upper: 'A-Z', xdigit: '0-9A-Fa-f' };

/**
 * `{ source, flags }` with the meaning of the pattern. A `(?i)` that governs the whole becomes the flag `i`; one that
 * governs a part is written out, each letter as a class of both cases. Captures are numbered as before, named or not.
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

/** Adds to a class the other case of its letters and ranges of letters; escapes stay. */
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
