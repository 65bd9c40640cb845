/** What happens when files change that the client watches, or saves. */
import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';
import { isConfigurationName } from '../open/checker.js';
import type { Session } from '../session.js';
import { nameOf } from '../wire/uri.js';

/** A changed configuration affects all files below it; any other file affects itself and those that refer to it. */
export async function filesChanged(session: Session, changes: readonly FileEvent[]): Promise<void> {
  if (changes.some(({ uri }) => isConfigurationName(nameOf(uri)))) {
    session.settings.configurationChanged();
    session.refresh();
    await session.scan.repeat();
  } else {
    session.refreshNamersOf(changes.map(({ uri }) => uri));
    await session.scan.follow(changes);
  }
}

/** A client that cannot watch files still reports those that it saves. */
export async function savedFile(session: Session, uri: string): Promise<void> {
  if (!session.client.ability.watchesFiles) await filesChanged(session, [{ uri, type: FileChangeType.Changed }]);
}
