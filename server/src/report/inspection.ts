/** What `inspect` shows of a file, as other programs read it (design §9b). */
import type { Facts } from '../analysis/facts.js';
import { maskedName, maskedValues } from '../analysis/question/masked-value.js';
import { describePrincipals, type PrincipalDescription } from '../analysis/question/principals.js';
import type { Problem } from '../engine/finding.js';
import { givenUp } from '../engine/limit.js';
import type { Output, Resource } from '../model/template.js';
import type { LineIndex, Range } from '../text/line-index.js';
import { guardText } from '../value/guard.js';
import { printValue, type Json, type Secrets } from '../value/print.js';
import type { ProblemEntry } from './entry.js';

export interface ResourceEntry {
  readonly type: string;
  readonly when: string | null;
  readonly properties: Json;
}

export interface GeneratedEntry extends ResourceEntry {
  /** The logical id of the SAM resource that makes it. */
  readonly by: string;
}

export interface OutputEntry {
  readonly when: string | null;
  readonly value: Json;
}

export interface PolicyEntry {
  readonly name: string;
  readonly from: PrincipalDescription['policies'][number]['from'];
  readonly range: Range | null;
}

export interface PrincipalEntry extends Omit<PrincipalDescription, 'policies'> {
  readonly policies: readonly PolicyEntry[];
}

export interface Inspection {
  readonly version: 1;
  readonly file: string;
  readonly kind: 'cloudformation' | 'sam' | 'policy';
  /** Absent for a policy document alone. */
  readonly resources?: Readonly<Record<string, ResourceEntry>>;
  /** Absent without SAM. */
  readonly generated?: Readonly<Record<string, GeneratedEntry>>;
  /** Absent for a policy document alone. */
  readonly outputs?: Readonly<Record<string, OutputEntry>>;
  readonly principals: readonly PrincipalEntry[];
  readonly problems: readonly ProblemEntry[];
}

export interface Inspected {
  readonly name: string;
  readonly facts: Facts;
  readonly lines: LineIndex;
  readonly problems: readonly Problem[];
}

/** `only`: the logical id that resources and principals are narrowed to, or null for all. */
export function inspectionOf({ name, facts, lines, problems }: Inspected, only: string | null): Inspection {
  const shown = (text: string): string => maskedName(text, facts);
  const principals = describePrincipals(facts).filter(({ id }) => only === null || id === only).map((each) => principalEntry(each, shown, lines));
  const told = (): readonly ProblemEntry[] => [...problems, ...givenUp(facts)].map(({ kind, message, at }) =>
    ({ kind, file: name, message, range: at === null ? null : lines.range(at.start, at.end) }));
  const { template } = facts;
  if (template === null) return { version: 1, file: name, kind: 'policy', principals, problems: told() };
  const secrets = maskedValues(facts);
  const chosen = (resources: ReadonlyMap<string, Resource>): readonly Resource[] => [...resources.values()].filter(({ id }) => only === null || id === only);
  const generated = chosen(template.generated).map((resource) => [resource.id, { ...resourceEntry(resource, secrets), by: resource.madeFrom ?? resource.id }] as const);
  return {
    version: 1,
    file: name,
    kind: template.dialect,
    resources: Object.fromEntries(chosen(template.resources).map((resource) => [resource.id, resourceEntry(resource, secrets)])),
    ...(template.dialect === 'sam' ? { generated: Object.fromEntries(generated) } : {}),
    outputs: Object.fromEntries([...template.outputs.values()].map((output) => [shown(output.name), outputEntry(output, secrets)])),
    principals,
    problems: told(),
  };
}

function resourceEntry({ type, when, properties }: Resource, secrets: Secrets): ResourceEntry {
  return { type, when: guardText(when), properties: printValue(properties, secrets) };
}

function outputEntry({ when, value }: Output, secrets: Secrets): OutputEntry {
  return { when: guardText(when), value: value === null ? null : printValue(value, secrets) };
}

function principalEntry(
  { id, kind, policies, admin, assumedBy, escalations }: PrincipalDescription, shown: (name: string) => string, lines: LineIndex,
): PrincipalEntry {
  const entries = policies.map(({ name, from, at }): PolicyEntry => ({ name: shown(name), from, range: lines.range(at.start, at.end) }));
  return { id, kind, policies: entries, admin, assumedBy, escalations };
}
