import assert from 'node:assert/strict';
import { knownText } from '../../../src/iam/partial-text.js';
import type { Statement } from '../../../src/iam/policy.js';
import { mayBeLimitedOtherwise, namedPeople, wideSubjects } from '../../../src/iam/trust/oidc-trust.js';
import { statementOf } from '../support/statement-of.js';
import type { Plain } from '../support/value-from.js';

const github = 'token.actions.githubusercontent.com';

function trusting(condition: Plain | null): Statement {
  const trust = { Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/idp' }, Action: 'sts:AssumeRoleWithWebIdentity' };
  return statementOf(condition === null ? trust : { ...trust, Condition: condition }, 'trust');
}

/** `kind things name` of each; without a test of the subject everybody is admitted. */
function subjects(condition: Plain | null, issuer = github): string {
  const found = wideSubjects(trusting(condition), issuer, [{ reach: { kind: 'anybody' }, at: null }]);
  const shown = found.map(({ reach }) => {
    const { kind, things, name } = { things: null, name: null, ...reach };
    return [kind, things, name].filter((part) => part !== null).join(' ');
  });
  return shown.length === 0 ? 'none' : shown.join(', ');
}

describe('wideSubjects', () => {
  const of = (claim: string): string => `${github}:${claim}`;
  const anybody = { [of('sub')]: 'repo:*' };
  const repository = { [of('sub')]: 'repo:shop/site:*' };
  const cases: readonly (readonly [name: string, condition: Plain | null, expect: string])[] = [
    ['no condition', null, 'anybody'],
    ['an audience alone', { StringEquals: { [of('aud')]: 'sts.amazonaws.com' } }, 'anybody'],
    ['one branch', { StringEquals: { [of('sub')]: 'repo:shop/site:ref:refs/heads/main' } }, 'none'],
    ['one branch with wildcards beside it', { StringLike: { [of('sub')]: ['repo:shop/site:ref:refs/heads/main', 'repo:shop/*'] } }, 'organization repository shop'],
    ['a repository', { StringLike: repository }, 'repository shop/site'],
    ['every repository', { StringLike: anybody }, 'anybody'],
    ['a star that is no wildcard', { StringEquals: anybody }, 'none'],
    ['several', { StringLike: { [of('sub')]: ['repo:shop/*', 'repo:shop/site:*'] } }, 'organization repository shop, repository shop/site'],
    ['two tests, of which the second is narrower', { StringLike: { [of('sub')]: 'repo:shop/*' }, 'ForAnyValue:StringLike': repository }, 'repository shop/site'],
    ['two tests, of which the first is narrower', { StringLike: repository, 'ForAnyValue:StringLike': anybody }, 'repository shop/site'],
    ['two tests, of which one names one branch', { StringLike: anybody, StringEquals: { [of('sub')]: 'repo:shop/site:ref:refs/heads/main' } }, 'none'],
    ['all subjects but some', { StringNotLike: repository }, 'anybody'],
    ['a repository, if there is a subject, as in every token', { StringLikeIfExists: repository }, 'repository shop/site'],
    ['an owner, if there is such a claim', { StringEqualsIfExists: { [of('repository_owner')]: 'shop' } }, 'anybody'],
    ['a subject that is compared as an ARN', { ArnLike: repository }, 'anybody'],

    ['an owner by a claim of its own', { StringEquals: { [of('repository_owner')]: 'shop' } }, 'organization repository shop'],
    ['an owner beside every repository', { StringLike: { ...anybody, [of('repository_owner')]: 'shop' } }, 'organization repository shop'],
    ['an owner beside every repository and one of them', { StringLike: { [of('sub')]: ['repo:*', 'repo:shop/site:*'], [of('repository_owner')]: 'shop' } },
      'repository shop/site, organization repository shop'],
    ['an owner that is everybody', { StringLike: { ...anybody, [of('repository_owner')]: '*' } }, 'anybody'],
    ['a star for an owner that is no wildcard', { StringEquals: { [of('repository_owner')]: '*' } }, 'organization repository *'],
    ['an owner beside one of its repositories', { StringLike: { ...repository, [of('repository_owner')]: 'shop' } }, 'repository shop/site'],
    ['all owners but one', { StringNotEquals: { [of('repository_owner')]: 'shop' } }, 'anybody'],
    ['the group of a project', { StringEquals: { 'gitlab.com:namespace_path': 'shop' } }, 'organization project shop'],
    ['the organization of a pipeline', { StringEquals: { 'agent.buildkite.com:organization_slug': 'shop' } }, 'organization pipeline shop'],
    ['the organization of a workspace', { StringEquals: { 'app.terraform.io:terraform_organization_name': 'shop' } }, 'organization workspace shop'],
    ['an owner in a key that no token brings', { StringEquals: { 'aws:repository_owner': 'shop' } }, 'anybody'],

    ['a repository, by a branch', { StringLike: repository, StringEquals: { [of('ref')]: 'refs/heads/main' } }, 'none'],
    ['a repository, by any branch', { StringLike: { ...repository, [of('ref')]: '*' } }, 'repository shop/site'],
    ['a repository, by one branch or any', { StringLike: { ...repository, [of('ref')]: ['refs/heads/main', '*'] } }, 'repository shop/site'],
    ['a repository, by all branches but one', { StringLike: repository, StringNotEquals: { [of('ref')]: 'refs/heads/main' } }, 'repository shop/site'],
    ['everybody, by a branch, which all have', { StringLike: { ...anybody, [of('ref')]: 'refs/heads/main' } }, 'anybody'],
    ['a repository, by all values of a claim that STS does not pass on', { StringLike: repository, 'ForAllValues:StringEquals': { 'gitlab.com:ref': 'main' } }, 'repository shop/site'],
    ['and it must be there', { StringLike: repository, 'ForAllValues:StringEquals': { 'gitlab.com:ref': 'main' }, Null: { 'gitlab.com:ref': 'false' } }, 'none'],
  ];
  for (const [name, condition, expect] of cases) it(`${name}: ${expect}`, () => assert.equal(subjects(condition), expect));

  it('takes an issuer of one owner to sign for that owner only', () => {
    assert.equal(subjects(null, 'oidc.circleci.com/org/shop'), 'organization project shop');
    assert.equal(subjects({ StringLike: repository }, 'oidc.circleci.com/org/shop'), 'repository shop/site');
  });

  it('adds nothing of its own where no test limits the subject', () => {
    assert.deepEqual(wideSubjects(trusting(null), github, []), []);
  });
});

describe('mayBeLimitedOtherwise', () => {
  const cases: readonly (readonly [name: string, condition: Plain | null, expect: boolean])[] = [
    ['no condition', null, false],
    ['a part that is not known', { StringEquals: { $unknown: true } }, true],
    ['a claim with an unfamiliar name', { StringEquals: { 'idp.example.com:team': 'shop' } }, true],
    ['any value of it', { StringLike: { 'idp.example.com:team': '*' } }, false],
    ['all but one value of it', { StringNotEquals: { 'idp.example.com:team': 'shop' } }, false],
    ['a value of it, if it is there', { StringEqualsIfExists: { 'idp.example.com:team': 'shop' } }, false],
    ['all values of it, which may be none', { 'ForAllValues:StringEquals': { 'idp.example.com:team': 'shop' } }, false],
    ['a number', { NumericEquals: { 'idp.example.com:team': '1' } }, false],
    ['the subject', { StringEquals: { 'idp.example.com:sub': 'shop' } }, false],
    ['a key that no token brings', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, false],
    ...['aud', 'ref', 'runner_environment', 'repository_owner', 'actor'].map((claim) => (
      [claim, { StringEquals: { [`${github}:${claim}`]: 'shop' } }, false] as const)),
    ['a familiar claim beside another one', { StringEquals: { 'idp.example.com:aud': 'shop', 'idp.example.com:team': 'shop' } }, true],
    ['a workflow of any repository', { StringLike: { 'idp.example.com:job_workflow_ref': '*/deploy.yml@*' } }, false],
    ['a workflow of one repository', { StringLike: { 'idp.example.com:job_workflow_ref': 'shop/site/.github/workflows/deploy.yml@*' } }, true],
  ];
  for (const [name, condition, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => assert.equal(mayBeLimitedOtherwise(trusting(condition)), expect));
  }
});

describe('namedPeople', () => {
  const actor = `${github}:actor`;
  const cases: readonly (readonly [name: string, condition: Plain | null, expect: readonly string[] | null])[] = [
    ['no condition', null, null],
    ['somebody', { StringEquals: { [actor]: 'bob' } }, ['bob']],
    ['several people', { StringEquals: { [actor]: ['bob', 'eve'] }, StringLike: { [`${github}:actor_id`]: '1' } }, ['bob', 'eve', '1']],
    ['anybody', { StringLike: { [actor]: '*' } }, null],
    ['a program that works for everybody', { StringEquals: { [actor]: 'dependabot[bot]' } }, null],
    ['all but one', { StringNotEquals: { [actor]: 'bob' } }, null],
    ['somebody who is not known', { StringEquals: { [actor]: { Ref: 'Person' } } }, []],
  ];
  for (const [name, condition, expect] of cases) {
    it(`${name}: ${expect === null ? 'not asked' : expect.join(', ')}`, () => {
      assert.deepEqual(namedPeople(trusting(condition))?.map(({ text }) => knownText(text)) ?? null, expect);
    });
  }
});
