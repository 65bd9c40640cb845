/** Holds the walls of the design: who may import whom, that nothing goes in circles, and that no rule knows another. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../../..');
const sourceFolder = path.join(root, 'server/src');

/** A folder imports only from folders above it; the packages it may use stand beside it. The document says which. */
const layers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...readFileSync(path.join(root, 'docs/ARCHITECTURE.md'), 'utf8').matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)]
    .map(([, folder = '', packages = '']) => [folder, packages === '–' ? [] : packages.split(', ')]),
);

/** Only the hosts touch the system. */
const hosts: ReadonlySet<string> = new Set(['scan', 'lsp', 'cli']);

/** Faces of one engine do not know each other. */
const apart: readonly (readonly [string, string])[] = [['lsp', 'cli'], ['cli', 'lsp']];

const folders = Object.keys(layers);

/** What the server takes from its session once it is loaded. */
const takenByLoading: readonly string[] = ['Session'];

interface Import {
  readonly file: string;
  readonly target: string;
}

function sourceFiles(): string[] {
  return readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
}

/** Imports stand at the top; tables below them can be long. */
function topOf(file: string): string {
  const text = readFileSync(path.join(sourceFolder, file), 'utf8');
  return text.slice(0, text.lastIndexOf('\n', 20_000) + 1);
}

function importsOf(file: string): Import[] {
  const text = topOf(file);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => ({ file, target: fileName }));
}

/** The file that a relative import leads to, from the source folder. */
function resolved({ file, target }: Import): string {
  return path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '.ts');
}

function folderOf(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

function packageOf(target: string): string {
  return target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/');
}

function mistake(each: Import): string | null {
  const from = folderOf(each.file);
  if (!each.target.startsWith('.')) {
    if (each.target.startsWith('node:')) return hosts.has(from) ? null : 'the core knows no Node';
    return layers[from]?.includes(packageOf(each.target)) === true ? null : 'not a package of this folder';
  }
  if (!each.target.endsWith('.js')) return 'a relative import ends in .js';
  const to = folderOf(resolved(each));
  if (apart.some(([one, other]) => one === from && other === to)) return 'the faces do not know each other';
  return folders.indexOf(to) <= folders.indexOf(from) ? null : `${to} is below ${from}`;
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

/** What each file imports, for types too: who reads one of two files that know each other has to read both. */
function importGraph(files: readonly string[]): Map<string, string[]> {
  return new Map(files.map((file) => [file, importsOf(file).filter(({ target }) => target.startsWith('.')).map(resolved)]));
}

/** What each file loads when the program runs: an import of types alone is gone by then. */
function runtimeGraph(files: readonly string[]): Map<string, string[]> {
  return new Map(files.map((file) => {
    const source = ts.createSourceFile(file, topOf(file), ts.ScriptTarget.ES2022);
    const targets = source.statements.flatMap((statement) => {
      const isImport = ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly !== true;
      const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
      const module = isImport || isExport ? statement.moduleSpecifier : undefined;
      return module !== undefined && ts.isStringLiteral(module) && module.text.startsWith('.') ? [resolved({ file, target: module.text })] : [];
    });
    return [file, targets];
  }));
}

function reachableFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const file of reached) for (const next of graph.get(file) ?? []) reached.add(next);
  return reached;
}

/** The names of the functions and values that a file exports. */
function exportedValues(text: string): string[] {
  return [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name = '']) => name);
}

/** The names that a text takes from other files, those that a script takes from a module that it loads among them. */
function takenNames(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)[^;'"]*\{([^}]*)\} from|\{([^{}]*)\} = await import/gm)]
    .flatMap(([, named, loaded]) => (named ?? loaded ?? '').split(','))
    .map((name) => name.trim().replace(/^type /, '').replace(/ as .*/s, '').replace(/:.*/s, ''));
}

