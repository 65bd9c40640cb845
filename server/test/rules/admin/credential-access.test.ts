import { credentialAccess } from '../../../src/rules/admin/credential-access.js';
import { group } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const allow = (action: string, resource: string, more = ''): string => group(`- Effect: Allow\n  Action: ${action}\n  Resource: ${resource}\n${more}`);

testRule(credentialAccess, {
  valid: [
    { name: 'secrets that the policy denies again but for some', text: group("- Effect: Allow\n  Action: secretsmanager:GetSecretValue\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  NotResource: 'arn:aws:secretsmanager:*:*:secret:orders-*'\n") },
    { name: 'a named secret', text: allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-*') },
    { name: 'the parameters of a path', text: allow("'ssm:GetParameter*'", '!Sub "arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/*"') },
    { name: 'secrets of an account that is not known', unknown: true, text: allow('secretsmanager:GetSecretValue', "!Sub 'arn:aws:secretsmanager:${AWS::Region}:${Given}:secret:*'").replace('Resources:', 'Parameters:\n  Given:\n    Type: String\nResources:') },
    { name: 'every parameter of an account, denied again', text: group("- Effect: Allow\n  Action: ssm:GetParameter\n  Resource: !Sub 'arn:aws:ssm:eu-west-1:${AWS::AccountId}:parameter/*'\n- Effect: Deny\n  Action: 'ssm:Get*'\n  Resource: '*'\n") },
    { name: 'every secret of the own account under a condition', text: allow('secretsmanager:GetSecretValue', "!Sub 'arn:aws:secretsmanager:eu-west-1:${AWS::AccountId}:secret:*'", "  Condition: { StringEquals: { 'aws:ResourceTag/team': shop } }\n") },
    { name: 'names of secrets of the own account', text: allow('secretsmanager:DescribeSecret', "!Sub 'arn:aws:secretsmanager:eu-west-1:${AWS::AccountId}:secret:*'") },
    { name: 'the token of a registry, which knows no resource', text: allow('ecr:GetAuthorizationToken', "'*'") },
    { name: 'a denial', text: allow('secretsmanager:GetSecretValue', "'*'").replace('Allow', 'Deny') },
    { name: 'an administrator, who is reported as that', text: allow("[secretsmanager:GetSecretValue, '*']", "'*'") },
    { name: 'passwords for users, which is an escalation', text: allow('iam:CreateLoginProfile', "'*'") },
    { name: 'names of secrets', text: allow('[secretsmanager:ListSecrets, secretsmanager:DescribeSecret]', "'*'") },
    { name: 'keys for users, which is an escalation', text: allow('iam:CreateAccessKey', "'*'") },
    { name: 'any role, which has a rule of its own', text: allow("'sts:Assume*'", "'*'") },
    { name: 'a condition', text: allow('secretsmanager:GetSecretValue', "'*'", "  Condition: { StringEquals: { 'aws:ResourceTag/team': shop } }\n") },
    { name: 'a whole service, which has a rule of its own', text: allow('secretsmanager:*', "'*'") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", 'Parameters:\n  Given:\n    Type: String\n') },
    { name: 'the secrets of one account', text: allow('secretsmanager:GetSecretValue', "'arn:aws:secretsmanager:*:111122223333:secret:*'") },
  ],
  invalid: [
    { name: 'every secret of the own account in its region', text: allow('«secretsmanager:GetSecretValue»', "!Sub 'arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*'"), expect: ['account'],
      says: ['get at the credentials of the whole account in one region, with `secretsmanager:GetSecretValue`.'] },
    { name: 'every parameter of the own account', text: allow("«'ssm:Get*'»", "!Sub 'arn:aws:ssm:*:${AWS::AccountId}:parameter/*'"), expect: ['account'], says: ['of the whole account, with `ssm:GetParameter` and 2 other actions.'] },
    { name: 'all of a service in one region', text: allow("«'secretsmanager:*'»", "'arn:aws:secretsmanager:eu-west-1:*:*'"), expect: ['account'] },
    { name: 'secrets, of which a denial spares all', text: group("- Effect: Allow\n  Action: «secretsmanager:GetSecretValue»\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  NotResource: 'arn:aws:secretsmanager:*:*:secret:*'\n"), expect: ['anywhere'] },
    { name: 'every secret by its ARN', text: allow('«secretsmanager:GetSecretValue»', "'arn:aws:secretsmanager:*:*:secret:*'"), expect: ['anywhere'] },
    { name: 'every parameter by its ARN', text: allow("«'ssm:GetParameter*'»", "'arn:aws:ssm:*:*:parameter/*'"), expect: ['anywhere'] },
    { name: 'a condition that everybody passes', text: allow('«secretsmanager:GetSecretValue»', "'*'", "  Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n"), expect: ['anywhere'] },
    { name: 'every secret', text: allow('«secretsmanager:GetSecretValue»', "'*'"), expect: ['anywhere'], about: ['Operators'], says: ['with `secretsmanager:GetSecretValue`.'] },
    { name: 'wildcards over several', text: allow("[ec2:DescribeInstances, «'ssm:Get*'», 'secretsmanager:Get*']", "'*'"), expect: ['anywhere'], says: ['`ssm:GetParameter` and 3 other actions'] },
    { name: 'every cluster', text: allow('«redshift:GetClusterCredentials»', "'*'"), expect: ['anywhere'] },
    { name: 'everything that the service has', text: allow('«secretsmanager:GetSecretValue»', 'arn:aws:secretsmanager:*:*:*'), expect: ['anywhere'] },
    { name: 'keys that are switched on again', text: allow('«iam:UpdateAccessKey»', "'*'"), expect: ['anywhere'] },
  ],
});
