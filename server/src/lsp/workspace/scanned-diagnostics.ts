/** What a scan found in a file that is not open, as diagnostics. */
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Configuration } from '../../scan/configurations.js';
import type { ScannedFile } from '../../scan/scan-file.js';
import type { ClientAbility } from '../client-ability.js';
import type { Check } from '../open/check.js';
import { openDocument } from '../open/open-document.js';
import { told } from '../open/told.js';
import { toDiagnostics } from '../wire/diagnostic.js';
import { otherFile, placeBeside, textAt } from './other-file.js';

export async function scannedDiagnostics(
  uri: string,
  { report, read }: ScannedFile,
  ability: ClientAbility,
  limit: number,
): Promise<Diagnostic[]> {
  const document = openDocument(uri, '', 0, read?.source.text ?? '');
  if (read === null) {
    const problems = report.problems.map(({ kind, message }) => ({ kind, message, at: null }));
    return toDiagnostics({ document, findings: [], problems }, ability, limit, () => null);
  }
  const neighbours = await neighboursOf(uri, read.result.findings);
  return toDiagnostics({ document, ...told(read.result) }, ability, limit, otherFile({ document, neighbours }));
}

/** What is wrong with a configuration, in its own file. */
export function configurationDiagnostics(uri: string, { text, problems }: Configuration, ability: ClientAbility): Diagnostic[] {
  return toDiagnostics({ document: openDocument(uri, '', 0, text), findings: [], problems }, ability, 0, () => null);
}

/** The other files that findings point into. */
async function neighboursOf(uri: string, findings: Check['findings']): Promise<ReadonlyMap<string, string>> {
  const names = new Set(findings.flatMap(({ related }) => related.flatMap(({ file }) => file ?? [])));
  const neighbours = new Map<string, string>();
  for (const name of names) {
    const place = placeBeside(uri, name);
    const text = place === null ? null : await textAt(place);
    if (text !== null) neighbours.set(name, text);
  }
  return neighbours;
}
