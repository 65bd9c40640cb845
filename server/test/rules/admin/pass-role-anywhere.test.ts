import { passRoleAnywhere } from '../../../src/rules/admin/pass-role-anywhere.js';
import { group, indented, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const sibling = (denied: string): string => `  Sibling:
    Type: AWS::IAM::GroupPolicy
    Properties:
      GroupName: !Ref Operators
      PolicyName: guard
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Deny, Action: '${denied}', Resource: '*' }
`;

const role = (id: string, trusted: string): string => `  ${id}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: ${trusted}, Action: 'sts:AssumeRole' }
`;
const stack = "{ Service: cloudformation.amazonaws.com }";
const tasks = "{ Service: ecs-tasks.amazonaws.com }";

/** A pipeline that creates a stack with a role, with the statements of its own role. */
const pipeline = (statements: string, more = role('Stack', stack), given = '!GetAtt Stack.Arn'): string => `Resources:
  Delivery:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Pipeline.Arn
      Stages:
        - Name: Deploy
          Actions:
            - Name: Create
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' }
              Configuration: { ActionMode: CREATE_UPDATE, RoleArn: ${given}, StackName: orders }
${more}${role('Pipeline', '{ Service: codepipeline.amazonaws.com }')}      Policies:
        - PolicyName: deliver
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${indented(statements, 14)}`;

/** A schedule that runs a task, with the statement of its role about passing. */
const schedule = (passing: string, { execution = '!GetAtt Execution.Arn', starting = "Effect: Allow, Action: 'ecs:RunTask', Resource: '*'", task = '!Ref Task' } = {}): string => `Parameters:
  Given:
    Type: String
Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: task
          Arn: arn:aws:ecs:eu-west-1:111122223333:cluster/batch
          RoleArn: !GetAtt Starter.Arn
          EcsParameters: { TaskDefinitionArn: ${task} }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Work.Arn
      ExecutionRoleArn: ${execution}
      ContainerDefinitions: [{ Name: work, Image: work }]
  Other:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Else.Arn
      ContainerDefinitions: [{ Name: else, Image: else }]
${role('Else', tasks)}${role('Work', tasks)}${role('Execution', tasks)}${role('Starter', '{ Service: events.amazonaws.com }')}      Policies:
        - PolicyName: start
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - { ${starting} }
              - { Effect: Allow, Action: 'iam:PassRole', Resource: ${passing} }
`;
/** A function that starts instances from a template, and tasks of its own making. */
const starter = (passing: string): string => `Resources:
  Starter:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      Role: !GetAtt Start.Arn
      Code: { S3Bucket: code, S3Key: start.zip }
      Environment: { Variables: { TEMPLATE: !Ref Template, TASK_ROLE: !GetAtt Work.Arn, OTHERS: !GetAtt Audit.Arn } }
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        MetadataOptions: { HttpTokens: required }
        IamInstanceProfile: { Arn: !GetAtt Profile.Arn }
  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Instance] }
${role('Instance', '{ Service: ec2.amazonaws.com }')}${role('Work', tasks)}${role('Audit', "{ AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }")}${role('Start', '{ Service: lambda.amazonaws.com }')}      Policies:
        - PolicyName: start
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - { Effect: Allow, Action: 'ec2:RunInstances', Resource: '*' }
              - { Effect: Allow, Action: 'iam:PassRole', Resource: ${passing} }
`;
const deploying = (resource: string): string => `- Effect: Allow
  Action:
    - cloudformation:CreateStack
    - cloudformation:UpdateStack
${resource}`;

testRule(passRoleAnywhere, {
  valid: [
    { name: 'a named role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: arn:aws:iam::111122223333:role/importer\n") },
    { name: 'roles of a path', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/app/*\n") },
    { name: 'nothing of what is a role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/*\n") },
    { name: 'the resources that will have it', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:ec2:*:111122223333:instance/*' } }\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n") },
    { name: 'an administrator, who is reported as that', text: group("- Effect: Allow\n  Action: ['iam:PassRole', '*']\n  Resource: '*'\n") },
    { name: 'other actions on every role', text: group("- Effect: Allow\n  Action: iam:GetRole\n  Resource: '*'\n") },
    { name: 'a denial but of one role', text: group("- Effect: Deny\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/importer\n") },
    { name: 'everything but passing one role, which another rule reports', text: group("- Effect: Allow\n  NotAction: s3:GetObject\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'every role but one, to one service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: arn:aws:iam::111122223333:role/admin\n  Condition: { StringEquals: { 'iam:PassedToService': ecs-tasks.amazonaws.com } }\n") },
    { name: 'every role but those of a path and one that is not known', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: ['arn:aws:iam::111122223333:role/*', 'arn:aws:s3:::orders']\n") },
    { name: 'all but what is not known', text: group("- Effect: Allow\n  Action: iam:PassRole\n  NotResource: !Ref Given\n", parameter) },
    { name: 'other actions but on one role', text: group("- Effect: Allow\n  Action: iam:GetRole\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'all of IAM but on one role, which is reported as that', text: group("- Effect: Allow\n  Action: iam:*\n  NotResource: arn:aws:iam::111122223333:role/admin\n") },
    { name: 'a boundary', text: `Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:role/admin' }\n  Worker:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: !Ref Limit\n` },
    { name: 'a named service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': ecs-tasks.amazonaws.com } }\n") },
    { name: 'what another policy of the group denies', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n") + sibling('iam:*') },
    { name: 'what is denied for all services but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringNotEqualsIfExists: { 'iam:PassedToService': lambda.amazonaws.com } }\n") },
    { name: 'a condition that is not known', unknown: true, text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: !Ref Given\n", parameter) },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'every role but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  «NotResource»: arn:aws:iam::111122223333:role/admin\n"), expect: ['others'] },
    { name: 'what is denied for one service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'what another policy of the group does not deny', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n") + sibling('iam:Attach*'), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'], about: ['Operators'] },
    { name: 'a wildcard that covers it, on every role of the account', text: group("- Effect: Allow\n  Action: ['s3:GetObject', 'iam:pass*']\n  Resource: «!Sub 'arn:aws:iam::${AWS::AccountId}:role/*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'roles by a star that ends the word', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'arn:aws:iam::111122223333:role*'»\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any resource', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { ArnLike: { 'iam:AssociatedResourceArn': '*' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'any service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringLike: { 'iam:PassedToService': '*' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'the name of any service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'all services but one', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n  Condition: { StringNotEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n"), expect: ['anyRole'], related: ['This allows passing them.'] },
    { name: 'the role of a stack that a pipeline creates', expect: ['anyRole'], related: ['This allows passing them.'], left: ['outside of this template'],
      text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n"), fixed: pipeline('- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Stack.Arn\n') },
    { name: 'the same among other actions, with resources that are there for it alone', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline(deploying("    - iam:PassRole\n  Resource:\n    - arn:aws:cloudformation:eu-west-1:111122223333:stack/orders/*\n    - «!Sub 'arn:aws:iam::${AWS::AccountId}:role/*'»\n")),
      fixed: pipeline(`${deploying('  Resource:\n    - arn:aws:cloudformation:eu-west-1:111122223333:stack/orders/*\n')}- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Stack.Arn\n`) },
    { name: 'the same where that role can make itself an administrator', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline(deploying("    - iam:PassRole\n  Resource: [arn:aws:s3:::orders, «'*'»]\n"), role('Stack', stack) + '      ManagedPolicyArns: [arn:aws:iam::aws:policy/IAMFullAccess]\n') },
    { name: 'the same beside a resource that is there for nothing', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline(deploying("    - iam:PassRole\n  Resource: [arn:aws:s3:::orders, «'*'»]\n")), fixed: pipeline(`${deploying("  Resource: [arn:aws:s3:::orders, '*']\n")}- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Stack.Arn\n`) },
    { name: 'the same where all resources are there for passing alone', expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline(deploying("    - iam:PassRole\n  Resource: «'arn:aws:iam::111122223333:role/*'»\n")) },
    { name: 'a comment among the resources', asWritten: true, expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource:\n    - «'*'»\n    # ours\n    - arn:aws:iam::111122223333:role/app\n") },
    { name: 'a resource that is not known', expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: [«'*'», !ImportValue other]\n") },
    { name: 'every role in one stage', expect: ['anyRole'], when: ['IsProd'], related: ['This allows passing them.'],
      text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: !If [IsProd, «'*'», 'arn:aws:iam::111122223333:role/app']\n").replace('Resources:', "Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:") },
    { name: 'passing that is allowed twice', expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline("- Effect: Allow\n  Action: [iam:PassRole, iam:Pass*]\n  Resource: «'*'»\n") },
    { name: 'more roles than anybody would check', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n", [...Array(13).keys()].map((number) => role(`Stack${number}`, stack)).join(''), `!Join [',', [${[...Array(13).keys()].map((number) => `!GetAtt Stack${number}.Arn`).join(', ')}]]`) },
    { name: 'a role that a pipeline assumes itself', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n", role('Stack', "{ Service: cloudformation.amazonaws.com, AWS: 'arn:aws:iam::111122223333:root' }")) },
    { name: 'a role that needs the one of the pipeline', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n", role('Stack', stack).replace('    Properties', '    DependsOn: Pipeline\n    Properties')) },
    { name: 'a role that a parameter names', expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'*'»\n", '', '!Ref Given').replace('Resources:', `${parameter}Resources:`) },
    { name: 'the roles of a task', expect: ['anyRole'], related: ['This allows passing them.'], text: schedule("«'*'»"), fixed: schedule('[!GetAtt Work.Arn, !GetAtt Execution.Arn]') },
    { name: 'the roles of a task, one of them from elsewhere', expect: ['anyRole'], related: ['This allows passing them.'], text: schedule("«'*'»", { execution: '!Ref Given' }) },
    { name: 'the roles of a task that another statement names', expect: ['anyRole'], related: ['This allows passing them.'],
      text: schedule("«'*'»", { task: '!Ref Given', starting: "Effect: Allow, Action: 'ecs:RunTask', Resource: !Ref Task" }), fixed: schedule('[!GetAtt Work.Arn, !GetAtt Execution.Arn]', { task: '!Ref Given', starting: "Effect: Allow, Action: 'ecs:RunTask', Resource: !Ref Task" }) },
    { name: 'the roles of a task that may not be started', expect: ['anyRole'], related: ['This allows passing them.'], text: schedule("«'*'»", { starting: "Effect: Deny, Action: 'ecs:RunTask', Resource: '*'" }) },
    { name: 'the roles of instances, and one that a variable names, but not one for an account', expect: ['anyRole'], related: ['This allows passing them.'], text: starter("«'*'»"), fixed: starter('[!GetAtt Work.Arn, !GetAtt Instance.Arn]') },
    { name: 'the roles of a task that is not started', expect: ['anyRole'], related: ['This allows passing them.'], text: schedule("«'*'»", { starting: "Effect: Allow, Action: 'ecs:StopTask', Resource: '*'" }) },
    { name: 'what creates functions, in a policy without a template', expect: ['anyRole'], related: ['This allows passing them.'],
      text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["lambda:CreateFunction", "iam:PassRole"], "Resource": «"*"» }] }' },
    { name: 'the same under a condition for all actions', expect: ['anyRole'], related: ['This allows passing them.'],
      text: pipeline(deploying("    - iam:PassRole\n  Resource: «'*'»\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n")),
      fixed: pipeline(`${deploying("  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n")}- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Stack.Arn\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n`) },
    { name: 'a wildcard for more than passing', expect: ['anyRole'], related: ['This allows passing them.'], text: pipeline("- Effect: Allow\n  Action: iam:*Role\n  Resource: «'*'»\n") },
    { name: 'passing under a condition of the template', expect: ['anyRole'], when: ['IsProd'], related: ['This allows passing them.'],
      text: pipeline("- !If [IsProd, { Effect: Allow, Action: iam:PassRole, Resource: «'*'» }, !Ref AWS::NoValue]\n").replace('Resources:', "Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:") },
  ],
});
