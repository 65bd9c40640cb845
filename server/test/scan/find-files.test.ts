import assert from 'node:assert/strict';
import path from 'node:path';
import { Configurations } from '../../src/scan/configurations.js';
import type { FileSystem, PathRules } from '../../src/scan/file-system.js';
import { findFiles, type FoundFiles } from '../../src/scan/find-files.js';
import { memoryFiles, type MemoryFile } from './memory-files.js';

interface Case {
  readonly name: string;
  /** Contents by path from the root of the repository, which has a `.git`. */
  readonly files: Readonly<Record<string, MemoryFile>>;
  readonly targets?: readonly string[];
  readonly readsAll?: boolean;
  readonly forcesExclusion?: boolean;
  readonly expected: readonly string[];
}

async function find({ files, targets = ['.'], readsAll = false, forcesExclusion = false }: Omit<Case, 'name' | 'expected'>, rules: PathRules = path.posix, cwd = '/repo'): Promise<FoundFiles> {
  const content = Object.fromEntries(Object.entries({ '.git/HEAD': '', ...files }).map(([name, file]) => [rules.resolve(cwd, name), file]));
  const memory = memoryFiles(content, rules);
  const configurations = new Configurations(memory);
  return findFiles(targets, { files: memory, cwd, configurations, configuration: null, readsAll, forcesExclusion });
}

const manifest = (artifacts: object): string => JSON.stringify({ version: '39.0.0', artifacts });
const stack = (templateFile: string, environment = 'aws://unknown-account/unknown-region', dependencies: string[] = []): object => (
  { type: 'aws:cloudformation:stack', environment, properties: { templateFile }, dependencies }
);

