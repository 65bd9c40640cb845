/** Which settings are in force for a file: the nearest configuration above it, else those of the editor. */
import type { Connection } from 'vscode-languageserver/node';
import type { Settings } from '../engine/settings.js';
import type { ClientAbility } from './client-ability.js';
import { defaultEditorSettings, readEditorSettings, type EditorSettings } from './editor-settings.js';
import type { Engine } from './engine.js';
import type { Configurations } from './configurations.js';
import { pathOf } from './uri.js';

export interface FileSettings {
  readonly editor: EditorSettings;
  readonly settings: Settings;
  /** The path of the configuration in force, or null. */
  readonly configuration: string | null;
  /** Whether that configuration leaves the file out. */
  readonly excluded: boolean;
}

/** Answers per file and keeps the answers until something changes. */
export class FileSettingsSource {
  readonly #connection: Connection;
  readonly #ability: ClientAbility;
  readonly #configurations: Configurations;
  readonly #known = new Map<string, Promise<FileSettings>>();
  /** What a client without `workspace/configuration` pushed. */
  #pushed: unknown = null;

  constructor(connection: Connection, ability: ClientAbility, configurations: Configurations) {
    this.#connection = connection;
    this.#ability = ability;
    this.#configurations = configurations;
  }

  for(uri: string, engine: Engine): Promise<FileSettings> {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const asked = this.#ask(uri, engine);
    this.#known.set(uri, asked);
    // An answer that failed is asked for again.
    asked.catch(() => this.#known.delete(uri));
    return asked;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  /** The settings of the editor changed; `pushed` is the section `rootguard` if the client sent it along. */
  editorChanged(pushed: unknown): void {
    this.#pushed = pushed ?? this.#pushed;
    this.#known.clear();
  }

  configurationChanged(): void {
    this.#configurations.clear();
    this.#known.clear();
  }

  async #ask(uri: string, engine: Engine): Promise<FileSettings> {
    const editor = await this.#editor(uri, engine);
    const path = pathOf(uri);
    const configuration = path === null ? null : this.#configurations.for(path, engine);
    if (path === null || configuration === null) {
      return { editor, settings: editor.settings, configuration: null, excluded: false };
    }
    return {
      editor,
      settings: configuration.settings,
      configuration: configuration.path,
      excluded: configuration.excludes(path),
    };
  }

  async #editor(uri: string, engine: Engine): Promise<EditorSettings> {
    if (!this.#ability.configuration) {
      return this.#pushed === null ? defaultEditorSettings : readEditorSettings(this.#pushed, engine);
    }
    const section: unknown = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'rootguard' });
    return readEditorSettings(section, engine);
  }
}
