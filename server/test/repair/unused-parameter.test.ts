import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import { applied, stage } from './plans.js';
import { swap } from './swap.js';

/** A task that is given a key by parameters, and what looks at them. */
const task = (sections: string, variables: string): string => `${sections}Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !ImportValue role
      ContainerDefinitions:
        - Name: shop
          Image: shop
          Environment:
${variables}            - {Name: STAGE, Value: !Ref Stage}
`;
const parameters = 'Parameters:\n  KeyId: {Type: String}\n  Secret: {Type: String, NoEcho: true}\n  Stage: {Type: String}\n';
const stageOnly = 'Parameters:\n  Stage: {Type: String}\n';
const variable = (name: string, parameter: string, condition: string | null = null): string => {
  const item = `{Name: ${name}, Value: !Ref ${parameter}}`;
  return `            - ${condition === null ? item : `!If [${condition}, ${item}, !Ref AWS::NoValue]`}\n`;
};
const given = variable('AWS_ACCESS_KEY_ID', 'KeyId') + variable('AWS_SECRET_ACCESS_KEY', 'Secret');
const chosen = variable('AWS_ACCESS_KEY_ID', 'KeyId', 'HasKey') + variable('AWS_SECRET_ACCESS_KEY', 'Secret', 'HasKey');
const rule = (name: string, check: string): string => `  ${name}: {Assertions: [{Assert: ${check}}]}\n`;
const missing = (parameter: string): string => `!Not [!Equals [!Ref ${parameter}, '']]`;

function dropped(text: string): string {
  const scene = stage(text);
  const [workload] = scene.workloads;
  const at = workload?.environment[0]?.nameAt;
  assert(workload !== undefined && at !== undefined);
  const [fix] = dropCredentials(scene, workload, at);
  assert(fix?.kind === 'fix' && fix.edits.every(({ note }) => note !== undefined));
  return applied(scene, fix);
}

describe('parameters that only carried a key', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    ['go with the rule that looks at them', task(`${parameters}Rules:\n${rule('KeyGiven', missing('KeyId'))}`, given), task(stageOnly, '')],
    ['go with one of several rules', task(`${parameters}Rules:\n${rule('KeyGiven', missing('KeyId'))}${rule('StageGiven', missing('Stage'))}`, given), task(`${stageOnly}Rules:\n${rule('StageGiven', missing('Stage'))}`, '')],
    ['go with the condition by which they are used', task(`${parameters}Conditions:\n  HasKey: ${missing('KeyId')}\n`, chosen), task(stageOnly, '')],
    ['stay with a rule that looks at more', task(`${parameters}Rules:\n${rule('Together', '!Or [!Equals [!Ref KeyId, \'\'], !Equals [!Ref Stage, prod]]')}`, given),
      task(`${parameters.replace('  Secret: {Type: String, NoEcho: true}\n', '')}Rules:\n${rule('Together', '!Or [!Equals [!Ref KeyId, \'\'], !Equals [!Ref Stage, prod]]')}`, '')],
    ['stay with a condition that decides more', task(`${parameters}Conditions:\n  HasKey: ${missing('KeyId')}\n`, chosen) + '  Log: {Type: AWS::Logs::LogGroup, Condition: HasKey}\n',
      task(`${parameters.replace('  Secret: {Type: String, NoEcho: true}\n', '')}Conditions:\n  HasKey: ${missing('KeyId')}\n`, '') + '  Log: {Type: AWS::Logs::LogGroup, Condition: HasKey}\n'],
    ['stay with a condition whose name is none', task(`${parameters}Conditions:\n  Has(Key: ${missing('KeyId')}\n`, given),
      task(`${parameters.replace('  Secret: {Type: String, NoEcho: true}\n', '')}Conditions:\n  Has(Key: ${missing('KeyId')}\n`, '')],
    ['stay together, where a rule compares one that goes with one that stays',
      task(`${parameters}Rules:\n${rule('Both', '!Equals [!Ref KeyId, !Ref Secret]')}`, given) + '  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref KeyId}}\n',
      task(`${parameters}Rules:\n${rule('Both', '!Equals [!Ref KeyId, !Ref Secret]')}`, '') + '  Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref KeyId}}\n'],
  ];
  for (const [name, before, after] of cases) {
    it(name, () => {
      assert.equal(dropped(before), after);
    });
  }
});

describe('instances that a launch template has launched', () => {
  const launch = (group: string): string => `Resources:
  User: {Type: AWS::IAM::User}
  Key: {Type: AWS::IAM::AccessKey, Properties: {UserName: !Ref User}}
  Fleet:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties: {MinSize: '1', MaxSize: '1', LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber}}
${group}  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData:
          Fn::Base64: !Sub |
            #!/bin/sh
            export AWS_ACCESS_KEY_ID=\${Key} AWS_SECRET_ACCESS_KEY=\${Key.SecretAccessKey}
            start
`;

  it('have to be replaced, unless CloudFormation does that', () => {
    const leftOf = (group: string): readonly string[] => {
      const plan = swap(stage(launch(group)));
      assert(plan.kind === 'fix');
      return plan.left?.filter((each) => each.startsWith('Instances of')) ?? [];
    };
    assert.equal(leftOf('').length, 1);
    assert.deepEqual(leftOf('    UpdatePolicy: {AutoScalingRollingUpdate: {MinInstancesInService: 1}}\n'), []);
  });
});
