/** What a scan found in a file that is not open, as diagnostics. */
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Configuration } from '../../scan/configurations.js';
import type { ScannedFile } from '../../scan/scan-file.js';
import type { ClientAbility } from '../client-ability.js';
import { openDocument } from '../open/open-document.js';
import { reported } from '../open/reported.js';
import { toDiagnostics } from '../wire/diagnostic.js';

export function scannedDiagnostics(uri: string, { report, read }: ScannedFile, ability: ClientAbility, limit: number): Diagnostic[] {
  const document = openDocument(uri, 0, read?.source.text ?? '');
  if (read === null) {
    const problems = report.problems.map(({ kind, message }) => ({ kind, message, at: null }));
    return toDiagnostics({ document, findings: [], problems }, ability, limit);
  }
  return toDiagnostics({ document, ...reported(read.result) }, ability, limit);
}

/** What is wrong with a configuration, in its own file. */
export function configurationDiagnostics(uri: string, { text, problems }: Configuration, ability: ClientAbility): Diagnostic[] {
  return toDiagnostics({ document: openDocument(uri, 0, text), findings: [], problems }, ability, 0);
}
