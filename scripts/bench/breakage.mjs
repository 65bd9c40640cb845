/** Breaks real texts in one place, in the ways in which they break while somebody types. */

/** Each changes one line: `indent` is its leading blanks, `key` and `value` are on either side of its first colon. */
export const breakages = {
  'no colon': ({ indent, key, value }) => `${indent}${key} ${value}`,
  'key half typed': ({ indent, key }) => `${indent}${key.slice(0, Math.ceil(key.length / 2))}`,
  'two colons': ({ indent, key, value }) => `${indent}${key}: ${value}: x`,
  'open double quote': ({ indent, key, value }) => `${indent}${key}: "${value}`,
  'open single quote': ({ indent, key, value }) => `${indent}${key}: '${value}`,
  'open bracket': ({ indent, key }) => `${indent}${key}: [a, b`,
  'open brace': ({ indent, key }) => `${indent}${key}: {a: b`,
  'stray bracket': ({ indent, key, value }) => `${indent}${key}: ${value}]`.replace(/: ([^]*)\]$/, ': ]$1'),
  'stray brace': ({ indent, key, value }) => `${indent}${key}: }${value}`,
  'tab before key': ({ indent, key, value }) => `${indent}\t${key}: ${value}`,
  'one blank less': ({ indent, key, value }) => `${indent.slice(1)}${key}: ${value}`,
  'one blank more': ({ indent, key, value }) => `${indent} ${key}: ${value}`,
  'bare star': ({ indent, key }) => `${indent}${key}: *`,
  'bare anchor': ({ indent, key, value }) => `${indent}${key}: & ${value}`,
  'percent first': ({ indent, key, value }) => `${indent}${key}: %${value}`,
  'at sign first': ({ indent, key }) => `${indent}${key}: @x`,
  'backtick first': ({ indent, key }) => `${indent}${key}: \`x`,
  'tag half typed': ({ indent, key }) => `${indent}${key}: !Sub "\${`,
  'item in a mapping': ({ indent, key, value }) => `${indent}- ${key}: ${value}`,
  'value on two levels': ({ indent, key, value }) => `${indent}${key}: ${value || 'x'}\n${indent}  y: z`,
};

/** A text broken in one line of a resource, and the lines of that resource; null when there is no such line. */
export function breakText(text, kind, random) {
  const lines = text.split('\n');
  const places = placesIn(lines);
  const place = places[random(places.length)];
  if (place === undefined) return null;
  const [, indent, key, value = ''] = entryLine.exec(lines[place.line].replace(/\r$/, ''));
  const broken = [...lines];
  broken[place.line] = breakages[kind]({ indent, key, value });
  return { text: broken.join('\n'), resource: place.resource };
}

const entryLine = /^( +)([A-Za-z][A-Za-z0-9]*): *(.*)$/;

/** The lines of entries within resources, each with the logical ID of its resource. */
function placesIn(lines) {
  const places = [];
  let inResources = false;
  let resource = null;
  let idIndent = null;
  for (const [line, content] of lines.entries()) {
    if (/^\S/.test(content)) {
      inResources = /^Resources:/.test(content);
      resource = null;
      idIndent = null;
      continue;
    }
    const match = entryLine.exec(content.replace(/\r$/, ''));
    if (!inResources || match === null) continue;
    idIndent ??= match[1].length;
    if (match[1].length === idIndent) resource = match[2];
    else if (resource !== null) places.push({ line, resource });
  }
  return places;
}