describe('the architecture', () => {
  const files = sourceFiles();

  it('has only the folders of the table', () => {
    const known = new Set(folders);
    assert.deepEqual(files.map(folderOf).filter((folder) => !known.has(folder)), []);
    assert.ok(files.length > 20);
  });

  it('imports only from above', () => {
    const mistakes = files.flatMap(importsOf).flatMap((each) => {
      const reason = mistake(each);
      return reason === null ? [] : [`${each.file} imports ${each.target}: ${reason}`];
    });
    assert.deepEqual(mistakes, []);
  });

  it('uses only the packages that it names', () => {
    const used = new Set(files.flatMap(importsOf).map(({ file, target }) => `${folderOf(file)} ${packageOf(target)}`));
    const named = Object.entries(layers).flatMap(([folder, packages]) => packages.map((each) => `${folder} ${each}`));
    assert.deepEqual(named.filter((each) => !used.has(each)), []);
  });

  it('detects an import from below, of Node and of another host', () => {
    assert.equal(mistake({ file: 'text/span.ts', target: '../syntax/tree.js' }), 'syntax is below text');
    assert.equal(mistake({ file: 'rules/rule.ts', target: 'node:fs' }), 'the core knows no Node');
    assert.equal(mistake({ file: 'cli/run.ts', target: '../lsp/server.js' }), 'the faces do not know each other');
    assert.equal(mistake({ file: 'iam/action.ts', target: 'yaml' }), 'not a package of this folder');
  });

  it('has no circular imports', () => {
    const graph = importGraph(files);
    assert.deepEqual(cycles(graph), []);
    assert.ok(graph.get('rules/rule.ts')?.includes('analysis/facts.ts'), 'an import of types counts');
    assert.deepEqual(cycles(new Map([['a', ['b']], ['b', ['a']]])), ['a -> b -> a']);
  });

  it('starts the server and the command line without the engine', () => {
    const graph = runtimeGraph(files);
    for (const start of ['lsp/main.ts', 'cli/start.ts']) {
      const loaded = reachableFrom(start, graph);
      assert.deepEqual(['engine/lint.ts', 'rules/registry.generated.ts', 'syntax/read.ts'].filter((file) => loaded.has(file)), [], start);
      assert.ok(loaded.size > 2, `${start} is there`);
    }
    assert.ok(reachableFrom('lsp/session.ts', graph).has('engine/lint.ts'));
  });

  it('exports no function or value that nothing imports', () => {
    const folders = ['server/src', 'server/test', 'client/src', 'client/test', 'scripts'];
    const texts = folders.flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|mjs)$/.test(name))
        .map((name) => readFileSync(path.join(root, folder, name), 'utf8')));
    const taken = new Set([...texts.flatMap(takenNames), ...takenByLoading]);
    const idle = files.flatMap((file) => exportedValues(topOf(file)).filter((name) => !taken.has(name)).map((name) => `${file} ${name}`));
    assert.deepEqual(idle, []);
    assert.deepEqual(exportedValues('export const one = 1;\nexport function two(): void {}\nconst three = 3;\n'), ['one', 'two']);
    assert.deepEqual(takenNames("import { one, type two as three } from './a.js';\nconst { four } = await import(five);\n"), ['one', 'two', 'four']);
  });

  it('keeps rules apart from each other', () => {
    const isRule = (file: string): boolean => /^rules\/[a-z]+\/[a-z0-9-]+\.ts$/.test(file);
    const ruleFiles = files.filter(isRule);
    assert.ok(ruleFiles.length > 20);
    const meetings = ruleFiles.flatMap(importsOf).filter((each) => each.target.startsWith('.') && isRule(resolved(each)));
    assert.deepEqual(meetings, []);
  });

  it('begins every module with a sentence about its contents', () => {
    const speaks = (text: string): boolean => /^(?:#!.*\n)?\/\*\*(?:\n \*)? [A-Z`'"].*/.test(text);
    assert.deepEqual(files.filter((file) => !speaks(topOf(file))), []);
    assert.deepEqual(['/** Says it. */', '#!/usr/bin/env node\n/**\n * Says it.\n */', '/** says it */', "import './a.js';"].map(speaks), [true, true, false, false]);
  });
});
