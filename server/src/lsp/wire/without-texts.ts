/** Makes protocol messages safe to log by removing the text of files, which may contain secrets. */

/** What holds text of a file, in the JSON that the library writes a property a line. */
const text = /^([ \t]*"(?:text|newText)": )".*"(,?)$/gm;

export function withoutTexts(message: string): string {
  return message.replace(text, '$1"…"$2');
}
