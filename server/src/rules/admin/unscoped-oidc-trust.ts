/** A role that a provider of OpenID Connect opens to more than one workload. */
import { conditionKey } from '../../data/condition-key.js';
import { requiresKey } from '../../iam/narrowing.js';
import { ofNobody, ofOwner, ofPerson, ofRun, ofToken } from '../../iam/oidc-claim.js';
import { issuerReach } from '../../iam/oidc-issuer.js';
import { subjectReach, type SubjectReach } from '../../iam/oidc-subject.js';
import { assumingPrincipals } from '../../analysis/caller.js';
import { flatten, knownText, showText } from '../../iam/partial-text.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Condition, ConditionTest, Item, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import type { Node } from '../../syntax/tree.js';
import type { Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { listed } from '../../text/wording.js';
import { defineRule } from '../rule.js';

export const unscopedOidcTrust = defineRule({
  id: 'admin/unscoped-oidc-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts an OpenID Connect provider without a limit on the subject.',
  why: 'GitHub, GitLab and Terraform Cloud sign tokens for everybody. Without a test of the subject any repository of the world can take the role; with a wide one, any repository of the organisation, or any pull request.',
  remedy: 'Test `sub` for the repository and branch, the project or the service account, and `aud` besides.',
  references: [
    {
      title: 'Create a role for OpenID Connect federation',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    },
    {
      title: 'Configuring OpenID Connect in Amazon Web Services',
      url: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
    },
  ],
  messages: {
    anybody: { severity: 'error', text: 'Role `{role}` trusts `{provider}` for every subject, so for everybody who uses it.' },
    organization: { severity: 'warning', text: 'Role `{role}` trusts every {things} of `{owner}`.' },
    everyRef: { severity: 'information', text: 'Role `{role}` trusts every branch, tag and pull request of `{repository}`.' },
    person: { severity: 'warning', text: 'Role `{role}` trusts every repository, whoever owns it, in which {who} sets off a job.' },
    namespace: { severity: 'information', text: 'Role `{role}` trusts every service account of namespace `{namespace}`.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { template }) {
    if (statement.condition?.complete === false) return;
    const claims = limitedClaims(statement);
    if (claims.some((claim) => ![ofToken, ofRun, ofNobody, ofOwner, ofPerson].some((known) => known.has(claim)))) return;
    const people = claims.some((claim) => ofPerson.has(claim)) ? peopleIn(statement) : null;
    for (const item of assumingPrincipals(statement)) {
      const provider = providerOf(item, template);
      if (provider === null) continue;
      const details = { when: [...when, ...item.when] };
      const wide = widestSubjects(statement) ?? (provider.isKnown ? [{ reach: anybody, at: item.at }] : []);
      const open = ofIssuer(leftOpen(wide, statement, claims), provider);
      const [person] = people ?? [];
      if (person !== undefined && open.some(({ reach }) => reach.kind === 'anybody')) {
        report('person', person.at ?? at, { slots: { role: site.name, who: namesOf(people ?? []) }, ...details });
      }
      for (const { reach, at: place } of people === null ? open : []) {
        const where = place ?? at;
        switch (reach.kind) {
          case 'anybody':
            report('anybody', where, { slots: { role: site.name, provider: provider.name }, ...details });
            break;
          case 'organization':
            report('organization', where, { slots: { role: site.name, things: reach.things, owner: reach.name }, ...details });
            break;
          case 'repository':
            report('everyRef', where, { slots: { role: site.name, repository: reach.name }, ...details });
            break;
          case 'namespace':
            report('namespace', where, { slots: { role: site.name, namespace: reach.name }, ...details });
            break;
        }
      }
    }
  },
});

interface Provider {
  /** Host and path. */
  readonly name: string;
  /** Whether the name says whose tokens it takes: an issuer of EKS, whichever cluster it is, or one that is written out. */
  readonly isKnown: boolean;
}

/** An OIDC provider, also one that the template makes; null for another principal. */
function providerOf({ parsed, value }: Item<Principal>, template: Template | null): Provider | null {
  const made =
    template === null || (value.kind !== 'ref' && value.kind !== 'attribute')
      ? null
      : template.resource(value.kind === 'ref' ? value.name : value.id);
  if (made !== null && makesProvider.test(made.type)) {
    return { name: textOf(made.property('Url'))?.replace(/^https:\/\//, '') ?? made.id, isKnown: true };
  }
  if (parsed.kind !== 'federated' || parsed.provider !== 'oidc') return null;
  return { name: showText(parsed.name), isKnown: knownText(parsed.name) !== null || flatten(parsed.name).chars.startsWith('oidc.eks.') };
}

/** Anybody is everybody for whom the issuer signs. */
function ofIssuer(subjects: readonly WideSubject[], { name }: Provider): readonly WideSubject[] {
  const reach = issuerReach(name);
  return subjects.map((subject) => (subject.reach.kind === 'anybody' ? { reach, at: subject.at } : subject));
}

/** CDK makes providers by a custom resource of its own. */
const makesProvider = /^(?:AWS::IAM::OIDCProvider|Custom::AWSCDKOpenIdConnectProvider)$/;

const anybody: SubjectReach = { kind: 'anybody' };

/** What other claims leave open of it: they can name the owner of any subject, or the branch of a repository. */
function leftOpen(subjects: readonly WideSubject[], statement: Statement, claims: readonly string[]): readonly WideSubject[] {
  const owners = subjects.some(({ reach }) => reach.kind === 'anybody') ? ownersIn(statement) : [];
  const isRun = claims.some((claim) => ofRun.has(claim));
  const others = subjects.filter(
    ({ reach }) => !(reach.kind === 'anybody' && owners.length > 0) && !(reach.kind === 'repository' && isRun),
  );
  return [...others, ...owners];
}

/** Who a claim beside the subject says that the owner is. */
function ownersIn({ condition }: Statement): readonly WideSubject[] {
  return (condition?.tests ?? [])
    .filter((test) => ofOwner.has(claimOf(test)) && isClaimLimited(test, condition))
    .flatMap((test) =>
      test.values.map(({ text, at }): WideSubject => ({
        reach: { kind: 'organization', things: thingsOf(claimOf(test)), name: showText(text) },
        at,
      })),
    );
}

function namesOf(people: readonly Item<Pattern>[]): string {
  return listed(
    people.map(({ text }) => showText(text)),
    'or',
  );
}

/** Who is named as the one who sets off the job. */
function peopleIn({ condition }: Statement): readonly Item<Pattern>[] {
  const tests = (condition?.tests ?? []).filter((test) => ofPerson.has(claimOf(test)) && isClaimLimited(test, condition));
  return tests.flatMap(({ values }) => values.filter(({ text }) => knownText(text) !== null));
}

function thingsOf(claim: string): 'repository' | 'project' | 'workspace' | 'pipeline' {
  if (claim.startsWith('terraform_')) return 'workspace';
  if (claim.startsWith('organization_')) return 'pipeline';
  return claim.startsWith('namespace_') ? 'project' : 'repository';
}

interface WideSubject {
  readonly reach: SubjectReach;
  readonly at: Node | null;
}

/**
 * The values of the subject that reach beyond one workload; null without a test of it. Of several tests all must hold, so
 * the one that leaves least counts.
 */
function widestSubjects({ condition }: Statement): readonly WideSubject[] | null {
  const tests = (condition?.tests ?? []).filter((test) => /:sub$/i.test(test.key) && isLimit(test));
  const byTest = tests.map(({ operator, values }) =>
    values.flatMap(({ text, at }): readonly WideSubject[] => {
      // Where wildcards do not count a star fits no subject, which `policy/condition` tells.
      const reach = operator?.comparison === 'like' ? subjectReach(text) : null;
      return reach === null ? [] : [{ reach, at }];
    }),
  );
  const [least, ...others] = byTest;
  return least === undefined ? null : others.reduce((best, each) => (isNarrower(each, best) ? each : best), least);
}

const byWidth: readonly SubjectReach['kind'][] = ['namespace', 'repository', 'organization', 'anybody'];

function isNarrower(left: readonly WideSubject[], right: readonly WideSubject[]): boolean {
  const width = (subjects: readonly WideSubject[]): number => Math.max(-1, ...subjects.map(({ reach }) => byWidth.indexOf(reach.kind)));
  return width(left) < width(right);
}

/** The claims of the token beside its subject that have to have a certain value, in lower case. */
function limitedClaims({ condition }: Statement): readonly string[] {
  return (condition?.tests ?? [])
    .filter((test) => isClaimLimited(test, condition))
    .map(claimOf)
    .filter((claim) => claim !== '' && claim !== 'sub');
}

function isClaimLimited(test: ConditionTest, condition: Condition | null): boolean {
  return isLimit(test) && !passesWithout(test, condition) && !test.values.some((item) => isOpenClaim(item, test));
}

/**
 * Whether a test passes for want of its claim: STS hands on no claims but those that it lists (IAM user guide, "Available
 * keys for OIDC federation"). That one of these may be missing is told by `policy/vacuous-condition`.
 */
function passesWithout(test: ConditionTest, condition: Condition | null): boolean {
  if (test.operator?.set !== 'ForAllValues' || ofToken.has(claimOf(test)) || conditionKey(test.key) !== null) return false;
  return condition === null || !requiresKey(condition, test.key);
}

/** Nothing for a key that is none of a token. */
function claimOf({ key }: ConditionTest): string {
  const colon = key.lastIndexOf(':');
  return key.slice(0, Math.max(0, colon)).includes('.') ? key.slice(colon + 1).toLowerCase() : '';
}

/** A negated or optional test limits nothing. */
function isLimit({ operator }: ConditionTest): boolean {
  return operator !== null && !operator.negated && !operator.ifExists && operator.family === 'string';
}

/** `*`, a repository of any owner, and a program such as `dependabot[bot]`, which works in the repositories of everybody. */
function isOpenClaim({ text, parsed }: Item<Pattern>, { operator, key }: ConditionTest): boolean {
  if (/:actor$/i.test(key) && knownText(text)?.endsWith('[bot]') === true) return true;
  if (operator?.comparison !== 'like') return false;
  return isEverything(parsed) || (/:(?:repository|job_workflow_ref)$/i.test(key) && subjectReach(['repo:', ...text])?.kind === 'anybody');
}
