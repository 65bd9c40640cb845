/** Rules made for the protocol: one for each kind of fix, by the type of a resource. */
import { defineRule, type AnyRule, type RuleId } from '../../../src/rules/rule.js';
import type { Declined, Fix } from '../../../src/repair/fix.js';
import type { Resource } from '../../../src/model/template.js';

/** How the name of a resource begins that no rule has anything to say of. */
const done = 'Done';

function ruleFor(id: RuleId, type: string, fixes: (resource: Resource) => readonly (Fix | Declined)[]): AnyRule {
  return defineRule({
    id, preset: 'recommended', stage: 'stable', since: '0.1.0',
    summary: 'A resource is there.', why: 'It is *there*, in `code`.', remedy: 'Take it away.', references: [],
    messages: { there: { severity: 'warning', text: 'Resource `{id}` is there.' } },
    subject: 'resource', types: [type],
    check: (resource, report) => {
      if (!resource.id.startsWith(done)) report('there', resource.key, { slots: { id: resource.id } });
    },
    fixes: { there: (_finding, resource) => fixes(resource) },
  });
}

const rename = (resource: Resource, newText: string) => ({ start: resource.key.start, end: resource.key.end, newText });

export const safeRule = ruleFor('audit/test-safe', 'AWS::SNS::Topic', (resource) => [
  { kind: 'fix', title: `Rename \`${resource.id}\``, safety: 'safe', edits: [rename(resource, `${resource.id}Safe`)] },
]);

export const suggestionRule = ruleFor('role/test-suggestion', 'AWS::SQS::Queue', (resource) => [
  {
    kind: 'fix', title: 'Swap the queue', safety: 'suggestion', left: ['Tell the readers.'],
    edits: [
      { ...rename(resource, 'Swapped'), note: 'Renames the queue' },
      { start: resource.node.end, end: resource.node.end, newText: '', note: 'Judge this', needsConfirmation: true },
    ],
  },
  { kind: 'fix', title: 'Another way', safety: 'suggestion', edits: [rename(resource, 'Other')] },
]);

/** All its findings have one cause, and one fix. */
export const sharedRule = ruleFor('secret/test-shared', 'AWS::KMS::Key', () => [
  { kind: 'fix', title: 'Say so above', safety: 'suggestion', edits: [{ start: 0, end: 0, newText: '# keys\n' }] },
]);

/** Its fixes meet at the top of the text. */
export const meetingRule = ruleFor('policy/test-meeting', 'AWS::EC2::Volume', (resource) => [
  {
    kind: 'fix', title: 'Name it above', safety: 'suggestion', left: [`Look at ${resource.id}.`],
    edits: [{ start: 0, end: 0, newText: `# ${resource.id}\n` }, rename(resource, `${done}${resource.id}`)],
  },
]);

export const decliningRule = ruleFor('secret/test-declined', 'AWS::S3::Bucket', () => [
  { kind: 'declined', title: 'Swap a role in', reason: 'The role is outside the template.' },
]);

export const failingRule: AnyRule = {
  ...ruleFor('policy/test-failing', 'AWS::SSM::Parameter', () => []),
  check: () => { throw new Error('SECRET of the document'); },
};

export const testRules: readonly AnyRule[] = [safeRule, suggestionRule, sharedRule, meetingRule, decliningRule, failingRule];

/** A template with a resource of each given type, named by the last part of it. */
export function templateOf(...types: readonly string[]): string {
  const resources = types.map((type) => `  ${type.split('::').at(-1) ?? ''}:\n    Type: ${type}\n`);
  return `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n${resources.join('')}`;
}
