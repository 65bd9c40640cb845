import { rootConfigRules } from '../../../src/rules/audit/root-config-rules.js';
import { testRule } from '../../support/test-rule.js';

const rule = (id: string, identifier: string): string => `  ${id}:
    Type: AWS::Config::ConfigRule
    Properties:
      Source: { Owner: AWS, SourceIdentifier: ${identifier} }
`;

const organizationRule = (id: string, identifier: string): string => `  ${id}:
    Type: AWS::Config::OrganizationConfigRule
    Properties:
      OrganizationManagedRuleMetadata: { RuleIdentifier: ${identifier} }
`;

const identities = rule('Keys', 'ACCESS_KEYS_ROTATED') + rule('Passwords', 'IAM_PASSWORD_POLICY') + rule('Users', 'IAM_USER_MFA_ENABLED');
const marked = identities.replace('Keys', '«Keys»');

/** As the fix writes it. */
const added = (id: string, identifier: string, before = ''): string => `  ${id}:
    Type: AWS::Config::ConfigRule
${before}    Properties:
      Source:
        Owner: AWS
        SourceIdentifier: ${identifier}
`;
const keys = added('IamRootAccessKeyCheck', 'IAM_ROOT_ACCESS_KEY_CHECK');
const mfa = added('RootAccountMfaEnabled', 'ROOT_ACCOUNT_MFA_ENABLED');
const [first = '', ...rest] = identities.split(/(?=^ {2}\w)/m);
const mended = first + keys + mfa + rest.join('');

/** Rules as a conformance pack has them, with the type last. */
const packed = `  IamRootAccessKeyCheck:
    DependsOn: Recorder
    Properties:
      ConfigRuleName: iam-root-access-key-check
      Source:
        Owner: AWS
        SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK
    Type: AWS::Config::ConfigRule
`;
const pack = (id: string, between = ''): string => `  ${id}:
    DependsOn: Recorder
    Properties:
      ConfigRuleName: keys-rotated
      Source:
        Owner: AWS
        SourceIdentifier: ACCESS_KEYS_ROTATED
    Type: AWS::Config::ConfigRule
${between}${rule('Passwords', 'IAM_PASSWORD_POLICY')}${rule('Users', 'IAM_USER_MFA_ENABLED')}${rule('RootMfa', 'ROOT_ACCOUNT_MFA_ENABLED')}  Recorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties: { RoleARN: arn }
`;
const stage = 'Conditions:\n  IsProd: !Equals [!Ref AWS::Region, eu-west-1]\n';

