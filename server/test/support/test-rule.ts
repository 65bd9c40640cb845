/** Runs the table of a rule, in every form a document can take. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/engine/finding.js';
import { glance } from '../../src/engine/glance.js';
import { lint, type LintResult } from '../../src/engine/lint.js';
import type { Fix } from '../../src/repair/fix.js';
import type { AnyRule } from '../../src/rules/rule.js';
import { nodeAt, pathOf } from '../../src/syntax/lookup.js';
import type { Node } from '../../src/syntax/tree.js';
import { encloses, type Span } from '../../src/text/span.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { lintStrictly, requestOf } from './lint-strictly.js';
import { readMarks, type Marked } from './marks.js';
import { isAboutNewSecret } from './added-by-fix.js';
import { fillPlaceholders } from './synthetic.js';
import { branchings, choices, condition, rewritings } from './rewritings.js';
import { asJson } from './variants.js';
import { refuseWeakTables } from './weak-table.js';

export interface ValidCase {
  readonly name: string;
  readonly text: string;
  /** The case shows that a value which is not known is no finding; every rule needs one. */
  readonly unknown?: true;
  /** The form of this very text is the point: it is not run as JSON. */
  readonly asWritten?: true;
}

export interface InvalidCase {
  readonly name: string;
  /** The places of the findings, marked «so», in order. */
  readonly text: string;
  /** Message ids, one a mark. */
  readonly expect: readonly string[];
  /** Conditions under which each holds; null entries for those that always do. */
  readonly when?: readonly (string | null)[];
  /** Words that the messages hold, one text a finding. */
  readonly says?: readonly string[];
  /** What the related places of all findings say, in order. */
  readonly related?: readonly string[];
  /** Logical ids that the findings are about, one a finding. */
  readonly about?: readonly (string | null)[];
  /** The text after the first fix of the first finding; its absence says that there is none. */
  readonly fixed?: string;
  /** Words of what that fix leaves to do by hand, a text for each. */
  readonly left?: readonly string[];
  /** The text after each further fix of the first finding. */
  readonly alsoFixed?: readonly string[];
  /** The fix needs no judgement. */
  readonly safe?: true;
  /** The reason, or a part of it, why the fix of the first finding is declined. */
  readonly declined?: string;
  readonly asWritten?: true;
  /** Another entry than the one where it is found says it, so that it is not found as soon as it is typed. */
  readonly saidElsewhere?: true;
}

