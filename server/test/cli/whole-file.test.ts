import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeWhole } from '../../src/cli/whole-file.js';
import { OwnFolder } from './bundle.js';

const nobody = 65_534;

/** Permissions do not hold for the superuser. */
function asSomebody(run: () => void): void {
  if (process.geteuid?.() !== 0) {
    run();
    return;
  }
  process.seteuid?.(nobody);
  try {
    run();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a file that is written whole', () => {
  const folder = new OwnFolder();

  it('replaces an existing file', () => {
    const file = folder.put('a.txt', 'old');
    writeWhole(file, Buffer.from('new'), 0o666);
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder.path)], ['new', ['a.txt']]);
  });

  it('is left alone if it may not be written, although its folder may', () => {
    const file = folder.put('kept.txt', 'old');
    chmodSync(folder.path, 0o777);
    chmodSync(file, 0o444);
    asSomebody(() => assert.throws(() => writeWhole(file, Buffer.from('new'), 0o666), /EACCES|EPERM/));
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder.path).filter((name) => name.includes('kept'))], ['old', ['kept.txt']]);
  });

  it('keeps its owner and its mode when the superuser writes it', function () {
    if (process.getuid?.() !== 0) this.skip();
    const file = folder.put('owned.txt', 'old');
    chownSync(file, nobody, nobody);
    chmodSync(file, 0o640);
    writeWhole(file, Buffer.from('new'), 0o666);
    const { uid, gid, mode } = statSync(file);
    assert.deepEqual([readFileSync(file, 'utf8'), uid, gid, mode & 0o777], ['new', nobody, nobody, 0o640]);
  });

  it('is written into a pipe or a device, without replacing it', function () {
    const pipe = path.join(folder.path, 'pipe');
    if (process.platform === 'win32' || spawnSync('mkfifo', [pipe]).status !== 0) this.skip();
    const reader = openSync(pipe, 'r+');
    writeWhole(pipe, Buffer.from('new'), 0o666);
    const read = Buffer.alloc(3);
    readSync(reader, read);
    closeSync(reader);
    assert.deepEqual([read.toString(), statSync(pipe).isFIFO()], ['new', true]);
  });
});
