/** The texts that are open in the editor, found by URI in any spelling. */
import { canonicalUri } from '../wire/uri.js';
import type { OpenDocument } from './open-document.js';

export class OpenDocuments {
  /** The current version of each. */
  readonly #documents = new Map<string, OpenDocument>();

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(canonicalUri(uri));
  }

  set(document: OpenDocument): void {
    this.#documents.set(canonicalUri(document.uri), document);
  }

  delete(uri: string): void {
    this.#documents.delete(canonicalUri(uri));
  }

  clear(): void {
    this.#documents.clear();
  }
}
