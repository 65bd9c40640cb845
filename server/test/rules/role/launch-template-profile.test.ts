import { launchTemplateProfile } from '../../../src/rules/role/launch-template-profile.js';
import { profileText, readPolicy, roleText } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const template = (data: string, id = 'Template'): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ami-0123456789abcdef0
${data}`;

const script = '        UserData:\n          Fn::Base64: aws s3 cp s3://orders/today.csv /tmp/\n';

/** The launch template with a role and a profile, whose keys are only for who has a session token. */
const seated = (data: string, policies = '', managed: readonly string[] = []): string => `${template(data)}        IamInstanceProfile:\n          Arn: !GetAtt TemplateInstanceProfile.Arn\n        MetadataOptions:\n          HttpTokens: required\n`
  .replace('Resources:\n', `Resources:\n${roleText('TemplateRole', 'ec2.amazonaws.com', managed, policies)}${profileText('TemplateInstanceProfile', 'TemplateRole')}`);

const exporting = '        UserData:\n          Fn::Base64: !Sub |\n            export AWS_ACCESS_KEY_ID=${Key}\n            export AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}\n';
const importerKey = '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: importer\n';

const fetching = (block: string, id: string): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::AutoScaling::LaunchConfiguration
    Metadata:
      AWS::CloudFormation::Authentication:
        Files:
          type: S3
          buckets: [orders]
          ${block}
      AWS::CloudFormation::Init:
        config:
          files:
            /etc/orders.conf: { source: https://orders.s3.amazonaws.com/orders.conf }
    Properties:
      ImageId: ami-0123456789abcdef0
      InstanceType: t3.micro
`;

const fleet = (launched: string, id = 'Fleet'): string => `Resources:
  ${id}:
    Type: AWS::EC2::SpotFleet
    Properties:
      SpotFleetRequestConfigData:
        IamFleetRole: arn:aws:iam::111122223333:role/fleet
        TargetCapacity: 1
        ${launched}`;

testRule(launchTemplateProfile, {
  valid: [
    { name: 'a profile', text: template('        IamInstanceProfile: { Name: importer }\n') },
    { name: 'a profile that is not known', unknown: true, text: template('        IamInstanceProfile: { Name: !Ref Given }\n') },
    { name: 'a fleet whose launch template is elsewhere', text: fleet('LaunchTemplateConfigs:\n          - LaunchTemplateSpecification: { LaunchTemplateId: lt-0123456789abcdef0, Version: 1 }\n') },
    { name: 'a node group, which brings the role', text: `${template('')}  Nodes:\n    Type: AWS::EKS::Nodegroup\n    Properties:\n      ClusterName: shop\n      NodeRole: !ImportValue NodeRole\n      Subnets: [subnet-1]\n      LaunchTemplate: { Id: !Ref Template }\n` },
  ],
  invalid: [
    { name: 'no profile', text: template('', '«Template»'), expect: ['none'], about: ['Template'],
      fixed: seated('') },
    { name: 'a script that calls AWS', left: ['Update programs on `Template` that read metadata without a token', 'Instances that `Template` has launched already', 'Deploy the stack with `CAPABILITY_IAM`'], text: template(script, '«Template»'), expect: ['calls'], related: ['AWS is called here.'], says: ['s3'],
      fixed: seated(script, readPolicy('TemplateAccess', 'orders/today.csv')) },
    { name: 'an agent that signs with the role', text: template(script.replace('aws s3 cp s3://orders/today.csv /tmp/', '/etc/eks/bootstrap.sh shop'), '«Template»'), expect: ['agent'], related: ['The agent is started here.'], says: ['`eks-node`'],
      fixed: seated(script.replace('aws s3 cp s3://orders/today.csv /tmp/', '/etc/eks/bootstrap.sh shop'), '', ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryReadOnly', 'AmazonEKS_CNI_Policy']) },
    { name: 'a profile under a condition', expect: ['calls'], when: ['!IsProd'], says: ['s3'], related: ['AWS is called here.'], declined: 'Conditions decide',
      text: template(`${script}        IamInstanceProfile: !If [IsProd, { Name: importer }, !Ref AWS::NoValue]\n`, '«Template»').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'one specification of several', expect: ['none'], about: ['Fleet'], declined: '',
      text: fleet('LaunchSpecifications:\n          - { ImageId: ami-0123456789abcdef0, IamInstanceProfile: { Arn: arn:aws:iam::111122223333:instance-profile/a } }\n          - ImageId: ami-0123456789abcdef0\n', '«Fleet»') },
    { name: 'a fleet', expect: ['none'], about: ['Fleet'], declined: '',
      text: 'Resources:\n  «Fleet»:\n    Type: AWS::EC2::SpotFleet\n    Properties:\n      SpotFleetRequestConfigData:\n        IamFleetRole: arn:aws:iam::111122223333:role/fleet\n        TargetCapacity: 1\n        LaunchSpecifications:\n          - ImageId: ami-0123456789abcdef0\n' },
    { name: 'a template that receives keys', text: template(exporting, '«Template»') + importerKey, expect: ['keys'], about: ['Template'],
      declined: 'The user of the key is not in this template', fixed: seated(exporting) + importerKey },
    { name: 'keys with which the helper scripts fetch files', text: fetching('secretKey: !Ref Given', '«Configuration»'), expect: ['keys'], about: ['Configuration'],
      left: ['read metadata without a token', 'delete it in IAM', 'CAPABILITY_IAM'], fixed: fetching('roleName: !Ref ConfigurationRole', 'Configuration').replace('Parameters:\n  Given:\n    Type: String\n', '')
        .replace('Resources:\n', `Resources:\n${roleText('ConfigurationRole', 'ec2.amazonaws.com', [], '')}      Policies:\n        - PolicyName: ConfigurationAccess\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - Effect: Allow\n                Action:\n                  - s3:GetObject\n                Resource:\n                  - !Sub arn:\${AWS::Partition}:s3:::orders/*\n${profileText('ConfigurationInstanceProfile', 'ConfigurationRole')}`)
        + '      IamInstanceProfile: !Ref ConfigurationInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n' },
  ],
});
