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
    { name: 'the key of a part of a template', text: server('          type: S3\n          secretKey: «!GetAtt Uploader.SecretAccessKey»\n'), expect: ['reference'], says: ['`secretKey`'] },
    { name: 'the id of a key of a part of a template', text: server('          type: S3\n          accessKeyId: «!GetAtt Uploader.AccessKeyId»\n'), expect: ['reference'], says: ['`accessKeyId`'] },
    { name: 'blocks in one branch', expect: ['literal'], when: ['IsProd'],
      text: server('          type: basic\n          password: «correct-horse-battery»\n').replace('      AWS::CloudFormation::Authentication:\n        Web:\n', '      AWS::CloudFormation::Authentication:\n        Fn::If:\n          - IsProd\n          - Web:\n').replace(/^ {10}(type|password)/gm, '              $1').replace('    Properties:', '          - !Ref AWS::NoValue\n    Properties:').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a hidden parameter', text: server('          type: basic\n          password: «!Ref Given»\n'), expect: ['reference'], says: ['`password`'] },
    { name: 'one of the passwords that a condition chooses from', expect: ['literal'], when: ['IsProd'],
      text: server('          type: basic\n          password: !If [IsProd, «correct-horse-battery», !ImportValue password]\n').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
  ],
});
