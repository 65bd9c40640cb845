import { urlCredentials } from '../../../src/rules/secret/url-credentials.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      Note: ${value}
`;

const variable = (value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          DATABASE_URL: ${value}
`;

testRule(urlCredentials, {
  valid: [
    { name: 'an address without a password', text: bucket('postgres://shop@db.internal/shop') },
    { name: 'a placeholder', text: bucket("'postgres://shop:<password>@db.internal/shop'") },
    { name: 'a parameter', unknown: true, text: bucket("!Sub 'postgres://shop:${Given}@db.internal/shop'") },
    { name: 'parameters in a script', text: "Parameters:\n  User:\n    Type: String\n  Word:\n    Type: String\n    NoEcho: true\nResources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      ImageId: ami-1\n      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          migrate postgres://${User}:${Word}@db.internal/shop\n" },
    { name: 'an address that is put together with a parameter as its password', unknown: true, text: variable("!Join ['', ['postgres://shop:', !Ref Given, '@db.internal/shop']]") },
  ],
  invalid: [
    { name: 'an address that is put together', text: variable("!Join ['', ['postgres://shop:«correct-horse-1»@', !Ref Given, ':5432/shop']]"), expect: ['literal'], about: ['Function'] },
    { name: 'an address in pieces', text: variable("!Join ['', ['postgres://shop:', «correct-horse-1», '@', db.internal]]"), expect: ['literal'] },
    { name: 'a password that a variable of the text holds', text: variable("!Sub ['postgres://shop:${Word}@db.internal/shop', { Word: «correct-horse-1» }]"), expect: ['literal'] },
    { name: 'a field of a connection string', text: bucket("'Server=db.internal;Database=shop;User Id=shop;Password=«correct-horse-1»;'"), expect: ['field'], says: ['`Password`'] },
    { name: 'a password in an address with escapes', text: bucket('"postgres:\\/\\/shop:«kaPx7Tw2»@db.internal\\/shop"'), expect: ['literal'] },
    { name: 'a password of digits', text: bucket('postgres://shop:«4809»@db.internal:5432/shop'), expect: ['literal'] },
    { name: 'a password', text: bucket('postgres://shop:«correct-horse-1»@db.internal/shop'), expect: ['literal'], about: ['Bucket'] },
  ],
});
