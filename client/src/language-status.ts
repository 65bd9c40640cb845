/** The language status item: whether the active file is checked, why or why not, and how long that took. */
import {
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type Disposable,
  type DocumentSelector,
  type LanguageStatusItem,
} from 'vscode';
import type { FileStatus } from '../../server/src/lsp/protocol.js';
import { quantity } from '../../server/src/text/wording.js';
import { isEnabled } from './is-enabled.js';

type ServerState = 'idle' | 'starting' | 'running' | 'stopped';

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity?: LanguageStatusSeverity;
}

export class LanguageStatus implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #files = new Map<string, FileStatus>();
  readonly #subscriptions: Disposable[];
  #server: ServerState = 'idle';

  constructor(selector: DocumentSelector) {
    this.#item = languages.createLanguageStatusItem('rootguard.status', selector);
    this.#item.name = 'Rootguard';
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#files.delete(uri.toString())),
    ];
    this.show();
  }

  server(state: ServerState): void {
    this.#server = state;
    this.show();
  }

  file(uri: string, status: FileStatus): void {
    this.#files.set(uri, status);
    this.show();
  }

  dispose(): void {
    for (const subscription of [this.#item, ...this.#subscriptions]) subscription.dispose();
  }

  show(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const { text, detail, severity } = shown(this.#server, uri === undefined ? undefined : this.#files.get(uri));
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = severity ?? LanguageStatusSeverity.Information;
    this.#item.busy = this.#server === 'starting';
    this.#item.command =
      this.#server === 'stopped'
        ? { command: 'rootguard.restartServer', title: 'Restart server' }
        : { command: 'rootguard.scanWorkspace', title: 'Scan workspace' };
  }
}

function shown(server: ServerState, file: FileStatus | undefined): Shown {
  if (server === 'stopped') {
    return { text: 'Rootguard stopped', detail: 'the server failed too often', severity: LanguageStatusSeverity.Error };
  }
  if (server === 'starting') return { text: 'Rootguard', detail: 'starting' };
  if (server === 'idle') return { text: 'Rootguard: not checked', detail: isEnabled() ? reasons.skipped : reasons.off };
  return file === undefined ? { text: 'Rootguard', detail: 'not checked yet' } : fileShown(file);
}

const reasons = {
  skipped: 'no template or IAM policy',
  excluded: 'left out by the configuration',
  off: 'switched off in the settings',
} as const;

function fileShown(file: FileStatus): Shown {
  switch (file.state) {
    case 'skipped':
    case 'excluded':
    case 'off':
      return { text: 'Rootguard: not checked', detail: reasons[file.state] };
    case 'configuration':
      return { text: 'Rootguard: configuration', detail: file.problems.length === 0 ? 'valid' : quantity(file.problems.length, 'problem') };
    case 'template':
    case 'policy':
    case 'side-file':
      return checkedShown(file, names[file.state]);
  }
}

const names = { template: 'template', policy: 'IAM policy', 'side-file': 'file beside templates' } as const;

function checkedShown(file: FileStatus, name: string): Shown {
  const details = [
    name,
    `${Math.max(1, Math.round(file.duration))} ms`,
    ...(file.suppressed > 0 ? [`${file.suppressed} suppressed`] : []),
    ...(file.configuration === null ? [] : [workspace.asRelativePath(file.configuration)]),
    ...(file.problems.length > 0 ? [quantity(file.problems.length, 'notice')] : []),
  ];
  return {
    text: `Rootguard: ${file.findings === 0 ? 'no findings' : quantity(file.findings, 'finding')}`,
    detail: details.join(', '),
    ...(file.problems.length > 0 && { severity: LanguageStatusSeverity.Warning }),
  };
}
