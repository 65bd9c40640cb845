import assert from 'node:assert/strict';
import { codeFrame } from '../../src/report/code-frame.js';
import { noColours } from '../../src/report/paint.js';
import { makeSource } from '../../src/report/source.js';
import type { Span } from '../../src/text/span.js';

/** The place stands between guillemets, secrets between braces. */
function frameOf(marked: string, width = 80): string {
  const spans: Record<'«' | '{', Span[]> = { '«': [], '{': [] };
  const open: { sign: '«' | '{'; start: number }[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '«' || character === '{') open.push({ sign: character, start: text.length });
    else if (character === '»' || character === '}') {
      const { sign, start } = open.pop() ?? { sign: '«', start: 0 };
      spans[sign].push({ start, end: text.length });
    } else text += character;
  }
  const [at = { start: 0, end: 0 }] = spans['«'];
  return codeFrame(makeSource('a.yaml', text, () => spans['{']), at, { width, paint: noColours, ink: 'error' });
}

function lines(...rows: string[]): string {
  return rows.join('\n');
}

describe('codeFrame', () => {
  it('shows the place with a line before and after it', () => {
    assert.equal(frameOf('a: 1\nbc: «two»\nd: 3\ne: 4\n'), lines('  1 | a: 1', '> 2 | bc: two', '    |     ^^^', '  3 | d: 3'));
  });

  it('lines up numbers of different length', () => {
    const text = `${'x: 1\n'.repeat(8)}y: «2»\nz: 3\n`;
    assert.equal(frameOf(text), lines('   8 | x: 1', '>  9 | y: 2', '     |    ^', '  10 | z: 3'));
  });

  it('marks an empty place with a single character', () => {
    assert.equal(frameOf('a: «»b'), lines('> 1 | a: b', '    |    ^'));
  });

  it('leaves out empty lines around the place', () => {
    assert.equal(frameOf('\n«a»: 1\n\nb: 2'), lines('> 2 | a: 1', '    | ^'));
  });

  it('shows the first lines of a long place', () => {
    const frame = frameOf('a:\n«  b: 1\n  c: 2\n  d: 3\n  e: 4\n  f: 5»\ng: 6');
    assert.equal(frame, lines('  1 | a:', '> 2 |   b: 1', '    | ^^^^^^', '> 3 |   c: 2', '> 4 |   d: 3', '> 5 |   e: 4', '  … |'));
  });

  it('cuts a long line around the place, and keeps the underline under it', () => {
    const frame = frameOf(`{"a":"${'x'.repeat(300)}","key":"«value»","b":"${'y'.repeat(300)}"}`.replace(/[{}]/g, ''), 60);
    const [code = '', marks = ''] = frame.split('\n');
    assert.ok(code.length < 75);
    assert.equal(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'value');
    assert.ok(code.includes('…'));
  });

  it('masks a secret on the line, and recounts its columns', () => {
    assert.equal(frameOf('{hunter2-hunter2}: «b»'), lines('> 1 | *****: b', '    |        ^'));
  });

  it('masks a secret on the neighbouring lines', () => {
    assert.equal(frameOf('a: {s3cret}\nb: «1»\nc: {other}'), lines('  1 | a: *****', '> 2 | b: 1', '    |    ^', '  3 | c: *****'));
  });

  it('underlines the mask, not the length of the secret', () => {
    assert.equal(frameOf('a: «{0123456789012345}»'), lines('> 1 | a: *****', '    |    ^^^^^'));
  });

  it('masks each line of a secret of several lines', () => {
    assert.equal(frameOf('«a»: |\n  {one\n  two}\n'), lines('> 1 | a: |', '    | ^', '  2 |   *****'));
  });

  it('shows tabs as spaces, and replaces terminal control characters', () => {
    assert.equal(frameOf('\ta: \u001b[2J«b»\u202e'), lines('> 1 |     a: \uFFFD[2Jb\uFFFD', '    |            ^'));
  });
});
