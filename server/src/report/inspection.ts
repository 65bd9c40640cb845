/** What `inspect` shows of a file, as other programs read it (docs/inspect-and-can.md). */
import type { Facts } from '../analysis/facts.js';
import { maskedValues } from '../analysis/question/masked-value.js';
import { describePrincipals, type PrincipalDescription } from '../analysis/question/principals.js';
import type { Problem } from '../engine/finding.js';
import { givenUp } from '../engine/limit.js';
import type { Output, Resource } from '../model/template.js';
import { writtenId } from '../model/written-id.js';
import type { LineIndex, Range } from '../text/line-index.js';
import { printGuard, printValue, type Json, type Secrets } from '../value/print.js';
import type { ProblemEntry } from './entry.js';

export interface ResourceEntry {
  readonly type: string;
  readonly when: string | null;
  readonly properties: Json;
}

export interface GeneratedEntry extends ResourceEntry {
  /** The logical ID of the SAM resource that generates it. */
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

/** `only`: the logical ID of the one resource or principal to show, or null for all. */
export function inspectionOf({ name, facts, lines, problems }: Inspected, only: string | null): Inspection {
  const principals = describePrincipals(facts)
    .filter(({ id }) => only === null || id === only)
    .map((each) => principalEntry(each, facts, lines));
  const problemEntries = (): readonly ProblemEntry[] =>
    [...problems, ...givenUp(facts)].map(({ kind, message, at }) => ({
      kind,
      file: name,
      message,
      range: at === null ? null : lines.range(at.start, at.end),
    }));
  const { template } = facts;
  if (template === null) return { version: 1, file: name, kind: 'policy', principals, problems: problemEntries() };
  const secrets = maskedValues(facts);
  const chosen = (resources: ReadonlyMap<string, Resource>): readonly Resource[] =>
    [...resources.values()].filter(({ id }) => only === null || id === only);
  const generated = chosen(template.generated).map(
    (resource) => [facts.mask(resource.id), { ...resourceEntry(resource, secrets), by: facts.mask(writtenId(resource)) }] as const,
  );
  return {
    version: 1,
    file: name,
    kind: template.dialect,
    resources: Object.fromEntries(
      chosen(template.resources).map((resource) => [facts.mask(resource.id), resourceEntry(resource, secrets)]),
    ),
    ...(template.dialect === 'sam' ? { generated: Object.fromEntries(generated) } : {}),
    outputs: Object.fromEntries([...template.outputs.values()].map((output) => [facts.mask(output.name), outputEntry(output, secrets)])),
    principals,
    problems: problemEntries(),
  };
}

function resourceEntry({ type, when, properties }: Resource, secrets: Secrets): ResourceEntry {
  return { type: secrets.inName(type), when: printGuard(when, secrets), properties: printValue(properties, secrets) };
}

function outputEntry({ when, value }: Output, secrets: Secrets): OutputEntry {
  return { when: printGuard(when, secrets), value: value === null ? null : printValue(value, secrets) };
}

function principalEntry(
  { id, kind, policies, admin, assumedBy, escalations }: PrincipalDescription,
  { mask }: Facts,
  lines: LineIndex,
): PrincipalEntry {
  return {
    id: mask(id),
    kind,
    policies: policies.map(({ name, from, at }) => ({ name: mask(name), from, range: lines.range(at.start, at.end) })),
    admin,
    assumedBy: assumedBy.map((each) => ({ ...each, principal: mask(each.principal), narrowed: each.narrowed.map(mask) })),
    escalations: escalations.map(({ permissions, through }) => ({ permissions: permissions.map(mask), through: through.map(mask) })),
  };
}
