/** The changes of a fix as a unified diff, with secrets masked. */
import { createTwoFilesPatch } from 'diff';
import { literalNature } from '../analysis/secret/literal-nature.js';
import { Redacted } from '../text/redacted.js';
import { outerFirst, type Span } from '../text/span.js';
import { maskedText } from './masked-line.js';
import type { Paint } from './paint.js';
import { harmless } from './visible.js';

export interface MaskableText {
  readonly text: string;
  /** Ordered by place. */
  readonly secrets: readonly Span[];
}

/** In the form that `patch -p1` and `git apply` accept, unless a secret had to be masked in the lines shown. */
export function unifiedDiff(name: string, before: MaskableText, after: MaskableText, paint: Paint): string {
  const patch = createTwoFilesPatch(
    `a/${name}`,
    `b/${name}`,
    maskedBeside(before, after),
    maskedBeside(after, before),
    undefined,
    undefined,
    { context: 3, headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } },
  );
  return patch
    .split('\n')
    .map((line) => paintLine(line, paint))
    .join('\n');
}

/** A text without its secrets and those of the other: a fix takes away what showed that a word in a comment is a password. */
function maskedBeside({ text, secrets }: MaskableText, other: MaskableText): string {
  const words = other.secrets.map(({ start, end }) => other.text.slice(start, end)).filter((word) => literalNature(word) === 'value');
  const repeated = Redacted.places(
    words.map((word) => new Redacted('credential', word)),
    text,
  );
  return maskedText(text, [...secrets, ...repeated].sort(outerFirst));
}

function paintLine(line: string, paint: Paint): string {
  // A diff keeps the line endings of the file.
  const end = line.endsWith('\r') ? '\r' : '';
  const text = harmless(line.slice(0, line.length - end.length)) + end;
  if (line.startsWith('@@')) return paint('place', text);
  if (line.startsWith('+')) return paint('added', text);
  return line.startsWith('-') ? paint('removed', text) : text;
}
