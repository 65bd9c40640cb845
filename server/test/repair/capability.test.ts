import assert from 'node:assert/strict';
import { text } from '../../src/edit/content.js';
import { offer } from '../../src/repair/draft.js';
import { resourceContent } from '../../src/repair/resource-content.js';
import { addResource } from '../../src/repair/section.js';
import { stage } from './plans.js';

/** What is left after a resource of a type was added to a template with others. */
function leftBy(type: string, others: string): readonly string[] {
  const scene = stage(`Resources:\n${others}`);
  const content = resourceContent({ type, condition: null, properties: { Name: text('new') } });
  const change = addResource(scene.template, { id: 'New', content, place: { kind: 'last' }, note: 'Adds it.' });
  assert(change !== null);
  const plan = offer(scene, { title: 'Add it', safety: 'suggestion', changes: [change], left: ['Look at it.'] });
  assert(plan.kind === 'fix');
  return plan.left ?? [];
}

const topic = '  Topic:\n    Type: AWS::SNS::Topic\n';
const asks = ['Look at it.', 'Deploy the stack with `CAPABILITY_IAM`, which it has not needed so far.'];
const asksNot = ['Look at it.'];

describe('the capability that a stack is deployed with', () => {
  const cases: readonly (readonly [name: string, type: string, others: string, left: readonly string[]])[] = [
    ['is needed for the first role', 'AWS::IAM::Role', topic, asks],
    ['is needed for the first group', 'AWS::IAM::Group', topic, asks],
    ['is not needed for another resource', 'AWS::SecretsManager::Secret', topic, asksNot],
    ['is not needed for a resource of IAM without permissions', 'AWS::IAM::OIDCProvider', topic, asksNot],
    ['was needed before', 'AWS::IAM::Role', '  Person:\n    Type: AWS::IAM::User\n', asksNot],
    ['was not needed for a provider', 'AWS::IAM::Role', '  GitHub:\n    Type: AWS::IAM::OIDCProvider\n', asks],
  ];
  for (const [name, type, others, left] of cases) it(name, () => assert.deepEqual(leftBy(type, others), left));
});
