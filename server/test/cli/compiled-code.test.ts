/** Compiled code of the command line that is kept between runs. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describeBuilt, OwnFolder, root } from './bundle.js';
import { risky } from './risky.js';

describeBuilt('the compiled code of the command line', () => {
  const folder = new OwnFolder();

  /** Where each system has the caches of its users. */
  function cacheIn(home: string): { readonly kept: string; readonly variables: NodeJS.ProcessEnv } {
    const below = { darwin: 'Library/Caches/rootguard', win32: 'rootguard/Cache' }[process.platform as string] ?? 'rootguard';
    const variables = { NODE_DISABLE_COMPILE_CACHE: undefined, HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home };
    return { kept: path.join(home, below), variables };
  }

  it('keeps the compiled code of a scan for its user alone, and runs it the next time', () => {
    const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
    folder.put('risky.yaml', risky);
    const fresh = folder.rootguard(['scan', 'risky.yaml'], '', variables);
    const [name = ''] = readdirSync(kept);
    const file = path.join(kept, name);
    const { mtimeMs, ino, mode, size } = statSync(file);
    assert.ok(size > 100_000);
    if (process.platform !== 'win32') assert.equal(mode & 0o077, 0);
    assert.equal(withoutTime(folder.rootguard(['scan', 'risky.yaml'], '', variables).stdout), withoutTime(fresh.stdout));
    assert.deepEqual(readdirSync(kept), [name]);
    assert.deepEqual([statSync(file).mtimeMs, statSync(file).ino], [mtimeMs, ino], 'what was kept was refused, and written anew');
  });

  it('keeps nothing for other commands, nor when it is turned off', () => {
    const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
    folder.rootguard(['rules'], '', variables);
    folder.rootguard(['scan'], '', { ...variables, NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.equal(existsSync(kept), false);
  });

  for (const [what, spoil] of [
    ['cut off', (file: string) => truncateSync(file, 50_000)],
    ['of somebody else', (file: string) => chmodSync(file, 0o666)],
  ] as const) {
    (process.platform === 'win32' ? it.skip : it)(`does not run kept code that is ${what}, and keeps its own instead`, () => {
      const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
      folder.put('risky.yaml', risky);
      folder.rootguard(['scan'], '', variables);
      const file = path.join(kept, readdirSync(kept)[0] ?? '');
      const { size } = statSync(file);
      spoil(file);
      assert.match(folder.rootguard(['scan'], '', variables).stdout, /risky\.yaml/);
      const { size: sizeAfter, mode } = statSync(file);
      assert.ok(sizeAfter > size / 2);
      assert.equal(mode & 0o077, 0);
    });
  }

  it('leaves no compiled code of earlier versions behind', () => {
    const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
    mkdirSync(kept, { recursive: true });
    const earlier = `${process.version}-${process.arch}-long-0123456789abcdef`;
    writeFileSync(path.join(kept, earlier), '');
    folder.rootguard(['scan'], '', variables);
    const names = readdirSync(kept);
    assert.equal(names.length, 1);
    assert.notEqual(names[0], earlier);
  });

  it('runs where nothing can be kept', () => {
    folder.put('risky.yaml', risky);
    const { variables } = cacheIn(folder.put('home', 'a file'));
    const { code, stderr } = folder.rootguard(['scan'], '', variables);
    assert.deepEqual([code, stderr], [1, '']);
  });

  it('keeps separate code for runs of different lengths', () => {
    const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
    folder.put('risky.yaml', risky);
    folder.put('large.yaml', risky + '#'.repeat(300_000));
    folder.put('huge.yaml', risky + '#'.repeat(5_000_000));
    const lengths = {
      short: [['risky.yaml'], ['-'], ['--format', 'json', 'risky.yaml', 'missing.yaml', 'risky.yaml/below']],
      medium: [['large.yaml'], ['risky.yaml', 'large.yaml']],
      long: [[], ['.'], ['--format', 'json'], ['huge.yaml']],
    };
    const used = new Set<string>();
    for (const [length, runs] of Object.entries(lengths)) {
      used.add(length);
      for (const given of runs) folder.rootguard(['scan', ...given], '', variables);
      assert.deepEqual(new Set(readdirSync(kept).map((name) => name.split('-').at(-2))), used);
    }
    assert.equal(readdirSync(kept).length, used.size);
  });

  it('replaces the kept code with that of a long scan, which needed more of it', () => {
    const { kept, variables } = cacheIn(path.join(folder.path, 'home'));
    folder.rootguard(['scan'], '', variables);
    const sizes = (): readonly number[] => readdirSync(kept).map((name) => statSync(path.join(kept, name)).size);
    const [short = 0] = sizes();
    const template = readFileSync(path.join(root, 'test-fixtures/example/shop.template.yaml'));
    for (let copy = 0; copy < 600; copy++) folder.put(`${copy}.yaml`, template);
    folder.rootguard(['scan', '.'], '', variables);
    const [long = 0, ...others] = sizes();
    assert.deepEqual(others, []);
    assert.ok(long > 1.25 * short, `${long} bytes after ${short}`);
  });
});

function withoutTime(text: string): string {
  return text.replace(/in \d+\.\d s/, 'in a while');
}
