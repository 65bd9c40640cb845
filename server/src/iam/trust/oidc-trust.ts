/** Whom a statement of a trust policy lets in with a token of OpenID Connect, judged by its tests of the subject and the other claims. */
import { conditionKey } from '../../data/condition-key.js';
import { meansAction } from '../action.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { requiresKey } from '../condition/key-test.js';
import { knownText, showText } from '../partial-text.js';
import { isEverything, type Pattern } from '../pattern.js';
import type { Condition, ConditionTest, Item, Statement } from '../policy.js';
import { isAnybody, readPrincipal } from '../principal.js';
import { ofNobody, ofOwner, ofPerson, ofRun, ofToken } from './oidc-claim.js';
import { issuerReach } from './oidc-issuer.js';
import { subjectReach, type OwnedThings, type SubjectReach } from './oidc-subject.js';

/** Subjects that reach beyond one workload, and the value that lets them in; null when nothing in the text stands for it. */
export interface WideSubject {
  readonly reach: SubjectReach;
  readonly at: Node | null;
}

/**
 * Whether something that cannot be judged may limit who gets in: a claim with an unfamiliar name, or a part of the
 * condition that is not known.
 */
export function mayBeLimitedOtherwise(statement: Statement): boolean {
  return statement.condition?.complete === false || limitedClaims(statement).some((claim) => !familiar.some((claims) => claims.has(claim)));
}

const familiar = [ofToken, ofRun, ofNobody, ofOwner, ofPerson] as const;

/** Who is named as the person who sets off the job, as far as it is known; null when nothing asks who that is. */
export function namedPeople(statement: Statement): readonly Item<Pattern>[] | null {
  if (!limitedClaims(statement).some((claim) => ofPerson.has(claim))) return null;
  return testsOfClaims(statement, ofPerson).flatMap(({ values }) => values.filter(({ text }) => knownText(text) !== null));
}

/** The wide subjects of an issuer that a statement lets in; `untested` are those that it lets in without a test of the subject. */
export function wideSubjects(statement: Statement, issuer: string, untested: readonly WideSubject[]): readonly WideSubject[] {
  const reach = issuerReach(issuer);
  return leftOpen(widestTested(statement) ?? untested, statement).map((subject) =>
    subject.reach.kind === 'anybody' ? { reach, at: subject.at } : subject,
  );
}

/** Whether a denial holds for all subjects but those that it names, and what it names is somebody's. */
export function deniesOtherSubjects({ effect, principal, action, condition }: Statement): boolean {
  if (effect !== 'Deny' || action === null || meansAction(action, 'sts:AssumeRoleWithWebIdentity') !== 'yes') return false;
  const isForHolders =
    principal?.negated === false && principal.items.some(({ parsed }) => isAnybody(parsed) || parsed.kind === 'federated');
  if (!isForHolders || condition?.complete !== true || condition.tests.length === 0) return false;
  return condition.tests.every(({ key, operator, values }) => {
    // Every token has a subject, so that it does not matter what holds without one.
    const sparesNamed = /:sub$/i.test(key) && operator?.negated === true && values.length > 0;
    return sparesNamed && !values.some(({ text }) => operator.comparison === 'like' && subjectReach(text)?.kind === 'anybody');
  });
}

/** What other claims leave open of the subjects: they can name the owner of any subject, or the branch of a repository. */
function leftOpen(subjects: readonly WideSubject[], statement: Statement): readonly WideSubject[] {
  const owners = subjects.some(({ reach }) => reach.kind === 'anybody') ? namedOwners(statement) : [];
  const isRunLimited = limitedClaims(statement).some((claim) => ofRun.has(claim));
  const others = subjects.filter(
    ({ reach }) => !(reach.kind === 'anybody' && owners.length > 0) && !(reach.kind === 'repository' && isRunLimited),
  );
  return [...others, ...owners];
}

/** The owners that claims beside the subject ask for. */
function namedOwners(statement: Statement): readonly WideSubject[] {
  return gather(testsOfClaims(statement, ofOwner), (test) => {
    const things = thingsOwned(claimOf(test));
    return test.values.map(({ text, at }): WideSubject => ({ reach: { kind: 'organization', things, name: showText(text) }, at }));
  });
}

/** What the owner that a claim names has. */
function thingsOwned(claim: string): OwnedThings {
  if (claim.startsWith('terraform_')) return 'workspace';
  if (claim.startsWith('organization_')) return 'pipeline';
  return claim.startsWith('namespace_') ? 'project' : 'repository';
}

/**
 * The values of the subject that reach beyond one workload; null when nothing tests the subject. Where several tests do, all
 * of them must hold, so the narrowest one counts.
 */
