import { credentialAccess } from '../../../src/rules/admin/credential-access.js';
import { group } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const allow = (action: string, resource: string, more = ''): string => group(`- Effect: Allow\n  Action: ${action}\n  Resource: ${resource}\n${more}`);

testRule(credentialAccess, {
  valid: [
    { name: 'secrets that the policy denies again but for some', text: group("- Effect: Allow\n  Action: secretsmanager:GetSecretValue\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  NotResource: 'arn:aws:secretsmanager:*:*:secret:orders-*'\n") },
    { name: 'a named secret', text: allow('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-*') },
    { name: 'the parameters of a path', text: allow("'ssm:GetParameter*'", '!Sub "arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/orders/*"') },
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
