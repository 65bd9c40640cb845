import assert from 'node:assert/strict';
import { launchedLeft } from '../../src/repair/role/launched.js';
import { stage } from './plans.js';

const group = (name: string, policy: string): string => `  ${name}:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties: { LaunchConfigurationName: !Ref Launch }
${policy}`;
const replacing = (way: string): string => `    UpdatePolicy: { ${way}: { MinInstancesInService: 1 } }\n`;
const rolling = replacing('AutoScalingRollingUpdate');
const keeps = ['Instances that `Launch` has launched already keep running as they are: replace them after the update.'];

describe('instances that are launched already', () => {
  const cases: readonly (readonly [name: string, type: string, others: string, left: readonly string[]])[] = [
    ['keep running without a group', 'AWS::EC2::LaunchTemplate', '', keeps],
    ['keep running in a group that replaces none', 'AWS::AutoScaling::LaunchConfiguration', group('Fleet', ''), keeps],
    ['keep running in a group with a policy for something else', 'AWS::AutoScaling::LaunchConfiguration', group('Fleet', replacing('AutoScalingScheduledAction')), keeps],
    ['keep running in one group of two', 'AWS::AutoScaling::LaunchConfiguration', group('Fleet', rolling) + group('Other', ''), keeps],
    ['are replaced batch by batch', 'AWS::AutoScaling::LaunchConfiguration', group('Fleet', rolling), []],
    ['are replaced with their group', 'AWS::EC2::LaunchTemplate', group('Fleet', replacing('AutoScalingReplacingUpdate')), []],
    ['are changed themselves', 'AWS::EC2::Instance', '', []],
  ];
  for (const [name, type, others, left] of cases) it(name, () => {
    const scene = stage(`Resources:\n  Launch:\n    Type: ${type}\n${others}`);
    const launch = scene.template.resource('Launch');
    assert(launch !== null);
    assert.deepEqual(launchedLeft(scene, launch), left);
  });
});
