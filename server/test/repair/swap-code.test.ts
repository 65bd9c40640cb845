import assert from 'node:assert/strict';
import { stage, reasonOf } from './plans.js';
import { swap, testSwap, trust } from './swap.js';

const user = '  User:\n    Type: AWS::IAM::User\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';
const role = `  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: ${trust('lambda')}\n`;
const variables = '      Environment:\n        Variables:\n          ID: !Ref Key\n          SECRET: !GetAtt Key.SecretAccessKey\n';

const lambda = (code: string, more = '', style = '|'): string => `  Function:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: python3.13
      Role: !GetAtt Role.Arn
${more}      Code:
        ZipFile: ${style}
${code.replace(/^(?=.)/gm, '          ')}`;

const sam = (above: string, credentials: string, more: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
${above}  Function:
    Type: AWS::Serverless::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      InlineCode: |
        const { S3Client } = require('@aws-sdk/client-s3');
        const s3 = new S3Client({
          region: 'eu-west-1',
${credentials}        });
${more}`;

const reading = "import boto3, os\ns3 = boto3.client('s3', aws_access_key_id=os.environ['ID'], aws_secret_access_key=os.environ['SECRET'])\n";
const plain = "import boto3, os\ns3 = boto3.client('s3')\n";

const fromPattern = 'const s3 = new S3Client({ credentials: { accessKeyId: ID, secretAccessKey: SECRET } });\n';
const returned = 'const keys = () => ({ accessKeyId: process.env.ID, secretAccessKey: process.env.SECRET });\nconst s3 = new S3Client({ credentials: keys() });\n';

describe('the role swap for code', () => {
  testSwap({
    name: 'takes the key out of the client that it is written into',
    before: `Resources:\n${user}${lambda("import boto3\ns3 = boto3.client('s3', aws_access_key_id='${Key}', aws_secret_access_key='${Key.SecretAccessKey}')\n", '', '!Sub |')}${role}`,
    after: `Resources:\n${lambda("import boto3\ns3 = boto3.client('s3')\n", '', '!Sub |')}${role}`,
  });

  testSwap({
    name: 'lets a client do without the variables that it reads',
    before: `Resources:\n${user}${lambda(reading, variables)}${role}`,
    after: `Resources:\n${lambda(plain)}${role}`,
  });

  testSwap({
    name: 'lets a client do without the variables that a pattern takes',
    before: `Resources:\n${user}${lambda(`const { ID, SECRET, BUCKET } = process.env;\n${fromPattern}`, variables)}${role}`,
    after: `Resources:\n${lambda('const { BUCKET } = process.env;\nconst s3 = new S3Client({});\n')}${role}`,
  });

  const missing = [
    { name: 'a function returns the keys', text: lambda(returned, variables) },
    { name: 'the code does more with a variable', text: lambda(`${reading}print(os.environ['ID'])\n`, variables) },
    { name: 'the lines of the code are folded', text: lambda(reading.replace('\n', '\n\n'), variables, '>') },
  ];
  for (const { name, text } of missing) {
    it(`is declined where ${name}, which would fail without the variables`, () => {
      const told = reasonOf(swap(stage(`Resources:\n${user}${text}${role}`)));
      assert.equal(told, 'A script of `Function` reads `ID`, and cannot be rewritten to do without it: change it first.');
    });
  }

  testSwap({
    name: 'says what is left where the code only has a longer name',
    before: `Resources:\n${user}${lambda("print('VOID', 'ID2')\n", variables)}${role}`,
    after: `Resources:\n${lambda("print('VOID', 'ID2')\n")}${role}`,
    left: ['Code of `Function` that reads `ID` and `SECRET`'],
  });

  testSwap({
    name: 'lets a client of a SAM function do without them',
    before: sam(user, "          credentials: { accessKeyId: process.env.ID, secretAccessKey: process.env.SECRET },\n", variables),
    after: sam('', '', ''),
  });

  it('is declined where the key is more than a part of a client', () => {
    const text = `Resources:\n${user}${lambda("sign('${Key}', '${Key.SecretAccessKey}')\n", '', '!Sub |')}${role}`;
    assert.match(reasonOf(swap(stage(text))), /`Code.ZipFile` of `Function`/);
  });
});
