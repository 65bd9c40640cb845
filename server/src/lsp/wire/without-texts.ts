/** Messages of the protocol as they may be written down: without the text of files, which may hold secrets. */

/** What holds text of a file, in the JSON that the library writes a property a line. */
const text = /^([ \t]*"(?:text|newText)": )".*"(,?)$/gm;

export function withoutTexts(message: string): string {
  return message.replace(text, '$1"…"$2');
}
