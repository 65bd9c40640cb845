/** Markdown out of words that a template may have chosen: nothing in them can become a link, a heading or HTML. */

const special = /[\\*_{}[\]<>()#+!|~&]/g;

/** The text with its code spans kept and everything else escaped, on one line. */
export function escapeMarkdown(text: string): string {
  const parts = text.replace(/\s+/g, ' ').split('`');
  // An odd number of backticks leaves one without a partner; it is then an ordinary character.
  if (parts.length % 2 === 0) return parts.map(escapePlain).join('\\`');
  return parts.map((part, index) => (index % 2 === 0 ? escapePlain(part) : `\`${part}\``)).join('');
}

/** The text for a client that takes no markdown. */
export function plainText(markdown: string): string {
  return markdown.replace(/\\([\\*_{}[\]<>()#+!|~&`])/g, '$1').replace(/\*\*|`| {2}$/gm, '');
}

function escapePlain(text: string): string {
  return text.replace(special, '\\$&');
}
