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

const code = (lines: string): string => `Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Code:
        ZipFile: |
          ${lines}
`;

testRule(urlCredentials, {
  valid: [
    { name: 'an address without a password', text: bucket('postgres://shop@db.internal/shop') },
    { name: 'a placeholder', text: bucket("'postgres://shop:<password>@db.internal/shop'") },
    { name: 'a parameter', unknown: true, text: bucket("!Sub 'postgres://shop:${Given}@db.internal/shop'") },
    { name: 'an address whose host alone is filled in', text: "Parameters:\n  Host:\n    Type: String\n    Default: git.internal\nResources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source: { Type: GITHUB, Location: !Sub 'https://${Host}/orders.git' }\n" },
    { name: 'parameters in a script', text: "Parameters:\n  User:\n    Type: String\n  Word:\n    Type: String\n    NoEcho: true\nResources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      ImageId: ami-1\n      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          migrate postgres://${User}:${Word}@db.internal/shop\n" },
    { name: 'an address that is put together with a parameter as its password', unknown: true, text: variable("!Join ['', ['postgres://shop:', !Ref Given, '@db.internal/shop']]") },
    { name: 'the address of a webhook that is filled in', unknown: true, text: bucket("!Sub 'https://hooks.shop.example.com/${Given}'") },
    { name: 'the address of a webhook that can be guessed', text: bucket('https://hooks.shop.example.com/orders/created-by-customers-2024') },
    { name: 'the address of a webhook of AWS, which asks for more', text: bucket('https://a1b2c3.execute-api.eu-west-1.amazonaws.com/prod/webhook/{{alnum:32:4}}') },
    { name: 'a commit of what is called so', text: bucket('https://git.example.com/shop/hooks/{{hex:40:2}}') },
    { name: 'a file in a folder that is called so', text: bucket('https://shop.example.com/webhooks/{{alnum:32:4}}/a/b/c.json') },
    { name: 'a random part of another address', text: bucket('https://shop.example.com/orders/{{alnum:32:4}}') },
    { name: 'the arguments of calls', text: code('a = connect(host="db", user="shop", password=given)\n          b = connect(user=USER, password=read("password"))\n          c = connect(host="db",user="shop",password=given.word)\n          d = connect(user=USER,\n            password=given, host="db", user_agent="x")') },
    { name: 'the arguments of a call, as lines of a list', text: "Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code:\n        ZipFile: !Join [\"\\n\", ['d = connect(user=USER,', '  password=given, host=\"db\", user_agent=\"x\")']]\n" },
    { name: 'connection strings that an item, an answer or a format fills in', text: code(`a = f"host=db user=shop password={current['password']}"; b = f"host=db user=shop password={fetch('shop')}"; c = "host=db user=%(user)s password=%(word)s" % given; d = f"postgres://shop:{word!s}@db.internal/shop"`) },
    { name: 'addresses of drivers that are filled in, or have no password', text: code('a = f"jdbc:oracle:thin:shop/{word}@//db.internal/shop"; b = f"shop:{word}@tcp(db.internal:3306)/shop"; c = "shop@tcp(db.internal:3306)/shop"; d = f"https://api.telegram.org/bot{token}/sendMessage"') },
    { name: 'a word in the path of a check', text: "Resources:\n  Check:\n    Type: AWS::Route53::HealthCheck\n    Properties: { HealthCheckConfig: { Type: HTTPS, ResourcePath: '/status?token=check-of-the-shop&api_key=v1' } }\n" },
    { name: 'an id among the fields of an address', text: bucket("'https://shop.example.com/orders?token=0f1e2d3c-4b5a-4978-8f9e-a1b2c3d4e5f6'") },
  ],
  invalid: [
    { name: 'the address of a webhook', text: bucket('https://shop.example.com/api/webhooks/1234567890/«{{alnum:40:4}}»'), expect: ['webhook'] },
    { name: 'the address of a host for webhooks', text: bucket('https://hooks.shop.example.com/catch/1234567/«{{alnum:24:5}}»/'), expect: ['webhook'] },
    { name: 'the address of an integration', text: bucket('https://shop.example.com/integration/«{{hex:32:6}}»/enqueue'), expect: ['webhook'] },
    { name: 'the signature in the address of a workflow', text: bucket("'https://shop.example.com/workflows/x/triggers/manual/paths/invoke?sp=run&sv=1.0&sig=«{{alnum:43:7}}»'"), expect: ['field'], says: ['`sig`'] },
    { name: 'a key of an API that is a UUID', text: bucket("'https://shop.example.com/alerts?apiKey=«0f1e2d3c-4b5a-4978-8f9e-a1b2c3d4e5f6»'"), expect: ['field'] },
    { name: 'a token in a path whose host is a property of its own', expect: ['field'], about: ['Check'], says: ['`token`'],
      text: "Resources:\n  Check:\n    Type: AWS::Route53::HealthCheck\n    Properties: { HealthCheckConfig: { Type: HTTPS, FullyQualifiedDomainName: shop.example, ResourcePath: '/status?v=1&token=«{{alnum:32:4}}»' } }\n" },
    { name: 'an address that is put together', text: variable("!Join ['', ['postgres://shop:«correct-horse-1»@', !Ref Given, ':5432/shop']]"), expect: ['literal'], about: ['Function'] },
    { name: 'an address in pieces', text: variable("!Join ['', ['postgres://shop:', «correct-horse-1», '@', db.internal]]"), expect: ['literal'] },
    { name: 'an address that is put together in any property', expect: ['literal'], about: ['Word'],
      text: "Parameters:\n  Word:\n    Type: String\n    Default: «correct-horse-1»\nResources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source: { Type: GITHUB, Location: !Sub 'https://shop:${Word}@git.internal/orders.git' }\n" },
    { name: 'a password that a variable of the text holds', text: variable("!Sub ['postgres://shop:${Word}@db.internal/shop', { Word: «correct-horse-1» }]"), expect: ['literal'] },
    { name: 'a field of a connection string', text: bucket("'Server=db.internal;Database=shop;User Id=shop;Password=«correct-horse-1»;'"), expect: ['field'], says: ['`Password`'] },
    { name: 'a connection string that a call is given', text: code('a = connect("host=db user=shop password=«correct-horse-1» dbname=shop")\n          b = connect(first, "Server=db;User Id=shop;Password=«correct-horse-2»")'), expect: ['field', 'field'] },
    { name: 'a password before the address of a driver', text: bucket("'jdbc:oracle:thin:shop/«correct-horse-1»@//db.internal:1521/shop'"), expect: ['literal'] },
    { name: 'a password before the protocol', text: variable("'shop:«correct-horse-1»@tcp(db.internal:3306)/shop?parseTime=true'"), expect: ['literal'] },
    { name: 'the token of a bot', text: bucket('https://api.telegram.org/bot«123456789:A{{alnum:34:9}}»/sendMessage'), expect: ['webhook'] },
    { name: 'a password in an address with escapes', text: bucket('"postgres:\\/\\/shop:«kaPx7Tw2»@db.internal\\/shop"'), expect: ['literal'] },
    { name: 'a password of digits', text: bucket('postgres://shop:«4809»@db.internal:5432/shop'), expect: ['literal'] },
    { name: 'a password', text: bucket('postgres://shop:«correct-horse-1»@db.internal/shop'), expect: ['literal'], about: ['Bucket'] },
  ],
});
