/** What a client says it supports, read once from its `initialize`. */
import { DiagnosticTag, MarkupKind, type ClientCapabilities, type InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from './protocol.js';
import { encodingFor, type Encoding } from './wire/position.js';

export interface ClientAbility {
  readonly encoding: Encoding;
  /** It pulls diagnostics; otherwise they are published. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  /** It shows code without effect faded. */
  readonly fades: boolean;
  readonly codeActionLiterals: boolean;
  /** It can resolve the edit of a code action later, when the action is chosen. */
  readonly resolvesEdits: boolean;
  readonly preferredActions: boolean;
  readonly versionedEdits: boolean;
  readonly annotatedEdits: boolean;
  readonly appliesEdits: boolean;
  readonly markdown: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly showsDocuments: boolean;
  /** Abilities specific to our own client; other clients send none of them. */
  readonly own: InitializationOptions;
}

export function readAbility(params: InitializeParams): ClientAbility {
  const { capabilities } = params;
  return {
    encoding: encodingFor(capabilities.general?.positionEncodings),
    ...diagnosticAbility(capabilities),
    ...editAbility(capabilities),
    // The formats are in the order the client prefers.
    markdown: capabilities.textDocument?.hover?.contentFormat?.[0] === MarkupKind.Markdown,
    configuration: capabilities.workspace?.configuration ?? false,
    registersConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: capabilities.workspace?.workspaceFolders ?? false,
    progress: capabilities.window?.workDoneProgress ?? false,
    showsDocuments: capabilities.window?.showDocument?.support ?? false,
    own: ownClient(params.initializationOptions),
  };
}

/**
 * Before version 3.17 of the protocol, clients describe what they can show only for published diagnostics, even if they pull
 * them.
 */
function diagnosticAbility(capabilities: ClientCapabilities) {
  const pull = capabilities.textDocument?.diagnostic;
  const shown = { ...capabilities.textDocument?.publishDiagnostics, ...pull };
  return {
    pullsDiagnostics: pull !== undefined,
    refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: shown.relatedInformation ?? false,
    codeDescription: shown.codeDescriptionSupport ?? false,
    diagnosticData: shown.dataSupport ?? false,
    fades: shown.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) ?? false,
  };
}

function editAbility(capabilities: ClientCapabilities) {
  const action = capabilities.textDocument?.codeAction;
  const edit = capabilities.workspace?.workspaceEdit;
  return {
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits: (action?.dataSupport ?? false) && (action?.resolveSupport?.properties.includes('edit') ?? false),
    preferredActions: action?.isPreferredSupport ?? false,
    versionedEdits: edit?.documentChanges ?? false,
    annotatedEdits: edit?.changeAnnotationSupport !== undefined,
    appliesEdits: capabilities.workspace?.applyEdit ?? false,
  };
}

function ownClient(options: unknown): InitializationOptions {
  const own = typeof options === 'object' && options !== null ? options : {};
  return {
    status: 'status' in own && own.status === true,
    asksReason: 'asksReason' in own && own.asksReason === true,
    showsMessages: 'showsMessages' in own && own.showsMessages === true,
    mergesDiagnostics: 'mergesDiagnostics' in own && own.mergesDiagnostics === true,
  };
}
