/** Turns reports into findings: sorted, without duplicates, with message, owner and fingerprint. */
import { gather } from '../text/gather.js';
import { once } from '../text/once.js';
import type { SourceFile } from '../analysis/source-file.js';
import type { Template } from '../model/template.js';
import type { Declined, Fix } from '../repair/fix.js';
import type { AnyDetails, Related } from '../rules/rule.js';
import { nodeAt, pathOf } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { always, areContrary, conjoinAll, guardText, waysWithout, type Assumption, type Guard } from '../value/guard.js';
import type { Report } from './dispatch.js';
import type { Around } from './embedded.js';
import type { Finding } from './finding.js';
import { Fingerprints } from './fingerprint.js';
import { aboutLonePolicy } from './lone-policy.js';
import { fillMessage } from './message.js';
import { originsOf } from './origins.js';
import { Ownership } from './ownership.js';

/**
 * The findings of a file, ordered by offset and rule: one for each place and message, however often it was reported.
 * `around`: what a template within another stands in.
 */
export function toFindings(reports: readonly Report[], file: SourceFile, around: Around | null): readonly Finding[] {
  const ordered = [...reports].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.rule.id, b.rule.id));
  const owners = new Map<Node, Ownership>();
  const fingerprints = new Fingerprints();
  return gather(unite(ordered), (report): readonly Finding[] => {
    const resource = ownerOf(report, file, owners);
    const when = together(existenceOf(resource, report), report.details.when ?? []);
    return when === null || !(report.facts.template?.isPossible(when) ?? true)
      ? []
      : [toFinding(report, { file, resource, when, around }, fingerprints)];
  });
}

/** Both guards combined; null when they contradict each other, as opposite branches of one condition do. */
function together(existence: Guard, assumed: Guard): Guard | null {
  return conjoinAll([existence, ...assumed.map((assumption) => [assumption])]);
}

interface Circumstances {
  readonly file: SourceFile;
  readonly resource: string | null;
  readonly when: Guard;
  readonly around: Around | null;
}

function toFinding(report: Report, { file, resource, when, around }: Circumstances, fingerprints: Fingerprints): Finding {
  const { rule, severity, messageId, at, details, facts } = report;
  const { mask } = facts;
  const say = (text: string): string => mask(facts.template === null ? aboutLonePolicy(text) : text);
  const slots = mapValues(details.slots ?? {}, (value) => (typeof value === 'string' ? mask(value) : value));
  const path = [...(around === null ? [] : [around.owner]), ...propertyPath(file, at.start)].map(mask);
  return {
    rule: rule.id,
    severity,
    messageId,
    start: at.start,
    end: at.end,
    slots,
    resource: resource === null ? null : mask(resource),
    message: say(fillMessage(rule.messages[messageId]?.text ?? '', slots)),
    when: maskedOrNull(whenText(when, around), mask),
    construct: resource === null ? null : maskedOrNull(facts.template?.resource(resource)?.constructPath ?? null, mask),
    related: relatedOf(report, file).map((each) => ({ ...each, message: say(each.message) })),
    fingerprint: fingerprints.next({ rule: rule.id, messageId, resource, path, slots }),
    suppressed: null,
    fixes: once(() => fixesOf(report).map((offer) => worded(offer, say))),
  };
}

/** The related places that the rule names, and those where the text comes from. */
function relatedOf({ details, at, facts }: Report, { tree }: SourceFile): readonly Related[] {
  const named = details.related ?? [];
  return facts.template === null ? named : [...named, ...originsOf(at, named, facts.template, tree)];
}

/** An embedded template has conditions of its own, even where the names are the same as in the outer one. */
function whenText(when: Guard, around: Around | null): string | null {
  const texts = [around?.when ?? null, guardText(when)].filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join(' && ');
}

function worded(offer: Fix | Declined, say: (text: string) => string): Fix | Declined {
  if (offer.kind === 'declined') return { ...offer, title: say(offer.title), reason: say(offer.reason) };
  return { ...offer, title: say(offer.title), ...(offer.left === undefined ? {} : { left: offer.left.map(say) }) };
}

