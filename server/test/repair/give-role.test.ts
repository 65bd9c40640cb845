import assert from 'node:assert/strict';
import type { Declined, Fix } from '../../src/repair/fix.js';
import { giveRole } from '../../src/repair/role/give-role.js';
import { lines } from '../edit/editing.js';
import { applied, reasonOf, stage, type Stage } from './plans.js';

function plan(scene: Stage, make: (workload: Stage['workloads'][number]) => Fix | Declined, id: string): Fix | Declined {
  const workload = scene.workloads.find(({ resource }) => resource.id === id);
  assert(workload !== undefined, `no workload ${id}`);
  return make(workload);
}

describe('a role for a workload without one', () => {
  const calls: readonly (readonly [call: string, resources: readonly string[] | null])[] = [
    ['dynamodb get-item --table-name orders --key x', ['table/orders']],
    ['dynamodb get-item --table-name ${Orders} --key x', ['table/${Orders}']],
    ['dynamodb get-item --table-name ${Given} --key x', ['table/${Given}']],
    ['dynamodb get-item --table-name "$TABLE" --key x', null],
    ['sqs send-message --queue-url https://sqs.eu-west-1.amazonaws.com/111122223333/jobs --message-body x', ['arn:${AWS::Partition}:sqs:eu-west-1:111122223333:jobs']],
    ['sqs send-message --queue-url ${Given} --message-body x', null],
    ['sqs send-message --queue-url ${Jobs} --message-body x', ['!GetAtt Jobs.Arn']],
    ['ssm get-parameter --name /shop/key --region eu-west-1', ['arn:${AWS::Partition}:ssm:eu-west-1:${AWS::AccountId}:parameter/shop/key']],
    ['ssm get-parameter --name ${Given}', null],
    ['secretsmanager get-secret-value --secret-id shop', ['secret:shop-??????']],
    ['secretsmanager get-secret-value --secret-id ${Given}', null],
    ['kms decrypt --key-id alias/shop --ciphertext-blob x', null],
    ['cloudwatch put-metric-data --namespace shop', ["'*'"]],
    ['s3 cp s3://logs-${AWS::AccountId}-${AWS::Region}/x .', ['s3:::logs-${AWS::AccountId}-${AWS::Region}/x']],
    ['s3 cp s3://${Bucket}/x .', ['s3:::${Bucket}/x']],
    ['s3 cp s3://${Bucket}/${Prefix}${Given} .', ['s3:::${Bucket}/${Prefix}${Given}']],
    ['ssm get-parameter --name /shop/${AWS::StackName}/${Bucket}', ['parameter/shop/${AWS::StackName}/${Bucket}']],
    ['ssm get-parameter --name ${AWS::StackName}/key', ['parameter/${AWS::StackName}/key']],
    ['ssm get-parameter --name ${Bucket}/key', null],
    ['secretsmanager get-secret-value --secret-id shop/${Bucket}', ['secret:shop/${Bucket}-??????']],
    ['sqs send-message --queue-url https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/jobs-${Given} --message-body x', [':${AWS::AccountId}:jobs-${Given}']],
    ['sqs send-message --queue-url https://sqs.${Given}.amazonaws.com/${AWS::AccountId}/jobs-${Given} --message-body x', null],
    ['dynamodb get-item --table-name orders-${Jobs} --key x', null],
  ];
  for (const [call, resources] of calls) {
    it(`permits ${call} on ${resources?.join(' and ') ?? 'nothing, and notes that'}`, () => {
      const scene = stage(`Parameters:\n  Given: { Type: String }\n  Bucket: { Type: String, Default: orders }\n  Prefix: { Type: String, Default: '' }\nResources:\n  Orders: { Type: AWS::DynamoDB::Table }\n  Jobs: { Type: AWS::SQS::Queue }\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData: !Base64\n        Fn::Sub: |\n          #!/bin/bash\n          aws ${call}\n`);
      const offered = plan(scene, (workload) => giveRole(scene, workload), 'Server');
      const text = applied(scene, offered);
      for (const resource of resources ?? []) assert(text.includes(`${resource}\n`), text);
      assert.equal(text.includes('ServerAccess'), resources !== null, text);
      assert.equal(offered.kind === 'fix' && offered.left?.some((each) => each.includes('do not show which resources')) === true, resources === null);
    });
  }

  it('is placed where a job of its kind has one', () => {
    const job = (kind: string): Stage => stage(`Resources:\n  Job:\n    Type: AWS::Batch::JobDefinition\n    Properties:\n      ${kind}\n`);
    const single = job('ContainerProperties: { Image: job }');
    assert.match(applied(single, plan(single, (workload) => giveRole(single, workload), 'Job')), /ContainerProperties: \{ Image: job, JobRoleArn: !GetAtt JobRole\.Arn \}/);
    const nodes = job('NodeProperties: { NumNodes: 2, MainNode: 0, NodeRangeProperties: [{ TargetNodes: "0:", Container: { Image: job } }] }');
    assert.match(reasonOf(plan(nodes, (workload) => giveRole(nodes, workload), 'Job')), /in several places/);
    const pods = job('EksProperties: { PodProperties: { Containers: [{ Image: job }] } }');
    assert.match(reasonOf(plan(pods, (workload) => giveRole(pods, workload), 'Job')), /Pods of `Job` sign with the role of their service account/);
  });

  describe('with an unused instance profile', () => {
    const waiting = (rest = '', condition = '') => lines(`
      Conditions:
        IsProd: !Equals [!Ref AWS::Region, eu-west-1]
      Resources:
        Profile:
          Type: AWS::IAM::InstanceProfile${condition}
          Properties:
            Roles: [shop]

        Server:
          Type: AWS::EC2::Instance
          Properties:
            ImageId: ami-1
            UserData:
              Fn::Base64: aws s3 ls s3://shop${rest}
    `);
    const offer = (text: string) => {
      const scene = stage(text);
      const offered = plan(scene, (workload) => giveRole(scene, workload), 'Server');
      return { offered, text: applied(scene, offered) };
    };
    it('uses it, and notes what its role has to permit', () => {
      const { offered, text } = offer(waiting());
      assert(text.includes('      IamInstanceProfile: !Ref Profile\n') && text.includes('HttpTokens: required') && !text.includes('AWS::IAM::Role'), text);
      assert(offered.kind === 'fix' && offered.title === 'Give `Server` instance profile `Profile`, and require session tokens (IMDSv2)');
      assert.deepEqual(offered.left?.slice(0, 1), ['Make sure that the role of `Profile` permits `s3:ListBucket`.']);
    });
    const others: readonly (readonly [name: string, text: string])[] = [
      ['that is there under a condition alone', waiting('', '\n          Condition: IsProd')],
      ['that another has', waiting('\n\n        Other:\n          Type: AWS::EC2::Instance\n          Properties: { ImageId: ami-1, IamInstanceProfile: !Ref Profile }')],
      ['that another has by its name', waiting('\n\n        Worker:\n          Type: AWS::IAM::Role\n          Properties: { AssumeRolePolicyDocument: {} }\n\n        Other:\n          Type: AWS::EC2::Instance\n          Properties: { ImageId: ami-1, IamInstanceProfile: shop-profile }')
        .replace('Roles: [shop]', 'Roles: [!Ref Worker]\n      InstanceProfileName: shop-profile')],
      ['beside a second', waiting('\n\n        Second:\n          Type: AWS::IAM::InstanceProfile\n          Properties: { Roles: [other] }')],
      ['that other stacks take', waiting('\n      Outputs:\n        Profile: { Value: !Ref Profile }')],
    ];
    for (const [name, text] of others) it(`does not use one ${name}`, () => assert(offer(text).text.includes('ServerInstanceProfile:')));
  });

  it('permits what the scripts of an instance call', () => {
    const scene = stage(lines(`
      Resources:
        Bucket:
          Type: AWS::S3::Bucket

        WebServer:
          Type: AWS::EC2::Instance
          Properties:
            ImageId: ami-1
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                yum install -y amazon-ssm-agent
                aws s3 cp s3://\${Bucket}/app.zip /opt
                aws s3 cp /var/log/app s3://archive/logs/app
                aws ec2 describe-instances
                aws sns publish --topic-arn "$TOPIC" --message up
    `));
    const offered = plan(scene, (workload) => giveRole(scene, workload), 'WebServer');
    assert.equal(applied(scene, offered), lines(`
      Resources:
        Bucket:
          Type: AWS::S3::Bucket

        WebServerRole:
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
              - !Sub arn:\${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore
            Policies:
              - PolicyName: WebServerAccess
                PolicyDocument:
                  Version: '2012-10-17'
                  Statement:
                    - Effect: Allow
                      Action:
                        - s3:GetObject
                      Resource:
                        - !Sub arn:\${AWS::Partition}:s3:::\${Bucket}/app.zip
                    - Effect: Allow
                      Action:
                        - s3:PutObject
                      Resource:
                        - !Sub arn:\${AWS::Partition}:s3:::archive/logs/app
                    - Effect: Allow
                      Action:
                        - ec2:DescribeInstances
                      Resource:
                        - '*'

        WebServerInstanceProfile:
          Type: AWS::IAM::InstanceProfile
          Properties:
            Roles:
              - !Ref WebServerRole

        WebServer:
          Type: AWS::EC2::Instance
          Properties:
            ImageId: ami-1
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                yum install -y amazon-ssm-agent
                aws s3 cp s3://\${Bucket}/app.zip /opt
                aws s3 cp /var/log/app s3://archive/logs/app
                aws ec2 describe-instances
                aws sns publish --topic-arn "$TOPIC" --message up
            IamInstanceProfile: !Ref WebServerInstanceProfile
            MetadataOptions:
              HttpTokens: required
    `));
    assert(offered.kind === 'fix' && offered.safety === 'suggestion');
    assert.match(offered.left?.join() ?? '', /`sns:Publish`/);
  });

  it('adds missing properties to a launch template', () => {
    const scene = stage('{"Resources": {"Launch": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {"ImageId": "ami-1"}}}}}');
    const text = applied(scene, plan(scene, (workload) => giveRole(scene, workload), 'Launch'));
    assert.match(text, /"LaunchTemplateData": \{"ImageId": "ami-1", "IamInstanceProfile": \{"Arn": \{"Fn::GetAtt": \["LaunchInstanceProfile", "Arn"\]\}\}, "MetadataOptions": \{"HttpTokens": "required"\}\}/);
  });

  it('is not offered for one that has a role, or whose role is unknown', () => {
    const text = (profile: string): string => `Parameters:\n  Launch:\n    Type: String\nResources:\n  One:\n    Type: AWS::EC2::Instance\n    Properties:\n      ${profile}\n`;
    const elsewhere = stage(text('LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: 1}'));
    assert.match(reasonOf(plan(elsewhere, (workload) => giveRole(elsewhere, workload), 'One')), /does not show whether `One` has a role/);
    const given = stage(text('IamInstanceProfile: profile'));
    assert.match(reasonOf(plan(given, (workload) => giveRole(given, workload), 'One')), /is not in this template/);
  });
});
