import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import type { Declined, Fix } from '../../src/repair/fix.js';
import { swapAccessKey, swapAccessKeys } from '../../src/repair/key/swap-access-key.js';
import { applied, reasonOf, stage, type Stage } from './plans.js';

const user = (id: string, properties: string): string => `  ${id}: { Type: AWS::IAM::User, Properties: { ${properties} } }\n`;
const key = (id: string, owner: string, attributes = ''): string => `  ${id}: { Type: AWS::IAM::AccessKey${attributes}, Properties: { UserName: !Ref ${owner} } }\n`;
const variables = (...pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, of]) => `            - { Name: ${name}_ACCESS_KEY_ID, Value: !Ref ${of} }\n            - { Name: ${name}_SECRET_ACCESS_KEY, Value: !GetAtt ${of}.SecretAccessKey }\n`).join('');
const task = (id: string, inside: string): string => `  ${id}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: main
          Image: main:1
          Environment:
${inside}`;

const reads = (service: string): string => `ManagedPolicyArns: ['arn:aws:iam::aws:policy/Amazon${service}ReadOnlyAccess']`;
const both = 'Resources:\n' + user('Store', reads('S3')) + key('StoreKey', 'Store') + user('Queue', reads('SQS')) + key('QueueKey', 'Queue');
const web = task('Web', variables(['S3', 'StoreKey'], ['SQS', 'QueueKey']));

/** What the keys of the first workload are replaced by, at its first variable. */
function plansOf(scene: Stage): readonly (Fix | Declined)[] {
  const workload = scene.workloads.find(({ environment }) => environment.length > 0);
  const at = workload?.environment[0]?.nameAt;
  assert(workload !== undefined && at !== undefined);
  return dropCredentials(scene, workload, at);
}

function keyOf(scene: Stage, id: string): Parameters<typeof swapAccessKey>[1] {
  const found = scene.template.resources.get(id);
  assert(found !== undefined);
  return found;
}

describe('several keys of one workload', () => {
  const cases: Readonly<Record<string, string>> = {
    'of two users': both + web,
    'of two users with the same policy': (both + web).replace('SQSRead', 'S3Read'),
    'of two users with policies of one name': (both + web).replaceAll(/ManagedPolicyArns: \['[^']*(S3|SQS)ReadOnlyAccess'\]/g,
      "Policies: [{ PolicyName: own, PolicyDocument: { Statement: { Effect: Allow, Action: '$1:Get*', Resource: '*' } } }]"),
    'of one user': 'Resources:\n' + user('Store', reads('S3')) + key('StoreKey', 'Store') + key('QueueKey', 'Store') + web,
    'for two workloads': both + web + task('Job', variables(['S3', 'StoreKey'], ['SQS', 'QueueKey'])),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`are replaced together with the same result as one by one: ${name}`, () => {
      const scene = stage(text);
      const [plan, ...others] = plansOf(scene);
      assert(plan?.kind === 'fix', JSON.stringify(plan));
      assert.equal(others.length, 0);
      assert.match(plan.title, /^Replace access keys `StoreKey` and `QueueKey` with new roles? `WebRole`(?: and `JobRole`)?, and remove users? `Store`(?: and `Queue`)?$/);
      const first = stage(applied(scene, swapAccessKey(scene, keyOf(scene, 'StoreKey'))));
      assert.equal(applied(scene, plan), applied(first, swapAccessKey(first, keyOf(first, 'QueueKey'))));
    });
  }

  const apart: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
    'that go to different workloads': [both + web + task('Job', variables(['S3', 'StoreKey'])), /not all|Not all of the keys/],
    'of which one is there under a condition': ['Conditions: { A: !Equals [!Ref AWS::Region, x] }\n' + (both + web).replace('AWS::IAM::AccessKey,', 'AWS::IAM::AccessKey, Condition: A,'), /condition/],
    'of users in one group': [(both + web).replaceAll(/ManagedPolicyArns: \[[^\]]*\]/g, 'Groups: [!Ref All]') + '  All: { Type: AWS::IAM::Group }\n', /a group or a policy:/],
    'of users in one policy': [both + '  Shared: { Type: AWS::IAM::Policy, Properties: { PolicyName: shared, Users: [!Ref Store, !Ref Queue], PolicyDocument: { Statement: { Effect: Allow, Action: "s3:Get*", Resource: "*" } } } }\n' + web, /a group or a policy:/],
    'of users of whom one has a boundary': [(both + web).replace('ManagedPolicyArns', 'PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess, ManagedPolicyArns'), /a permissions boundary/],
    'one of which is used in a way that is not known': [both.replace('Resources:', 'Resources:\n  Other: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref StoreKey } }') + web, /Something other than a role/],
  };
  for (const [name, [text, reason]] of Object.entries(apart)) {
    it(`are replaced one by one: ${name}`, () => {
      const scene = stage(text);
      assert.match(reasonOf(swapAccessKeys(scene, [keyOf(scene, 'StoreKey'), keyOf(scene, 'QueueKey')])), reason);
      const [joint, ...each] = plansOf(scene);
      assert.equal(joint?.kind, 'declined');
      assert(each.length >= 2, String(each.length));
    });
  }
});
