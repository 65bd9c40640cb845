/** One client's session: its open texts, their settings, their checks. */
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Check } from './check.js';
import type { Edits } from './code-action-edit.js';
import { Checker } from './checker.js';
import type { ClientAbility } from './client-ability.js';
import { Configurations } from './configurations.js';
import { toDiagnostics, type OtherFile } from './diagnostic.js';
import type { Engine } from './engine.js';
import { FileSettingsSource } from './file-settings.js';
import { Neighbours } from './neighbours.js';
import type { OpenDocument } from './open-document.js';
import { Pace } from './pace.js';
import { uriOf } from './uri.js';

/** What the program around the server gives it. */
export interface ServerHost {
  readonly version: string;
  /** The folder of the rules' pages, or null when they are not at hand. */
  readonly pages: string | null;
  loadEngine(): Promise<Engine>;
}

export class Session {
  readonly connection: Connection;
  readonly ability: ClientAbility;
  readonly host: ServerHost;
  readonly documents = new Map<string, OpenDocument>();
  readonly settings: FileSettingsSource;
  readonly pace = new Pace();
  readonly #neighbours = new Neighbours((uri) => this.documents.get(uri));
  #loaded: Promise<{ engine: Engine; checker: Checker }> | null = null;

  constructor(connection: Connection, ability: ClientAbility, host: ServerHost) {
    this.connection = connection;
    this.ability = ability;
    this.host = host;
    this.settings = new FileSettingsSource(connection, ability, new Configurations());
  }

  /** The engine, loaded at first use. */
  async engine(): Promise<Engine> {
    return (await this.#load()).engine;
  }

  /** The check of an open text as it is now; null when it is not open. */
  async check(uri: string): Promise<Check | null> {
    const { engine, checker } = await this.#load();
    const settings = await this.settings.for(uri, engine);
    const document = this.documents.get(uri);
    if (document === undefined) return null;
    const check = checker.check(document, settings);
    this.pace.record(uri, check.duration);
    return check;
  }

  async diagnostics(check: Check): Promise<Diagnostic[]> {
    const { engine } = await this.#load();
    const { editor } = await this.settings.for(check.document.uri, engine);
    return toDiagnostics(check, this.ability, editor.maxNumberOfProblems, this.#otherFile(check.document.uri));
  }

  /** What the engine works out beyond the fixes of single findings. */
  async edits(check: Check): Promise<Edits> {
    const { engine, checker } = await this.#load();
    const settings = await this.settings.for(check.document.uri, engine);
    return {
      suppress: (finding, reason) => (check.file === null ? [] : engine.suppressionEdits(check.file, finding, reason)),
      fixAll: () => checker.fixAll(check, settings),
    };
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    this.pace.forget(uri);
    this.settings.forget(uri);
    (await this.#loaded)?.checker.forget(uri);
  }

  #otherFile(uri: string): OtherFile {
    return (name) => {
      const place = this.#neighbours.locate(uri, name);
      const text = this.#neighbours.read(uri, name);
      return place === null || text === null ? null : { uri: uriOf(place), text };
    };
  }

  #load(): Promise<{ engine: Engine; checker: Checker }> {
    this.#loaded ??= this.host.loadEngine().then((engine) => ({ engine, checker: new Checker(engine, this.#neighbours) }));
    return this.#loaded;
  }
}
