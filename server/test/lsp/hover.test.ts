/** Hovers on findings. */
import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver/node';
import { escapeMarkdown, plainText } from '../../src/lsp/wire/markdown.js';
import { hover, open } from './support/editing.js';
import { connect, pushCapabilities } from './support/strict-client.js';
import { templateOf, testRules } from './support/test-rules.js';

const onResource = { line: 2, character: 4 };

function linesOf(contents: unknown): readonly string[] {
  assert.ok(MarkupContent.is(contents));
  return contents.value.split('\n').map((line) => line.trimEnd());
}

describe('hover on a finding', () => {
  it('explains what was found, why it matters and what to do', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    const shown = await hover(client, onResource);
    assert.deepEqual(linesOf(shown?.contents), [
      '**audit/test-safe** Resource `Topic` is there.',
      '**Why:** It is \\*there\\*, in `code`.',
      '**What to do:** Take it away.',
    ]);
    assert.deepEqual(shown?.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } });
    await client.close();
  });

  it('explains why a fix is not offered', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::S3::Bucket'));
    const shown = await hover(client, onResource);
    assert.equal(linesOf(shown?.contents).at(-1), '**Not offered:** Swap a role in. The role is outside the template.');
    await client.close();
  });

  it('omits the message for a client that shows it itself', async () => {
    const client = await connect({ rules: testRules, initializationOptions: { showsMessages: true } });
    await open(client, templateOf('AWS::SNS::Topic'));
    const shown = await hover(client, onResource);
    assert.match(linesOf(shown?.contents)[0] ?? '', /^\*\*Why:/);
    await client.close();
  });

  it('is empty elsewhere', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    assert.equal(await hover(client, { line: 0, character: 0 }), null);
    await client.close();
  });

  it('is plain text for a client without Markdown support', async () => {
    const client = await connect({ rules: testRules, capabilities: pushCapabilities });
    await open(client, templateOf('AWS::SNS::Topic'));
    const shown = await hover(client, onResource);
    assert.deepEqual(linesOf(shown?.contents)[0], 'audit/test-safe Resource Topic is there.');
    await client.close();
  });
});

describe('hover', () => {
  for (const [contentFormat, kind] of [
    [['markdown', 'plaintext'], 'markdown'], [['plaintext', 'markdown'], 'plaintext'], [['plaintext'], 'plaintext'], [[], 'plaintext'],
  ] as const) {
    it(`is ${kind} for a client that prefers ${contentFormat.join(' over ') || 'nothing'}`, async () => {
      const client = await connect({ rules: testRules, capabilities: { textDocument: { hover: { contentFormat: [...contentFormat] } } } });
      await open(client, templateOf('AWS::SNS::Topic'));
      const contents = (await hover(client, onResource))?.contents;
      assert.ok(MarkupContent.is(contents));
      assert.equal(contents.kind, kind);
      await client.close();
    });
  }
});

describe('Markdown made from text of a template', () => {
  const table = [
    ['a `name` kept', 'a `name` kept'],
    ['[click](command:evil)', '\\[click\\]\\(command:evil\\)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['one ` backtick', 'one \\` backtick'],
    ['two\nlines', 'two lines'],
  ] as const;
  for (const [text, escaped] of table) it(`escapes ${JSON.stringify(text)}`, () => assert.equal(escapeMarkdown(text), escaped));

  it('is plain text again without its escapes', () => assert.equal(plainText('**Why:** a\\_b `c`  '), 'Why: a_b c'));
});
