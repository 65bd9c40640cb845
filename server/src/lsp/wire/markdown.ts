/** Markdown from text that a template may control: nothing in it can become a link, a heading or HTML. */

const special = /[\\*_{}[\]<>()#+!|~&]/g;

/** The text on one line, with its code spans kept and everything else escaped. */
export function escapeMarkdown(text: string): string {
  const parts = text.replace(/\s+/g, ' ').split('`');
  // An odd number of backticks leaves one unpaired; it is then an ordinary character.
  if (parts.length % 2 === 0) return parts.map(escapePlain).join('\\`');
  return parts.map((part, index) => (index % 2 === 0 ? escapePlain(part) : `\`${part}\``)).join('');
}

/** The text for a client without Markdown support. */
export function plainText(markdown: string): string {
  return markdown.replace(/\\([\\*_{}[\]<>()#+!|~&`])/g, '$1').replace(/\*\*|`| {2}$/gm, '');
}

function escapePlain(text: string): string {
  return text.replace(special, '\\$&');
}
