/**
 * Makes what is published, in dist/: the VSIX of the extension, and the npm package of the command line and the server. It
 * fails on any warning, and when the VSIX is larger than allowed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { notices } from './package-notices.mjs';
import { root } from './project.mjs';

const dist = path.join(root, 'dist');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const vsix = path.join(dist, `rootguard-${manifest.version}.vsix`);
const largest = 2 * 1024 * 1024;

execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--production'], { cwd: root, stdio: 'inherit' });
writeNotices();
packExtension();
packNpm();

function writeNotices() {
  const meta = JSON.parse(fs.readFileSync(path.join(dist, 'meta.json'), 'utf8'));
  fs.writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), notices(root, meta));
}

function packExtension() {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vsce, 'package', '--no-dependencies', '--out', vsix, '--baseContentUrl', manifest.homepage, '--baseImagesUrl', manifest.homepage],
    { cwd: root, encoding: 'utf8' },
  );
  const output = `${stdout}${stderr}`;
  if (status !== 0 || /warn/i.test(output)) throw new Error(`vsce is not content:\n${output}`);
  const size = fs.statSync(vsix).size;
  console.log(`${path.relative(root, vsix)} ${Math.round(size / 1024)} KB`);
  if (size > largest) throw new Error(`The VSIX is larger than ${largest} bytes.`);
}

/** Users of the command line do not need the manifest of an extension. */
function packNpm() {
  const stage = path.join(dist, 'npm');
  fs.rmSync(stage, { recursive: true, force: true });
  for (const part of [
    'dist/cli.cjs',
    'dist/command.cjs',
    'dist/server.cjs',
    'dist/session.cjs',
    'dist/late',
    'docs/rules',
    'docs/editors.md',
    'schema',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'THIRD-PARTY-NOTICES.txt',
  ])
    fs.cpSync(path.join(root, part), path.join(stage, part), { recursive: true });
  const {
    name,
    version,
    description,
    license,
    homepage,
    bugs,
    repository,
    keywords,
    bin,
    engines: { node },
  } = manifest;
  const own = { name, version, description, license, homepage, bugs, repository, keywords, bin, engines: { node } };
  fs.writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  const packed = execFileSync('npm', ['pack', stage, '--pack-destination', dist, '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const [{ filename, size }] = JSON.parse(packed);
  console.log(`dist/${filename} ${Math.round(size / 1024)} KB`);
}
