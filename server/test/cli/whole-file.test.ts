import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeWhole } from '../../src/cli/whole-file.js';
import { OwnFolder } from './bundle.js';

describe('a file that is written whole', () => {
  const folder = new OwnFolder();

  it('replaces an existing file', () => {
    const file = folder.put('a.txt', 'old');
    writeWhole(file, Buffer.from('new'), 0o666);
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder.path)], ['new', ['a.txt']]);
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
