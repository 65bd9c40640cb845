#!/usr/bin/env node
/** The entry of `rootguard` as it ships: runs the bundle of the command line, whose compiled code it keeps. */
import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { compileLate, forgetNoCode, inlineLittle, keepHeapSmall } from '../scan/frugal.js';
import { runBundle, type Keeping } from './compiled-code.js';

/** The build inserts the hash of the bundle here. */
declare const commandBundleId: string;

/** In bytes: a run over less ends before holding V8 back pays off. */
const muchText = 256 * 1024;
/** In bytes: a run over less needs no small heap. */
const tooMuchForAnyHeap = 4 * 1024 * 1024;

const [, , command, ...given] = process.argv;
const length = lengthOfRun();
// This comes first, because code is compiled for the flags that are set at that moment.
if (length !== 'short') beFrugal();
void keeping().then((kept) => runBundle({ file: path.join(import.meta.dirname, 'command.cjs'), id: commandBundleId }, kept));

function beFrugal(): void {
  if (length === 'long') keepHeapSmall();
  compileLate();
  inlineLittle();
  forgetNoCode();
}

/** Node uses the same variable to turn off its own cache. For a user without a home directory this throws. */
async function keeping(): Promise<Keeping | null> {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return null;
  try {
    const { default: envPaths } = await import('env-paths');
    return { folder: envPaths('rootguard', { suffix: '' }).cache, length, isWorthKeeping: command === 'scan' };
  } catch {
    return null;
  }
}

/** By the files that are named. Without any, the current folder is scanned; how much comes from standard input is not known. */
function lengthOfRun(): Keeping['length'] {
  const sizes = given.map(sizeOf).filter((size) => size !== null);
  const sum = sizes.length === 0 ? Infinity : sizes.reduce((all, size) => all + size, 0);
  if (sum < muchText) return 'short';
  return sum < tooMuchForAnyHeap ? 'medium' : 'long';
}

/** In bytes; null for an argument that is not a path that can be read. */
function sizeOf(name: string): number | null {
  if (name === '-') return 0;
  try {
    const found = statSync(name);
    return found.isDirectory() ? Infinity : found.size;
  } catch {
    return null;
  }
}
