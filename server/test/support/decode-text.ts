/** The text of a file's bytes, as tests need it: UTF-8, with what is no text replaced. */

export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