function widestTested({ condition }: Statement): readonly WideSubject[] | null {
  const tests = (condition?.tests ?? []).filter((test) => /:sub$/i.test(test.key) && isLimit(test));
  const [first, ...others] = tests.map(({ operator, values }) =>
    gather(values, ({ text, at }): readonly WideSubject[] => {
      // Under an operator without wildcards a star matches no subject at all, which `policy/condition` reports.
      const reach = operator?.comparison === 'like' ? subjectReach(text) : null;
      return reach === null ? [] : [{ reach, at }];
    }),
  );
  return first === undefined ? null : others.reduce((narrowest, each) => (isNarrower(each, narrowest) ? each : narrowest), first);
}

const byWidth: readonly SubjectReach['kind'][] = ['namespace', 'repository', 'organization', 'anybody'];

function isNarrower(left: readonly WideSubject[], right: readonly WideSubject[]): boolean {
  return widthOf(left) < widthOf(right);
}

function widthOf(subjects: readonly WideSubject[]): number {
  return Math.max(-1, ...subjects.map(({ reach }) => byWidth.indexOf(reach.kind)));
}

/** The claims beside the subject that are limited to certain values, in lower case. */
function limitedClaims({ condition }: Statement): readonly string[] {
  return (condition?.tests ?? [])
    .filter((test) => isClaimLimited(test, condition))
    .map(claimOf)
    .filter((claim) => claim !== '' && claim !== 'sub');
}

function testsOfClaims({ condition }: Statement, claims: ReadonlySet<string>): readonly ConditionTest[] {
  return (condition?.tests ?? []).filter((test) => claims.has(claimOf(test)) && isClaimLimited(test, condition));
}

function isClaimLimited(test: ConditionTest, condition: Condition | null): boolean {
  return isLimit(test) && !passesWithoutClaim(test, condition) && !test.values.some((item) => isOpenClaim(item, test));
}

/**
 * Whether a test also passes when its claim is missing, as it always is for a claim that STS does not pass on (IAM user
 * guide, "Available keys for OIDC federation"). A claim that STS does pass on may be missing too;
 * `policy/vacuous-condition` reports that.
 */
function passesWithoutClaim(test: ConditionTest, condition: Condition | null): boolean {
  if (test.operator?.set !== 'ForAllValues' || ofToken.has(claimOf(test)) || conditionKey(test.key) !== null) return false;
  return condition === null || !requiresKey(condition, test.key);
}

/** The host, and path, of an issuer. */
const issuerForm = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/[^:]*)?$/i;

/**
 * The only issuer whose tokens pass, by the claims that the condition cannot do without; null where it requires none,
 * those of several, or those of a provider that every account has.
 */
export function requiredIssuer({ condition }: Statement): string | null {
  const issuers = new Set(
    gather(condition?.tests ?? [], (test) => {
      const issuer = test.key.slice(0, Math.max(0, test.key.lastIndexOf(':')));
      const isRequired = isLimit(test) && test.operator?.ifExists === false && test.operator.set !== 'ForAllValues';
      return isRequired && issuerForm.test(issuer) ? [issuer] : [];
    }),
  );
  const [issuer, ...others] = issuers;
  if (issuer === undefined || others.length > 0) return null;
  const principal = readPrincipal('Federated', [issuer]);
  return principal.kind === 'federated' && principal.provider === 'other' ? issuer : null;
}

/** The claim that a key stands for, in lower case; empty for a key that does not come from a token. */
function claimOf({ key }: ConditionTest): string {
  const colon = key.lastIndexOf(':');
  return key.slice(0, Math.max(0, colon)).includes('.') ? key.slice(colon + 1).toLowerCase() : '';
}

/** A negated test limits nothing, nor does an optional one of a claim that a token can lack. */
function isLimit(test: ConditionTest): boolean {
  const { operator } = test;
  if (operator === null || operator.negated || operator.family !== 'string') return false;
  return !operator.ifExists || isInEveryToken(claimOf(test));
}

/** The claims that OpenID Connect requires of every token (OpenID Connect Core 1.0, "ID Token"). */
function isInEveryToken(claim: string): boolean {
  return claim === 'sub' || ofToken.has(claim);
}

/** `*`, a repository of any owner, or a program such as `dependabot[bot]`, which works in everybody's repositories. */
function isOpenClaim({ text, parsed }: Item<Pattern>, { operator, key }: ConditionTest): boolean {
  if (/:actor$/i.test(key) && knownText(text)?.endsWith('[bot]') === true) return true;
  if (operator?.comparison !== 'like') return false;
  return isEverything(parsed) || (/:(?:repository|job_workflow_ref)$/i.test(key) && subjectReach(['repo:', ...text])?.kind === 'anybody');
}
