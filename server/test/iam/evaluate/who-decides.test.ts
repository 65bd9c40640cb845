import assert from 'node:assert/strict';
import type { AccessAnswer } from '../../../src/iam/evaluate/access.js';
import { account, ask, roleArn, userArn, type Question } from '../support/ask.js';
import type { Plain } from '../support/value-from.js';

interface Case extends Question {
  readonly name: string;
  readonly expect: AccessAnswer;
}

const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
const other = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
const root = { AWS: `arn:aws:iam::${account}:root` };

function table(title: string, cases: readonly Case[]): void {
  describe(`evaluate: ${title}`, () => {
    for (const { name, expect, ...question } of cases) it(`${name}: ${expect}`, () => assert.equal(ask(question).answer, expect));
  });
}

function grantTo(principal: Plain): Plain {
  return { ...allow, Principal: principal };
}

table('identity policies', [
  { name: 'nothing allows', identity: other, expect: 'denied' },
  { name: 'an explicit deny wins (fact 17)', identity: [allow, deny], expect: 'denied' },
  { name: 'a deny of something else does not count', identity: [allow, { ...deny, Action: 's3:Put*' }], expect: 'allowed' },
  { name: 'a policy that is not known', identity: { $unknown: true }, expect: 'unknown' },
  { name: 'a policy beside one that is not known in part', identity: { Version: '2012-10-17', Statement: [allow, { $unknown: true }] }, expect: 'unknown' },
  { name: 'an explicit deny beside what is not known', identity: { Version: '2012-10-17', Statement: [deny, { $unknown: true }] }, expect: 'denied' },
  { name: 'an effect that is not known', identity: { ...allow, Effect: { Ref: 'Effect' } }, expect: 'unknown' },
  { name: 'an effect that does not exist', identity: { ...allow, Effect: 'allow' }, expect: 'denied' },
  { name: 'a group is judged by its own policies', caller: 'group', identity: allow, expect: 'allowed' },
]);

table('what needs no permission', [
  { name: 'without a policy', action: 'sts:GetCallerIdentity', identity: [], resource: '*', expect: 'allowed' },
  { name: 'in any letter case', action: 'STS:getcalleridentity', identity: other, resource: '*', expect: 'allowed' },
  { name: 'in spite of a denial', action: 'sts:GetCallerIdentity', identity: [allow, deny], boundary: deny, resource: '*', expect: 'allowed' },
  { name: 'its neighbours need one', action: 'sts:GetAccessKeyInfo', identity: other, resource: '*', expect: 'denied' },
]);

