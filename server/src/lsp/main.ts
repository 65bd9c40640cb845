#!/usr/bin/env node
/** The program `rootguard-language-server`: a server on standard input and output, or on the channel an editor gives it. */
import path from 'node:path';
import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import { installationIn } from '../scan/installation.js';
import { serve } from './server.js';

const usage = `Usage: rootguard-language-server --stdio

Speaks the Language Server Protocol. Editors start it; see docs/editors.md.
Channels: --stdio, --node-ipc, --socket=PORT, --pipe=NAME
`;

const options = process.argv.slice(2);
// The bundle is in `dist/` of the package.
const installation = installationIn(path.resolve(import.meta.dirname, '..'));
if (options.includes('--version')) {
  process.stdout.write(`rootguard ${installation.version}\n`);
} else if (!options.some((option) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(option))) {
  const asked = options.includes('--help');
  (asked ? process.stdout : process.stderr).write(usage);
  process.exitCode = asked ? 0 : 2;
} else {
  const connection = createConnection();
  serve(connection, installation);
  connection.listen();
}
