/** Reads a file that is wanted as a whole, such as a configuration or a file that another one names. */
import { decode } from './decode.js';
import type { FileSystem } from './file-system.js';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  /** `reason` is a sentence without the path. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Why bytes that are no text in an encoding that is read are not read. */
export const notText = 'It is not UTF-8 or UTF-16 text.';

/** Pipes and devices are not read: they may never end. */
export async function readText(path: string, files: FileSystem, limit: number): Promise<ReadText> {
  const kind = await files.kind(path);
  if (kind !== 'file') return { kind: 'failed', reason: kind === null ? 'It does not exist.' : 'It is not a file.' };
  const read = await files.read(path, { limit, wants: () => true });
  if (read.kind === 'failed') return { kind: 'failed', reason: read.reason };
  return read.kind === 'beginning' ? { kind: 'failed', reason: 'It is too long.' } : decodeText(read.bytes);
}

/** The text that all bytes of a file make. */
export function decodeText(bytes: Uint8Array): ReadText {
  const decoded = decode(bytes, false);
  return decoded.kind === 'text' ? { kind: 'text', text: decoded.text } : { kind: 'failed', reason: notText };
}

/** The text, or null for whatever reason. */
export async function textOrNull(path: string, files: FileSystem, limit: number): Promise<string | null> {
  const read = await readText(path, files, limit);
  return read.kind === 'text' ? read.text : null;
}
