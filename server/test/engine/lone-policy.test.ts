import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { aboutLonePolicy } from '../../src/engine/lone-policy.js';
import { defaultSettings } from '../../src/engine/settings.js';

describe('a policy in a file of its own has no name', () => {
  const cases: readonly (readonly [said: string, instead: string])[] = [
    ['Policy `policy` allows every action.', 'This policy allows every action.'],
    ['Another statement of policy `policy` says so.', 'Another statement of this policy says so.'],
    ['Role `policy` can be assumed by anybody.', 'The role with this policy can be assumed by anybody.'],
    ['Require MFA to assume role `policy`', 'Require MFA to assume the role with this policy'],
    ['`policy` can act as administrator.', 'Whoever has this policy can act as administrator.'],
    ['Nothing makes `policy` set a boundary.', 'Nothing makes whoever has this policy set a boundary.'],
    ['`policy` is not a policy element.', '`policy` is not a policy element.'],
    ['Policy `policy-1` allows every action.', 'Policy `policy-1` allows every action.'],
  ];
  for (const [said, instead] of cases) it(said, () => assert.equal(aboutLonePolicy(said), instead));

  function messages(text: string): readonly string[] {
    const { findings } = lint({ name: 'a.json', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
    return findings.flatMap(({ message, related, fixes }) => [message, ...related.map((each) => each.message), ...fixes().map(({ title }) => title)]);
  }
  const statements = '[{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]';
  const document = `{ "Version": "2012-10-17", "Statement": ${statements} }`;

  it('in messages and titles of fixes', () => {
    const said = messages(document);
    assert.ok(said.some((each) => each.startsWith('This policy allows every action')));
    assert.deepEqual(said.filter((each) => each.includes('`policy`')), []);
  });

  it('but keeps one within a template', () => {
    const said = messages(`{ "Resources": { "policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": ${document} } } } }`);
    assert.ok(said.some((each) => each.startsWith('Policy `policy` allows every action')));
  });
});
