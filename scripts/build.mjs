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

const entries = [
  { from: 'server/src/cli/main.ts', to: 'dist/cli.cjs' },
  { from: 'server/src/lsp/main.ts', to: 'dist/server.cjs' },
  { from: 'client/src/extension.ts', to: 'dist/extension.cjs' },
  { from: 'scripts/bench/engine.ts', to: 'dist/bench/engine.cjs' },
].filter(({ from }) => fs.existsSync(path.join(root, from)));

const results = await Promise.all(entries.map(({ from, to }) => esbuild.build({
  absWorkingDir: root,
  entryPoints: [from],
  outfile: to,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's `main` requires its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  // js-yaml makes its state by a spread, which Node 20 takes three times longer for than for an assignment.
  supported: { 'object-rest-spread': false },
  define: { 'import.meta.dirname': '__dirname' },
  external: ['vscode'],
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})));

fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
fs.writeFileSync(path.join(root, 'dist/meta.json'), JSON.stringify(merge(results.map(({ metafile }) => metafile))));
if (!isQuiet) for (const { to } of entries) console.log(`${to} ${Math.round(fs.statSync(path.join(root, to)).size / 1024)} KB`);

/** One list of what went into all bundles; the notices of third parties are made of it. */
function merge(metafiles) {
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}
