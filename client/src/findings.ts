/**
 * The one collection of findings: pulled ones while a file is open, otherwise those of the last scan; it outlives the
 * server.
 */
import { languages, type Diagnostic, type DiagnosticCollection, type Disposable, type Uri } from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient/node';

type Listener = Parameters<DiagnosticCollection['forEach']>[0];

/** Pulled and published diagnostics go into one collection, so that no finding is shown twice. */
export class Findings implements Disposable {
  readonly #shown = languages.createDiagnosticCollection('rootguard');
  /** The results of the last scan by URI, shown again when a file is closed. */
  readonly #scanned = new Map<string, readonly Diagnostic[]>();
  /** The files whose findings the client pulled. Tabs not looked at since the window opened are not among them. */
  readonly #asked = new Set<string>();

  /** The diagnostics that the server publishes for a file; where the client pulls, only the pulled ones are shown. */
  publish(uri: Uri, diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0) this.#scanned.delete(uri.toString());
    else this.#scanned.set(uri.toString(), diagnostics);
    if (!this.#asked.has(uri.toString())) this.#shown.set(uri, diagnostics);
  }

  clear(): void {
    this.#scanned.clear();
    this.#asked.clear();
    this.#shown.clear();
  }

  /**
   * Gives the collection to the client: what it pulled is shown, and when it releases a file, the scan's results are shown
   * again.
   */
  provider(): DiagnosticCollectionProvider {
    const shown = this.#shown;
    const set = (uri: Uri, diagnostics: readonly Diagnostic[] | undefined): void => {
      this.#asked.add(uri.toString());
      shown.set(uri, diagnostics);
    };
    const release = (uri: Uri): void => {
      this.#asked.delete(uri.toString());
      shown.set(uri, this.#scanned.get(uri.toString()) ?? []);
    };
    const collection: DiagnosticCollection = {
      name: shown.name,
      set: (first: Uri | readonly [Uri, readonly Diagnostic[] | undefined][], diagnostics?: readonly Diagnostic[]) => {
        if ('scheme' in first) set(first, diagnostics);
        else for (const [uri, found] of first) set(uri, found);
      },
      delete: release,
      // A server that stops removes nothing: the next one reports what changed.
      clear: () => undefined,
      dispose: () => undefined,
      forEach: (listener: Listener) => shown.forEach(listener),
      get: (uri) => shown.get(uri),
      has: (uri) => shown.has(uri),
      [Symbol.iterator]: () => shown[Symbol.iterator](),
    };
    // A client that has just started has not pulled anything yet.
    const create = (): DiagnosticCollection => {
      this.#asked.clear();
      return collection;
    };
    return { create, dispose: () => undefined };
  }

  dispose(): void {
    this.#shown.dispose();
  }
}
