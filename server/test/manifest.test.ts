/** What the manifest of the extension names is there, and VS Code knows it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './support/project.js';

const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
const strings: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.nls.json'), 'utf8'));

/** Every text in the manifest, by the path of its keys. */
const texts = new Map<string, string>();
collect(JSON.parse(text), '');

function collect(value: unknown, path: string): void {
  if (typeof value === 'string') texts.set(path, value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) collect(inner, `${path}/${key}`);
}

function textsAt(path: RegExp): string[] {
  return [...texts].filter(([each]) => path.test(each)).map(([, found]) => found);
}

const commands = textsAt(/^\/contributes\/commands\/\d+\/command$/);

describe('the manifest of the extension', () => {
  it('takes its texts from package.nls.json, and uses all of them', () => {
    const used = [...texts.values()].flatMap((each) => /^%(.+)%$/.exec(each)?.[1] ?? []);
    assert.ok(typeof strings === 'object' && strings !== null);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(strings).sort());
  });

  it('names files that exist', () => {
    const files = textsAt(/^\/(?:icon|contributes\/(?:jsonValidation|yamlValidation)\/\d+\/url|contributes\/grammars\/\d+\/path|.*\/media\/(?:markdown|image\/\w+))$/);
    assert.ok(files.length > 10);
    assert.deepEqual(files.filter((file) => !existsSync(join(projectRoot, file))), []);
  });

  it('refers only to commands that it contributes', () => {
    const named = [...textsAt(/^\/contributes\/menus\/.*\/command$/), ...JSON.stringify(strings).match(/(?<=command:)rootguard\.\w+/g) ?? []];
    assert.ok(commands.length > 0 && named.length > 0);
    assert.deepEqual(named.filter((command) => !commands.includes(command)), []);
  });

  it('completes the steps of its walkthrough by events that VS Code has', () => {
    const known = /^(?:onCommand|onContext|onLink|onSettingChanged|onView|extensionInstalled|stepSelected)(?::|$)/;
    const events = textsAt(/\/completionEvents\/\d+$/);
    assert.ok(events.length > 0);
    assert.deepEqual(events.filter((event) => !known.test(event)), []);
  });

  it('activates for every kind of file that it checks, and never for everything', () => {
    const events = textsAt(/^\/activationEvents\/\d+$/);
    assert.deepEqual(events.filter((event) => event === '*' || event === 'onStartupFinished'), []);
    for (const kind of ['onLanguage:yaml', 'onLanguage:json', 'onLanguage:jsonc', '.template', '.cfn', 'samconfig.toml']) {
      assert.ok(events.some((event) => event.endsWith(kind)), kind);
    }
  });
});
