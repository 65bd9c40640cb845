import { cfnAuthentication } from '../../../src/rules/secret/cfn-authentication.js';
import { testRule } from '../../support/test-rule.js';

const server = (block: string): string => `Parameters:
  Given:
    Type: String
    NoEcho: true
Resources:
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Authentication:
        Web:
${block}    Properties:
      IamInstanceProfile: shop
`;

const ids = 'Parameters:\n  KeyId: { Type: String }\n  Given: { Type: String, NoEcho: true }\n';
const keys = (id: string, secret: string): string => `          accessKeyId: ${id}\n          secretKey: ${secret}\n`;
const named = '          roleName: !Ref Worker\n';
const reader = '      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]\n';

const withRole = (more: string, above: string, policies = ''): string => `${above}Resources:
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Authentication:
        Web:
          type: S3
          buckets: [shop-files]
${more}    Properties:
      IamInstanceProfile: !Ref Profile
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Worker] }
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
${policies}`;

testRule(cfnAuthentication, {
  valid: [
    { name: 'a role', text: server('          type: S3\n          roleName: shop\n') },
    { name: 'a key, which another rule reports', text: server('          type: S3\n          accessKeyId: AKIA{{3}}\n') },
    { name: 'a dynamic reference, which CloudFormation does not fill in there', text: server("          type: basic\n          password: '{{resolve:secretsmanager:shop:SecretString:password}}'\n") },
    { name: 'an import', unknown: true, text: server('          type: basic\n          password: !ImportValue password\n') },
  ],
  invalid: [
    { name: 'a password', text: server('          type: basic\n          password: «correct-horse-battery»\n'), expect: ['literal'], about: ['Server'] },
    { name: 'a password of a mapping, at its value', text: `Mappings:\n  Stages:\n    prod: { Phrase: «correct-horse-battery» }\n${server('          type: basic\n          password: !FindInMap [Stages, prod, Phrase]\n')}`, saidElsewhere: true, expect: ['literal'], about: ['Server'], related: ['Used here.'] },
    { name: 'digits', text: server('          type: basic\n          password: «480915»\n'), expect: ['literal'] },
    { name: 'the key of a part of a template', text: server('          type: S3\n          secretKey: «!GetAtt Uploader.SecretAccessKey»\n'), expect: ['reference'], says: ['`secretKey`'], declined: 'The role of `Server` is not in this template.' },
    { name: 'the id of a key of a part of a template', text: server('          type: S3\n          accessKeyId: «!GetAtt Uploader.AccessKeyId»\n'), expect: ['reference'], says: ['`accessKeyId`'], declined: 'The role of `Server` is not in this template.' },
    { name: 'a key by parameters, where the instance has a role', text: withRole(keys('«!Ref KeyId»', '«!Ref Given»'), ids), expect: ['reference', 'reference'], left: ['delete it in IAM'],
      fixed: withRole(named, '').replace(/ {6}AssumeRolePolicyDocument: \{\}\n/, (line) => `${line}      Policies:\n        - PolicyName: ReadFiles\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - Effect: Allow\n                Action:\n                  - s3:GetObject\n                Resource:\n                  - !Sub arn:\${AWS::Partition}:s3:::shop-files/*\n`) },
    { name: 'a key by parameters, where the role may read files', text: withRole(keys('«!Ref KeyId»', '«!Ref Given»'), ids, reader), expect: ['reference', 'reference'], left: ['has to permit `s3:GetObject` on `shop-files`', 'delete it in IAM'], fixed: withRole(named, '', reader) },
    { name: 'a key by parameters, where the instance has no role', text: withRole(keys('«!Ref KeyId»', '«!Ref Given»'), ids).replace('      IamInstanceProfile: !Ref Profile\n', '      InstanceType: t3.micro\n'), expect: ['reference', 'reference'], left: ['read metadata without a token', 'delete it in IAM'],
      fixed: withRole(named.replace('Worker', 'ServerRole'), '').replace('  Server:\n', "  ServerRole:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal:\n              Service: ec2.amazonaws.com\n            Action: sts:AssumeRole\n      Policies:\n        - PolicyName: ServerAccess\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - Effect: Allow\n                Action:\n                  - s3:GetObject\n                Resource:\n                  - !Sub arn:${AWS::Partition}:s3:::shop-files/*\n  ServerInstanceProfile:\n    Type: AWS::IAM::InstanceProfile\n    Properties:\n      Roles:\n        - !Ref ServerRole\n  Server:\n").replace('      IamInstanceProfile: !Ref Profile\n', '      InstanceType: t3.micro\n      IamInstanceProfile: !Ref ServerInstanceProfile\n      MetadataOptions:\n        HttpTokens: required\n') },
    { name: 'blocks in one branch', expect: ['literal'], when: ['IsProd'],
      text: server('          type: basic\n          password: «correct-horse-battery»\n').replace('      AWS::CloudFormation::Authentication:\n        Web:\n', '      AWS::CloudFormation::Authentication:\n        Fn::If:\n          - IsProd\n          - Web:\n').replace(/^ {10}(type|password)/gm, '              $1').replace('    Properties:', '          - !Ref AWS::NoValue\n    Properties:').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a hidden parameter', text: server('          type: basic\n          password: «!Ref Given»\n'), expect: ['reference'], says: ['`password`'] },
    { name: 'one of the passwords that a condition chooses from', expect: ['literal'], when: ['IsProd'],
      text: server('          type: basic\n          password: !If [IsProd, «correct-horse-battery», !ImportValue password]\n').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
  ],
});
