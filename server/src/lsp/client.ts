/** The client of the server: the way to it, what it can do, and which texts it has open. */
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

/** What the program around the server gives it. */
export interface ServerHost {
  readonly version: string;
  /** The folder of the rules' pages, or null when they are not at hand. */
  readonly pages: string | null;
  /** The rules to choose from; all there are without it. */
  readonly rules?: readonly AnyRule[];
}
