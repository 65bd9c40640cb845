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
    // To a client that knows no kinds of actions only the word that there are some means anything.
    codeActionProvider: ability.codeActionLiterals ? { codeActionKinds: [...actionKinds], resolveProvider: ability.resolvesEdits } : true,
    executeCommandProvider: { commands: [...allCommands] },
    // A template that names another is judged with it. All files of a workspace are checked by a command, on demand.
    ...(ability.pullsDiagnostics && {
      diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(ability.workspaceFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