describe('findFiles', () => {
  it('does not take a folder that cannot be listed for an empty one', async () => {
    const memory = memoryFiles({ '/repo/.git/HEAD': '', '/repo/a/b.yaml': '' });
    const files = { ...memory, list: (folder: string) => (folder === '/repo/a' ? null : memory.list(folder)) };
    const search = { files, cwd: '/repo', configurations: new Configurations(files), configuration: null, readsAll: false, forcesExclusion: false };
    const { empty, unreadable } = await findFiles(['a'], search);
    assert.deepEqual({ empty, unreadable }, { empty: [], unreadable: ['a'] });
  });

  const cases: readonly Case[] = [
    {
      name: 'walks folders, hidden ones too, but never .git and node_modules',
      files: { 'a.yaml': '', 'b/c.json': '', '.github/d.yml': '', 'node_modules/e.yaml': '', 'b/node_modules/f.yaml': '' },
      expected: ['.github/d.yml', 'a.yaml', 'b/c.json'],
    },
    { name: 'orders by the units of the names', files: { 'b': '', 'a-b/x': '', 'a/x': '', 'B': '', 'ä': '' }, expected: ['B', 'a-b/x', 'a/x', 'b', 'ä'] },
    {
      name: 'leaves out what git ignores, by the nearest rule',
      files: { '.gitignore': '*.out.yaml\n/build/\n', 'a.out.yaml': '', 'a.yaml': '', 'build/b.yaml': '', 'c/build/d.yaml': '', 'c/.gitignore': '!keep.out.yaml\n', 'c/keep.out.yaml': '', 'c/x.out.yaml': '' },
      expected: ['.gitignore', 'a.yaml', 'c/.gitignore', 'c/build/d.yaml', 'c/keep.out.yaml'],
    },
    { name: 'knows the exclude file of the repository', files: { '.git/info/exclude': 'x.yaml\n', 'x.yaml': '', 'y.yaml': '' }, expected: ['y.yaml'] },
    { name: 'minds letter case, as git does', files: { '.gitignore': 'X.yaml\n', 'x.yaml': '' }, expected: ['.gitignore', 'x.yaml'] },
    { name: 'applies the rules above a folder that is named', files: { '.gitignore': '*.tmp\n', 'a/b.tmp': '', 'a/c.yaml': '' }, targets: ['a'], expected: ['a/c.yaml'] },
    { name: 'reads a file that is named though it is ignored', files: { '.gitignore': 'a.yaml\n', 'a.yaml': '' }, targets: ['a.yaml'], expected: ['a.yaml'] },
    { name: 'reads a folder that is named though it is ignored', files: { '.gitignore': 'gen/\n', 'gen/a.yaml': '' }, targets: ['gen'], expected: ['gen/a.yaml'] },
    {
      name: 'leaves out a named file when exclusion is forced',
      files: { '.gitignore': 'a.yaml\ngen/\n', '.rootguard.yaml': 'exclude: [b.yaml]', 'a.yaml': '', 'b.yaml': '', 'c.yaml': '', 'gen/d.yaml': '' },
      targets: ['a.yaml', 'b.yaml', 'c.yaml', 'gen/d.yaml', 'gen'], forcesExclusion: true, expected: ['c.yaml'],
    },
    {
      name: 'reads everything on request, but still no node_modules',
      files: { '.gitignore': '*.yaml\n', '.rootguard.json': '{"exclude": ["b.json"]}', 'a.yaml': '', 'b.json': '', 'node_modules/c.yaml': '' }, readsAll: true,
      expected: ['.gitignore', '.rootguard.json', 'a.yaml', 'b.json'],
    },
    { name: 'gives a file once, however often it is meant', files: { 'a/b.yaml': '' }, targets: ['a', 'a/b.yaml', './a/', 'a/*.yaml'], expected: ['a/b.yaml'] },
    { name: 'follows globs', files: { 'a/b.yaml': '', 'a/c/d.yaml': '', 'a/e.json': '', 'f.yaml': '' }, targets: ['a/**/*.yaml'], expected: ['a/b.yaml', 'a/c/d.yaml'] },
    { name: 'takes a name with the signs of a glob as it is, when it exists', files: { '[id].yaml': '', 'i.yaml': '' }, targets: ['[id].yaml'], expected: ['[id].yaml'] },
    { name: 'leaves ignored files out of a glob', files: { '.gitignore': 'b.yaml', 'a.yaml': '', 'b.yaml': '' }, targets: ['*.yaml'], expected: ['a.yaml'] },
    {
      name: 'lets a configuration include and exclude, relative to itself',
      files: { 'infra/.rootguard.yml': 'include: ["**/*.yaml"]\nexclude: [old]\n', 'infra/a.yaml': '', 'infra/b.json': '', 'infra/old/c.yaml': '', 'd.json': '' },
      expected: ['d.json', 'infra/a.yaml'],
    },
    {
      name: 'lets the nearest configuration win, and merges none',
      files: { '.rootguard.yaml': 'exclude: ["**/*.json"]', 'a/.rootguard.yaml': 'exclude: [x.yaml]', 'a/b.json': '', 'a/x.yaml': '', 'c.json': '' },
      expected: ['.rootguard.yaml', 'a/.rootguard.yaml', 'a/b.json'],
    },
    {
      name: 'reads an assembly that git ignores, as far as its manifest leads',
      files: { '.gitignore': 'cdk.out\n', 'app/cdk.out/manifest.json': manifest({ A: stack('A.template.json') }), 'app/cdk.out/A.template.json': '', 'app/cdk.out/Old.template.json': '', 'app/cdk.out/asset.1/x.yaml': '' },
      expected: ['.gitignore', 'app/cdk.out/A.template.json'],
    },
    {
      name: 'reads the manifest of an assembly that sets parameters of a stack',
      files: { 'cdk.out/manifest.json': manifest({ A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'A.template.json', parameters: { Stage: 'prod' } } } }), 'cdk.out/A.template.json': '' },
      expected: ['cdk.out/A.template.json', 'cdk.out/manifest.json'],
    },
    {
      name: 'reads an assembly in an ignored folder above it',
      files: { '.gitignore': 'dist\n', 'dist/x.yaml': '', 'dist/app/cdk.out/manifest.json': manifest({ A: stack('A.template.json') }), 'dist/app/cdk.out/A.template.json': '' },
      expected: ['.gitignore', 'dist/app/cdk.out/A.template.json'],
    },
    {
      name: 'reads stages, nested stacks and template assets of an assembly once each',
      files: {
        'cdk.out/manifest.json': manifest({ S: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-S' } }, L: { type: 'cdk:asset-manifest', properties: { file: 'A.assets.json' } }, A: stack('A.template.json', undefined, ['L']) }),
        'cdk.out/A.assets.json': JSON.stringify({ files: { a: { source: { path: 'A.template.json', packaging: 'file' } }, n: { source: { path: 'N.nested.template.json', packaging: 'file' } }, gone: { source: { path: 'gone.json', packaging: 'file' } } } }),
        'cdk.out/A.template.json': '{"Metadata": {"aws:asset:path": "N.nested.template.json"}}', 'cdk.out/N.nested.template.json': '',
        'cdk.out/assembly-S/manifest.json': manifest({ B: stack('B.template.json') }),
        'cdk.out/assembly-S/B.template.json': '{"Metadata": {"aws:asset:path": "M.nested.template.json"}}', 'cdk.out/assembly-S/M.nested.template.json': '',
      },
      expected: ['cdk.out/A.template.json', 'cdk.out/N.nested.template.json', 'cdk.out/assembly-S/B.template.json', 'cdk.out/assembly-S/M.nested.template.json'],
    },
    {
      name: 'walks a folder that only looks like an assembly',
      files: { '.gitignore': 'cdk.out', 'cdk.out/manifest.json': '{', 'cdk.out/A.template.json': '' },
      expected: ['.gitignore', 'cdk.out/A.template.json', 'cdk.out/manifest.json'],
    },
    {
      name: 'reads the build of SAM though it is ignored, and nothing else of it',
      files: { '.gitignore': '.aws-sam\n', '.aws-sam/build/template.yaml': '', '.aws-sam/build/F/x.yaml': '', '.aws-sam/build.toml': '' },
      expected: ['.aws-sam/build/template.yaml', '.gitignore'],
    },
    { name: 'does not follow links to folders, nor links to what it walks anyway', files: { 'a/x.yaml': '', 'a/loop': { link: '..' }, 'again.yaml': { link: 'a/x.yaml' } }, expected: ['a/x.yaml'] },
    { name: 'follows a link to a file elsewhere', files: { 'x.yaml': { link: '../elsewhere/x.yaml' }, '../elsewhere/x.yaml': '', 'self.yaml': { link: 'self.yaml' } }, expected: ['x.yaml'] },
    { name: 'begins anew in a repository within another', files: { '.gitignore': '*.yaml', 'inner/.git/HEAD': '', 'inner/a.yaml': '' }, expected: ['.gitignore', 'inner/a.yaml'] },
  ];
  for (const each of cases) {
    it(each.name, async () => {
      const found = await find(each);
      assert.deepEqual(found.files.map(({ name }) => name), each.expected);
      assert.deepEqual(found.missing, []);
    });
  }

  it('reports targets that lead to nothing', async () => {
    const { missing, files } = await find({ files: { 'a.yaml': '' }, targets: ['b.yaml', 'a.yaml', 'x/**/*.yaml', '*.json'] });
    assert.deepEqual(missing, ['b.yaml', 'x/**/*.yaml', '*.json']);
    assert.deepEqual(files.map(({ name }) => name), ['a.yaml']);
  });

  it('reports folders with nothing to read', async () => {
    const { empty, missing } = await find({
      files: { '.gitignore': '*.tmp', '.rootguard.yaml': 'exclude: [old]', 'old/a.yaml': '', 'cache/b.tmp': '', 'live/c.yaml': '', 'linked/d.yaml': { link: '../live/c.yaml' } },
      targets: ['old', './cache', 'live', 'linked'],
    });
    assert.deepEqual([empty, missing], [['old', './cache'], []]);
  });

  it('finds links by a glob', async () => {
    const { files, missing } = await find({ files: { 'x.yaml': { link: '../elsewhere/y.yaml' }, '../elsewhere/y.yaml': '' }, targets: ['*.yaml'] });
    assert.deepEqual([files.map(({ name }) => name), missing], [['x.yaml'], []]);
  });

  it('records which file was named', async () => {
    const { files } = await find({ files: { 'a.yaml': '', 'b/c.yaml': '' }, targets: ['b', 'a.yaml', 'b/c.yaml'] });
    assert.deepEqual(files.map(({ name, isNamed }) => [name, isNamed]), [['a.yaml', true], ['b/c.yaml', true]]);
  });

  it('shows files outside the working directory by relative paths', async () => {
    const { files } = await find({ files: { '../x/a.yaml': '' }, targets: ['/x'] });
    assert.deepEqual(files.map(({ name }) => name), ['../x/a.yaml']);
  });

  it('sets the environment for templates of an assembly, even when they are named', async () => {
    const files = {
      'cdk.out/manifest.json': manifest({ L: { type: 'cdk:asset-manifest', properties: { file: 'l.json' } }, A: stack('A.template.json', 'aws://123456789012/eu-west-1', ['L']) }),
      'cdk.out/l.json': JSON.stringify({ files: { n: { source: { path: 'N.json', packaging: 'file' } } } }), 'cdk.out/A.template.json': '', 'cdk.out/N.json': '',
    };
    const environment = { account: '123456789012', region: 'eu-west-1' };
    for (const targets of [['.'], ['cdk.out'], ['cdk.out/A.template.json', 'cdk.out/N.json']]) {
      const found = await find({ files, targets });
      assert.deepEqual(found.files.map((file) => file.environment), [environment, environment]);
    }
  });

  it('reads an assembly once, however many of its templates are named', async () => {
    const names = ['A', 'B', 'C'].map((name) => `${name}.template.json`);
    const files = memoryFiles({
      '/repo/cdk.out/manifest.json': manifest(Object.fromEntries(names.map((name) => [name, stack(name)]))),
      ...Object.fromEntries(names.map((name) => [`/repo/cdk.out/${name}`, ''])),
    });
    const read: string[] = [];
    const counted: FileSystem = { ...files, read: (at, options) => (read.push(path.basename(at)), files.read(at, options)) };
    await findFiles(names.map((name) => `cdk.out/${name}`), {
      files: counted, cwd: '/repo', configurations: new Configurations(counted), configuration: null, readsAll: false, forcesExclusion: false,
    });
    assert.deepEqual(read.filter((name) => name.endsWith('.json')), ['manifest.json', ...names]);
  });

  it('lets its host breathe after each folder', async () => {
    const files = memoryFiles({ '/repo/a/b.yaml': '', '/repo/c/d/e.yaml': '' });
    let breaths = 0;
    const breathe = (): void => void (breaths += 1);
    await findFiles(['.'], {
      files, cwd: '/repo', configurations: new Configurations(files), configuration: null, readsAll: false, forcesExclusion: false, breathe,
    });
    assert.equal(breaths, 4);
  });

  it('walks and matches on Windows', async () => {
    const files = { '.gitignore': 'gen/\n', 'a\\b.yaml': '', 'gen\\c.yaml': '', 'cfg\\.rootguard.yaml': 'exclude: ["x/**"]', 'cfg\\x\\d.yaml': '', 'cfg\\e.yaml': '' };
    const rules = path.win32;
    const walked = await find({ files }, rules, 'C:\\repo');
    assert.deepEqual(walked.files.map(({ name }) => name), ['.gitignore', 'a/b.yaml', 'cfg/.rootguard.yaml', 'cfg/e.yaml']);
    const globbed = await find({ files, targets: ['a\\*.yaml'] }, rules, 'C:\\repo');
    assert.deepEqual(globbed.files.map(({ path: file, name }) => [file, name]), [['C:\\repo\\a\\b.yaml', 'a/b.yaml']]);
    const elsewhere = await find({ files: { 'D:\\x\\f.yaml': '' }, targets: ['D:\\x'] }, rules, 'C:\\repo');
    assert.deepEqual(elsewhere.files.map(({ name }) => name), ['D:/x/f.yaml']);
  });
});
