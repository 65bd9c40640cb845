/** What the server offers, by what the client can do. */
import assert from 'node:assert/strict';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver/node';
import { capabilitiesFor } from '../../src/lsp/capabilities.js';
import { readAbility } from '../../src/lsp/client-ability.js';
import { connect, fullCapabilities } from './support/strict-client.js';

function offered(capabilities: ClientCapabilities): ServerCapabilities {
  return capabilitiesFor(readAbility({ processId: null, rootUri: null, workspaceFolders: null, capabilities }));
}

describe('the capabilities of the server', () => {
  it('are complete for a client that supports everything', () => {
    const { executeCommandProvider, ...others } = offered(fullCapabilities);
    assert.ok(executeCommandProvider?.commands.every((command) => command.startsWith('rootguard.')));
    assert.deepEqual(others, {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: false },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.rootguard'], resolveProvider: true },
      diagnosticProvider: { identifier: 'rootguard', interFileDependencies: true, workspaceDiagnostics: false },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
  });

  it('are the basic ones for a client that declares nothing', () => {
    const { executeCommandProvider: _, ...others } = offered({});
    assert.deepEqual(others, {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: true },
      hoverProvider: true,
      codeActionProvider: true,
    });
  });

  for (const [wishes, encoding] of [
    [['utf-8', 'utf-16'], 'utf-8'], [['utf-16', 'utf-8'], 'utf-16'], [['utf-32'], 'utf-32'], [['utf-7', 'utf-8'], 'utf-8'], [['utf-7'], 'utf-16'], [[], 'utf-16'],
  ] as const) {
    it(`include positions in ${encoding} for a client that supports ${wishes.join(', ') || 'none'}`, () => {
      assert.equal(offered({ general: { positionEncodings: [...wishes] } }).positionEncoding, encoding);
    });
  }

  it('are registered one by one, so that a client can refuse one of them', async () => {
    const client = await connect({ refuses: 'workspace/didChangeConfiguration' });
    await client.until(() => client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    await client.close();
  });
});
