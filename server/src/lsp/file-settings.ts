/** Which settings apply to a file: the nearest configuration above it, or else those of the editor. */
import { anyEnvironment, type StackEnvironment } from '../cdk/manifest.js';
import type { Problem } from '../engine/finding.js';
import type { Settings } from '../engine/settings.js';
import { readAssembly } from '../scan/assembly.js';
import { Configurations, type Configuration } from '../scan/configurations.js';
import { disk } from '../scan/disk.js';
import type { Client } from './client.js';
import { defaultEditorSettings, readEditorSettings, type EditorSettings } from './editor-settings.js';
import type { Engine } from './engine.js';
import { logFailure } from './fence.js';
import { pathOf } from './wire/uri.js';

export interface FileSettings {
  readonly editor: EditorSettings;
  readonly settings: Settings;
  /** The path of the configuration that applies, or null. */
  readonly configuration: string | null;
  /** What is wrong with that configuration, or with the settings of the editor where they apply. */
  readonly problems: readonly Problem[];
  /** Whether that configuration excludes the file. */
  readonly excluded: boolean;
  /** The environment to which a template of a cloud assembly will be deployed. */
  readonly environment: StackEnvironment;
}

const editorSource = 'Settings of the editor';

/** Finds the settings of each file, and remembers them until something changes. */
export class FileSettingsSource {
  readonly #client: Client;
  readonly #engine: Engine;
  readonly #known = new Map<string, Promise<FileSettings>>();
  /** The files for which the client did not return its settings. */
  readonly #missing = new Set<string>();
  #configurations = new Configurations(disk);
  /** The settings that a client without `workspace/configuration` pushed. */
  #pushed: unknown = null;

  constructor(client: Client, engine: Engine) {
    this.#client = client;
    this.#engine = engine;
  }

  get configurations(): Configurations {
    return this.#configurations;
  }

  for(uri: string): Promise<FileSettings> {
    const known = this.#known.get(uri);
    if (known !== undefined) return known;
    const asked = this.#ask(uri);
    this.#known.set(uri, asked);
    // A request that failed is repeated the next time.
    asked.catch(() => {
      if (this.#known.get(uri) === asked) this.#known.delete(uri);
    });
    return asked;
  }

  /** The editor's settings for a file or a folder; the defaults when the client does not return them. */
  async editor(uri: string): Promise<EditorSettings> {
    return (await this.#returned(uri)) ?? defaultEditorSettings;
  }

  async #returned(uri: string): Promise<EditorSettings | null> {
    const { ability, connection } = this.#client;
    if (!ability.configuration) {
      return this.#pushed === null ? defaultEditorSettings : readEditorSettings(this.#pushed, this.#engine);
    }
    try {
      return readEditorSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: 'rootguard' }), this.#engine);
    } catch (error) {
      // The file is still checked, for the time being with the defaults.
      logFailure(connection, 'workspace/configuration', error);
      return null;
    }
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#missing.delete(uri);
  }

  /** The text changed: the settings are requested again if the client did not return them. */
  textChanged(uri: string): void {
    if (this.#missing.has(uri)) this.forget(uri);
  }

  /** The editor's settings changed; `pushed` is the section `rootguard` if the client sent it along. */
  editorChanged(pushed: unknown): void {
    this.#pushed = pushed ?? this.#pushed;
    this.#known.clear();
  }

  configurationChanged(): void {
    this.#configurations = new Configurations(disk);
    this.#known.clear();
  }

  async #ask(uri: string): Promise<FileSettings> {
    const returned = await this.#returned(uri);
    if (returned === null) this.#missing.add(uri);
    else this.#missing.delete(uri);
    const editor = returned ?? defaultEditorSettings;
    const path = pathOf(uri);
    if (path === null) {
      const problems = placeless(editorSource, editor.problems);
      return { editor, settings: editor.settings, configuration: null, problems, excluded: false, environment: anyEnvironment };
    }
    const folder = disk.path.dirname(path);
    const configuration = await this.#configurations.nearest(folder);
    const assembly = await readAssembly(folder, disk);
    return {
      editor,
      settings: settingsIn(configuration, editor),
      configuration: configuration.path,
      problems:
        configuration.path === null
          ? placeless(editorSource, editor.problems)
          : placeless(disk.path.basename(configuration.path), configuration.problems),
      excluded: !configuration.includes(path),
      environment: assembly?.find((template) => template.path === path)?.environment ?? anyEnvironment,
    };
  }
}

/** A folder's configuration wins, so that the editor shows the same as the command line. */
export function settingsIn(configuration: Configuration, editor: EditorSettings): Settings {
  return configuration.path === null ? editor.settings : configuration.settings;
}

/** The problems of another file, for the top of a file to which that one applies. */
function placeless(source: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map(({ kind, message }) => ({ kind, message: `${source}: ${message}`, at: null }));
}
