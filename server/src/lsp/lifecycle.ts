/** Which requests are allowed when: none before `initialize`, and none after `shutdown`. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';

export class Lifecycle {
  #state: 'new' | 'running' | 'ended' = 'new';

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** Throws when called a second time. */
  begin(): void {
    if (this.#state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    this.#state = 'running';
  }

  /** Throws before `begin`, and when called a second time. */
  end(): void {
    this.admit();
    this.#state = 'ended';
  }

  /** Throws for a request that comes too early or too late. */
  admit(): void {
    switch (this.#state) {
      case 'new':
        throw new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
      case 'ended':
        throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
      case 'running':
    }
  }
}
