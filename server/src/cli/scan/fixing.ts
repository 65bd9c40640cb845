/** Applies fixes to files, or shows what they would change. */
import { fixText } from '../../engine/apply-fixes.js';
import type { Paint } from '../../report/paint.js';
import { unifiedDiff, type MaskableText } from '../../report/unified-diff.js';
import { encode, type Encoding } from '../../scan/decode.js';
import type { Judged, ReadFile } from '../../scan/scan-file.js';
import type { Host } from '../host.js';
import type { FixWishes } from './scan-options.js';

/** What users need to know about the changes, in sentences. */
export interface FixNotes {
  /** What remains to be done by hand. */
  readonly left: readonly string[];
  /** Which fixes of the named rules are not possible, and why. */
  readonly declined: readonly string[];
}

export type FixOutcome =
  | { readonly kind: 'nothing'; readonly notes: FixNotes }
  /** `after` is the report of the file after the fixes. */
  | { readonly kind: 'fixed'; readonly after: Judged; readonly count: number; readonly notes: FixNotes }
  | { readonly kind: 'shown'; readonly diff: string; readonly count: number; readonly notes: FixNotes }
  /** Left unchanged, with the reason. */
  | { readonly kind: 'left'; readonly reason: string };

export interface FixTarget {
  readonly path: string;
  readonly name: string;
  readonly read: ReadFile;
}

const notWritable = 'It has bytes that are not text in UTF-8 or UTF-16, and writing it would change them.';

export async function fixFile(target: FixTarget, wishes: FixWishes, paint: Paint, host: Host): Promise<FixOutcome> {
  const { read } = target;
  const judgedAs = (text: string): Judged => (text === read.source.text ? read : read.judgeAgain(text));
  const { text, applied } = fixText(read.source.text, (each) => judgedAs(each).result.findings, wishes, read.stop);
  const after = judgedAs(text);
  const count = applied.length;
  const notes = { left: [...new Set(applied.flatMap(({ fix }) => fix.left ?? []))], declined: declinedIn(after, wishes) };
  if (text === read.source.text) return { kind: 'nothing', notes };
  if (read.encoding === null) return { kind: 'left', reason: notWritable };
  if (wishes.isDry) return { kind: 'shown', diff: unifiedDiff(target.name, maskable(read), maskable(after), paint), count, notes };
  const reason = await replace(target, text, read.encoding, host);
  return reason === null ? { kind: 'fixed', after, count, notes } : { kind: 'left', reason };
}

function declinedIn({ result }: Judged, { suggestionsOf }: FixWishes): readonly string[] {
  const asked = result.findings.filter(({ rule, suppressed }) => suppressed === null && suggestionsOf.has(rule));
  return [
    ...new Set(
      asked
        .flatMap((finding) => finding.fixes())
        .flatMap((offer) => (offer.kind === 'declined' ? [`${offer.title}: ${offer.reason}`] : [])),
    ),
  ];
}

function maskable({ source, result }: Judged): MaskableText {
  return { text: source.text, secrets: result.secretSpans() };
}

/** Writes the file as a whole, unless its content has changed meanwhile; null, or why it was left alone. */
async function replace({ path, read }: FixTarget, text: string, encoding: Encoding, host: Host): Promise<string | null> {
  const before = encode(read.source.text, encoding);
  const now = await host.files.read(path, { limit: before.length, wants: () => true });
  if (now.kind === 'failed') return now.reason;
  if (now.kind !== 'whole' || !isSame(now.bytes, before)) return 'It changed while it was being checked.';
  return host.writeFile(path, encode(text, encoding));
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
