/**
 * Bundles the faces of the product into dist/: the command line, the language server, the VS Code client, and the
 * engine for the bench. With --production the bundles are minified and have no source maps; --quiet prints nothing.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const isProduction = process.argv.includes('--production');
const isQuiet = process.argv.includes('--quiet');

/** Larger tables have a file of their own, read at first use: a start would pay for every character of them. */
const largeTable = 64 * 1024;

const entries = [
  { from: 'server/src/cli/main.ts', to: 'dist/cli.cjs' },
  { from: 'server/src/lsp/main.ts', to: 'dist/server.cjs' },
  { from: 'client/src/extension.ts', to: 'dist/extension.cjs' },
  { from: 'scripts/bench/engine.mjs', to: 'dist/bench/engine.cjs' },
].filter(({ from }) => fs.existsSync(path.join(root, from)));

const tables = largeTables();

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's `main` requires its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname' },
  external: ['vscode'],
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const results = await Promise.all([
  ...entries.map(({ from, to }) => esbuild.build({ ...options, entryPoints: [from], outfile: to, plugins: [tablesApart(to), yamlWithoutSpread()] })),
  esbuild.build({ ...options, entryPoints: tables.map(({ file }) => file), outdir: 'dist/data', outExtension: { '.js': '.cjs' }, sourcemap: false }),
]);

fs.writeFileSync(path.join(root, 'dist/meta.json'), JSON.stringify(merge(results.map(({ metafile }) => metafile))));
if (!isQuiet) for (const { to } of entries) console.log(`${to} ${Math.round(fs.statSync(path.join(root, to)).size / 1024)} KB`);

function largeTables() {
  const folder = path.join(root, 'server/src/data/generated');
  return fs.readdirSync(folder)
    .map((name) => ({ name: path.basename(name, '.ts'), file: path.join(folder, name) }))
    .filter(({ file }) => fs.statSync(file).size > largeTable);
}

/**
 * js-yaml makes its state by a spread, which Node 20 gives a shape that makes every access slow: it reads a file in a third
 * of the time without. Our own objects are better off with the spread of the engine than with what stands in for it.
 */
function yamlWithoutSpread() {
  return {
    name: 'yaml-without-spread',
    setup(build) {
      build.onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path: file }) => {
        const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), { supported: { 'object-rest-spread': false } });
        return { contents: code, loader: 'js' };
      });
    },
  };
}

/** Puts a module in the place of each large table that requires the table when one of its exports is read. */
function tablesApart(outfile) {
  const folder = path.posix.relative(path.posix.dirname(outfile), 'dist/data');
  const fileOf = (name) => `${folder.startsWith('.') ? folder : `./${folder}`}/${name}.cjs`;
  return {
    name: 'tables-apart',
    setup(build) {
      for (const { name, file } of tables) {
        build.onResolve({ filter: new RegExp(`/generated/${name}\\.js$`) }, () => ({ path: `${name}.cjs`, namespace: 'table' }));
        build.onResolve({ filter: new RegExp(`/data/${name}\\.cjs$`), namespace: 'table' }, ({ path: each }) => ({ path: each, external: true }));
        build.onLoad({ filter: new RegExp(`^${name}\\.cjs$`), namespace: 'table' }, () => ({ contents: lazily(file, fileOf(name)), loader: 'js' }));
      }
    },
  };
}

function lazily(file, required) {
  const exported = [...fs.readFileSync(file, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, each]) => each);
  return `module.exports = { ${exported.map((each) => `get ${each}() { return require('${required}').${each}; }`).join(', ')} };`;
}

/** One list of what went into all bundles; the notices of third parties are made of it. */
function merge(metafiles) {
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}
