/**
 * Bundles everything into dist/: the command line, the language server, the VS Code client, and the engine for the bench. With
 * --production the bundles are minified and have no source maps; --quiet prints nothing.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import esbuild from 'esbuild';
import { lateModules, latePackages, lateTables } from './late-modules.mjs';
import { root } from './project.mjs';

const isProduction = process.argv.includes('--production');
const isQuiet = process.argv.includes('--quiet');

const entries = [
  // The function that `require` would wrap around a module: adding it at the start would copy the text.
  {
    from: 'server/src/cli/main.ts',
    to: 'dist/command.cjs',
    more: { banner: { js: '(function (exports, require, module, __filename, __dirname) {' }, footer: { js: '})' } },
  },
  { from: 'server/src/lsp/main.ts', to: 'dist/server.cjs' },
  // Everything that the server needs only after it has answered `initialize`.
  { from: 'server/src/lsp/session.ts', to: 'dist/session.cjs' },
  { from: 'client/src/extension.ts', to: 'dist/extension.cjs' },
  // Everything that the extension needs only once there is a template.
  { from: 'client/src/language-client.ts', to: 'dist/client.cjs' },
  { from: 'scripts/bench/engine.mjs', to: 'dist/bench/engine.cjs' },
].filter(({ from }) => fs.existsSync(path.join(root, from)));

/** What js-yaml sets up at its start for functions that are never called here; it is marked so that the bundle can omit it. */
const setUp =
  /(?<=^var \w+ = )(?:define(?:Scalar|Sequence|Mapping)Tag|new Schema|YAML11_SCHEMA\.withTags|__spread\w+)\((?:.*|[\s\S]*?\n[\]}]\)*)\);$/gm;

const options = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // jsonc-parser's `main` requires its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  define: { 'import.meta.dirname': '__dirname' },
  // Bundles load each other with `require`: VS Code provides its own module only that way.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const results = await Promise.all([
  ...entries.map(bundle),
  ...latePackages().map(({ contents, to }) =>
    esbuild.build({
      ...options,
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: to,
      sourcemap: false,
    }),
  ),
]);

for (const { text, to } of await lateTables(root)) fs.writeFileSync(path.join(root, to), text);

// Requests the compiled code for exactly this command line.
const start = { from: 'server/src/cli/start.ts', to: 'dist/cli.cjs' };
results.push(await bundle({ ...start, define: { commandBundleId: JSON.stringify(hashOf('dist/command.cjs')) } }));

fs.writeFileSync(path.join(root, 'dist/meta.json'), JSON.stringify(merge(results.map(({ metafile }) => metafile))));
if (!isQuiet) for (const { to } of [...entries, start]) console.log(`${to} ${Math.round(fs.statSync(path.join(root, to)).size / 1024)} KB`);

function bundle({ from, to, define, more = {} }) {
  return esbuild.build({
    ...options,
    ...more,
    entryPoints: [from],
    outfile: to,
    define: { ...options.define, ...define },
    plugins: [lateModules(root, path.posix.dirname(to)), yamlWithoutSpread(), jsonWithoutTables(), nodeAsItIs(), laterBundles()],
  });
}

function hashOf(file) {
  const content = fs.readFileSync(path.join(root, file));
  // Otherwise, comments are still in it, where it does not matter.
  if (isProduction && content.some((byte) => byte > 127)) throw new Error(`${file} is not all ASCII, and would not be read as it is.`);
  return crypto.createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/**
 * js-yaml creates its state with a spread, which Node 20 gives a shape that makes every access slow; without it, js-yaml reads
 * a file in a third of the time. Our own objects are better off with the engine's spread than with its replacement.
 */
function yamlWithoutSpread() {
  return {
    name: 'yaml-without-spread',
    setup(build) {
      build.onLoad({ filter: /[\\/]js-yaml[\\/]dist[\\/]js-yaml\.mjs$/ }, async ({ path: file }) => {
        const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), { supported: { 'object-rest-spread': false } });
        // The replacement for the spread copies descriptors one by one, for every file that is read.
        const plain = code.replace(/^var __spreadProps = .*$/m, 'var __spreadProps = Object.assign;');
        if (plain === code) throw new Error('What stands in for the spread has changed.');
        const contents = plain.replace(setUp, (made) => `/* @__PURE__ */ (() => ${made.slice(0, -1)})();`);
        if (contents === plain) throw new Error('What is set up at the start has changed.');
        return { contents, loader: 'js' };
      });
    },
  };
}

/** The tables of lines and blanks that jsonc-parser sets up at its start are for formatting, which is not used here. */
function jsonWithoutTables() {
  return {
    name: 'json-without-tables',
    setup(build) {
      build.onResolve({ filter: /[\\/]string-intern$/ }, async ({ path: module, resolveDir, kind, pluginData }) => {
        if (pluginData === 'resolved') return undefined;
        const resolved = await build.resolve(module, { resolveDir, kind, pluginData: 'resolved' });
        return { ...resolved, sideEffects: false };
      });
    },
  };
}

/** A module of Node is its own default export; the copy of it that esbuild would make for each import, a start has to pay for. */
function nodeAsItIs() {
  return {
    name: 'node-as-it-is',
    setup(build) {
      build.onResolve({ filter: /^node:(?:module|os|path|process|vm)$/, namespace: 'file' }, ({ path: name }) => ({
        path: name,
        namespace: 'node',
      }));
      build.onLoad({ filter: /./, namespace: 'node' }, ({ path: name }) => ({
        contents: `export default require('${name}');`,
        loader: 'js',
      }));
    },
  };
}

/** Whatever is imported while the program runs gets a bundle of its own, because a start pays for every character that it reads. */
function laterBundles() {
  const bundles = { './session.js': './session.cjs', './language-client.js': './client.cjs' };
  return {
    name: 'later-bundles',
    setup(build) {
      build.onResolve({ filter: /^\.\/(?:session|language-client)\.js$/ }, ({ path: module, kind }) =>
        kind === 'dynamic-import' ? { path: bundles[module], external: true } : undefined,
      );
    },
  };
}

/** One list of everything in the bundles; the notices of third parties are made from it. */
function merge(metafiles) {
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}
