/** Starts the VS Code server on this machine alone. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { installed } from './install.mjs';

/**
 * `options`: userData (folder), extensions (folder), forTests (lets a page load an extension from its sources).
 * Resolves with { port, stop } once it listens.
 */
export async function startWebServer({ userData, extensions, forTests }) {
  const port = await freePort();
  const args = [
    installed.server, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms',
    '--telemetry-level', 'off', '--server-data-dir', userData, '--user-data-dir', userData, '--extensions-dir', extensions,
    ...(forTests ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = spawn(installed.node, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = once(server, 'exit');
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => { output = (output + data).slice(-4000); });
  await Promise.race([
    waitFor(port),
    ended.then(() => { throw new Error(`The VS Code server ended at once.\n${output}`); }),
  ]);
  return {
    port,
    async stop() {
      // The server and its extension hosts are one group.
      try { process.kill(-server.pid, 'SIGKILL'); } catch { return; }
      await ended;
    },
  };
}

/** Installs a VSIX into a folder of extensions. */
export function installExtension(vsix, extensions) {
  const args = [installed.server, '--install-extension', vsix, '--extensions-dir', extensions, '--accept-server-license-terms'];
  // Only a failure is shown: without its native modules the server complains at each start.
  execFileSync(installed.node, args, { stdio: 'pipe' });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function waitFor(port) {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/version`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The VS Code server does not answer.');
}