function maskedOrNull(text: string | null, mask: (text: string) => string): string | null {
  return text === null ? null : mask(text);
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function ownerOf(report: Report, file: SourceFile, owners: Map<Node, Ownership>): string | null {
  const { details, owner, at } = report;
  return details.about ?? owner ?? ownershipOf(rootAt(file, at.start), owners)?.ownerAt(at.start) ?? null;
}

/** The conditions under which the resource or output exists. */
function existenceOf(owner: string | null, { facts: { template } }: Report): Guard {
  if (owner === null || template === null) return [];
  return template.resource(owner)?.when ?? template.outputs.get(owner)?.when ?? [];
}

function fixesOf(report: Report): readonly (Fix | Declined)[] {
  const { rule, messageId, at, details, subject, facts } = report;
  const finding = { messageId, start: at.start, end: at.end, slots: details.slots ?? {} };
  return rule.fixes?.[messageId]?.(finding, subject, facts) ?? [];
}

/**
 * Merges the reports of one message at one place into one that applies whenever any of them does. What is said of one branch
 * of a condition, and something else of another, stays two.
 */
function unite(ordered: readonly Report[]): readonly Report[] {
  const same = new Map<string, [Report, ...Report[]][]>();
  for (const report of ordered) {
    const key = `${report.rule.id} ${report.messageId} ${report.at.start} ${report.at.end}`;
    const known = same.get(key) ?? [];
    const like = known.find((reports) => reports.some((each) => saysSame(each, report)));
    if (like === undefined) same.set(key, [...known, [report]]);
    else like.push(report);
  }
  return [...same.values()].flatMap((groups) => groups.map(united));
}

/** Whether one of two reports is enough: of several that hold at once, as for the resources of a loop, the first one is. */
function saysSame(one: Report, other: Report): boolean {
  const [when, otherwise] = [guardText(one.details.when ?? always), guardText(other.details.when ?? always)];
  return when === null || otherwise === null || when === otherwise || sentenceOf(one) === sentenceOf(other);
}

function sentenceOf({ rule, messageId, details }: Report): string {
  return fillMessage(rule.messages[messageId]?.text ?? '', details.slots ?? {});
}

function united([first, ...others]: readonly [Report, ...Report[]]): Report {
  const details = others.reduce((joined, other) => both(joined, other.details), first.details);
  const when = others.length === 0 ? null : whenAny([first, ...others]);
  return { ...first, details: when === null ? details : { ...details, when } };
}

/** When any of the reports applies: what their guards have in common, where that is enough, or with it all values but some. */
function whenAny(reports: readonly [Report, ...Report[]]): Guard | null {
  const { template } = reports[0].facts;
  const guards = reports.map(({ details }) => details.when ?? always);
  const [first = always, ...others] = guards;
  if (template === null || guards.some(({ length }) => length === 0)) return null;
  const common = first.filter((assumption) => others.every((other) => assumes(other, assumption)));
  if (waysWithout(common, guards, (way) => template.isPossible(way))?.length === 0) return common;
  const left = valuesLeft(
    guards.flatMap((guard) => guard.filter((assumption) => !assumes(common, assumption))),
    template,
  );
  return left === null || guards.some(({ length }) => length !== common.length + 1) ? null : [...common, left];
}

/** That a parameter has none of the allowed values that are left beside some; null for assumptions of another kind. */
function valuesLeft(assumed: readonly Assumption[], { parameters }: Template): Assumption | null {
  const values = assumed.flatMap((assumption) => (assumption.kind === 'parameter' ? [assumption.value] : []));
  const [name = '', another] = new Set(assumed.map((assumption) => assumption.name));
  const allowed = parameters.get(name)?.allowedValues ?? null;
  if (allowed === null || another !== undefined || values.length < assumed.length || new Set(values).size < 2) return null;
  return { kind: 'other-value', name, values: allowed.filter((value) => !values.includes(value)) };
}

function both(first: AnyDetails, other: AnyDetails): AnyDetails {
  const when = either(first.when ?? [], other.when ?? []);
  const known = first.related ?? [];
  const more = (other.related ?? []).filter(({ at }) => !known.some((each) => each.at.start === at.start && each.at.end === at.end));
  return { ...first, when, related: [...known, ...more] };
}

/** When the guards differ only in the side of one condition: what they have in common. Else the weaker one, or the first. */
function either(left: Guard, right: Guard): Guard {
  const [one, ...ones] = left.filter((assumption) => !assumes(right, assumption));
  const [other, ...others] = right.filter((assumption) => !assumes(left, assumption));
  if (one === undefined || other === undefined) return one === undefined ? left : right;
  const areSides = ones.length === 0 && others.length === 0 && areContrary(one, other);
  return areSides ? left.filter((assumption) => assumption !== one) : left;
}

function assumes(guard: Guard, assumption: Assumption): boolean {
  return guard.some((each) => guardText([each]) === guardText([assumption]));
}

function ownershipOf(root: Node | null, known: Map<Node, Ownership>): Ownership | null {
  if (root === null) return null;
  const ownership = known.get(root) ?? new Ownership(root);
  known.set(root, ownership);
  return ownership;
}

function rootAt(file: SourceFile, offset: number): Node | null {
  return file.tree.documents.find((root) => root.start <= offset && offset <= root.end) ?? file.tree.documents[0] ?? null;
}

function propertyPath(file: SourceFile, offset: number): readonly string[] {
  const node = nodeAt(file.tree, offset);
  return node === null ? [] : pathOf(node).map((step) => (typeof step === 'number' ? '*' : step));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