testRule(rootConfigRules, {
  valid: [
    { name: 'a set with the root user', text: `Resources:\n${identities}${rule('RootKeys', 'IAM_ROOT_ACCESS_KEY_CHECK')}${rule('RootMfa', 'ROOT_ACCOUNT_MFA_ENABLED')}` },
    { name: 'a set with hardware devices', text: `Resources:\n${identities}${rule('RootKeys', 'IAM_ROOT_ACCESS_KEY_CHECK')}${rule('RootMfa', 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED')}` },
    { name: 'a set about something else', text: `Resources:\n${rule('A', 'S3_BUCKET_VERSIONING_ENABLED')}${rule('B', 'ENCRYPTED_VOLUMES')}${rule('C', 'CLOUD_TRAIL_ENABLED')}` },
    { name: 'two rules only', text: `Resources:\n${rule('A', 'ACCESS_KEYS_ROTATED')}${rule('B', 'IAM_PASSWORD_POLICY')}` },
    { name: 'a rule of ones own for root', text: `Resources:\n${identities}  Own:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: root-mfa\n      Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: arn }\n` },
    { name: 'a rule of ones own for the Root user, by its id', text: `Resources:\n${identities}  CheckRootUser:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: CUSTOM_POLICY }\n` },
    { name: 'rules of ones own that are called like those of AWS', text: `Resources:\n${identities.replaceAll('Owner: AWS', 'Owner: CUSTOM_LAMBDA')}` },
    { name: 'other resources that are called like such rules', text: `Resources:\n${identities.replaceAll('AWS::Config::ConfigRule', 'AWS::Config::RemediationConfiguration')}` },
    { name: 'an identifier that only contains such a name', text: `Resources:\n${rule('A', 'ACCESS_KEYS_ROTATED')}${rule('B', 'IAM_PASSWORD_POLICY')}${rule('C', 'EC2_INSTANCE_PROFILE_IAM_ATTACHED')}` },
    { name: 'a standard of Security Hub', text: `Resources:\n${identities}  Standard:\n    Type: AWS::SecurityHub::Standard\n    Properties: { StandardsArn: arn }\n` },
    { name: 'a rule that is not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${identities}${rule('More', '!Ref Given')}` },
    { name: 'Security Hub', text: `Resources:\n${identities}  Hub:\n    Type: AWS::SecurityHub::Hub\n` },
    { name: 'a rule of the organisation for each', text: `Resources:\n${identities}${organizationRule('RootKeys', 'IAM_ROOT_ACCESS_KEY_CHECK')}${organizationRule('RootMfa', 'ROOT_ACCOUNT_MFA_ENABLED')}` },
  ],
  invalid: [
    { name: 'a rule of ones own for something else', text: `Resources:\n${marked}  Own:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: tags\n      Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: arn }\n`, expect: ['missing'], fixed: `Resources:\n${mended}  Own:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      ConfigRuleName: tags\n      Source: { Owner: CUSTOM_LAMBDA, SourceIdentifier: arn }\n` },
    { name: 'neither keys nor MFA', text: `Resources:\n${marked}`, expect: ['missing'], about: ['Keys'], says: ['`IAM_ROOT_ACCESS_KEY_CHECK` or `ROOT_ACCOUNT_MFA_ENABLED`'], fixed: `Resources:\n${mended}`, left: ['charges for every evaluation'] },
    { name: 'neither keys nor MFA beside MFA for the console', text: `Resources:\n${rule('«Keys»', 'ACCESS_KEYS_ROTATED')}${rule('Passwords', 'IAM_PASSWORD_POLICY')}${rule('Console', 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS')}`, expect: ['missing'], about: ['Keys'], 
      fixed: `Resources:\n${rule('Keys', 'ACCESS_KEYS_ROTATED')}${keys}${mfa}${rule('Passwords', 'IAM_PASSWORD_POLICY')}${rule('Console', 'MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS')}` },
    { name: 'a resource that is called after root', text: `Resources:\n${marked}  RootTopic:\n    Type: AWS::SNS::Topic\n`, expect: ['missing'], about: ['Keys'], fixed: `Resources:\n${mended}  RootTopic:\n    Type: AWS::SNS::Topic\n` },
    { name: 'no MFA', text: `Resources:\n${marked}${rule('RootKeys', 'IAM_ROOT_ACCESS_KEY_CHECK')}`, expect: ['missing'], about: ['Keys'], says: ['`ROOT_ACCOUNT_MFA_ENABLED`'], fixed: `Resources:\n${first}${mfa}${rest.join('')}${rule('RootKeys', 'IAM_ROOT_ACCESS_KEY_CHECK')}` },
    { name: 'rules of the organisation', text: `Resources:\n${organizationRule('«Keys»', 'ACCESS_KEYS_ROTATED')}${organizationRule('Passwords', 'IAM_PASSWORD_POLICY')}${organizationRule('Users', 'IAM_USER_MFA_ENABLED')}`, expect: ['missing'], about: ['Keys'], 
      fixed: `Resources:\n${organizationRule('Keys', 'ACCESS_KEYS_ROTATED')}${[['IamRootAccessKeyCheck', 'IAM_ROOT_ACCESS_KEY_CHECK', 'iam-root-access-key-check'], ['RootAccountMfaEnabled', 'ROOT_ACCOUNT_MFA_ENABLED', 'root-account-mfa-enabled']].map(([id = '', identifier = '', name = '']) => `  ${id}:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      OrganizationConfigRuleName: ${name}\n      OrganizationManagedRuleMetadata:\n        RuleIdentifier: ${identifier}\n`).join('')}${organizationRule('Passwords', 'IAM_PASSWORD_POLICY')}${organizationRule('Users', 'IAM_USER_MFA_ENABLED')}` },
    { name: 'rules of the organisation that leave out an account', expect: ['missing'],
      text: `Resources:\n${organizationRule('«Keys»', 'ACCESS_KEYS_ROTATED').replace('Properties:\n', "Properties:\n      ExcludedAccounts: ['111122223333']\n")}${organizationRule('Passwords', 'IAM_PASSWORD_POLICY')}${organizationRule('Users', 'IAM_USER_MFA_ENABLED')}${organizationRule('RootMfa', 'ROOT_ACCOUNT_MFA_ENABLED')}`,
      fixed: `Resources:\n${organizationRule('Keys', 'ACCESS_KEYS_ROTATED').replace('Properties:\n', "Properties:\n      ExcludedAccounts: ['111122223333']\n")}  IamRootAccessKeyCheck:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      ExcludedAccounts: ['111122223333']\n      OrganizationConfigRuleName: iam-root-access-key-check\n      OrganizationManagedRuleMetadata:\n        RuleIdentifier: IAM_ROOT_ACCESS_KEY_CHECK\n${organizationRule('Passwords', 'IAM_PASSWORD_POLICY')}${organizationRule('Users', 'IAM_USER_MFA_ENABLED')}${organizationRule('RootMfa', 'ROOT_ACCOUNT_MFA_ENABLED')}` },
    { name: 'no keys, beside rules with names that wait for the recorder', expect: ['missing'],
      text: `Resources:\n${pack('«Keys»')}`, fixed: `Resources:\n${pack('Keys', packed)}` },
    { name: 'no keys, beside rules under a condition, whose names are put together', expect: ['missing'],
      text: `${stage}Resources:\n${pack('«Keys»').replace('keys-rotated', '!Sub "${AWS::StackName}-keys"').replace('DependsOn: Recorder', 'Condition: IsProd')}`,
      fixed: `${stage}Resources:\n${pack('Keys', packed.replace('      ConfigRuleName: iam-root-access-key-check\n', '')).replace('keys-rotated', '!Sub "${AWS::StackName}-keys"').replaceAll('DependsOn: Recorder', 'Condition: IsProd')}` },
  ],
});