export interface RuleTable {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

export function testRule(rule: AnyRule, table: RuleTable): void {
  refuseWeakTables(table);
  describe(rule.id, () => {
    for (const test of table.valid) it(`is silent: ${test.name}`, () => checkValid(rule, test));
    for (const test of table.invalid) it(`finds: ${test.name}`, () => checkInvalid(rule, test));
  });
}

function checkValid(rule: AnyRule, test: ValidCase): void {
  const text = fillPlaceholders(test.text);
  for (const [form, variant] of formsOf(text, test.asWritten === true)) {
    assert.deepEqual(shown(run(rule, variant)), [], `${form}: a finding where there is none`);
  }
  const { file } = lintStrictly(text, []);
  if (test.asWritten === true || file === null) return;
  for (const [name, rewritten] of rewritings(asJson(file.tree), rule.id)) assert.deepEqual(shown(run(rule, rewritten)), [], `${name}: a finding where there is none`);
}

function checkInvalid(rule: AnyRule, test: InvalidCase): void {
  const marked = readMarks(fillPlaceholders(test.text));
  const findings = run(rule, marked.text);
  assert.deepEqual(shown(findings), expected(marked, test.expect));
  if (test.when !== undefined) assert.deepEqual(findings.map((finding) => finding.when), test.when);
  if (test.about !== undefined) assert.deepEqual(findings.map((finding) => finding.resource), test.about);
  for (const [index, words] of (test.says ?? []).entries()) assert.ok(findings[index]?.message.includes(words), findings[index]?.message);
  assert.deepEqual(findings.flatMap(({ related }) => related.map(({ message }) => message)), test.related ?? [], 'related places');
  for (const finding of findings) checkMessage(finding);
  if (test.about === undefined) checkOwner(marked.text, findings);
  checkFix(rule, test, marked.text, findings[0]);
  checkForms(rule, test, marked, findings);
  checkRewritings(rule, test, marked.text, findings);
  checkTypes(rule, marked.text);
  checkGlance(rule, test, marked.text);
}

/** What is typed is found at once, before the whole is checked again; what a rule says of the whole waits for that. */
function checkGlance(rule: AnyRule, test: InvalidCase, text: string): void {
  if (rule.subject === 'file' || rule.subject === 'template') return;
  // An entry is looked at alone where it is a small part of the text.
  const padded = `${`# ${'-'.repeat(97)}\n`.repeat(1 + text.length / 50)}${text}`;
  for (const finding of run(rule, padded)) {
    const before = `${padded.slice(0, finding.start)}x${padded.slice(finding.end)}`;
    const said = glance(requestOf(padded, [rule]), lintStrictly(before, [rule]));
    const isFound = said === null || shown(said.findings).includes(shown([finding])[0] ?? '');
    assert.equal(isFound, test.saidElsewhere !== true, `${finding.messageId}: found at once, or not, against the table`);
  }
}

/** In other words the template says the same. */
function checkRewritings(rule: AnyRule, test: InvalidCase, text: string, findings: readonly Finding[]): void {
  const { file } = lintStrictly(text, []);
  if (test.asWritten === true || file === null) return;
  const told = (found: readonly Finding[]): readonly string[] => [...new Set(found.map(({ messageId, resource }) => `${messageId} ${resource}`))].sort();
  const json = asJson(file.tree);
  for (const [name, rewritten] of rewritings(json, rule.id)) {
    assert.deepEqual(told(run(rule, rewritten)), told(findings), `${name}: other findings than as written`);
  }
  for (const [name, branched] of branchings(json, rule.id)) {
    for (const finding of foundInBranch(rule, branched)) assert.ok(finding.when?.split(' && ').includes(condition), `${name}: ${finding.messageId} does not say so`);
  }
  for (const [name, chosen] of choices(json, rule.id)) checkDecided(rule, chosen, name);
}

/** Where a choice is decided, all is found that does not say that it needs the choice to be the other one. */
function checkDecided(rule: AnyRule, text: string, name: string): void {
  const findings = run(rule, text);
  for (const [value, contrary] of [['yes', `!${condition}`], ['no', condition]] as const) {
    const decided = lint({ ...requestOf(text, [rule]), parameters: new Map([[condition, value]]) }).findings;
    const told = findings.filter(({ when }) => when?.split(' && ').includes(contrary) !== true);
    const lost = told.filter(({ start, end }) => !decided.some((each) => each.start === start && each.end === end));
    assert.deepEqual(shown(lost), [], `${name}: told without a condition that it needs`);
  }
}

function foundInBranch(rule: AnyRule, text: string): readonly Finding[] {
  const { file, findings } = lintStrictly(text, [rule]);
  return findings.filter(({ start }) => {
    const node = file === null ? null : nodeAt(file.tree, start);
    return node !== null && pathOf(node).includes('Fn::If');
  });
}

/** A rule for resources of some types says nothing of any other. */
function checkTypes(rule: AnyRule, text: string): void {
  const other = (rule.types ?? []).reduce((changed, type) => changed.replaceAll(type, 'Custom::Other'), text);
  if (rule.types !== undefined) assert.deepEqual(shown(run(rule, other)), [], 'a finding for another type');
}

/** A finding is about the resource that it stands in. */
function checkOwner(text: string, findings: readonly Finding[]): void {
  const { file } = lintStrictly(text, []);
  for (const { resource, start, messageId } of findings) {
    const node = file === null ? null : nodeAt(file.tree, start);
    const [section, id] = node === null ? [] : pathOf(node);
    if (section === 'Resources') assert.equal(resource, id, `${messageId}: about another resource`);
  }
}

function checkMessage(finding: Finding): void {
  assert.doesNotMatch(finding.message, /(?<!\$)\{[a-zA-Z]+\}/, 'a slot was not filled');
  assert.match(finding.message, /^[A-Z`'"].*\.$/s, 'a message is a sentence');
}

/** In another form the same findings stand at the same places of the tree. */
function checkForms(rule: AnyRule, test: InvalidCase, marked: Marked, findings: readonly Finding[]): void {
  const places = placesOf(marked.text, findings);
  for (const [form, variant] of formsOf(marked.text, test.asWritten === true)) {
    assert.deepEqual(placesOf(variant, run(rule, variant)), places, `${form}: other findings than as written`);
  }
}

function formsOf(text: string, asWritten: boolean): [string, string][] {
  const forms: [string, string][] = [['as written', text], ['with a byte order mark', `\uFEFF${text}`]];
  if (!text.includes('\r')) forms.push(['with CRLF', text.replace(/\n/g, '\r\n')]);
  const { file } = lintStrictly(text, []);
  if (!asWritten && file !== null && file.tree.language === 'yaml') forms.push(['as JSON', asJson(file.tree)]);
  return forms;
}

function placesOf(text: string, findings: readonly Finding[]): unknown[] {
  const { file } = lintStrictly(text, []);
  const places = findings.map((finding) => {
    const node = file === null ? null : outermost(nodeAt(file.tree, finding.start), finding);
    return [finding.messageId, node === null ? [] : pathOf(node).join('/').replace(/\/(?:Fn::[A-Za-z0-9]+|Ref)(?=\/|$)/g, '')];
  });
  return places.sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** The widest node within the finding's span: forms differ in how deep a place begins. */
function outermost(node: Node | null, span: Span): Node | null {
  let widest = node;
  while (widest?.parent && encloses(span, widest.parent)) widest = widest.parent;
  return widest;
}

function checkFix(rule: AnyRule, test: InvalidCase, text: string, finding: Finding | undefined): void {
  const offers = finding?.fixes() ?? [];
  const fix = offers.find((offer): offer is Fix => offer.kind === 'fix');
  const declined = offers.find((offer) => offer.kind === 'declined');
  assert.equal(fix !== undefined, test.fixed !== undefined, fix === undefined ? 'no fix was offered' : `an unexpected fix: ${fix.title}`);
  assert.equal(declined !== undefined, test.declined !== undefined, 'declined, or not declined, against the table');
  if (test.declined !== undefined && declined?.kind === 'declined') assert.ok(declined.reason.includes(test.declined), declined.reason);
  if (fix === undefined || finding === undefined) return;
  assert.equal(fix.safety, test.safe === true ? 'safe' : 'suggestion');
  for (const { note } of fix.edits) assert.match(note ?? '', /^[A-Z`].*\.$/s, 'an edit says what it does in a sentence');
  const fixed = applyEdits(text, fix.edits);
  assert.equal(fixed, fillPlaceholders(test.fixed ?? ''));
  proveFix(text, fixed, rule, finding);
  const others = offers.flatMap((offer) => offer.kind === 'fix' && offer !== fix ? [applyEdits(text, offer.edits)] : []);
  for (const other of others) proveFix(text, other, rule, finding);
  if (test.alsoFixed !== undefined) assert.deepEqual(others, test.alsoFixed.map(fillPlaceholders));
  if (test.left === undefined) return;
  assert.equal(fix.left?.length ?? 0, test.left.length, `left to do: ${JSON.stringify(fix.left)}`);
  for (const [index, words] of test.left.entries()) assert.ok(fix.left?.[index]?.includes(words), fix.left?.[index]);
}

function proveFix(text: string, fixed: string, rule: AnyRule, finding: Finding): void {
  assert.notEqual(fixed, text, 'the fix changes nothing');
  const before = lintStrictly(text);
  const after = lintStrictly(fixed);
  assert.deepEqual(after.problems.filter((problem) => problem.kind === 'syntax'), [], 'the fixed text does not parse');
  // Findings that are alike in all but their place follow each other up.
  const alike = (of: string): number => run(rule, of).filter(({ message, resource }) => message === finding.message && resource === finding.resource).length;
  assert.ok(alike(fixed) < alike(text) && (alike(text) > 1 || !run(rule, fixed).some((left) => left.fingerprint === finding.fingerprint)), 'the fix does not cure');
  const known = before.findings.map((each) => each.fingerprint);
  const added = after.findings.filter((each) => !known.includes(each.fingerprint) && each.rule !== rule.id && !isAboutNewSecret(each, before));
  assert.deepEqual(added.map((each) => `${each.rule}: ${each.message}`), [], 'the fix adds a finding');
  const comments = (result: LintResult): readonly string[] => result.file?.tree.comments.map((comment) => comment.text) ?? [];
  assert.ok(comments(before).every((comment) => comments(after).includes(comment)), 'the fix loses a comment');
}

function run(rule: AnyRule, text: string): readonly Finding[] {
  const result = lintStrictly(text, [rule]);
  assert.deepEqual(result.problems.filter((problem) => problem.kind === 'internal'), [], 'the rule failed');
  return result.findings;
}

function shown(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.messageId} ${finding.start}-${finding.end}`);
}

function expected(marked: Marked, ids: readonly string[]): readonly string[] {
  return marked.spans.map((span, index) => `${ids[index]} ${span.start}-${span.end}`);
}
