import assert from 'node:assert/strict';
import { readConfiguration } from '../../src/engine/configuration.js';
import { rules } from '../../src/rules/registry.generated.js';
import { readText } from '../../src/syntax/read.js';

const read = (text: string): ReturnType<typeof readConfiguration> => readConfiguration(readText(text, 'yaml'), rules);

describe('readConfiguration', () => {
  it('reads every setting', () => {
    const { settings, problems } = read([
      'preset: strict', 'rules:', '  audit/trail-not-logging: hint', 'exclude: [legacy/**]',
      'accounts:', "  own: ['111122223333']", '  trusted:', "    - '444455556666'",
    ].join('\n'));
    assert.deepEqual(problems, []);
    assert.equal(settings.preset, 'strict');
    assert.equal(settings.rules.get('audit/trail-not-logging'), 'hint');
    assert.deepEqual(settings.exclude, ['legacy/**']);
    assert.deepEqual(settings.accounts, { own: ['111122223333'], trusted: ['444455556666'] });
  });

  for (const text of ['', '# nothing yet', '{}', 'rules:']) {
    it(`reads ${JSON.stringify(text)} as the default`, () => {
      const { settings, problems } = read(text);
      assert.deepEqual(problems, []);
      assert.equal(settings.preset, 'recommended');
      assert.equal(settings.rules.size, 0);
    });
  }

  it('accepts patterns of files', () => {
    const patterns = ['./a/**', '[ab]/{c,d}/*.yaml', '!(x)', '\\[a', 'a..b'];
    const { settings, problems } = read(`exclude: ${JSON.stringify(patterns)}`);
    assert.deepEqual([problems, settings.exclude], [[], patterns]);
  });

  it('allows a named configuration to refer to files outside its folder', () => {
    const { problems } = readConfiguration(readText('exclude: [../x/**]', 'yaml'), rules, 'anywhere');
    assert.deepEqual(problems, []);
  });

  const broken = [
    { text: 'presets: strict', says: 'Did you mean `preset`?' },
    { text: 'preset: strickt', says: 'Did you mean `strict`?' },
    { text: 'preset: [strict]', says: 'must be one of recommended, strict, secrets-only' },
    { text: 'rules:\n  audit/trail-not-loging: off', says: 'Did you mean `audit/trail-not-logging`?' },
    { text: 'rules:\n  audit/trail-not-logging: warn', says: 'Did you mean `warning`?' },
    { text: 'rules: [audit/trail-not-logging]', says: '`rules` must be a map' },
    { text: 'accounts:\n  own: [42]', says: 'twelve digits' },
    { text: 'accounts:\n  mine: []', says: 'Known: own, trusted.' },
    { text: 'exclude:\n  a: b', says: '`exclude` must be a list of texts' },
    { text: 'preset: strict\n---\npreset: recommended', says: 'A configuration is a single document' },
    { text: '- preset', says: 'The configuration must be a map' },
    { text: 'preset: "strict', says: '' },
    { text: 'preset: strict\npreset: recommended', says: 'keep one of the two' },
    { text: "exclude: ['[a']", says: 'The pattern `[a` in `exclude` has a `[` without `]`.' },
    { text: "include: ['a/{b,c']", says: 'The pattern `a/{b,c` in `include` has a `{` without `}`.' },
    { text: 'exclude: [../x/**]', says: 'The pattern `../x/**` in `exclude` matches nothing, because it leads out of the folder' },
    { text: 'exclude: /legacy/**', says: 'Did you mean `legacy/**`?' },
    { text: "exclude: ['']", says: 'is empty' },
  ];
  for (const { text, says } of broken) {
    it(`rejects ${JSON.stringify(text)}, with a place`, () => {
      const { problems } = read(text);
      assert.ok(problems.length > 0);
      assert.ok(problems.every((problem) => problem.kind === 'configuration' && problem.at !== null));
      assert.ok(problems.some((problem) => problem.message.includes(says)), problems.map((problem) => problem.message).join('\n'));
    });
  }
});
