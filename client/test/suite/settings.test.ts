/** Settings change what is reported, at once. */
import { workspace } from 'vscode';
import { closeAll, file, findings, openFile, write } from '../support/editor.js';

const none = (rules: readonly string[]): boolean => rules.length === 0;

async function set(key: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('rootguard').update(key, value);
}

describe('settings', () => {
  afterEach(closeAll);

  it('switch everything off and on', async () => {
    const { document } = await openFile('trail.yaml');
    await findings(document.uri);
    await set('enable', false);
    await findings(document.uri, none);
    await set('enable', undefined);
    await findings(document.uri);
  });

  it('switch a rule off', async () => {
    const { document } = await openFile('trail.yaml');
    await findings(document.uri);
    await set('rules', { 'audit/trail-not-logging': 'off' });
    await findings(document.uri, none);
    await set('rules', undefined);
    await findings(document.uri);
  });

  it('take the preset', async () => {
    const { document } = await openFile('trail.yaml');
    await findings(document.uri);
    await set('preset', 'secrets-only');
    await findings(document.uri, none);
    await set('preset', undefined);
    await findings(document.uri);
  });
});

describe('a configuration', () => {
  afterEach(closeAll);

  it('takes precedence over the settings, is followed when it changes, and is checked itself', async () => {
    const { document } = await openFile('trail.yaml');
    await findings(document.uri);
    const configuration = await write('.rootguard.yaml', 'rules:\n  audit/trail-not-logging: off\n');
    await findings(document.uri, none);
    await write('.rootguard.yaml', 'rules:\n  audit/trail-not-loging: off\n');
    await openFile('.rootguard.yaml');
    await findings(configuration, (rules) => rules.includes('configuration'));
    await findings(document.uri, (rules) => rules.length === 2 && rules.includes('configuration'));
    await closeAll();
    await workspace.fs.delete(file('.rootguard.yaml'));
    await openFile('trail.yaml');
    await findings(document.uri, (rules) => rules.length === 1);
  });
});
