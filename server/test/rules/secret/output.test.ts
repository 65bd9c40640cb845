import { output } from '../../../src/rules/secret/output.js';
import { testRule } from '../../support/test-rule.js';

const hidden = (resources: string, more = ''): string => `Parameters:
  Password:
    Type: String
    NoEcho: true
  Given:
    Type: String
Resources:
${resources}${more}`;

const maker = '  Maker:\n    Type: AWS::CloudFormation::CustomResource\n    Properties:\n      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:maker\n';

testRule(output, {
  valid: [
    { name: 'a key that every client carries', text: hidden('  Key:\n    Type: AWS::AppSync::ApiKey\n    Properties:\n      ApiId: orders\n', 'Outputs:\n  Key:\n    Value: !GetAtt Key.ApiKey\n') },
    { name: 'the ARN of a secret', text: hidden('  Secret:\n    Type: AWS::SecretsManager::Secret\n', 'Outputs:\n  Arn:\n    Value: !Ref Secret\n') },
    { name: 'another parameter', text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', 'Outputs:\n  Stage:\n    Value: !Ref Given\n') },
    { name: 'the user of a database, from its secret', text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', "Outputs:\n  User:\n    Value: '{{resolve:secretsmanager:db:SecretString:username}}'\n") },
    { name: 'a dynamic reference, which CloudFormation does not fill in there', text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', "Outputs:\n  Shown:\n    Value: '{{resolve:secretsmanager:db:SecretString:password}}'\n") },
    { name: 'the address of what a custom resource makes', text: hidden(maker, 'Outputs:\n  Shown:\n    Value: !GetAtt Maker.PasswordSecretArn\n  Other:\n    Value: !GetAtt Maker.Secret\n  Next:\n    Value: !GetAtt Maker.Token\n') },
    { name: 'what a custom resource returns under a name for the place of a secret', text: hidden(maker.replace('Maker', 'DbSecret') + maker.replace('Maker', 'NextToken'), 'Outputs:\n  Shown:\n    Value: !GetAtt DbSecret.Secret\n  Other:\n    Value: !GetAtt DbSecret.Value\n  Next:\n    Value: !GetAtt NextToken.Value\n') },
    { name: 'an import', unknown: true, text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', 'Outputs:\n  Stage:\n    Value: !ImportValue secret\n') },
  ],
  invalid: [
    { name: 'an output of a loop', declined: 'The output is made by a loop or an include.', expect: ['parameter'], says: ['`JdbcWriter`'],
      text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', "Outputs:\n  Fn::ForEach::Urls:\n    - Kind\n    - [Writer, Reader]\n    - 'Jdbc${Kind}':\n        Value: !Sub 'jdbc:postgresql://${Kind}.internal/app?password=«${Password}»'\n") },
    { name: 'a hidden parameter', left: ['Whoever reads output `Shown`'], text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', 'Outputs:\n  Shown:\n    Value: «!Ref Password»\n'), expect: ['parameter'], about: ['Shown'],
      fixed: hidden('  Topic:\n    Type: AWS::SNS::Topic\n', '') },
    { name: 'a parameter with the name of a secret', text: `Parameters:\n  ApiPassword:\n    Type: String\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\nOutputs:\n  Shown:\n    Value: «!Ref ApiPassword»\n`, expect: ['named'], says: ['`ApiPassword`'],
      fixed: 'Parameters:\n  ApiPassword:\n    Type: String\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n' },
    { name: 'a generated secret', expect: ['generated'], about: ['Shown'],
      text: hidden('  Client:\n    Type: AWS::Cognito::UserPoolClient\n', 'Outputs:\n  Shown:\n    Value: «!GetAtt Client.ClientSecret»\n'),
      fixed: hidden('  Client:\n    Type: AWS::Cognito::UserPoolClient\n', '') },
    { name: 'the password that a custom resource returns', text: hidden(maker, 'Outputs:\n  Shown:\n    Value: «!GetAtt Maker.Password»\n'), expect: ['custom'], about: ['Shown'], says: ['`Password` of custom resource `Maker`'],
      fixed: hidden(maker, '') },
    { name: 'the text of a secret that a custom resource fetches', text: hidden(maker, 'Outputs:\n  Shown:\n    Value: «!GetAtt Maker.SecretString»\n'), expect: ['custom'], fixed: hidden(maker, '') },
    { name: 'the token that a custom resource returns, which says what it opens', text: hidden(maker, 'Outputs:\n  Shown:\n    Value: «!GetAtt Maker.GITHUB_TOKEN»\n'), expect: ['custom'], says: ['`GITHUB_TOKEN`'], fixed: hidden(maker, '') },
    { name: 'the value of a custom resource that is named a key', text: hidden(maker.replace('Maker', 'SearchApiKey'), 'Outputs:\n  Shown:\n    Value: «!GetAtt SearchApiKey.Value»\n'), expect: ['custom'], says: ['`Value` of custom resource `SearchApiKey`'], fixed: hidden(maker.replace('Maker', 'SearchApiKey'), '') },
    { name: 'the secret of a custom resource that is named a password', text: hidden(maker.replace('Maker', 'DbPassword'), 'Outputs:\n  Shown:\n    Value: «!GetAtt DbPassword.Secret»\n'), expect: ['custom'], says: ['`Secret` of custom resource `DbPassword`'], fixed: hidden(maker.replace('Maker', 'DbPassword'), '') },
    { name: 'the key that a custom resource returns, in a text', text: hidden(maker.replace('AWS::CloudFormation::CustomResource', 'Custom::AccessKey'), "Outputs:\n  Shown:\n    Value: !Sub 'key=«${Maker.SecretAccessKey}»'\n"), expect: ['custom'], about: ['Shown'],
      fixed: hidden(maker.replace('AWS::CloudFormation::CustomResource', 'Custom::AccessKey'), '') },
  ],
});
