/** The pictures of the README, in a dark and in a light theme. */
import { join } from 'node:path';
import process from 'node:process';
import { ColorThemeKind, commands, Range, TextEditorRevealType, window, workspace, type TextEditor } from 'vscode';
import { closeAll, file, findings, goTo, openFile } from '../support/editor.js';
import { canSee, click, find, hoverOver, press, takePicture } from '../support/keyboard.js';
import { openMenu, pick } from '../support/quick-fix.js';
import { until } from '../support/until.js';

/** The root of the checkout. */
const root = process.env['ROOTGUARD_PICTURES'] ?? '';

const themes = [['light', 'Light Modern', ColorThemeKind.Light], ['dark', 'Dark Modern', ColorThemeKind.Dark]] as const;

/** What stands still only a moment later: fonts, colours of the grammar, marks in the scroll bar. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_200));

/** One for the README, and a lighter one for the walkthrough that ships. */
async function take(name: string): Promise<void> {
  await settled();
  await takePicture(join(root, 'docs/images', `${name}.png`));
  await takePicture(join(root, 'media/walkthrough', `${name}.jpg`));
}

/** Puts the key that is handed to a function near the top, with its comment above and room below. */
function showKey(editor: TextEditor): void {
  const { line } = goTo(editor, 'ImporterKey:');
  const top = Math.max(0, line - 3);
  editor.revealRange(new Range(top, 0, top, 0), TextEditorRevealType.AtTop);
}

async function wear(theme: string, kind: ColorThemeKind): Promise<void> {
  await workspace.getConfiguration('workbench').update('colorTheme', theme, true);
  await until(`the theme ${theme}`, () => window.activeColorTheme.kind === kind);
}

describe('pictures', () => {
  before(async function only() {
    if (!canSee) this.skip();
    await commands.executeCommand('workbench.action.closeSidebar');
    await openFile('shop.template.yaml');
    await findings(file('shop.template.yaml'));
    await commands.executeCommand('workbench.panel.markers.view.focus');
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    // The panel takes what the editor gives.
    for (let step = 0; step < 2; step++) await commands.executeCommand('workbench.action.decreaseViewHeight');
    await closeAll();
  });

  for (const [name, theme, kind] of themes) {
    describe(name, () => {
      before(async () => {
        await wear(theme, kind);
        await commands.executeCommand('workbench.action.closePanel');
      });
      beforeEach(() => hoverOver(5, 5));
      afterEach(closeAll);

      it('the squiggle with its hover', async () => {
        const editor = await openFile('shop.template.yaml');
        await findings(editor.document.uri);
        showKey(editor);
        await settled();
        await commands.executeCommand('editor.action.showHover');
        await until('the hover', async () => (await find('.monaco-hover:visible')).some(({ text }) => text.includes('What to do')));
        await take(`hover-${name}`);
        await press('Escape');
      });

      it('the light bulb', async () => {
        const editor = await openFile('shop.template.yaml');
        await findings(editor.document.uri);
        showKey(editor);
        await settled();
        await openMenu();
        await take(`light-bulb-${name}`);
        await press('Escape');
      });

      it('the Problems panel after a scan', async () => {
        const editor = await openFile('shop.template.yaml');
        await commands.executeCommand('rootguard.scanWorkspace');
        await until('the Problems panel', async () => (await find('.markers-panel .monaco-list-row')).length > 3);
        showKey(editor);
        await commands.executeCommand('notifications.clearAll');
        await take(`problems-${name}`);
      });
    });
  }

  // One preview for both themes: VS Code numbers the lines of a second one wrongly.
  it('the preview of a swap', async () => {
    const editor = await openFile('shop.template.yaml');
    await findings(editor.document.uri);
    await hoverOver(5, 5);
    showKey(editor);
    await settled();
    await pick(editor, 'Replace access key `ImporterKey` with role `ImporterRole`, and remove user `ImporterUser`');
    await until('the preview', async () => (await find('.bulk-edit-panel .monaco-list-row')).length > 4);
    await commands.executeCommand('refactorPreview.groupByType');
    await settled();
    await click('.bulk-edit-panel .monaco-list-row:has-text("PolicyName")');
    for (const [name, theme, kind] of themes) {
      await wear(theme, kind);
      await settled();
      await takePicture(join(root, 'docs/images', `preview-${name}.png`));
    }
    await commands.executeCommand('refactorPreview.discard');
    await closeAll();
  });
});
