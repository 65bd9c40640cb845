import { computeTakeover } from '../../../src/rules/admin/compute-takeover.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

/** Operators who may change a function whose role has a policy of AWS. */
const importerAs = (policy: string): string => `${group("- Effect: Allow\n  Action: «lambda:UpdateFunctionCode»\n  Resource: !GetAtt Importer.Arn\n")}  Importer:
    Type: AWS::Lambda::Function
    Properties: { Handler: index.handler, Runtime: nodejs22.x, Role: !GetAtt Admin.Arn, Code: { S3Bucket: code, S3Key: importer.zip } }
  Admin:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/${policy}]
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }
`;

testRule(computeTakeover, {
  valid: [
    { name: 'resources of another service', text: group("- Effect: Allow\n  Action: 'glue:*'\n  Resource: 'arn:aws:iam::111122223333:role/*'\n") },
    { name: 'everything but on one bucket, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  NotResource: 'arn:aws:s3:::payroll/*'\n") },
    { name: 'actions that are not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'everything, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'a named function', text: group("- Effect: Allow\n  Action: lambda:UpdateFunctionCode\n  Resource: arn:aws:lambda:eu-west-1:111122223333:function:importer\n") },
    { name: 'every job, but of one queue and one definition', text: group("- Effect: Allow\n  Action: batch:SubmitJob\n  Resource:\n    - 'arn:aws:batch:eu-west-1:111122223333:job/*'\n    - arn:aws:batch:eu-west-1:111122223333:job-queue/orders\n    - arn:aws:batch:eu-west-1:111122223333:job-definition/import\n") },
    { name: 'every association and document, but on one instance', text: group("- Effect: Allow\n  Action: ssm:CreateAssociation\n  Resource: ['arn:aws:ssm:*:*:association/*', 'arn:aws:ssm:*:*:document/*', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc']\n") },
    { name: 'entries of every cluster, without access to anything in them', text: group("- Effect: Allow\n  Action: eks:CreateAccessEntry\n  Resource: '*'\n") },
    { name: 'a document that only patches, on every instance', text: group("- Effect: Allow\n  Action: ssm:SendCommand\n  Resource: ['arn:aws:ssm:*::document/AWS-RunPatchBaseline', 'arn:aws:ec2:*:*:instance/*', 'arn:aws:ssm:*:*:managed-instance/*']\n") },
    { name: 'documents that only patch and list, in a statement of their own', text: group("- Effect: Allow\n  Action: ['ssm:SendCommand', 'ssm:CreateAssociation']\n  Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ssm:*:*:managed-instance/*', 'arn:aws:ssm:*:*:association/*']\n- Effect: Allow\n  Action: ['ssm:SendCommand', 'ssm:CreateAssociation']\n  Resource: ['arn:aws:ssm:*:*:document/AWS-RunPatchBaselineAssociation', 'arn:aws:ssm:*::document/AWS-GatherSoftwareInventory']\n") },
    { name: 'every document, but on one instance', text: group("- Effect: Allow\n  Action: ssm:SendCommand\n  Resource: ['arn:aws:ssm:*:*:document/*', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc']\n") },
  ],
  invalid: [
    { name: 'every function', text: group("- Effect: Allow\n  Action: «lambda:UpdateFunctionCode»\n  Resource: '*'\n"), expect: ['open'], about: ['Operators'] },
    ...['elasticmapreduce:AddJobFlowSteps', 'sagemaker:CreatePresignedDomainUrl', 'ssm:CreateAssociation'].map((action) => (
      { name: action, text: group(`- Effect: Allow\n  Action: «${action}»\n  Resource: '*'\n`), expect: ['open'] as const, says: [action] })),
    { name: 'the administration of every cluster', text: group("- Effect: Allow\n  Action: [«eks:AssociateAccessPolicy», 'eks:CreateAccessEntry']\n  Resource: '*'\n"), expect: ['open'], related: ['`eks:CreateAccessEntry` is allowed here.'] },
    { name: 'every definition on one queue', text: group("- Effect: Allow\n  Action: «batch:SubmitJob»\n  Resource: ['arn:aws:batch:*:*:job-queue/orders', 'arn:aws:batch:*:*:job-definition/*']\n"), expect: ['open'] },
    ...['arn:aws:ssm:*::document/AWS-RunPatchBaseline*', 'arn:aws:ssm:*::document/AWS-RunPatchBaselineWithHooks', 'arn:aws:ssm:*:*:*', 'arn:aws:ssm:*:*:document/patch'].map((other) => (
      { name: `a document that only patches, beside ${other}`, text: group(`- Effect: Allow\n  Action: «ssm:SendCommand»\n  Resource: ['arn:aws:ssm:*::document/AWS-RunPatchBaseline', '${other}', 'arn:aws:ec2:*:*:instance/*']\n`), expect: ['open'] as const })),
    { name: 'one document on every instance', text: group("- Effect: Allow\n  Action: «ssm:SendCommand»\n  Resource: ['arn:aws:ssm:*:*:document/AWS-RunShellScript', 'arn:aws:ec2:*:*:instance/*']\n"), expect: ['open'] },
    { name: 'a function that runs as an administrator', expect: ['known'], about: ['Operators'], says: ['`Admin`'],
      text: importerAs('AdministratorAccess') },
    { name: 'a function whose role may make itself an administrator', expect: ['becomes'], about: ['Operators'], says: ['can become an administrator as `Admin` with'],
      text: importerAs('IAMFullAccess') },
  ],
});
