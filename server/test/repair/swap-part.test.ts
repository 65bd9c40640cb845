import assert from 'node:assert/strict';
import { swapOrRelease } from '../../src/repair/key/release-workload.js';
import { given, role, user } from './key-user.js';
import { applied, stage } from './plans.js';
import { testSwap } from './swap.js';

describe('the part of a role swap', () => {
  const mine = `  Mine:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: !Ref Key
          AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
          BUCKET: files # stays
`;
  const theirs = `  Theirs:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/theirs
      Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key, AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey}}
`;
  const offers = (text: string, id: string): ReturnType<typeof swapOrRelease> => {
    const scene = stage(text);
    const key = scene.template.resource('Key');
    assert(key !== null);
    return swapOrRelease(scene, key, scene.workloads.find(({ resource }) => resource.id === id) ?? null);
  };

  it('admits the role of one workload where the user is admitted', () => {
    const policy = (principal: string): string =>
      `  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [q]\n      PolicyDocument:\n        Statement: [{Effect: Allow, Principal: {AWS: ${principal}}, Action: sqs:SendMessage}]\n`;
    const text = user + policy('!GetAtt User.Arn') + mine + theirs + role('lambda');
    const [, part] = offers(text, 'Mine');
    assert(part !== undefined);
    assert(applied(stage(text), part).includes(policy('[!GetAtt User.Arn, !GetAtt Role.Arn]')));
  });

  it('is offered for one workload when the role of another is elsewhere', () => {
    const text = user + mine + theirs + role('lambda');
    const [whole, part, ...more] = offers(text, 'Mine');
    assert(whole?.kind === 'declined' && part?.kind === 'fix' && more.length === 0);
    assert.match(whole.reason, /role of `Theirs` is not in this template/);
    assert.equal(part.safety, 'suggestion');
    assert.equal(part.title, 'Replace access key `Key` with role `Role` for `Mine` alone');
    const kept = mine.replace(/ {10}AWS_.*\n/g, '');
    assert.equal(applied(stage(text), part), user + kept + theirs + role('lambda') + given);
    assert(part.left?.includes('Access key `Key` stays for what else uses it.'));
  });

  it('is not offered for a workload whose own role is elsewhere', () => {
    assert.deepEqual(offers(user + mine + theirs + role('lambda'), 'Theirs').map(({ kind }) => kind), ['declined']);
  });

  it('is not offered for a workload that does more with the key', () => {
    const more = mine.replace('files', '!Sub "https://${Key}@example.com"');
    assert.deepEqual(offers(user + more + theirs + role('lambda'), 'Mine').map(({ kind }) => kind), ['declined']);
  });

  it('is not offered where the whole swap is possible', () => {
    assert.deepEqual(offers(user + mine + role('lambda'), 'Mine').map(({ title }) => title), ['Replace access key `Key` with role `Role`, and remove user `User`']);
  });
});

describe('the role swap, in what surrounds the key', () => {
  testSwap({
    name: 'takes the other half of the key along, and the parameter that carried it',
    before: `Parameters:\n  Secret: {Type: String, NoEcho: true}\n  Name: {Type: String}\n${user}  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: !Ref Key
          AWS_SECRET_ACCESS_KEY: !Ref Secret
          NAME: !Ref Name
${role('lambda')}`,
    after: `Parameters:\n  Name: {Type: String}\nResources:\n  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          NAME: !Ref Name
${role('lambda')}${given}`,
  });

  testSwap({
    name: 'takes a variable that is empty under another condition',
    before: `Conditions:\n  Signed: !Equals [!Ref AWS::Region, eu-west-1]\n${user}  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {AWS_ACCESS_KEY_ID: !If [Signed, !Ref Key, ''], NAME: x}}
${role('lambda')}`,
    after: `Conditions:\n  Signed: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {NAME: x}}
${role('lambda')}${given}`,
  });

  testSwap({
    name: 'takes the variables of Fn::Sub along, and those of commands of CloudFormation Init',
    onlyLineFeeds: true,
    before: `${user}  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          commands:
            1_fetch:
              command: ./fetch
              env:
                AWS_ACCESS_KEY_ID: !Ref Key
                AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
            2_start:
              command: ./start
              env: {KEY: !Ref Key, PORT: '80'}
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Join
          - "\\n"
          - - '#!/bin/sh'
            - !Sub ['export AWS_ACCESS_KEY_ID=\${Id}', {Id: !Ref Key}]
            - !Sub
              - |
                export AWS_SECRET_ACCESS_KEY=\${Secret}
                run \${Port}
              - Port: 80
                Secret: !GetAtt Key.SecretAccessKey
${role('ec2')}`,
    after: `Resources:
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          commands:
            1_fetch:
              command: ./fetch
            2_start:
              command: ./start
              env: {PORT: '80'}
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Join
          - "\\n"
          - - '#!/bin/sh'
            - !Sub
              - |
                run \${Port}
              - Port: 80
${role('ec2')}${given}`,
    left: ['Code of `Server` that reads `KEY`', 'Instances of `Server` that are running'],
  });
});
