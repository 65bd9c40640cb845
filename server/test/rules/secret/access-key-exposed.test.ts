import { accessKeyExposed } from '../../../src/rules/secret/access-key-exposed.js';
import { testRule } from '../../support/test-rule.js';

const key = (more: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Key:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: importer
${more}`;

const secret = (value: string): string => `  Stored:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: ${value}
`;

const kept = (id = 'KeySecret'): string => `  ${id}:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: !Sub '{"AccessKeyId":"\${Key}","SecretAccessKey":"\${Key.SecretAccessKey}"}'
`;
const onlyIn = (text: string): string => text.replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:').replace('AccessKey\n', 'AccessKey\n    Condition: IsProd\n');

const task = (more: string, value: string): string => `  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: app
          Environment:${more}
            - Name: AWS_SECRET_ACCESS_KEY
              Value: ${value}
`;

const looped = (value: string): string => `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Keys: [Person, [Ann, Bob], { 'Key\${Person}': { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref Person } } }]
Outputs:
  Fn::ForEach::Secrets: [Name, [Ann, Bob], { 'Secret\${Name}': { Value: «${value}» } }]
`;

testRule(accessKeyExposed, {
  valid: [
    { name: 'the id of the key', text: key('Outputs:\n  Id:\n    Value: !Ref Key\n') },
    { name: 'an attribute of something else', text: key('Outputs:\n  Other:\n    Value: !GetAtt Elsewhere.SecretAccessKey\n') },
    { name: 'a variable that is reported for its name', text: key(task('', '!GetAtt Key.SecretAccessKey')) },
    { name: 'a variable that is reported for its name, in a text', text: key(task('', '!Sub ${Key.SecretAccessKey}')) },
    { name: 'a value that is not known', unknown: true, text: key('Outputs:\n  Other:\n    Value: !ImportValue key\n') },
  ],
  invalid: [
    ...["[!Sub 'Key${Name}', SecretAccessKey]", "[{ 'Fn::Sub': 'Key${Name}' }, SecretAccessKey]", "['Key${Name}', SecretAccessKey]", "'Key${Name}.SecretAccessKey'"].map((argument) => (
      { name: `an output of a loop over keys: ${argument}`, expect: ['output'] as const, related: ['The key.'], says: ['`KeyAnn`'], declined: 'not defined on its own', text: looped(`!GetAtt ${argument}`) })),
    { name: 'an output', left: ['from the secret that output `KeySecretArn` names', 'Rotate the key'], text: key('Outputs:\n  Secret:\n    Value: «!GetAtt Key.SecretAccessKey»\n'), expect: ['output'], related: ['The key.'], about: ['Secret'], says: ['`Key`'],
      fixed: key(`${kept()}Outputs:\n  KeySecretArn:\n    Value: !Ref KeySecret\n`), alsoFixed: [key('')],
      declined: 'The user of the key is not in this template, so nothing ',
    },
    { name: 'an output with a description, beside what has the names', expect: ['output'], related: ['The key.'],
      text: key("  KeySecret:\n    Type: AWS::SNS::Topic\nOutputs:\n  KeySecret2Arn:\n    Value: none\n  Secret:\n    Description: 'of importer'\n    Value: «!GetAtt Key.SecretAccessKey»\n"),
      fixed: key(`${kept('KeySecret2')}  KeySecret:\n    Type: AWS::SNS::Topic\nOutputs:\n  KeySecret2Arn:\n    Value: none\n  KeySecret2Arn2:\n    Description: 'ARN of the secret with access key Key'\n    Value: !Ref KeySecret2\n`),
      alsoFixed: [key('  KeySecret:\n    Type: AWS::SNS::Topic\nOutputs:\n  KeySecret2Arn:\n    Value: none\n')],
      declined: 'The user of the key is not in this template, so nothing ' },
    { name: 'an output of a key under a condition', expect: ['output'], related: ['The key.'], when: ['IsProd'],
      text: onlyIn(key('Outputs:\n  Secret:\n    Condition: IsProd\n    Value: «!GetAtt Key.SecretAccessKey»\n')),
      fixed: onlyIn(key(`${kept().replace('    Properties', '    Condition: IsProd\n    Properties')}Outputs:\n  KeySecretArn:\n    Condition: IsProd\n    Value: !Ref KeySecret\n`)),
      alsoFixed: [onlyIn(key(''))],
      declined: 'The user of the key is not in this template, so nothing ' },
    { name: 'an exported output', left: ['Stacks that import what `Secret` exports'], expect: ['output'], related: ['The key.'],
      text: key('Outputs:\n  Secret:\n    Value: «!GetAtt Key.SecretAccessKey»\n    Export: { Name: importer }\n'), fixed: key(''),
      declined: 'The user of the key is not in this template, so nothing ' },
    { name: 'an output that shows more', left: ['Whoever reads output `Secret`'], expect: ['output'], related: ['The key.'],
      text: key("Outputs:\n  Secret:\n    Value: !Sub '${Key} «${Key.SecretAccessKey}»'\n"), fixed: key(''),
      declined: 'The user of the key is not in this template, so nothing ' },
    { name: 'an output beside a secret', expect: ['stored', 'output'], related: ['The key.', 'The key.'],
      text: key(`${secret('«!GetAtt Key.SecretAccessKey»')}Outputs:\n  Secret:\n    Value: «!GetAtt Key.SecretAccessKey»\n`),
      declined: 'The user of the key is not in this template, so nothing ' },
    { name: 'a tag', expect: ['handed'], related: ['The key.'], about: ['Bucket'],
      text: key('  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n        - Key: secret\n          Value: «!GetAtt Key.SecretAccessKey»\n'),
      declined: 'The user of the key is not in this template, so nothing ',
    },
    { name: 'a variable beside the address of an emulator', expect: ['handed'], related: ['The key.'], about: ['Task'],
      text: key(task('\n            - Name: S3_ENDPOINT\n              Value: http://localhost:4566', '«!GetAtt Key.SecretAccessKey»')),
      declined: 'The user of the key is not in this template, so nothing ',
    },
    { name: 'a secret', text: key(secret('«!GetAtt Key.SecretAccessKey»')), expect: ['stored'], related: ['The key.'], declined: 'The user of the key is not in this template' },
    { name: 'a plain parameter', expect: ['handed'], related: ['The key.'], about: ['Stored'],
      text: key('  Stored:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: «!GetAtt Key.SecretAccessKey»\n'),
      declined: 'The user of the key is not in this template, so nothing ',
    },
  ],
});
