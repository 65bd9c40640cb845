/** What follows when files change that the client watches. */
import type { FileEvent } from 'vscode-languageserver/node';
import { isConfigurationName } from './checker.js';
import { silentProgress } from './scan-progress.js';
import type { Session } from './session.js';
import { nameOf } from './uri.js';

/** A configuration changes what is said of all files below it; any other file what is said of itself. */
export async function filesChanged(session: Session, changes: readonly FileEvent[]): Promise<void> {
  if (changes.some(({ uri }) => isConfigurationName(nameOf(uri)))) {
    session.settings.configurationChanged();
    await session.refresh();
    if (session.scan.follows) await session.scan.run(silentProgress);
  } else if (session.scan.follows) {
    await session.scan.follow(changes);
  }
}
