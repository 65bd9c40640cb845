import assert from 'node:assert/strict';
import { given, role, user } from './key-user.js';
import { reasonOf, stage } from './plans.js';
import { swap, testSwap } from './swap.js';

const running = ['Instances of `Server` that are running'];
const keys = `            /etc/cfn/keys:
              content: !Sub |
                AWSAccessKeyId=\${Key}
                AWSSecretKey=\${Key.SecretAccessKey}
              mode: '000400'
`;
const told = 'credential-file=/etc/cfn/keys';
const option = ' --credential-file /etc/cfn/keys';

/** A server with a role, one file after another, and a script. */
const server = (credentials: string, setting: string, ...script: readonly string[]): string => `  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          files:
${credentials}            /etc/cfn/cfn-hup.conf:
              content: !Sub |
                [main]
                stack=\${AWS::StackId}
${setting === '' ? '' : `                ${setting}\n`}                region=\${AWS::Region}
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
${script.map((line) => `          ${line}\n`).join('')}${role('ec2')}`;

const inJson = (key: string, policies: string, files: string, file: string): string => `{
  "Resources": {
${key}    "Profile": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": [{ "Ref": "Role" }] } },
    "Server": {
      "Type": "AWS::EC2::Instance",
      "Metadata": {
        "AWS::CloudFormation::Init": {
          "config": {
            "files": {
${files}              "/etc/cfn/cfn-hup.conf": {
                "content": { "Fn::Join": ["", [
                  "[main]\\n",
                  "stack=", { "Ref": "AWS::StackId" }, "\\n",
${file}                  "region=", { "Ref": "AWS::Region" }, "\\n"
                ]] }
              }
            }
          }
        }
      },
      "Properties": { "IamInstanceProfile": { "Ref": "Profile" } }
    },
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }]
        }${policies}
      }
    }
  }
}
`;

describe('the role swap with a file of credentials', () => {
  testSwap({
    name: 'removes the file, the setting of cfn-hup and the option of the other helpers',
    onlyLineFeeds: true,
    before: user + server(keys, told, `cfn-init -s stack -r Server${option}`, 'cfn-hup'),
    after: `Resources:\n${server('', '', 'cfn-init -s stack -r Server', 'cfn-hup')}${given}`,
    left: running,
  });

  testSwap({
    name: 'removes the file that only one helper reads',
    onlyLineFeeds: true,
    before: user + server(keys, '', `cfn-init -s stack -r Server${option.replace(' /', '=/')} --region x`),
    after: `Resources:\n${server('', '', 'cfn-init -s stack -r Server --region x')}${given}`,
    left: running,
  });

  testSwap({
    name: 'removes the file and the item of a join',
    onlyLineFeeds: true,
    before: inJson(
      `    "User": { "Type": "AWS::IAM::User", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } },
    "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "User" } } },
`,
      '',
      `              "/etc/cfn/keys": {
                "content": { "Fn::Join": ["", ["AWSAccessKeyId=", { "Ref": "Key" }, "\\n", "AWSSecretKey=", { "Fn::GetAtt": ["Key", "SecretAccessKey"] }]] },
                "mode": "000400"
              },
`,
      '                  "credential-file=/etc/cfn/keys\\n",\n',
    ),
    after: inJson('', ',\n        "ManagedPolicyArns": [\n          "arn:aws:iam::aws:policy/ReadOnlyAccess"\n        ]', '', ''),
    left: running,
  });

  const declined = [
    { name: 'a command reads the file too', text: server(keys, told, './upload --keys /etc/cfn/keys') },
    { name: 'a variable names the file', text: server(keys, told, 'export AWS_CREDENTIAL_FILE=/etc/cfn/keys', './upload') },
    { name: 'a longer path is told', text: server(keys, `${told}.old`, 'cfn-hup') },
    { name: 'the file says more', text: server(keys.replace("              mode: '000400'\n", '                Region=eu-west-1\n'), told, 'cfn-hup') },
  ];
  for (const { name, text } of declined) it(`is declined where ${name}`, () => {
    assert.match(reasonOf(swap(stage(user + text), 'Key')), /`Server`/);
  });
});
