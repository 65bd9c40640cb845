/** A report as SARIF 2.1.0, within the limits of uploads to code scanning. */
import type { AnyRule } from '../rules/rule.js';
import { severities, type Severity } from '../rules/severity.js';
import type { Range } from '../text/line-index.js';
import { quantity } from '../text/wording.js';
import type { FindingEntry, FixEntry, ProblemEntry } from './entry.js';
import type { Reporter, Tool } from './reporter.js';
import { homepage } from './rule-link.js';
import { sarifLevels, sarifRule } from './sarif-rule.js';
import { pathToUri } from './uri.js';

/** What GitHub accepts in one run, and shows of one result. */
const mostResults = 25_000;
const mostRelated = 100;

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

interface SerialisedResult {
  readonly severity: Severity;
  readonly json: string;
}

/** Keeps results as text, which takes a fraction of the memory of the objects. */
export function sarifReporter(tool: Tool, rules: readonly AnyRule[]): Reporter {
  const indexes = new Map<string, number>(rules.map((rule, index) => [rule.id, index]));
  const results: SerialisedResult[] = [];
  const notifications: object[] = [];
  let isComplete = true;
  return {
    file(report) {
      for (const finding of report.findings) {
        results.push({ severity: finding.severity, json: JSON.stringify(sarifResult(finding, indexes.get(finding.rule) ?? -1)) });
      }
      for (const problem of report.problems) notifications.push(notification(problem));
      isComplete &&= !report.problems.some(({ kind }) => kind === 'unreadable' || kind === 'limit' || kind === 'internal');
      return '';
    },
    *end() {
      const kept = withinLimit(results);
      if (kept.length < results.length) notifications.push(leftOut(results.length - kept.length));
      const driver = {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: homepage,
        rules: rules.map(sarifRule),
      };
      const invocations = [{ executionSuccessful: isComplete, toolExecutionNotifications: notifications }];
      yield `{ "version": "2.1.0",\n  "$schema": ${JSON.stringify(schema)},\n  "runs": [ {\n    "tool": ${JSON.stringify({ driver })},\n`;
      yield `    "columnKind": "utf16CodeUnits",\n    "invocations": ${JSON.stringify(invocations)},\n    "results": [`;
      for (const [index, { json }] of kept.entries()) yield `${index === 0 ? '' : ','}\n      ${json}`;
      yield '] } ] }\n';
    },
  };
}

/** If there are too many, only the most severe ones, still in the order they were found. */
function withinLimit(results: readonly SerialisedResult[]): readonly SerialisedResult[] {
  if (results.length <= mostResults) return results;
  return severities.flatMap((severity) => results.filter((result) => result.severity === severity)).slice(0, mostResults);
}

function sarifResult(finding: FindingEntry, ruleIndex: number): object {
  const { resource, when, construct } = finding;
  const related = finding.related
    .slice(0, mostRelated)
    .map(({ file, range, message }, index) => ({ id: index + 1, ...location(file, range), message: { text: message } }));
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: sarifLevels[finding.severity],
    message: { text: finding.message },
    locations: [{ ...location(finding.file, finding.range), ...logical(resource) }],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint, 'rootguard/v1': finding.fingerprint },
    ...(finding.fixes.length === 0 ? {} : { fixes: finding.fixes.map(sarifFix) }),
    ...(finding.suppressed === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: finding.suppressed }] }),
    properties: {
      ...(when === null ? {} : { when }),
      ...(construct === undefined ? {} : { construct }),
      ...(finding.declined === undefined ? {} : { declined: finding.declined }),
    },
  };
}

function location(file: string, range: Range): object {
  return { physicalLocation: { artifactLocation: { uri: pathToUri(file) }, region: region(range) } };
}

function logical(resource: string | null): object {
  return resource === null ? {} : { logicalLocations: [{ name: resource, kind: 'resource' }] };
}

/** Lines and columns count from 1; the end column is the one after the last character. */
function region({ start, end }: Range): object {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function sarifFix(fix: FixEntry): object {
  const files = new Map<string, object[]>();
  for (const { file, range, newText } of fix.edits) {
    const replacements = files.get(file) ?? [];
    replacements.push({ deletedRegion: region(range), insertedContent: { text: newText } });
    files.set(file, replacements);
  }
  return {
    description: { text: fix.title },
    artifactChanges: [...files].map(([file, replacements]) => ({ artifactLocation: { uri: pathToUri(file) }, replacements })),
    properties: { safety: fix.safety, ...(fix.left === undefined ? {} : { left: fix.left }) },
  };
}

function notification({ kind, file, message, range }: ProblemEntry): object {
  const place = range === null ? { physicalLocation: { artifactLocation: { uri: pathToUri(file) } } } : location(file, range);
  return {
    descriptor: { id: kind },
    level: kind === 'notice' ? 'note' : kind === 'syntax' ? 'warning' : 'error',
    message: { text: message },
    locations: [place],
  };
}

function leftOut(count: number): object {
  return {
    descriptor: { id: 'limit' },
    level: 'warning',
    message: { text: `${quantity(count, 'finding')} left out, the least severe: uploads take at most ${mostResults}.` },
  };
}
