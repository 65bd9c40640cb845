import { imdsV1 } from '../../../src/rules/role/imds-v1.js';
import { testRule } from '../../support/test-rule.js';

const template = (data: string, id = 'Template'): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Given, prod]
Resources:
  ${id}:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ami-0123456789abcdef0
        IamInstanceProfile: { Name: app }
${data}`;

/** Nodes launch by it, and bring the role. */
const nodes = (data: string, id = 'Template'): string => `${template(data, id).replace('        IamInstanceProfile: { Name: app }\n', '')}  Nodes:
    Type: AWS::EKS::Nodegroup
    Properties:
      ClusterName: shop
      NodeRole: !ImportValue NodeRole
      Subnets: [subnet-1]
      LaunchTemplate: { Id: !Ref Template }
`;

/** Launch data that a condition chooses. */
const branches = (first: string, second: string, id = 'Template'): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Given, prod]
Resources:
  ${id}:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData: !If [IsProd, { ImageId: ami-0123456789abcdef0${first} }, { ImageId: ami-0fedcba9876543210${second} }]
`;

const instance = (properties: string, id = 'Server'): string => `Resources:
  ${id}:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      IamInstanceProfile: app
${properties}`;

const notebook = (properties: string, id = 'Notebook'): string => `Resources:
  ${id}:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
${properties}`;

testRule(imdsV1, {
  valid: [
    { name: 'a launch template that wants a token', text: template('        MetadataOptions:\n          HttpTokens: required\n') },
    { name: 'a metadata service that is switched off', text: template('        MetadataOptions:\n          HttpEndpoint: disabled\n') },
    { name: 'a parameter without a default', unknown: true, text: template('        MetadataOptions:\n          HttpTokens: !Ref Given\n') },
    { name: 'an instance with a launch template', text: instance('      LaunchTemplate:\n        LaunchTemplateId: lt-0123\n        Version: 1\n') },
    { name: 'a launch template without a role', text: template('').replace('        IamInstanceProfile: { Name: app }\n', '') },
    { name: 'a launch template without a role, whatever a condition chooses', text: branches('', '') },
    { name: 'a launch configuration without a role', text: instance('').replace('AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration').replace('      IamInstanceProfile: app\n', '') },
    { name: 'an instance without a role', text: instance('').replace('      IamInstanceProfile: app\n', '') },
    { name: 'a notebook of version two', text: notebook("      InstanceMetadataServiceConfiguration:\n        MinimumInstanceMetadataServiceVersion: '2'\n") },
  ],
  invalid: [
    { name: 'a launch template without a word', text: template('', '«Template»'), expect: ['open'], about: ['Template'],
      fixed: template('        MetadataOptions:\n          HttpTokens: required\n') },
    { name: 'a launch template that makes tokens optional', text: template('        MetadataOptions:\n          HttpTokens: «optional»\n'), expect: ['open'],
      fixed: template('        MetadataOptions:\n          HttpTokens: required\n') },
    { name: 'one branch of a condition', text: template('        MetadataOptions:\n          HttpTokens: !If [IsProd, required, «optional»]\n'), expect: ['open'], when: ['!IsProd'],
      fixed: template('        MetadataOptions:\n          HttpTokens: required\n') },
    { name: 'options that a condition leaves out', expect: ['open'], when: ['!IsProd'], declined: 'comes from a function',
      text: template('        MetadataOptions: !If [IsProd, { HttpTokens: required }, !Ref AWS::NoValue]\n', '«Template»') },
    { name: 'one of the maps that a condition chooses from', expect: ['open'], when: ['!IsProd'],
      text: template('        MetadataOptions: !If [IsProd, { HttpTokens: required }, { HttpEndpoint: enabled, HttpTokens: «optional» }]\n'),
      fixed: template('        MetadataOptions: !If [IsProd, { HttpTokens: required }, { HttpEndpoint: enabled, HttpTokens: required }]\n') },
    { name: 'a launch template with a role in one branch', text: branches('', ', IamInstanceProfile: { Name: app }', '«Template»'), expect: ['open'], when: ['!IsProd'],
      declined: 'comes from a function' },
    { name: 'an instance without a word', left: ['Update programs on `Server` that read metadata without a token'], text: instance('', '«Server»'), expect: ['open'], says: ['`Server`'],
      fixed: instance('      MetadataOptions:\n        HttpTokens: required\n') },
    { name: 'a launch configuration without a word', expect: ['open'], text: instance('', '«Server»').replace('AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration'),
      fixed: instance('      MetadataOptions:\n        HttpTokens: required\n').replace('AWS::EC2::Instance', 'AWS::AutoScaling::LaunchConfiguration') },
    { name: 'a notebook without a word', text: notebook('', '«Notebook»'), expect: ['open'],
      fixed: notebook("      InstanceMetadataServiceConfiguration:\n        MinimumInstanceMetadataServiceVersion: '2'\n") },
    { name: 'a notebook of version one', text: notebook("      InstanceMetadataServiceConfiguration:\n        MinimumInstanceMetadataServiceVersion: «'1'»\n"), expect: ['open'],
      fixed: notebook("      InstanceMetadataServiceConfiguration:\n        MinimumInstanceMetadataServiceVersion: '2'\n") },
    { name: 'a launch template of nodes, which bring the role', text: nodes('', '«Template»'), expect: ['open'], about: ['Template'],
      fixed: nodes('        MetadataOptions:\n          HttpTokens: required\n') },
  ],
});
