import { lines } from '../edit/editing.js';
import { testSwap } from './swap.js';

describe('the role swap, and the groups of the user', () => {
  const inGroup = (group: string, rest: string): string => lines(`
      Resources:
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
            Environment:
              Variables:
                AWS_ACCESS_KEY_ID: !Ref Key
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        User:
          Type: AWS::IAM::User
          Properties:
            Groups: [!Ref Team]
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
        # the team
        Team:
          Type: AWS::IAM::Group
          Properties:
            Path: /team/
    `) + indented(group) + indented(rest);
  const swapped = (group: string, rest: string): string => lines(`
      Resources:
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: !GetAtt Role.Arn
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {}
    `) + indented(group) + indented(rest);
  const team = '# the team\nTeam:\n  Type: AWS::IAM::Group\n  Properties:\n    Path: /team/\n';
  const queue = (holders: string): string => `Queue:
  Type: AWS::IAM::Policy
  Properties:
    PolicyName: queue
    PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 'sqs:SendMessage', Resource: '*' } }
    ${holders}
`;

  testSwap({
    name: 'takes a group away that has no other member, and off the policies that name it',
    before: inGroup('', queue('Groups: [!Ref Team]')),
    after: swapped('', queue('Roles:\n      - !Ref Role')),
  });

  testSwap({
    name: 'keeps a group with another member',
    before: inGroup('', 'Other:\n  Type: AWS::IAM::User\n  Properties:\n    Groups: [!Ref Team]\n'),
    after: swapped(team, 'Other:\n  Type: AWS::IAM::User\n  Properties:\n    Groups: [!Ref Team]\n'),
  });

  testSwap({
    name: 'keeps a group that another resource names as it is called',
    before: inGroup('    GroupName: team\n', 'Other:\n  Type: AWS::IAM::User\n  Properties:\n    Groups: [team]\n'),
    after: swapped(team + '    GroupName: team\n', 'Other:\n  Type: AWS::IAM::User\n  Properties:\n    Groups: [team]\n'),
  });

  testSwap({
    name: 'keeps a group whose ARN is written out',
    before: inGroup('    GroupName: team\n', queue('Roles: [!Ref Role]').replace("'*'", 'arn:aws:iam::111122223333:group/team')),
    after: swapped(team + '    GroupName: team\n', queue('Roles: [!Ref Role]').replace("'*'", 'arn:aws:iam::111122223333:group/team')),
  });
});

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
