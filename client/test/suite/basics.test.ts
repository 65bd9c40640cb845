/** A template opens: the extension wakes, marks it, explains it. */
import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, window, workspace, type Hover, type MarkdownString, type TextEditor } from 'vscode';
import { closeAll, extension, file, findings, goTo, openFile, ours, replaceAll } from '../support/editor.js';
import { until } from '../support/until.js';

describe('a template that opens', () => {
  afterEach(closeAll);

  it('activates the extension and is marked at the exact place', async () => {
    const editor = await openFile('trail.yaml');
    assert.deepEqual(await findings(editor.document.uri), ['audit/trail-not-logging']);
    assert.equal(extension().isActive, true);
    const [finding] = ours(editor.document.uri);
    assert.equal(finding?.severity, DiagnosticSeverity.Error);
    assert.equal(editor.document.getText(finding.range), 'false');
    assert.equal(typeof finding.code === 'object' && finding.code.target.toString(), 'https://rootguard.example/rules/audit/trail-not-logging');
  });

  it('is explained under the pointer', async () => {
    const editor = await openFile('trail.yaml');
    await findings(editor.document.uri);
    const position = goTo(editor, 'false');
    const text = await until('the hover', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
      return hovers.flatMap(({ contents }) => contents.map((content) => (content as MarkdownString).value)).find((value) => value.includes('Why:'));
    });
    assert.match(text, /What to do/);
    assert.ok(text.split('\n').length <= 10);
  });

  it('is checked during typing, saved or not', async () => {
    const editor = await openFile('trail.yaml');
    await findings(editor.document.uri);
    await replaceAll(editor.document, editor.document.getText().replace('IsLogging: false', 'IsLogging: true'));
    await findings(editor.document.uri, (rules) => rules.length === 0);
    await replaceAll(editor.document, editor.document.getText().replace('IsLogging: true', 'IsLogging: false'));
    await findings(editor.document.uri);
  });

  it('is checked during typing even if that takes long: the changed entry at once, the whole in a pause', async () => {
    const queues = Array.from({ length: 4_000 }, (_, index) => `  Queue${index}: { Type: AWS::SQS::Queue, Properties: { QueueName: q${index} } }\n`).join('');
    const content = `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
  User: { Type: AWS::IAM::User }
  Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref User } }
${queues}Outputs:
  Secret: { Value: !GetAtt Key.SecretAccessKey }
`;
    const document = await workspace.openTextDocument({ language: 'yaml', content });
    const editor = await window.showTextDocument(document);
    const exposed = 'secret/access-key-exposed';
    await findings(document.uri, (rules) => rules.includes(exposed) && !rules.includes('audit/trail-not-logging'));
    await type(editor, 'true', 'false');
    await findings(document.uri, (rules) => rules.includes(exposed) && rules.includes('audit/trail-not-logging'));
    await type(editor, 'AccessKey,', 'Group,');
    await findings(document.uri, (rules) => !rules.includes(exposed) && rules.includes('audit/trail-not-logging'));
  });

  for (const name of ['trail.json', 'trail.template', 'nested/trail.cfn']) {
    it(`may have the name ${name}`, async () => {
      await openFile(name);
      assert.deepEqual(await findings(file(name)), ['audit/trail-not-logging']);
    });
  }

  it('may have no file yet', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: '' });
    await replaceAll(document, (await workspace.fs.readFile(file('trail.yaml'))).toString());
    assert.deepEqual(await findings(document.uri), ['audit/trail-not-logging']);
  });
});

describe('a text that is no template', () => {
  it('is left alone', async () => {
    await openFile('trail.yaml');
    await findings(file('trail.yaml'));
    const editor = await openFile('compose.yaml');
    await commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, editor.selection.active);
    assert.deepEqual(ours(editor.document.uri), []);
    await closeAll();
  });
});

/** Takes a word away and types another one, letter by letter. */
async function type(editor: TextEditor, word: string, typed: string): Promise<void> {
  const start = goTo(editor, word);
  await editor.edit((edit) => edit.delete(new Range(start, start.translate(0, word.length))));
  for (const [index, letter] of [...typed].entries()) await editor.edit((edit) => edit.insert(start.translate(0, index), letter));
}
