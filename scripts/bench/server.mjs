/** A language server as a process, addressed as an editor would. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';
import { root } from '../project.mjs';

export const bundledServer = path.join(root, 'dist/server.cjs');

const capabilities = {
  workspace: { configuration: false, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true } },
};

/** Starts a server; resolves once `initialize` is answered, with the milliseconds since the process was started. */
export async function startServer(script, folder = null) {
  const started = performance.now();
  const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: { status: true },
    workspaceFolders: folder === null ? null : [{ uri: pathToFileURL(folder).href, name: 'folder' }],
  });
  const milliseconds = performance.now() - started;
  await connection.sendNotification('initialized', {});
  return {
    milliseconds,
    connection,
    /** The current and the peak memory in megabytes; NaN where the system does not report it. */
    memory: () => memoryOf(server.pid),
    async stop() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

function memoryOf(pid) {
  const file = `/proc/${pid}/status`;
  const status = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
}
