/** The one collection of findings: those asked for while a file is open, else those of the last scan; it outlives the server. */
import {
  languages, TabInputCustom, TabInputText, TabInputTextDiff, window,
  type Diagnostic, type DiagnosticCollection, type Disposable, type Tab, type Uri,
} from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient/node';

type Listener = Parameters<DiagnosticCollection['forEach']>[0];

/** Both ways of diagnostics write into one collection, so that no finding is shown twice. */
export class Findings implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('rootguard');
  /** What the last scan said, by URI; shown again when a file closes. */
  readonly #scanned = new Map<string, readonly Diagnostic[]>();

  /** What the server publishes of a file; of one that a tab shows, the client asks, and that counts. */
  publish(uri: Uri, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0) this.#scanned.delete(uri.toString());
    else this.#scanned.set(uri.toString(), diagnostics);
    if (!isInTab(uri)) this.#shown.set(uri, diagnostics);
  }

  /** Forgets what a scan said, and keeps what is known of the files in tabs. */
  forgetScan(): void {
    this.#scanned.clear();
    this.#shown.forEach((uri) => {
      if (!isInTab(uri)) this.#shown.delete(uri);
    });
  }

  clear(): void {
    this.#scanned.clear();
    this.#shown.clear();
  }

  /** Hands the collection to the client: what it asked for shows, and when it lets go of a file the scan's word does. */
  provider(): DiagnosticCollectionProvider {
    const shown = this.#shown;
    const release = (uri: Uri): void => shown.set(uri, this.#scanned.get(uri.toString()) ?? []);
    const collection: DiagnosticCollection = {
      name: shown.name,
      set: (first: Uri | readonly [Uri, readonly Diagnostic[] | undefined][], diagnostics?: readonly Diagnostic[]) => {
        if (Array.isArray(first)) shown.set(first);
        else if ('scheme' in first) shown.set(first, diagnostics);
      },
      delete: release,
      // A server that stops takes nothing along: the next one says what changed.
      clear: () => undefined,
      dispose: () => undefined,
      forEach: (listener: Listener) => shown.forEach(listener),
      get: (uri) => shown.get(uri),
      has: (uri) => shown.has(uri),
      [Symbol.iterator]: () => shown[Symbol.iterator](),
    };
    return { create: () => collection, dispose: () => undefined };
  }

  dispose(): void {
    this.#shown.dispose();
  }
}

function isInTab(uri: Uri): boolean {
  const wanted = uri.toString();
  return window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => urisOf(tab).some((shown) => shown.toString() === wanted)));
}

function urisOf({ input }: Tab): readonly Uri[] {
  if (input instanceof TabInputText || input instanceof TabInputCustom) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}
