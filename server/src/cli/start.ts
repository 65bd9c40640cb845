#!/usr/bin/env node
/** The entry of `rootguard` as it ships: runs the bundle of the command line, whose compiled code it keeps. */
import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { compileLate, forgetNoCode, inlineLittle, keepHeapSmall } from '../scan/frugal.js';
import { runBundle, type Keeping } from './compiled-code.js';

/** The build inserts the hash of the bundle here. */
declare const commandBundleId: string;

// This comes first, because code is compiled for the flags that are set at that moment.
keepHeapSmall();
compileLate();
inlineLittle();
forgetNoCode();

void keeping().then((kept) => runBundle({ file: path.join(import.meta.dirname, 'command.cjs'), id: commandBundleId }, kept));

/** Node uses the same variable to turn off its own cache. For a user without a home directory this throws. */
async function keeping(): Promise<Keeping | null> {
  if (process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return null;
  try {
    const { default: envPaths } = await import('env-paths');
    const [, , command, ...given] = process.argv;
    return {
      folder: envPaths('rootguard', { suffix: '' }).cache,
      kind: given.map(kindOf).find((kind) => kind !== null) ?? 'folders',
      isWorthKeeping: command === 'scan',
    };
  } catch {
    return null;
  }
}

/** Null for an argument that is not a path. Without a path, the current folder is scanned. */
function kindOf(given: string): Keeping['kind'] | null {
  if (given === '-') return 'files';
  const found = statSync(given, { throwIfNoEntry: false });
  return found === undefined ? null : found.isDirectory() ? 'folders' : 'files';
}
