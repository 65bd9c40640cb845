/** A workspace on the disk, with a client whose folder it is. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connect, type ClientOptions, type StrictClient } from './strict-client.js';

export class Workspace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'rootguard-scan-')));

  uri(name: string): string {
    return pathToFileURL(join(this.root, name)).href;
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    writeFileSync(join(this.root, name), text);
  }

  remove(name: string): void {
    rmSync(join(this.root, name), { recursive: true });
  }
}

/** The folder is deleted when the run ends. */
export async function scanned(
  files: Readonly<Record<string, string>>, run: (workspace: Workspace, client: StrictClient) => Promise<void>, options: ClientOptions = {},
): Promise<void> {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files)) workspace.write(name, text);
  const client = await connect({ folders: [{ uri: pathToFileURL(workspace.root).href, name: 'root' }], ...options });
  try {
    await run(workspace, client);
    await client.close();
  } finally {
    rmSync(workspace.root, { recursive: true });
  }
}
