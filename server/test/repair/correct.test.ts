import assert from 'node:assert/strict';
import { correctValue, renameKey } from '../../src/repair/correct.js';
import { denyWithoutMfaPresence } from '../../src/repair/policy/mfa-presence.js';
import { removeOutput } from '../../src/repair/remove-output.js';
import { switchOn } from '../../src/repair/switch-on.js';
import { lines } from '../edit/editing.js';
import { applied, keyAtPath, nodeAtPath, reasonOf, stage } from './plans.js';

const trail = (logging: string): string => `Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      IsLogging: ${logging}\n`;

describe('corrections', () => {
  const logging = ['Resources', 'Trail', 'Properties', 'IsLogging'];

  it('set a value, and leave one that comes from elsewhere', () => {
    const off = stage(trail('false # for now'));
    const correction = { title: 'Switch on', safety: 'safe' } as const;
    assert.equal(applied(off, correctValue(off, true, { ...correction, at: nodeAtPath(off, ...logging) })), trail('true # for now'));
    for (const quote of ["'", '"']) {
      const text = stage(trail(`${quote}false${quote}`));
      const [trailOf] = text.template.resources.values();
      assert(trailOf !== undefined);
      const at = nodeAtPath(text, ...logging);
      assert.equal(applied(text, correctValue(text, true, { ...correction, at })), trail(`${quote}true${quote}`));
      assert.equal(applied(text, switchOn(text, trailOf, { ...correction, at, path: ['IsLogging'], to: true })), trail(`${quote}true${quote}`));
    }
    for (const [before, after] of [['False', 'True'], ['FALSE', 'TRUE'], ["'False'", "'True'"], ['no', 'yes'], ['No', 'Yes'], ['"off"', '"on"'], ['OFF', 'ON']] as const) {
      const text = stage(trail(before));
      assert.equal(applied(text, correctValue(text, true, { ...correction, at: nodeAtPath(text, ...logging) })), trail(after));
    }
    const from = stage(trail('!Ref AWS::Region'));
    assert.match(reasonOf(correctValue(from, true, { ...correction, at: nodeAtPath(from, ...logging) })), /elsewhere/);
  });

  it('replace a choice on one line when its other branches are right', () => {
    const correction = { title: 'Switch on', safety: 'safe' } as const;
    const cases = [
      ['!If [A, false, true] # why', 'true # why'], ['!If [A, true, !If [B, \'true\', false]]', 'true'], ['{Fn::If: [A, false, true]}', 'true'],
      ['!If [A, false, !Ref B]', '!If [A, true, !Ref B]'], ['!If\n        - A\n        - false # why\n        - true', '!If\n        - A\n        - true # why\n        - true'],
    ] as const;
    for (const [before, after] of cases) {
      const scene = stage(trail(before));
      const start = scene.text.indexOf('false');
      assert.equal(applied(scene, correctValue(scene, true, { ...correction, at: { start, end: start + 5 } })), trail(after));
    }
  });

  it('are safe where no condition chooses the value', () => {
    const safetyOf = (written: string): string => {
      const scene = stage(trail(written));
      const start = scene.text.indexOf('false');
      const at = { start, end: start + 5 };
      const [trailOf] = scene.template.resources.values();
      assert(trailOf !== undefined);
      const plans = [correctValue(scene, true, { at, title: 'On', safety: 'safe' }), switchOn(scene, trailOf, { at, path: ['IsLogging'], to: true, title: 'On', safety: 'safe' })];
      return plans.map((plan) => (plan.kind === 'fix' ? plan.safety : plan.kind)).join();
    };
    assert.equal(safetyOf('false'), 'safe,safe');
    for (const written of ['!If [A, true, false]', '!If [A, false, !Ref B]', '{Fn::If: [A, false, true]}']) assert.equal(safetyOf(written), 'suggestion,suggestion', written);
  });

  it('rename a key', () => {
    const scene = stage(trail('true'));
    assert.match(applied(scene, renameKey(scene, 'IsOn', { at: keyAtPath(scene, ...logging), title: 'Rename', safety: 'suggestion' })), / {6}IsOn: true/);
    const inside = { start: scene.text.indexOf('Logging'), end: scene.text.indexOf(': true') };
    assert.match(reasonOf(renameKey(scene, 'IsOn', { at: inside, title: 'Rename', safety: 'suggestion' })), /longer text/);
  });
});

describe('a denial without MFA', () => {
  const policy = (condition: string): string => lines(`
    Resources:
      P:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Deny
                Condition: ${condition}
  `);
  const cases = [
    {
      name: 'asks for what is not there', before: '{Bool: {"aws:MultiFactorAuthPresent": "false"}}',
      after: '{BoolIfExists: {"aws:MultiFactorAuthPresent": "false"}}',
    },
    {
      name: 'leaves the other tests of the operator',
      before: '{Bool: {"aws:MultiFactorAuthPresent": "false", "aws:SecureTransport": "true"}}',
      after: '{Bool: {"aws:SecureTransport": "true"}, BoolIfExists: {"aws:MultiFactorAuthPresent": "false"}}',
    },
    {
      name: 'joins the operator that is there',
      before: '{Bool: {"aws:MultiFactorAuthPresent": "false"}, BoolIfExists: {"aws:SecureTransport": "true"}}',
      after: '{BoolIfExists: {"aws:SecureTransport": "true", "aws:MultiFactorAuthPresent": "false"}}',
    },
    {
      name: 'quotes the key as the keys beside it are',
      before: '{Bool: {aws:MultiFactorAuthPresent: "false"}, StringEquals: {aws:A: x, aws:B: x}, BoolIfExists: {\'aws:SecureTransport\': "true"}}',
      after: '{StringEquals: {aws:A: x, aws:B: x}, BoolIfExists: {\'aws:SecureTransport\': "true", \'aws:MultiFactorAuthPresent\': "false"}}',
    },
  ];
  for (const { name, before, after } of cases) {
    it(name, () => {
      const scene = stage(policy(before));
      const at = keyAtPath(scene, 'Resources', 'P', 'Properties', 'PolicyDocument', 'Statement', 0, 'Condition', 'Bool');
      assert.equal(applied(scene, denyWithoutMfaPresence(scene, at)), policy(after));
    });
  }
});

describe('the removal of an output', () => {
  it('removes the section when nothing is left in it', () => {
    const scene = stage(`${trail('true')}\nOutputs:\n  # the key\n  Key:\n    Value: x\n    Export:\n      Name: key\n`);
    const output = scene.template.outputs.get('Key');
    assert(output !== undefined);
    const plan = removeOutput(scene, output);
    assert.equal(applied(scene, plan), trail('true'));
    assert(plan.kind === 'fix' && plan.edits.every((edit) => edit.needsConfirmation === true));
    assert.match(plan.left?.join() ?? '', /import/);
  });
});
