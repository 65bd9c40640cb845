import assert from 'node:assert/strict';
import { renderPage } from '../../src/report/page.js';
import { colours, noColours } from '../../src/report/paint.js';

function render(...lines: string[]): string[] {
  return renderPage(lines.join('\n'), noColours, 30).trimEnd().split('\n');
}

describe('renderPage', () => {
  it('joins the lines of a paragraph and wraps them', () => {
    assert.deepEqual(render('One sentence here.', 'Another one that is longer.'), ['One sentence here. Another one', 'that is longer.']);
  });

  it('keeps code as it is, including blank lines and special characters', () => {
    assert.deepEqual(render('Before.', '```yaml', 'a: `1`', '', '  b: **2**', '```', 'After.'), ['Before.', '', '    a: `1`', '', '      b: **2**', '', 'After.']);
  });

  it('hangs the lines of an item under its text', () => {
    assert.deepEqual(render('- one two three four five six seven', '- eight'), ['- one two three four five six', '  seven', '- eight']);
  });

  it('spells out the address of a link, but not of one within the documentation', () => {
    assert.deepEqual(render('[AWS](https://a.example/x) and [why](../why.md)'), ['AWS (https://a.example/x) and', 'why']);
  });

  it('does not break code at its spaces', () => {
    assert.deepEqual(render('Say it with `aws iam create-access-key` now'), ['Say it with', 'aws iam create-access-key now']);
  });

  it('leaves comments out', () => assert.deepEqual(render('# Title', '<!-- generated -->', 'Text.'), ['Title', '', 'Text.']));

  it('lays a table out in columns, without its bars', () => {
    assert.deepEqual(render('Before.', '', '| one | `two` |', '| --- | :-: |', '| `a long one` | b \\| c |', '| | [d](e.md) |', '', 'After.'),
      ['Before.', '', 'one         two', 'a long one  b | c', '            d', '', 'After.']);
  });

  it('lists the rows of a table that is too wide', () => {
    assert.deepEqual(render('| name | meaning |', '| --- | --- |', '| x | one two three four five six seven |', '| y | no |'),
      ['name     x', 'meaning  one two three four', '         five six seven', '', 'name     y', 'meaning  no']);
  });

  it('paints headings, code and bold text on a terminal', () => {
    const page = renderPage('# T\n\n**b** `c`', colours, 30);
    assert.equal(page, '\u001b[1mT\u001b[0m\n\n\u001b[1mb\u001b[0m \u001b[36mc\u001b[0m\n');
  });
});
