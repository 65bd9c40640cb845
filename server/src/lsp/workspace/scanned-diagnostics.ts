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
  { file, report, read }: ScannedFile,
  ability: ClientAbility,
  limit: number,
): Promise<Diagnostic[]> {
  const document = openDocument(uri, '', 0, read?.source.text ?? '');
  const base = { document, configuration: file.configuration.path, duration: 0 };
  const problems = report.problems.map(({ kind, message }) => ({ kind, message, at: null }));
  const check: Check =
    read === null
      ? { ...base, state: 'skipped', file: null, findings: [], suppressed: 0, problems, neighbours: new Map(), missed: [] }
      : { ...base, ...told(read.result), neighbours: await neighboursOf(uri, read.result.findings) };
  return toDiagnostics(check, ability, limit, otherFile(check));
}

/** What is wrong with a configuration, in its own file. */
export function configurationDiagnostics(uri: string, { path, text, problems }: Configuration, ability: ClientAbility): Diagnostic[] {
  const check: Check = {
    document: openDocument(uri, '', 0, text),
    state: 'configuration',
    file: null,
    findings: [],
    suppressed: 0,
    problems,
    neighbours: new Map(),
    missed: [],
    configuration: path,
    duration: 0,
  };
  return toDiagnostics(check, ability, 0, () => null);
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
