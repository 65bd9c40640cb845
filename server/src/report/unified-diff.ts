/** What a fix changes, as a unified diff that shows no secret. */
import { createTwoFilesPatch } from 'diff';
import type { Span } from '../text/span.js';
import { maskedText } from './masked-line.js';
import type { Paint } from './paint.js';
import { harmless } from './visible.js';

export interface MaskableText {
  readonly text: string;
  /** By place. */
  readonly secrets: readonly Span[];
}

/** In the form that `patch -p1` and `git apply` take, as far as no secret is in the lines it shows. */
export function unifiedDiff(name: string, before: MaskableText, after: MaskableText, paint: Paint): string {
  const patch = createTwoFilesPatch(
    `a/${name}`,
    `b/${name}`,
    maskedText(before.text, before.secrets),
    maskedText(after.text, after.secrets),
    undefined,
    undefined,
    { context: 3, headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } },
  );
  return patch
    .split('\n')
    .map((line) => paintLine(line, paint))
    .join('\n');
}

function paintLine(line: string, paint: Paint): string {
  // The line ends of the file are part of a diff.
  const end = line.endsWith('\r') ? '\r' : '';
  const text = harmless(line.slice(0, line.length - end.length)) + end;
  if (line.startsWith('@@')) return paint('place', text);
  if (line.startsWith('+')) return paint('added', text);
  return line.startsWith('-') ? paint('removed', text) : text;
}
