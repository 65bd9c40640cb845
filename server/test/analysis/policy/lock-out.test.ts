import assert from 'node:assert/strict';
import type { Environment } from '../../../src/analysis/environment.js';
import { lockOuts, withoutKeyAdministrator } from '../../../src/analysis/policy/lock-out.js';
import { guardText } from '../../../src/value/guard.js';
import { anywhere, factsOf } from '../facts-of.js';

const own = '111122223333';
const here: Environment = { ...anywhere, account: own };

/** `who: place when` of each denial that locks everybody out of the first policy, with the text of its place. */
function locked(resource: string, environment = here): string {
  const text = `Parameters:
  Where: { Type: String }
Conditions:
  Locked: !Equals [!Ref Where, prod]
Resources:
  Orders: { Type: AWS::S3::Bucket, Properties: { BucketName: orders } }
  ${resource}
`;
  const [site] = factsOf(text, environment).policies;
  assert.ok(site);
  const found = lockOuts(site, environment).map(({ undoneBy, at, when }) => {
    const place = at === null ? '?' : text.slice(at.start, at.end);
    return `${undoneBy}: ${place.startsWith('{') ? 'statement' : place}${when.length === 0 ? '' : ` if ${String(guardText(when))}`}`;
  });
  return found.length === 0 ? 'none' : found.join(', ');
}

const bucket = (...statements: readonly string[]): string =>
  `P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Orders, PolicyDocument: { Statement: [${statements.join(', ')}] } } }`;

const denial = (rest: string, action = 's3:*', resource = 'arn:aws:s3:::orders'): string =>
  `{ Effect: Deny, Action: "${action}", Resource: "${resource}", ${rest} }`;

