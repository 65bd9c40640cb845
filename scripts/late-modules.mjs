/**
 * What a start must not pay for: large tables, and packages that most runs do not need. Each is a file of its own in dist/late,
 * read when it is first used. A table is a text there, not a module: V8 would look at each character of a literal, which takes
 * longer than everything a short run does with the table.
 */
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';

/** A start pays for every character of a table; below this length, that does not matter. */
const largeTable = 24 * 1024;

const folder = 'dist/late';

/**
 * By the imported name: what Node has in place of a package, whose code a start would have to read and compile first. The core,
 * which knows no Node, imports the package.
 */
const ofNode = {
  fflate: `
    export const inflateSync = (bytes) => require('node:zlib').inflateRawSync(bytes);
    export const strFromU8 = (bytes) => bytes.latin1Slice();
  `,
};

/**
 * By the imported name: where the package comes from, and which of its functions, and of those of its default export, are used.
 */
const packages = {
  picomatch: { from: 'picomatch', functions: [], ofDefault: ['scan'] },
  'smol-toml': { from: 'smol-toml', functions: ['parse'] },
  diff: { from: 'diff', functions: ['createTwoFilesPatch'] },
};

/** Packages that esbuild bundles into dist/late. */
export function latePackages() {
  return Object.entries(packages).map(([name, { from, functions, ofDefault }]) => ({
    contents:
      ofDefault === undefined
        ? `export { ${functions.join(', ')} } from '${from}';`
        : `import whole from '${from}';\nexport const late = whole;`,
    to: `${folder}/${name}.cjs`,
  }));
}

/** Writes the tables as files of dist/late. */
export async function lateTables(root) {
  const tables = await Promise.all(largeModules(root).map(({ file }) => tablesOf(file)));
  return tables
    .flatMap((each) => Object.entries(each))
    .filter(([, text]) => isLate(text))
    .map(([name, text]) => {
      if (!/^[\0-\x7F]*$/.test(text)) throw new Error(`${name} is not all ASCII, and would not be read as it is.`);
      return { text, to: `${folder}/${name}.txt` };
    });
}

/** An esbuild plugin for a bundle in `from`, a folder within dist. */
export function lateModules(root, from) {
  const relative = path.posix.relative(from, folder);
  const fileOf = (name) => `${relative.replace(/^(?!\.)/, './')}/${name}.cjs`;
  const modules = new Map(largeModules(root).map(({ name, file }) => [name, file]));
  return {
    name: 'late-modules',
    setup(build) {
      build.onResolve({ filter: /\/late\/[\w-]+\.cjs$/, namespace: 'late' }, ({ path: file }) => ({ path: file, external: true }));
      build.onResolve({ filter: /^[\w-]+$/ }, ({ path: name }) => {
        if (Object.hasOwn(ofNode, name)) return { path: name, namespace: 'of-node' };
        return Object.hasOwn(packages, name) ? { path: name, namespace: 'late' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'of-node' }, ({ path: name }) => ({ contents: ofNode[name], loader: 'js' }));
      build.onResolve({ filter: /\/generated\/[\w-]+\.js$/ }, ({ path: file }) => {
        const name = path.posix.basename(file, '.js');
        return modules.has(name) ? { path: name, namespace: 'late-tables' } : undefined;
      });
      build.onLoad({ filter: /./, namespace: 'late' }, ({ path: name }) => ({
        contents: functionsOf(packages[name], fileOf(name)),
        loader: 'js',
      }));
      build.onLoad({ filter: /./, namespace: 'late-tables' }, async ({ path: name }) => ({
        contents: gettersOf(await tablesOf(modules.get(name)), relative),
        loader: 'js',
      }));
    },
  };
}

function functionsOf({ functions, ofDefault }, file) {
  const call = (name) => `(...args) => require('${file}')${name}(...args)`;
  if (ofDefault === undefined) return functions.map((name) => `export const ${name} = ${call(`.${name}`)};`).join('\n');
  return `const late = ${call('.late')};\n${ofDefault.map((name) => `late.${name} = ${call(`.late.${name}`)};`).join('\n')}\nexport default late;`;
}

/** Constants have to be getters, which only a CommonJS module can have. */
function gettersOf(tables, relative) {
  const properties = Object.entries(tables).map(([name, text]) =>
    isLate(text) ? `get ${name}() { return table('${name}'); }` : `${name}: ${JSON.stringify(text)}`,
  );
  return `
    const known = new Map();
    function table(name) {
      if (!known.has(name)) known.set(name, require('node:fs').readFileSync(require('node:path').join(__dirname, '${relative}', name + '.txt'), 'latin1'));
      return known.get(name);
    }
    module.exports = { ${properties.join(', ')} };
  `;
}

/** The constants of a generated module by name; all of them are texts. */
async function tablesOf(file) {
  const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), { loader: 'ts' });
  return { ...(await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) };
}

function isLate(text) {
  return text.length > 8 * 1024;
}

function largeModules(root) {
  const generated = path.join(root, 'server/src/data/generated');
  return fs
    .readdirSync(generated)
    .map((name) => ({ name: path.basename(name, '.ts'), file: path.join(generated, name) }))
    .filter(({ file }) => fs.statSync(file).size > largeTable);
}
