import assert from 'node:assert/strict';
import { lines } from '../edit/editing.js';
import { stage } from './plans.js';
import { swap, testSwap } from './swap.js';

describe('the role swap, and what else names the user', () => {
  testSwap({
    name: 'keeps a user that something else names',
    before: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Group:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Team
            Users: [!Ref User, other]
        Team:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
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
      Outputs:
        Who:
          Value: !Ref User
    `),
    after: lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Group:
          Type: AWS::IAM::UserToGroupAddition
          Properties:
            GroupName: !Ref Team
            Users: [!Ref User, other]
        Team:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess
      Outputs:
        Who:
          Value: !Ref User
    `),
    left: ['stays, because output `Who` names it'],
  });

  it('mentions tags that a policy of the user depends on', () => {
    const text = (tags: string): string => lines(`
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            ${tags}: [{Key: team, Value: shop}]
            Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*', Condition: {StringEquals: {'aws:PrincipalTag/team': shop}}}]}}]
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}
        Role:
          Type: AWS::IAM::Role
    `);
    const left = (tags: string): readonly string[] => {
      const plan = swap(stage(text(tags)));
      return plan.kind === 'fix' ? plan.left ?? [] : [];
    };
    assert.deepEqual(left('Tags'), ["A policy of the user depends on the user's tags: give role `Role` the same tags."]);
    assert.deepEqual(left('Others'), []);
  });
});