table('managed policies of AWS', [
  { name: 'a new version', action: 'iam:CreatePolicyVersion', identity: allow, resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess', expect: 'denied' },
  { name: 'its removal, in any letter case', action: 'IAM:deletepolicy', identity: allow, resource: 'arn:aws-cn:iam::aws:policy/service-role/AWSLambdaRole', expect: 'denied' },
  { name: 'a look at one', action: 'iam:GetPolicyVersion', identity: allow, resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess', expect: 'allowed' },
  { name: 'a new version of one of the account', action: 'iam:CreatePolicyVersion', identity: allow, resource: `arn:aws:iam::${account}:policy/p`, expect: 'allowed' },
  { name: 'a role to attach one to', action: 'iam:AttachRolePolicy', identity: allow, resource: `arn:aws:iam::${account}:role/r`, expect: 'allowed' },
]);

table('boundaries', [
  { name: 'allowed by both', identity: allow, boundary: allow, expect: 'allowed' },
  { name: 'a silent boundary limits (fact 18)', identity: allow, boundary: other, expect: 'denied' },
  { name: 'a boundary alone gives nothing (fact 18)', boundary: allow, expect: 'denied' },
  { name: 'its denies count (fact 18)', identity: allow, boundary: [allow, deny], expect: 'denied' },
  { name: 'a boundary that is not known', identity: allow, boundary: { $unknown: true }, expect: 'unknown' },
  { name: 'a grant to the user goes past a silent boundary (fact 18)', caller: 'user', boundary: other, resourcePolicy: grantTo({ AWS: userArn }), expect: 'allowed' },
  { name: 'a grant to the role does not (fact 18)', boundary: other, resourcePolicy: grantTo({ AWS: roleArn }), expect: 'denied' },
  { name: 'a grant to the role within the boundary', boundary: allow, resourcePolicy: grantTo({ AWS: roleArn }), expect: 'allowed' },
  { name: 'a grant to everybody goes past it', boundary: other, resourcePolicy: grantTo('*'), expect: 'allowed' },
  { name: '… but not past a deny in it', boundary: deny, resourcePolicy: grantTo('*'), expect: 'denied' },
  { name: 'NotPrincipal + Deny denies who has a boundary (fact 19)', identity: allow, boundary: allow,
    resourcePolicy: { ...deny, NotPrincipal: { AWS: roleArn } }, expect: 'denied' },
  { name: 'NotPrincipal + Deny spares who is named', identity: allow, resourcePolicy: { ...deny, NotPrincipal: { AWS: [roleArn, root.AWS] } }, expect: 'allowed' },
  { name: 'NotPrincipal + Deny denies who is not', identity: allow, resourcePolicy: { ...deny, NotPrincipal: { AWS: userArn } }, expect: 'denied' },
]);

table('resource policies', [
  { name: 'an allow by the resource is enough (fact 17)', resourcePolicy: grantTo({ AWS: roleArn }), expect: 'allowed' },
  { name: 'its deny wins', identity: allow, resourcePolicy: { ...deny, Principal: '*' }, expect: 'denied' },
  { name: 'its deny of the account means everybody in it', identity: allow, resourcePolicy: { ...deny, Principal: root }, expect: 'denied' },
  { name: 'its deny of somebody else does not', identity: allow, resourcePolicy: { ...deny, Principal: { AWS: userArn } }, expect: 'allowed' },
  { name: 'the account as principal only delegates (fact 20)', resourcePolicy: grantTo(root), expect: 'denied' },
  { name: '… in digits too (fact 20)', resourcePolicy: grantTo({ AWS: account }), expect: 'denied' },
  { name: '… and the identity allows (fact 20)', identity: allow, resourcePolicy: grantTo(root), expect: 'allowed' },
  { name: 'a grant to a service is none to a role', resourcePolicy: grantTo({ Service: 'ec2.amazonaws.com' }), expect: 'denied' },
  { name: 'a wildcard in a principal is no wildcard', resourcePolicy: grantTo({ AWS: `arn:aws:iam::${account}:role/*` }), expect: 'denied' },
  { name: 'NotPrincipal + Allow means all others', resourcePolicy: { ...allow, NotPrincipal: { AWS: userArn } }, expect: 'allowed' },
  { name: 'no Resource, as in the policy of a repository', resourcePolicy: { Effect: 'Allow', Action: '*', Principal: { AWS: roleArn } }, expect: 'allowed' },
  { name: 'a session of the role, whose name is not known', resourcePolicy: grantTo({ AWS: `arn:aws:sts::${account}:assumed-role/app/s` }), expect: 'unknown' },
  { name: 'a session of another role', resourcePolicy: grantTo({ AWS: `arn:aws:sts::${account}:assumed-role/x/s` }), expect: 'denied' },
  { name: 'a principal that is not known', resourcePolicy: grantTo({ AWS: { Ref: 'Arn' } }), expect: 'unknown' },
  { name: 'an id that may be that of the role', resourcePolicy: grantTo({ AWS: 'AROAEXAMPLEEXAMPLE00' }), expect: 'unknown' },
  { name: 'the id of a user is none of a role', resourcePolicy: grantTo({ AWS: 'AIDAEXAMPLEEXAMPLE00' }), expect: 'denied' },
  { name: 'an id that may be that of the user', caller: 'user', resourcePolicy: grantTo({ AWS: 'AIDAEXAMPLEEXAMPLE00' }), expect: 'unknown' },
  { name: 'the id of a role is none of a user', caller: 'user', resourcePolicy: grantTo({ AWS: 'AROAEXAMPLEEXAMPLE00' }), expect: 'denied' },
  { name: 'a user who may be a member of the group', caller: 'group', resourcePolicy: grantTo({ AWS: userArn }), expect: 'unknown' },
  { name: 'an id that may be that of a member of the group', caller: 'group', resourcePolicy: grantTo({ AWS: 'AIDAEXAMPLEEXAMPLE00' }), expect: 'unknown' },
  { name: 'a role is no member of a group', caller: 'group', resourcePolicy: grantTo({ AWS: roleArn }), expect: 'denied' },
  { name: 'another account', identity: other, resourcePolicy: grantTo({ AWS: '444455556666' }), expect: 'denied' },
  { name: 'who signs in by a provider is no role', resourcePolicy: grantTo({ Federated: 'cognito-identity.amazonaws.com' }), expect: 'denied' },
  { name: 'a canonical user, whose account is not known', identity: allow, resourcePolicy: { ...deny, Principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' } }, expect: 'unknown' },
  { name: 'what is no principal', resourcePolicy: grantTo({ AWS: 'somebody' }), expect: 'denied' },
  { name: 'an unknown principal beside an identity that allows', identity: allow, resourcePolicy: grantTo({ AWS: { Ref: 'Arn' } }), expect: 'allowed' },
]);

const trust = { resourceKind: 'trust', action: 'sts:AssumeRole', resource: `arn:aws:iam::${account}:role/target` } as const;
const key = { resourceKind: 'key', action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${account}:key/k` } as const;

table('trust policies and key policies', [
  { ...trust, name: 'an identity alone is not enough to assume a role (fact 21)', identity: allow, expect: 'allowed' },
  { ...trust, name: 'the trust policy names somebody else (fact 21)', identity: allow,
    resourcePolicy: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: userArn } }, expect: 'denied' },
  { ...trust, name: 'the trust policy names the role', resourcePolicy: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: roleArn } }, expect: 'allowed' },
  { ...trust, name: 'the trust policy names the account, the identity is silent (fact 20)',
    resourcePolicy: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: root }, expect: 'denied' },
  { ...trust, name: 'the trust policy names the account, the identity allows (fact 20)', identity: allow,
    resourcePolicy: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: root }, expect: 'allowed' },
  { ...key, name: 'an identity alone is not enough to use a key (fact 21)', identity: allow,
    resourcePolicy: grantTo({ AWS: userArn }), expect: 'denied' },
  { ...key, name: 'the key delegates to the account, the identity allows (fact 21)', identity: allow, resourcePolicy: grantTo(root), expect: 'allowed' },
  { ...key, name: 'the key delegates to the account, the identity is silent (fact 21)', resourcePolicy: grantTo(root), expect: 'denied' },
  { ...key, name: 'the key names the role', resourcePolicy: grantTo({ AWS: roleArn }), expect: 'allowed' },
]);

table('what trust policies and key policies say nothing of', [
  { ...trust, name: 'handing the role on', action: 'iam:PassRole', identity: allow, resourcePolicy: { ...deny, Principal: '*' }, expect: 'allowed' },
  { ...trust, name: 'handing the role on, which they do not allow', action: 'iam:PassRole', identity: other, resourcePolicy: grantTo('*'), expect: 'denied' },
  { ...key, name: 'other services', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', identity: allow, resourcePolicy: grantTo({ AWS: userArn }), expect: 'allowed' },
]);

const partition = { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b' };
const object = { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b/*' };

table('partitions', [
  { name: 'that of the request', resource: 'arn:aws-cn:s3:::b/k', identity: { ...allow, Resource: object }, expect: 'allowed' },
  { name: 'that of the request, in a condition', resource: 'arn:aws-cn:s3:::b/k', context: { 'aws:SourceArn': 'arn:aws-cn:s3:::b' },
    identity: { ...allow, Condition: { ArnEquals: { 'aws:SourceArn': partition } } }, expect: 'allowed' },
  { name: 'another one, in a condition', resource: 'arn:aws-cn:s3:::b/k', context: { 'aws:SourceArn': 'arn:aws:s3:::b' },
    identity: { ...allow, Condition: { ArnEquals: { 'aws:SourceArn': partition } } }, expect: 'denied' },
  { name: 'that of the caller', resource: 'arn:aws:s3:::b/k', resourcePolicy: grantTo({ AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${account}:role/app` } }), expect: 'allowed' },
  { name: 'another one than that of the caller', resource: 'arn:aws-cn:s3:::b/k', resourcePolicy: grantTo({ AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${account}:role/app` } }), expect: 'denied' },
]);

table('any resource', [
  { name: 'some resource', resource: '*', identity: { ...allow, Resource: 'arn:aws:s3:::b/*' }, expect: 'allowed' },
  { name: 'none of the type of the action', resource: '*', identity: { ...allow, Resource: 'arn:aws:sqs:*:*:q' }, expect: 'denied' },
  { name: 'a bucket is no object', resource: '*', identity: { ...allow, Resource: 'arn:aws:s3:::b' }, expect: 'denied' },
  { name: 'an object is no bucket', resource: '*', action: 's3:ListBucket', identity: { ...allow, Resource: 'arn:aws:s3:::b/*' }, expect: 'denied' },
  { name: 'all are denied', resource: '*', identity: [{ ...allow, Resource: 'arn:aws:s3:::b/*' }, { ...deny, Resource: 'arn:aws:s3:::b*' }], expect: 'denied' },
  { name: 'some are denied', resource: '*', identity: [{ ...allow, Resource: 'arn:aws:s3:::b/*' }, { ...deny, Resource: 'arn:aws:s3:::b/secret/*' }], expect: 'allowed' },
  { name: 'the only one is denied', resource: '*', identity: [{ ...allow, Resource: 'arn:aws:s3:::b/k' }, { ...deny, Resource: 'arn:aws:s3:::b/k' }], expect: 'denied' },
  { name: 'all but some are denied', resource: '*', identity: [allow, { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::b/*' }], expect: 'allowed' },
  { name: 'identity and boundary meet', resource: '*', identity: { ...allow, Resource: 'arn:aws:s3:::b/a*' }, boundary: { ...allow, Resource: 'arn:aws:s3:::b/*z' }, expect: 'allowed' },
  { name: 'identity and boundary do not meet', resource: '*', identity: { ...allow, Resource: 'arn:aws:s3:::b/*' }, boundary: { ...allow, Resource: 'arn:aws:s3:::c/*' }, expect: 'denied' },
  { name: 'a resource of the template', resource: '*', identity: { ...allow, Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/*' } }, expect: 'allowed' },
  { name: 'a resource of which the service is not known', resource: '*', identity: { ...allow, Resource: { 'Fn::Sub': '${Thing.Arn}/*' } }, expect: 'unknown' },
  { name: 'a resource that is not known', resource: '*', identity: { ...allow, Resource: { Ref: 'Arn' } }, expect: 'unknown' },
  { name: 'a star in a resource that is named is a character', resource: 'arn:aws:s3:::b/*', identity: { ...allow, Resource: 'arn:aws:s3:::b/x' }, expect: 'denied' },
  { name: 'an action of which nothing is known', resource: '*', action: 'new:Action', identity: { ...allow, Action: 'new:*', Resource: 'arn:aws:new:::x' }, expect: 'allowed' },
  { name: 'an action with optional resource types', resource: '*', action: 'cloudwatch:PutMetricData', identity: allow, expect: 'allowed' },
]);
