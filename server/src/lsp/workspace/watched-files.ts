/** Which files the server asks the client to watch. */
import { DidChangeWatchedFilesNotification, WatchKind, type FileSystemWatcher } from 'vscode-languageserver/node';
import type { Client } from '../client.js';

const configurations: FileSystemWatcher = { globPattern: '**/.rootguard.{yaml,yml,json}' };

/** The files that a scan reads; a deleted folder is reported only by its own name. */
const templates: readonly FileSystemWatcher[] = [
  { globPattern: '**/*.{yaml,yml,json,jsonc,toml,template,cfn}' },
  { globPattern: '**/*', kind: WatchKind.Delete },
];

export async function watchConfigurations({ ability, connection }: Client): Promise<void> {
  if (ability.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [configurations] });
}

/** Registered once: with the first scan, or with the first text that refers to other files. */
export async function watchTemplates({ ability, connection }: Client): Promise<void> {
  if (ability.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...templates] });
}
