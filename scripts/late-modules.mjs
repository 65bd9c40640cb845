/**
 * Modules that a start must not pay for: large tables, and packages that most runs do without. Each has a file of its own
 * in dist/late, required when something of it is first used.
 */
import fs from 'node:fs';
import path from 'node:path';

/** A start pays for every character of a table; below this it does not matter. */
const largeTable = 24 * 1024;

const folder = 'dist/late';

/**
 * By the name that is imported: where it comes from, the functions that are used of it, and those of its default export.
 * The build of fflate for Node would load worker threads at its start; nothing here inflates in a thread.
 */
const packages = {
  fflate: { from: 'fflate/browser', functions: ['inflateSync', 'strFromU8'] },
  picomatch: { from: 'picomatch', functions: [], ofDefault: ['scan'] },
  'smol-toml': { from: 'smol-toml', functions: ['parse'] },
  diff: { from: 'diff', functions: ['createTwoFilesPatch'] },
};

/** What is built into dist/late. */
export function lateOutputs(root) {
  return [
    ...largeTables(root).map(({ name, file }) => ({ contents: fs.readFileSync(file, 'utf8'), to: `${folder}/${name}.cjs` })),
    ...Object.entries(packages).map(([name, { from, functions, ofDefault }]) => ({
      contents: ofDefault === undefined
        ? `export { ${functions.join(', ')} } from '${from}';`
        : `import whole from '${from}';\nexport const late = whole;`,
      to: `${folder}/${name}.cjs`,
    })),
  ];
}

/** A plugin of esbuild for a bundle that lies in `from`, a folder within dist. */
export function lateModules(root, from) {
  const fileOf = (name) => `${path.posix.relative(from, folder).replace(/^(?!\.)/, './')}/${name}.cjs`;
  const tables = new Map(largeTables(root).map((table) => [table.name, table]));
  return {
    name: 'late-modules',
    setup(build) {
      build.onResolve({ filter: /\/late\/[\w-]+\.cjs$/, namespace: 'late' }, ({ path: file }) => ({ path: file, external: true }));
      build.onResolve({ filter: /^[\w-]+$/ }, ({ path: name }) => (Object.hasOwn(packages, name) ? { path: name, namespace: 'late' } : undefined));
      build.onResolve({ filter: /\/generated\/[\w-]+\.js$/ }, ({ path: file }) => {
        const name = path.posix.basename(file, '.js');
        return tables.has(name) ? { path: `${name}.cjs`, namespace: 'late' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'late' }, ({ path: name }) => {
        const table = tables.get(name.replace(/\.cjs$/, ''));
        const contents = table === undefined ? functionsOf(packages[name], fileOf(name)) : gettersOf(table, fileOf(table.name));
        return { contents, loader: 'js' };
      });
    },
  };
}

function functionsOf({ functions, ofDefault }, file) {
  const call = (name) => `(...args) => require('${file}')${name}(...args)`;
  if (ofDefault === undefined) return functions.map((name) => `export const ${name} = ${call(`.${name}`)};`).join('\n');
  return `const late = ${call('.late')};\n${ofDefault.map((name) => `late.${name} = ${call(`.late.${name}`)};`).join('\n')}\nexport default late;`;
}

/** Constants, and so getters; those only a module of CommonJS can have. */
function gettersOf({ file: source }, file) {
  const names = [...fs.readFileSync(source, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  return `module.exports = { ${names.map((name) => `get ${name}() { return require('${file}').${name}; }`).join(', ')} };`;
}

function largeTables(root) {
  const generated = path.join(root, 'server/src/data/generated');
  return fs.readdirSync(generated)
    .map((name) => ({ name: path.basename(name, '.ts'), file: path.join(generated, name) }))
    .filter(({ file }) => fs.statSync(file).size > largeTable);
}
