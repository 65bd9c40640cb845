import { escalationPath } from '../../../src/rules/admin/escalation-path.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

/** A permission for calls by way of a service, beside one to create stacks. */
const byStack = (action: string, tests = "'ForAnyValue:StringEquals': { aws:CalledVia: [cloudformation.amazonaws.com] }", more = ''): string =>
  group(`- Effect: Allow\n  Action: ${action}\n  Resource: '*'\n  Condition: { ${tests} }\n- Effect: Allow\n  Action: cloudformation:CreateStack\n  Resource: '*'\n${more}`);

const withRole = (statement: string, policy: string): string => group(statement) + `  Passed:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/${policy}']
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
`;

/** Beside it a role that the group may assume. */
const withOps = (statement: string, more = ''): string => group(`- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: !GetAtt Ops.Arn\n${statement}`) + `  Ops:
    Type: AWS::IAM::Role
    Properties:
${more}      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: sts:AssumeRole }
`;

/** A role with a statement, and an administrator who lets it in by its name. */
const letIn = (statement: string, condition = ''): string => `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: '2012-10-17'
            Statement: ${statement}
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { AWS: !GetAtt Worker.Arn }, Action: sts:AssumeRole${condition} }
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
`;

testRule(escalationPath, {
  valid: [
    { name: 'policies by way of another service than CloudFormation', text: byStack('iam:PutRolePolicy', "'ForAnyValue:StringEquals': { aws:CalledVia: [athena.amazonaws.com] }") },
    { name: 'policies by way of a service that is not known', unknown: true, text: parameter + byStack('iam:PutRolePolicy', "'ForAnyValue:StringEquals': { aws:CalledVia: !Ref Given }") },
    { name: 'policies by way of a stack, for roles with a boundary', text: byStack('iam:PutRolePolicy', "'ForAnyValue:StringEquals': { aws:CalledVia: [cloudformation.amazonaws.com] }, StringEquals: { iam:PermissionsBoundary: 'arn:aws:iam::111122223333:policy/apps' }") },
    { name: 'policies by way of a stack that acts with its own role', text: byStack('iam:PutRolePolicy', undefined, "  Condition: { StringEquals: { cloudformation:RoleArn: 'arn:aws:iam::111122223333:role/deploy' } }\n") },
    { name: 'policies by way of a stack, which another statement denies at times', text: byStack('iam:PutRolePolicy', undefined, "- Effect: Deny\n  Action: iam:PutRolePolicy\n  Resource: '*'\n  Condition: { StringNotEquals: { iam:PermissionsBoundary: 'arn:aws:iam::111122223333:policy/apps' } }\n") },
    { name: 'what a template does only to identities of its own', text: byStack('iam:UpdateLoginProfile') },
    { name: 'an administrator who lets it in by its name, whom no policy mentions', text: letIn('{ Effect: Allow, Action: sts:AssumeRole, Resource: arn:aws:iam::111122223333:role/reader }') },
    { name: 'an administrator who lets it in by its name, on a condition', text: letIn('{ Effect: Allow, Action: sts:AssumeRole, Resource: !GetAtt Admin.Arn }', ", Condition: { StringEquals: { 'sts:ExternalId': shop } }") },
    { name: 'an environment of Airflow in no network', text: group("- Effect: Allow\n  Action: ['airflow:CreateEnvironment', 'iam:PassRole']\n  Resource: '*'\n") },
    { name: 'passing and running that never go together', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: !If [IsHome, '*', 'arn:aws:iam::111122223333:role/narrow']\n- Effect: Allow\n  Action: ec2:RunInstances\n  Resource: !If [IsHome, 'arn:aws:s3:::nothing', '*']\n", 'Conditions:\n  IsHome: !Equals [!Ref AWS::Region, us-east-1]\n') },
    { name: 'what is allowed on nothing', text: group("- Effect: Allow\n  Action: [iam:PassRole, ec2:RunInstances]\n  NotResource: '*'\n") },
    { name: 'everything but on one bucket, which another rule reports', text: group("- Effect: Allow\n  Action: ['*', ec2:RunInstances]\n  NotResource: 'arn:aws:s3:::payroll/*'\n") },
    { name: 'everything in one region and a little in others', text: group("- Effect: Allow\n  Action: !If [IsHome, ['*'], ['ec2:Describe*']]\n  Resource: '*'\n", 'Conditions:\n  IsHome: !Equals [!Ref AWS::Region, us-east-1]\n') },
    { name: 'a job, with a role that Batch alone may assume', text: withRole("- Effect: Allow\n  Action: [batch:RegisterJobDefinition, batch:SubmitJob]\n  Resource: '*'\n- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Passed.Arn\n", 'AdministratorAccess').replace('lambda.amazonaws.com', 'batch.amazonaws.com') },
    { name: 'everything on roles, which runs nothing', text: group("- Effect: Allow\n  Action: '*'\n  Resource: 'arn:aws:iam::111122223333:role/*'\n") },
    { name: 'actions that are not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'everything, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'a way that a statement for everything is enough for, beside a harmless one', text: group("- Effect: Allow\n  Action: 'ec2:Describe*'\n  Resource: '*'\n- Effect: Allow\n  Action: '*'\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n") },
    { name: 'a named role', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: arn:aws:iam::111122223333:role/importer\n- Effect: Allow\n  Action: ec2:RunInstances\n  Resource: '*'\n") },
    { name: 'another service', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n- Effect: Allow\n  Action: ec2:RunInstances\n  Resource: '*'\n") },
    { name: 'passing denied for all services but one', text: group("- Effect: Allow\n  Action: [iam:PassRole, ec2:RunInstances]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringNotEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n") },
    { name: 'passing denied for the service and for another one', text: group("- Effect: Allow\n  Action: [iam:PassRole, ec2:RunInstances]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': ec2.amazonaws.com } }\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n") },
    { name: 'passing denied for the service', text: group("- Effect: Allow\n  Action: [iam:PassRole, ec2:RunInstances]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': ec2.amazonaws.com } }\n") },
    { name: 'a service as a whole, passing a role that may little', text: withRole("- Effect: Allow\n  Action: lambda:*\n  Resource: '*'\n- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Passed.Arn\n", 'job-function/ViewOnlyAccess') },
    { name: 'a stack, passing a role that may change no identity', text: withRole("- Effect: Allow\n  Action: cloudformation:CreateStack\n  Resource: '*'\n- Effect: Allow\n  Action: iam:PassRole\n  Resource: !GetAtt Passed.Arn\n", 'PowerUserAccess').replace('lambda.amazonaws.com', 'cloudformation.amazonaws.com') },
    { name: 'a policy for a role that it may assume, within a boundary', text: withOps("- Effect: Allow\n  Action: iam:PutRolePolicy\n  Resource: !GetAtt Ops.Arn\n", '      PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n') },
    { name: 'a role that it may assume', text: withOps("- Effect: Allow\n  Action: iam:GetRolePolicy\n  Resource: !GetAtt Ops.Arn\n") },
  ],
  invalid: [
    ...['iam:PutRolePolicy', 'iam:PutUserPolicy', 'iam:PutGroupPolicy', 'iam:AddUserToGroup', 'iam:CreateAccessKey'].map((action) => (
      { name: `${action} by way of a stack`, text: byStack(`«${action}»`), expect: ['stack'] as const, related: ['`cloudformation:CreateStack` is allowed here.'], says: [`by way of a stack, with \`${action}\` and \`cloudformation:CreateStack\`.`] })),
    { name: 'a policy by way of any service', text: byStack('«iam:PutRolePolicy»', "Bool: { aws:ViaAWSService: 'true' }"), expect: ['stack'], related: ['`cloudformation:CreateStack` is allowed here.'] },
    { name: 'an administrator who lets it in by its name', text: letIn('{ Effect: Allow, Action: «sts:AssumeRole», Resource: !GetAtt Admin.Arn }'), expect: ['known'], about: ['Worker'], says: ['`Worker` can act as administrator `Admin` with `sts:AssumeRole`'] },
    { name: 'a build, which by itself takes over what is there, with a role that is passed', text: withRole("- Effect: Allow\n  Action: [codebuild:CreateProject, codebuild:StartBuild]\n  Resource: 'arn:aws:codebuild:*:*:project/new-*'\n- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: !GetAtt Passed.Arn\n", 'AdministratorAccess').replace('lambda.amazonaws.com', 'codebuild.amazonaws.com'), expect: ['known'], says: ['`codebuild:CreateProject`'], related: ['`codebuild:CreateProject` is allowed here.', '`codebuild:StartBuild` is allowed here.'] },
    { name: 'a job, whose role is one of a task', text: withRole("- Effect: Allow\n  Action: [batch:RegisterJobDefinition, batch:SubmitJob]\n  Resource: '*'\n- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: !GetAtt Passed.Arn\n", 'AdministratorAccess').replace('lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'), expect: ['known'], says: ['`batch:RegisterJobDefinition`'], related: ['`batch:RegisterJobDefinition` is allowed here.', '`batch:SubmitJob` is allowed here.'] },
    { name: 'a policy for a role that it may assume', text: withOps("- Effect: Allow\n  Action: «iam:PutRolePolicy»\n  Resource: !GetAtt Ops.Arn\n"), expect: ['raised'], related: ['`sts:AssumeRole` is allowed here.'], says: ['can make `Ops` an administrator and act as it, with `iam:PutRolePolicy` and `sts:AssumeRole`'] },
    { name: 'a service as a whole, passing an administrator', text: withRole("- Effect: Allow\n  Action: lambda:*\n  Resource: '*'\n- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: !GetAtt Passed.Arn\n", 'AdministratorAccess'), expect: ['known'] },
    { name: 'a stack, passing a role that may make itself an administrator', text: withRole("- Effect: Allow\n  Action: cloudformation:CreateStack\n  Resource: '*'\n- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: !GetAtt Passed.Arn\n", 'IAMFullAccess').replace('lambda.amazonaws.com', 'cloudformation.amazonaws.com'), expect: ['becomes'], related: ['`cloudformation:CreateStack` is allowed here.'],
      says: ['can become an administrator as `Passed` with `cloudformation:CreateStack` and `iam:PassRole`.'] },
    { name: 'stacks that are there already, with the roles that they have', text: group("- Effect: Allow\n  Action: [«cloudformation:CreateChangeSet», cloudformation:ExecuteChangeSet]\n  Resource: '*'\n"), expect: ['running'], related: ['`cloudformation:ExecuteChangeSet` is allowed here.'],
      says: ['with the role of whatever it reaches, through `cloudformation:CreateChangeSet` and `cloudformation:ExecuteChangeSet`.'] },
    { name: 'ways that are reported as a whole before others', text: group("- Effect: Allow\n  Action: [«iam:PassRole», glue:CreateJob, glue:StartJobRun]\n  Resource: '*'\n- Effect: Allow\n  Action: lambda:*\n  Resource: '*'\n"), expect: ['open'], related: ['`glue:CreateJob` is allowed here.', '`glue:StartJobRun` is allowed here.'], says: ['`glue:CreateJob`, `glue:StartJobRun` and `iam:PassRole`.'] },
    { name: 'a policy of AWS, passing any role', text: group("- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: '*'\n").replace('    Properties:\n', "    Properties:\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEC2FullAccess']\n"), expect: ['open'] },
    { name: 'passing denied for another service', text: group("- Effect: Allow\n  Action: [«iam:PassRole», ec2:RunInstances]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PassedToService': lambda.amazonaws.com } }\n"), expect: ['open'], related: ['`ec2:RunInstances` is allowed here.'] },
    { name: 'passing denied for all services but this one', text: group("- Effect: Allow\n  Action: [«iam:PassRole», ec2:RunInstances]\n  Resource: '*'\n- Effect: Deny\n  Action: iam:PassRole\n  Resource: '*'\n  Condition: { StringNotEquals: { 'iam:PassedToService': [ec2.amazonaws.com, lambda.amazonaws.com] } }\n"), expect: ['open'], related: ['`ec2:RunInstances` is allowed here.'] },
    { name: 'one statement', text: group("- Effect: Allow\n  Action: [«iam:PassRole», 'ec2:RunInstances']\n  Resource: '*'\n"), expect: ['open'], related: ['`ec2:RunInstances` is allowed here.'], about: ['Operators'], says: ['`ec2:RunInstances`'] },
    { name: 'an environment of Airflow, with the network that it needs', text: group("- Effect: Allow\n  Action: ['airflow:CreateEnvironment', 'ec2:CreateNetworkInterface', 'ec2:CreateVpcEndpoint', «'iam:PassRole'»]\n  Resource: '*'\n"), expect: ['open'], says: ['`airflow:CreateEnvironment`'],
      related: ['`airflow:CreateEnvironment` is allowed here.', '`ec2:CreateNetworkInterface` is allowed here.', '`ec2:CreateVpcEndpoint` is allowed here.'] },
    { name: 'two statements', text: group("- Effect: Allow\n  Action: ec2:RunInstances\n  Resource: '*'\n- Effect: Allow\n  Action: «iam:PassRole»\n  Resource: '*'\n"), expect: ['open'], related: ['`ec2:RunInstances` is allowed here.'] },
  ],
});
