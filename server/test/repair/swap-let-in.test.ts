import assert from 'node:assert/strict';
import { lines } from '../edit/editing.js';
import { stage } from './plans.js';
import { swap, testSwap } from './swap.js';

describe('the role swap, where policies of resources admit the user', () => {
  testSwap({
    name: 'keeps a policy apart whose resource needs the role, and lets the role in where the user was',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            Policies:
              - PolicyName: decrypt
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: kms:Decrypt
                      Resource: !GetAtt Cipher.Arn
        Cipher:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: kms:Decrypt
                  Resource: '*'
        BucketPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: b
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt User.Arn
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::b/*
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
    `),
    after: lines(`
      Resources:
        Cipher:
          Type: AWS::KMS::Key
          Properties:
            KeyPolicy:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: kms:Decrypt
                  Resource: '*'
        BucketPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: b
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal:
                    AWS: !GetAtt Role.Arn
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::b/*
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
        Policy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: decrypt
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: kms:Decrypt
                  Resource: !GetAtt Cipher.Arn
            Roles:
              - !Ref Role
    `),
  });

  const guarded = (key: string, first: string, second: string, environment: string): string => lines(`
    Resources:
      User:
        Type: AWS::IAM::User
    ${key}  BucketPolicy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: b
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal:
                  AWS: ${first}
                Action: s3:GetObject
                Resource: arn:aws:s3:::b/*
              - Effect: Deny
                Principal: '*'
                Action: s3:*
                Resource: arn:aws:s3:::b/*
                Condition:
                  ArnNotEquals:
                    aws:PrincipalArn:
                      ${second}
                      - arn:aws:iam::111122223333:role/ops
      Cipher:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - Effect: Allow
                Principal:
                  AWS: !GetAtt User.Arn
                Action: kms:Decrypt
                Resource: '*'
      Function:
        Type: AWS::Lambda::Function
        Properties:
          Role: !GetAtt Role.Arn
    ${environment}  Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          Description: !GetAtt Cipher.Arn
  `);

  testSwap({
    name: 'lets the role in beside a user that stays, but where that would be a circle',
    before: guarded('  Key:\n        Type: AWS::IAM::AccessKey\n        Properties:\n          UserName: !Ref User\n    ', "!Sub 'arn:aws:iam::${AWS::AccountId}:user/${User}' # ours", '- !GetAtt User.Arn',
      '      Environment:\n            Variables:\n              AWS_ACCESS_KEY_ID: !Ref Key\n    '),
    after: guarded('', "# ours\n                    - !Sub 'arn:aws:iam::${AWS::AccountId}:user/${User}'\n                    - !GetAtt Role.Arn", '- !GetAtt User.Arn\n                      - !GetAtt Role.Arn', ''),
    left: ['stays, because `Cipher` names it', 'Where `Cipher` allows the user, allow `Role` too.'],
  });

  testSwap({
    name: 'lets the role in by an ARN that was put together, and by the test of who asks',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        QueuePolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [q]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {AWS: [!Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:user/\${User}', '111122223333']}
                  Action: sqs:SendMessage
                  Condition: {ArnEquals: {aws:PrincipalArn: !GetAtt User.Arn}}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
    `),
    after: lines(`
      Resources:
        QueuePolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [q]
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {AWS: [!GetAtt Role.Arn, '111122223333']}
                  Action: sqs:SendMessage
                  Condition: {ArnEquals: {aws:PrincipalArn: !GetAtt Role.Arn}}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
    `),
  });

  it('rewrites only the name where a policy admits the user', () => {
    const scene = stage(JSON.stringify({ Resources: {
      Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } },
      User: { Type: 'AWS::IAM::User' },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Environment: { Variables: { AWS_ACCESS_KEY_ID: { Ref: 'Key' } } } } },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['q'], PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::GetAtt': ['User', 'Arn'] } }, Action: 'sqs:SendMessage' }] } } },
    } }, null, 2));
    const plan = swap(scene);
    assert(plan.kind === 'fix');
    const edit = plan.edits.find(({ note }) => note === 'Names the role instead of the user.');
    assert.deepEqual([scene.file.tree.text.slice(edit?.start, edit?.end), edit?.newText], ['"User"', '"Role"']);
  });
});
