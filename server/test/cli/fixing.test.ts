import assert from 'node:assert/strict';
import path from 'node:path';
import type { Host } from '../../src/cli/host.js';
import { fixFile, type FixOutcome } from '../../src/cli/scan/fixing.js';
import { noColours } from '../../src/report/paint.js';
import { makeSource } from '../../src/report/source.js';
import type { Finding } from '../../src/engine/finding.js';
import type { Safety } from '../../src/repair/fix.js';
import { encode, type Encoding } from '../../src/scan/decode.js';
import type { Judged, ReadFile } from '../../src/scan/scan-file.js';
import { findingAt, resultOf } from '../report/sample-result.js';
import { memoryFiles } from '../scan/memory-files.js';

/** Every `bad` is a finding, with a fix that makes it `good`; every `hunter2` is a secret. */
function judge(text: string, safety: Safety): Judged {
  const findings = [...text.matchAll(/bad/g)].map(({ index }): Finding => ({
    ...findingAt(text, 'bad'), start: index, end: index + 3,
    fixes: () => [{ kind: 'fix', title: 'Mend it', safety, edits: [{ start: index, end: index + 3, newText: 'good' }] }],
  }));
  const secrets = [...text.matchAll(/hunter2/g)].map(({ index }) => ({ start: index, end: index + 7 }));
  const result = resultOf(text, findings, [], secrets);
  return { source: makeSource('a.yaml', text, () => secrets), result, report: () => assert.fail('not asked for') };
}

interface Case {
  readonly text: string;
  readonly safety?: Safety;
  readonly encoding?: Encoding;
  /** What the file holds by the time it is written. */
  readonly meanwhile?: string | null;
  readonly wishes?: { readonly safe?: boolean; readonly named?: boolean; readonly isDry?: boolean };
}

async function fixed({ text, safety = 'safe', encoding = 'utf-8', meanwhile = text, wishes = {} }: Case): Promise<{ outcome: FixOutcome; written: string | null }> {
  const files = memoryFiles(meanwhile === null ? {} : { '/a.yaml': encode(meanwhile, encoding) }, path.posix);
  let written: string | null = null;
  const writeFile = (_file: string, bytes: Uint8Array): null => {
    written = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    return null;
  };
  const host = { files, writeFile } as unknown as Host;
  const read: ReadFile = { ...judge(text, safety), encoding, stop: () => false, judgeAgain: (other) => judge(other, safety) };
  const { safe = true, named = false, isDry = false } = wishes;
  const suggestionsOf = new Set(named ? ['audit/trail-not-logging' as const] : []);
  const outcome = await fixFile({ path: '/a.yaml', name: 'a.yaml', read }, { safe, suggestionsOf, isDry }, noColours, host);
  return { outcome, written };
}

describe('fixFile', () => {
  it('writes the text with all safe fixes, and checks it again', async () => {
    const { outcome, written } = await fixed({ text: 'a: bad\r\nb: bad\r\n' });
    assert.equal(written, 'a: good\r\nb: good\r\n');
    assert.ok(outcome.kind === 'fixed' && outcome.count === 2 && outcome.after.result.findings.length === 0);
  });

  it('keeps the encoding of the file', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      assert.equal((await fixed({ text: '\uFEFFü: bad', encoding })).written, '\uFEFFü: good');
    }
  });

  it('leaves suggestions alone, unless their rule is named', async () => {
    assert.deepEqual(await fixed({ text: 'bad', safety: 'suggestion' }), { outcome: { kind: 'nothing', notes: { left: [], declined: [] } }, written: null });
    assert.equal((await fixed({ text: 'bad', safety: 'suggestion', wishes: { safe: false, named: true } })).written, 'good');
  });

  it('writes nothing when there is nothing to fix', async () => {
    assert.deepEqual(await fixed({ text: 'fine' }), { outcome: { kind: 'nothing', notes: { left: [], declined: [] } }, written: null });
  });

  it('leaves a file alone when it has changed since it was read, or is gone', async () => {
    for (const meanwhile of ['bad, but other', 'BAD', '', 'bad!']) {
      assert.deepEqual(await fixed({ text: 'bad', meanwhile }), { outcome: { kind: 'left', reason: 'It changed while it was being checked.' }, written: null });
    }
    assert.deepEqual(await fixed({ text: 'bad', meanwhile: null }), { outcome: { kind: 'left', reason: 'It does not exist.' }, written: null });
  });

  it('shows a dry run as a diff, masks secrets in it, and writes nothing', async () => {
    const { outcome, written } = await fixed({ text: 'x: hunter2\na: bad\ny: "\u001b[2J"\n', wishes: { isDry: true } });
    assert.equal(written, null);
    assert.deepEqual(outcome, {
      kind: 'shown', count: 1, notes: { left: [], declined: [] },
      diff: '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,3 @@\n x: *****\n-a: bad\n+a: good\n y: "\uFFFD[2J"\n',
    });
  });
});
