/** A process that only reads and parses files, as a yardstick for a scan. Usage: node parse-all.mjs FILE_OR_FOLDER */
import fs from 'node:fs';
import process from 'node:process';
import { parseTree } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { filesBelow } from '../project.mjs';

const [target] = process.argv.slice(2);
for (const file of fs.statSync(target).isDirectory() ? filesBelow(target) : [target]) {
  const text = fs.readFileSync(file, 'utf8');
  if (text.startsWith('{')) parseTree(text);
  else parseDocument(text, { logLevel: 'silent' });
}
