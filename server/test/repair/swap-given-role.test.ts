import assert from 'node:assert/strict';
import { reasonOf, stage } from './plans.js';
import { swap, testSwap, trust } from './swap.js';

describe('the role swap where the role is set elsewhere', () => {
  const beanstalk = (key: string, variable: string, policies: string): string => `Resources:
${key}  Environment:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      OptionSettings:
${variable}        - {Namespace: 'aws:autoscaling:launchconfiguration', OptionName: IamInstanceProfile, Value: !Ref Profile}
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Roles: [!Ref Role]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('ec2')}
${policies}`;

  testSwap({
    name: 'moves the permissions of the user to the profile that Elastic Beanstalk names',
    before: beanstalk('  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n',
      '        - {Namespace: \'aws:elasticbeanstalk:application:environment\', OptionName: AWS_ACCESS_KEY_ID, Value: !Ref Key}\n', ''),
    after: beanstalk('', '', '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n'),
  });

  const holders = (users: string, roles: string): string => beanstalk('', '', `  Queue:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: queue
      PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: sqs:SendMessage, Resource: '*'}]}
      Roles: ${roles}
${users}`);
  const oneUser = '  User:\n    Type: AWS::IAM::User\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';
  const oneVariable = '        - {Namespace: \'aws:elasticbeanstalk:application:environment\', OptionName: AWS_ACCESS_KEY_ID, Value: !Ref Key}\n';
  const keyed = (template: string): string => template.replace('Resources:\n', `Resources:\n${oneUser}`).replace('      OptionSettings:\n', `      OptionSettings:\n${oneVariable}`);

  testSwap({
    name: 'leaves the role in a policy that lists it already',
    before: keyed(holders('      Users: [!Ref User]\n', '[!Ref Role]')),
    after: holders('', '[!Ref Role]'),
  });

  testSwap({
    name: 'adds the role to a policy that lists another one',
    before: keyed(holders('      Users: [!Ref User]\n', '[other]')),
    after: holders('', '[other, !Ref Role]'),
  });

  it('is declined where a policy lists the role under a condition', () => {
    const listed = `Conditions: {Old: !Equals [!Ref 'AWS::Region', eu-west-1]}\n${keyed(holders('      Users: [!Ref User]\n', "[other, !If [Old, !Ref Role, !Ref 'AWS::NoValue']]"))}`;
    assert.match(reasonOf(swap(stage(listed))), /The roles of a policy of the user come from a function/);
  });

  const unprofiled = (before: string, variable: string, after: string, option: string, tier: string): string => `Resources:
${before}  Environment:
    Type: AWS::ElasticBeanstalk::Environment
    Properties:
      Tier: {Name: ${tier}}
      OptionSettings:
        - Namespace: aws:elasticbeanstalk:application:environment
          OptionName: STAGE
          Value: prod
${variable}${option}${after}`;
  const queueUser = '  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';
  const queueKey = '        - Namespace: aws:elasticbeanstalk:application:environment\n          OptionName: AWS_ACCESS_KEY_ID\n          Value: !Ref Key\n';
  const profileOption = '        - Namespace: aws:autoscaling:launchconfiguration\n          OptionName: IamInstanceProfile\n          Value: !Ref EnvironmentInstanceProfile\n';
  for (const [tier, policy] of [['Worker', 'AWSElasticBeanstalkWorkerTier'], ['WebServer', 'AWSElasticBeanstalkWebTier']] as const) {
    testSwap({
      name: `adds a profile to an environment of Elastic Beanstalk that is told none: ${tier}`,
      before: unprofiled(queueUser, queueKey, '', '', tier),
      after: unprofiled(`  EnvironmentRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: ec2.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${policy}
        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
  EnvironmentInstanceProfile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Roles:
        - !Ref EnvironmentRole
`, '', '', profileOption, tier),
      left: ['`Environment` no longer uses the instance profile that `.ebextensions` or Elastic Beanstalk chose before'],
    });
  }

  it('is declined where a saved configuration may set the profile of an environment', () => {
    const saved = unprofiled(queueUser, queueKey, '', '', 'Worker').replace('      Tier:', '      TemplateName: saved\n      Tier:');
    assert.match(reasonOf(swap(stage(saved))), /This template does not show which instance profile `Environment` has/);
  });

  it('is declined in a saved configuration', () => {
    const saved = unprofiled(queueUser, queueKey, '', '', 'Worker').replace('Beanstalk::Environment', 'Beanstalk::ConfigurationTemplate');
    assert.match(reasonOf(swap(stage(saved))), /This template does not show which instance profile `Environment` has/);
  });

  const nodes = (key: string, script: string, policies: string): string => `Resources:
${key}  Launch:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData: !Base64
          Fn::Sub: |
${script}            run
  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      NodeRole: !GetAtt Role.Arn
      LaunchTemplate: {Id: !Ref Launch}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('ec2')}
${policies}`;
  const nodeKey = '  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';

  testSwap({
    name: 'gives what the user may do to the role of the nodes that are launched',
    before: nodes(nodeKey, '            export AWS_ACCESS_KEY_ID=${Key}\n', ''),
    after: nodes('', '', '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess\n'),
    left: ['Instances of `Launch` that are running'],
    onlyLineFeeds: true,
  });

  it('is declined where the nodes have several roles', () => {
    const fleet = '  Fleet:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: 1}\n';
    assert.match(reasonOf(swap(stage(nodes(nodeKey, '            export AWS_ACCESS_KEY_ID=${Key}\n', '') + fleet))), /Instances are launched from `Launch` with several roles/);
  });
});
