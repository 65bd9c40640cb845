/** The light bulb: what it offers is picked by keyboard, done in one step, and undone in one. */
import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { closeAll, findings, goTo, openFile, rulesAt } from '../support/editor.js';
import { canSee, find, press, type } from '../support/keyboard.js';
import { openMenu, pick } from '../support/quick-fix.js';
import { until } from '../support/until.js';

const rule = 'audit/trail-not-logging';

/** Waits for the box that asks for a text. */
async function inputBox(): Promise<void> {
  if (canSee) await until('the box', async () => (await find('.quick-input-widget .quick-input-box input')).length > 0);
  else await new Promise((resolve) => setTimeout(resolve, 500));
}

describe('the light bulb', () => {
  afterEach(closeAll);

  it('offers to suppress and to read on', async function offers() {
    if (!canSee) this.skip();
    const editor = await openFile('trail.yaml');
    await findings(editor.document.uri);
    goTo(editor, 'false');
    const titles = await openMenu();
    assert.ok(titles.includes(`Suppress ${rule} here, with a reason`));
    assert.ok(titles.includes(`Open the page of ${rule}`));
    await press('Escape');
  });

  for (const [name, written] of [
    ['trail.yaml', `      # rootguard-disable-next-line ${rule} -- the bucket moves\n      IsLogging: false\n`],
    ['trail.json', `"reason": "the bucket moves"`],
  ] as const) {
    it(`suppresses with a reason in ${name}, undone in one step`, async () => {
      const editor = await openFile(name);
      const { document } = editor;
      const before = document.getText();
      await findings(document.uri);
      goTo(editor, 'false');
      await pick(editor, `Suppress ${rule} here, with a reason`);
      await inputBox();
      await type('the bucket moves');
      await press('Enter');
      await findings(document.uri, (rules) => rules.length === 0);
      assert.ok(document.getText().includes(written), document.getText());
      await window.showTextDocument(document);
      await commands.executeCommand('undo');
      await findings(document.uri);
      assert.equal(document.getText(), before);
      assert.deepEqual(rulesAt(document.uri), [rule]);
    });
  }

  it('applies a safe fix, undone in one step', async () => {
    const editor = await openFile('trail.yaml');
    const { document } = editor;
    const before = document.getText();
    await findings(document.uri);
    goTo(editor, 'false');
    await pick(editor, 'Switch on trail `AuditTrail`');
    await findings(document.uri, (rules) => rules.length === 0);
    assert.equal(document.getText(), before.replace('IsLogging: false', 'IsLogging: true'));
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await findings(document.uri);
    assert.equal(document.getText(), before);
  });

  it('applies all safe fixes in a file by one command', async () => {
    const { document } = await openFile('trail.json');
    const before = document.getText();
    await findings(document.uri);
    await commands.executeCommand('rootguard.fixAllInFile');
    await findings(document.uri, (rules) => rules.length === 0);
    assert.equal(document.getText(), before.replace('"IsLogging": false', '"IsLogging": true'));
    await commands.executeCommand('undo');
    await findings(document.uri);
    assert.equal(document.getText(), before);
  });

  it('replaces a key with a role after a preview, undone in one step', async function swaps() {
    if (!canSee) this.skip();
    const editor = await openFile('shop.yaml');
    const { document } = editor;
    const before = document.getText();
    await findings(document.uri, (rules) => rules.includes('role/long-lived-access-key'));
    goTo(editor, 'ImporterKey:');
    await pick(editor, 'Replace access key `ImporterKey` with role `ImporterRole`, and remove user `ImporterUser`');
    const rows = await until('the preview', async () => {
      await commands.executeCommand('refactorPreview.groupByType');
      const found = await find('.bulk-edit-panel .monaco-list-row');
      return found.some(({ text }) => text.includes('By hand:')) ? found : undefined;
    });
    const shown = rows.map(({ text }) => text).join(' | ');
    assert.match(shown, /By hand:/);
    assert.match(shown, /Gives role `ImporterRole` the user's permissions\./);
    await commands.executeCommand('refactorPreview.apply');
    await findings(document.uri, (rules) => !rules.includes('role/long-lived-access-key'));
    assert.doesNotMatch(document.getText(), /ImporterKey/);
    await window.showTextDocument(document);
    await commands.executeCommand('undo');
    await findings(document.uri, (rules) => rules.includes('role/long-lived-access-key'));
    assert.equal(document.getText(), before);
  });

  it('shows the page of the rule without a network', async () => {
    const editor = await openFile('trail.yaml');
    await findings(editor.document.uri);
    goTo(editor, 'false');
    await commands.executeCommand('rootguard.explainRule');
    const tab = await until('the page', () => window.tabGroups.activeTabGroup.activeTab?.label.includes('trail-not-logging') === true
      ? window.tabGroups.activeTabGroup.activeTab : undefined);
    assert.match(tab.label, /Preview/);
  });
});
