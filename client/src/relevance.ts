/** Detects the first document that looks like a template, a policy or a side file; nothing else happens before that. */
import { Disposable, languages, workspace, type DocumentSelector, type TextDocument } from 'vscode';
import { recognise } from '../../server/src/model/recognise.js';
import { isSideFile } from '../../server/src/model/recognise-side-file.js';

/** A text is looked at again once typing has paused for this long, in milliseconds. */
const pause = 400;

/** Calls `found` once, and then stops watching. */
export function watchForTemplates(selector: DocumentSelector, found: () => void): Disposable {
  const timers = new Map<TextDocument, NodeJS.Timeout>();
  const subscriptions: Disposable[] = [];
  const stop = (): void => {
    for (const subscription of subscriptions.splice(0)) subscription.dispose();
    for (const timer of timers.values()) clearTimeout(timer);
  };
  const look = (document: TextDocument): void => {
    timers.delete(document);
    if (subscriptions.length === 0 || document.isClosed || languages.match(selector, document) === 0) return;
    const text = document.getText();
    if (recognise(text) === 'none' && !isSideFile(document.uri.path, text)) return;
    stop();
    found();
  };
  subscriptions.push(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      clearTimeout(timers.get(document));
      timers.set(
        document,
        setTimeout(() => look(document), pause),
      );
    }),
  );
  for (const document of workspace.textDocuments) look(document);
  return new Disposable(stop);
}
