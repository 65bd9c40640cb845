/** Reads a whole file, such as a configuration or a file that another one names. */
import { decode } from './decode.js';
import type { FileSystem } from './file-system.js';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  /** `reason` is a sentence without the path. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Why a file was not read that is not text in a supported encoding. */
export const notText = 'It is not UTF-8 or UTF-16 text.';

/** Pipes and devices are not read, because they may never end. */
export async function readTextFile(path: string, files: FileSystem, limit: number): Promise<ReadText> {
  const kind = await files.kind(path);
  if (kind !== 'file') return { kind: 'failed', reason: kind === null ? 'It does not exist.' : 'It is not a file.' };
  const read = await files.read(path, { limit, wants: () => true });
  if (read.kind === 'failed') return { kind: 'failed', reason: read.reason };
  return read.kind === 'beginning' ? { kind: 'failed', reason: 'It is too long.' } : decodeText(read.bytes);
}

/** Decodes the bytes of a whole file. */
export function decodeText(bytes: Uint8Array): ReadText {
  const decoded = decode(bytes);
  return decoded.kind === 'text' ? { kind: 'text', text: decoded.text } : { kind: 'failed', reason: notText };
}

/** The text, or null when it cannot be read for any reason. */
export async function textOrNull(path: string, files: FileSystem, limit: number): Promise<string | null> {
  const read = await readTextFile(path, files, limit);
  return read.kind === 'text' ? read.text : null;
}
