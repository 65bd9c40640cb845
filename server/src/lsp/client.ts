/** The client of the server: its connection, its abilities, and its open texts. */
import type { Connection } from 'vscode-languageserver/node';
import type { AnyRule } from '../rules/rule.js';
import type { ClientAbility } from './client-ability.js';
import type { OpenDocuments } from './open/open-documents.js';

export interface Client {
  readonly connection: Connection;
  readonly ability: ClientAbility;
  readonly documents: OpenDocuments;
  /** URIs of the folders of the workspace. */
  readonly folders: Set<string>;
  readonly host: ServerHost;
}

/** What the surrounding program provides to the server. */
export interface ServerHost {
  readonly version: string;
  /** The folder with the pages of the rules, or null when they are not available. */
  readonly pages: string | null;
  /** The rules to choose from; all rules if absent. */
  readonly rules?: readonly AnyRule[];
}
