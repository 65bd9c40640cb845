/** Changes to a YAML text that keep its length and its lines, so that it can be read and every offset stays valid. */
import type { Construct } from './yaml-construct.js';

/** The text that replaces a piece of the original, of the same length. */
export interface Patch {
  readonly start: number;
  readonly replacement: string;
  /** What was wrong; null for what other readers accept as it is. */
  readonly message: string | null;
  /** Whether the last character became a missing colon, and so is still part of its key. */
  readonly isColon: boolean;
}

export function patchEnd(patch: Patch): number {
  return patch.start + patch.replacement.length;
}

/** Applies patches one after another; they may overlap. */
export function applyPatches(text: string, patches: readonly Patch[]): string {
  let mended = '';
  let rest = text;
  let restStart = 0;
  for (const { start, replacement } of patches) {
    if (start < restStart) {
      rest = mended + rest;
      mended = '';
      restStart = 0;
    }
    mended += rest.slice(0, start - restStart) + replacement;
    rest = rest.slice(start - restStart + replacement.length);
    restStart = start + replacement.length;
  }
  return mended + rest;
}

/** Turns lines into comments in the first column, where no block scalar above can swallow them. */
export function blankLines(text: string, start: number, end: number, message: string): Patch {
  const replacement = text.slice(start, end).replace(/[^\r\n]+/g, (line) => `#${' '.repeat(line.length - 1)}`);
  return { start, replacement, message, isColon: false };
}

/** Replaces a character with one that has no meaning in YAML. */
export function neutralCharacter(start: number, message: string | null): Patch {
  return { start, replacement: 'x', message, isColon: false };
}

/** Ends a key with its missing colon, in place of its last character. */
export function missingColon(keyEnd: number): Patch {
  return { start: keyEnd - 1, replacement: ':', message: 'A colon is missing after this key.', isColon: true };
}

/** Puts a quoted value or bracket on one line, since YAML 1.1 does not care how its lines are indented. Its comments become blanks. */
export function onOneLine(text: string, construct: Construct): Patch {
  const { start, end, comments } = construct;
  const uncommented = comments.reduce(
    (left, comment) => left + text.slice(start + left.length, comment.start) + ' '.repeat(comment.end - comment.start),
    '',
  );
  const replacement = uncommented + text.slice(start + uncommented.length, end);
  return { start, replacement: replacement.replace(/[\r\n]/g, ' '), message: null, isColon: false };
}