describe('lockOuts', () => {
  const root = `arn:aws:iam::${own}:root`;
  const cases: readonly (readonly [name: string, resource: string, expect: string])[] = [
    ['an allowance', bucket('{ Effect: Allow, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::orders" }'), 'none'],
    ['everybody', bucket(denial('Principal: "*"')), 'root: "*"'],
    ['the own account', bucket(denial(`Principal: { AWS: "${root}" }`)), `root: "${root}"`],
    ['another account', bucket(denial('Principal: { AWS: "444455556666" }')), 'none'],
    ['a role', bucket(denial(`Principal: { AWS: "arn:aws:iam::${own}:role/app" }`)), 'none'],
    ['everybody in one list', bucket(denial(`Principal: { AWS: ["arn:aws:iam::${own}:role/app", "*"] }`)), 'root: "*"'],
    ['everybody under a condition of the template', bucket(denial('Principal: { AWS: [!If [Locked, "*", !Ref AWS::NoValue]] }')), 'none'],
    ['everybody but the own account', bucket(denial(`NotPrincipal: { AWS: "${root}" }`)), `root: "${root}"`],
    ['everybody but a role', bucket(denial(`NotPrincipal: { AWS: "arn:aws:iam::${own}:role/app" }`)), 'none'],
    ['everybody but the own account and a role', bucket(denial(`NotPrincipal: { AWS: ["${root}", "arn:aws:iam::${own}:role/app"] }`)), 'none'],
    ['everybody but somebody who is not known', bucket(denial('NotPrincipal: { AWS: !Ref Where }')), 'none'],
    ['everybody but the own account, in plain text',
      bucket(denial(`NotPrincipal: { AWS: "${root}" }, Condition: { Bool: { "aws:SecureTransport": "false" } }`)), 'none'],

    ['requests in plain text', bucket(denial('Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } }')), 'none'],
    ['everybody but the root user', bucket(denial(`Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "${root}" } }`)), 'root: "*"'],
    ['everybody but any root user', bucket(denial('Principal: "*", Condition: { ArnNotLike: { "aws:principalarn": "arn:aws:iam::*:root" } }')), 'root: "*"'],
    ['everybody but a role, by a condition', bucket(denial(`Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": ["${root}", "arn:aws:iam::${own}:role/app"] } }`)), 'none'],
    ['the root user', bucket(denial(`Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": "${root}" } }`)), 'none'],
    ['everybody but an account', bucket(denial(`Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalAccount": "${own}" } }`)), 'none'],
    ['everybody but the root user in plain text', bucket(denial(`Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "${root}" }, Bool: { "aws:SecureTransport": "false" } }`)), 'none'],
    ['under a condition that is not known', bucket(denial('Principal: "*", Condition: !Ref Where')), 'none'],

    ['some other action', bucket(denial('Principal: "*"', 's3:GetObject')), 'none'],
    ['one of the two actions', bucket(denial('Principal: "*"', 's3:PutBucketPolicy')), 'none'],
    ['the two actions, one by one', bucket(denial('Principal: "*"', 's3:PutBucketPolicy'), denial(`Principal: "${own}"`, 's3:DeleteBucketPolicy')), 'none'],
    ['the two actions, one by one, to everybody', bucket(denial('Principal: "*"', 's3:PutBucketPolicy'), denial('Principal: { AWS: "*" }', 's3:DeleteBucketPolicy')), 'root: "*"'],
    ['the two actions, one to all but the root user', bucket(denial(`Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "${root}" } }`, 's3:PutBucketPolicy'), denial('Principal: "*"', 's3:DeleteBucketPolicy')), 'root: "*"'],
    ['both, and one of them once more', bucket(denial('Principal: "*"', 's3:DeleteBucketPolicy'), denial(`Principal: { AWS: "${root}" }`)), `root: "${root}"`],
    ['both, when a condition of the template holds', bucket(`!If [Locked, ${denial('Principal: "*"')}, !Ref AWS::NoValue]`), 'root: "*" if Locked'],
    ['one always and one under a condition', bucket(denial('Principal: "*"', 's3:PutBucketPolicy'), `!If [Locked, ${denial('Principal: "*"', 's3:DeleteBucketPolicy')}, !Ref AWS::NoValue]`), 'root: "*" if Locked'],
    ['one under a condition, and one under its opposite',
      bucket(`!If [Locked, ${denial('Principal: "*"', 's3:PutBucketPolicy')}, ${denial('Principal: "*"', 's3:DeleteBucketPolicy')}]`), 'none'],

    ['what is in the bucket', bucket(denial('Principal: "*"', 's3:*', 'arn:aws:s3:::orders/*')), 'none'],
    ['another bucket', bucket(denial('Principal: "*"', 's3:*', 'arn:aws:s3:::others')), 'none'],
    ['everything', bucket(denial('Principal: "*"', 's3:*', '*')), 'root: "*"'],
    ['the bucket and what is in it', bucket(denial('Principal: "*"', 's3:*', 'arn:aws:s3:::orders').replace('"arn:aws:s3:::orders"', '["arn:aws:s3:::orders/*", "arn:aws:s3:::orders"]')), 'root: "*"'],
    ['everything but the bucket', bucket('{ Effect: Deny, Principal: "*", Action: "s3:*", NotResource: "arn:aws:s3:::orders" }'), 'none'],
    ['a bucket of another template', bucket(denial('Principal: "*"', 's3:*', 'arn:aws:s3:::theirs')).replace('!Ref Orders', 'theirs'), 'root: "*"'],

    ['a queue', 'Q: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: ["https://sqs.eu-west-1.amazonaws.com/111122223333/q"], PolicyDocument: { Statement: [{ Effect: Deny, Principal: "*", Action: "sqs:*", Resource: "*" }] } } }', 'root: "*"'],
    ['a secret', 'S: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: s, ResourcePolicy: { Statement: [{ Effect: Deny, Principal: "*", Action: "secretsmanager:*", Resource: "*" }] } } }', 'nobody: "*"'],
    ['a secret, for all but the root user', `S: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: s, ResourcePolicy: { Statement: [{ Effect: Deny, Principal: "*", Action: "secretsmanager:*", Resource: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "${root}" } } }] } } }`, 'root: "*"'],
    ['a secret, for all but the root user by one of two denials', `S: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: s, ResourcePolicy: { Statement: [{ Effect: Deny, Principal: "*", Action: "secretsmanager:PutResourcePolicy", Resource: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": "${root}" } } }, { Effect: Deny, Principal: "*", Action: "secretsmanager:DeleteResourcePolicy", Resource: "*" }] } } }`, 'nobody: "*"'],
    ['a key', 'K: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [{ Effect: Deny, Principal: "*", Action: "kms:PutKeyPolicy", Resource: "*" }] } } }', 'nobody: "*"'],
    ['a topic, which can be made anew', 'T: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [t], PolicyDocument: { Statement: [{ Effect: Deny, Principal: "*", Action: "sns:*", Resource: "*" }] } } }', 'none'],
  ];
  for (const [name, resource, expect] of cases) it(`${name}: ${expect}`, () => assert.equal(locked(resource), expect));

  it('reports nobody as locked out by an account that may be another one', () => {
    assert.equal(locked(bucket(denial(`Principal: { AWS: "${root}" }`)), anywhere), 'none');
  });
});

describe('withoutKeyAdministrator', () => {
  const allow = (action: string): string => `{ Effect: Allow, Principal: "*", Action: ${action}, Resource: "*" }`;
  const cases: readonly (readonly [name: string, statements: string, expect: boolean])[] = [
    ['the use of the key alone', `[${allow('"kms:Decrypt"')}]`, true],
    ['everything', `[${allow('"kms:*"')}]`, false],
    ['the use, and its administration', `[${allow('"kms:Decrypt"')}, ${allow('"kms:PutKeyPolicy"')}]`, false],
    ['the use, and its administration denied', `[${allow('"kms:Decrypt"')}, { Effect: Deny, Principal: "*", Action: "kms:PutKeyPolicy", Resource: "*" }]`, true],
    ['nothing', '[]', false],
    ['actions that are not known', `[${allow('!Ref Actions')}]`, false],
    ['an effect that is not known', '[{ Effect: !Ref Effect, Principal: "*", Action: "kms:Decrypt", Resource: "*" }]', false],
    ['statements that are not known', `[${allow('"kms:Decrypt"')}, !Ref More]`, false],
  ];
  for (const [name, statements, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => {
      const text = `Resources:\n  K: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: ${statements} } } }\n`;
      const [site] = factsOf(text).policies;
      assert.ok(site);
      assert.equal(withoutKeyAdministrator(site, () => true).length > 0, expect);
    });
  }
});
