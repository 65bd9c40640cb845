/** What the server offers a client. */
import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver/node';
import type { ClientAbility } from './client-ability.js';
import { actionKinds } from './request/code-action.js';
import { allCommands } from './request/command.js';
import { source } from './wire/diagnostic.js';

export function capabilitiesFor(ability: ClientAbility): ServerCapabilities {
  return {
    positionEncoding: ability.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: !ability.watchesFiles },
    hoverProvider: true,
    // A client that does not know kinds of code actions only understands whether there are any.
    codeActionProvider: ability.codeActionLiterals ? { codeActionKinds: [...actionKinds], resolveProvider: ability.resolvesEdits } : true,
    executeCommandProvider: { commands: [...allCommands] },
    // A template is checked together with the files it refers to. The whole workspace is checked only on demand, by a
    // command.
    ...(ability.pullsDiagnostics && {
      diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(ability.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
