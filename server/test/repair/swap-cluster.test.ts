import { testSwap, trust } from './swap.js';

describe('the role swap for a cluster of EMR', () => {
  const policies = "      Policies:\n        - {PolicyName: read, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}}\n";
  const user = `  User:
    Type: AWS::IAM::User
    Properties:
${policies}  Key:
    Type: AWS::IAM::AccessKey
    Properties: { UserName: !Ref User }
`;
  const host = (more: string): string => `  Host:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('ec2')}
${more}  Hosts:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Host] }
`;
  const cluster = (settings: string): string => `  Cluster:
    Type: AWS::EMR::Cluster
    Properties:
      JobFlowRole: !Ref Hosts
      Configurations:
        - Classification: core-site
          ConfigurationProperties:
${settings}            fs.s3a.endpoint: s3.amazonaws.com
`;

  testSwap({
    name: 'takes the settings of its file system away',
    before: `Resources:\n${user}${host('')}${cluster('            fs.s3a.access.key: !Ref Key\n            fs.s3a.secret.key: !GetAtt Key.SecretAccessKey\n')}`,
    after: `Resources:\n${host(policies)}${cluster('')}`,
    left: [],
  });
});
