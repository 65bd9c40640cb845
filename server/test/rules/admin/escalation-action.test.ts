import { escalationAction } from '../../../src/rules/admin/escalation-action.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

/** Beside it an administrator of each kind. */
const withAdmins = (statement: string): string => group(statement) + `  Boss:
    Type: AWS::IAM::User
    Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  Intern:
    Type: AWS::IAM::User
  Admins:
    Type: AWS::IAM::Group
    Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  AdminRole:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
`;

/** A user within a boundary that allows everything on a resource. */
const bounded = (resource: string, action = 'iam:AttachUserPolicy'): string => `Conditions:
  IsHome: !Equals [!Ref AWS::Region, us-east-1]
Resources:
  Operator:
    Type: AWS::IAM::User
    Properties:
      PermissionsBoundary: !Ref Limit
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement: { Effect: Allow, Action: ${action}, Resource: '*' }
  Limit:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Action: '*', Resource: ${resource} }
`;

testRule(escalationAction, {
  valid: [
    { name: 'what is allowed in another region than that of IAM', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n") },
    { name: 'what is denied but in another region than that of IAM', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { StringNotEquals: { 'aws:RequestedRegion': eu-west-1 } }\n") },
    { name: 'what is allowed on nothing', text: group("- Effect: Allow\n  Action: [iam:PutGroupPolicy]\n  NotResource: '*'\n") },
    { name: 'what is allowed but on groups', text: group("- Effect: Allow\n  Action: iam:PutGroupPolicy\n  NotResource: 'arn:aws:iam::*:group/*'\n") },
    { name: 'all of IAM, which another rule reports', text: group("- Effect: Allow\n  Action: iam:*\n  Resource: 'arn:aws:iam::111122223333:*'\n") },
    { name: 'everything but on one bucket, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  NotResource: 'arn:aws:s3:::payroll/*'\n") },
    { name: 'actions that are not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'everything, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'policies of AWS, which nobody can change', text: group("- Effect: Allow\n  Action: [iam:CreatePolicyVersion, iam:SetDefaultPolicyVersion]\n  Resource: !Sub 'arn:${AWS::Partition}:iam::aws:policy/*'\n") },
    { name: 'one permission set of any instance', text: group("- Effect: Allow\n  Action: sso:PutInlinePolicyToPermissionSet\n  Resource: ['arn:aws:sso:::instance/*', 'arn:aws:sso:::permissionSet/ssoins-0a/ps-0b']\n") },
    { name: 'one permission set for everybody in every account', text: group("- Effect: Allow\n  Action: sso:CreateAccountAssignment\n  Resource: ['arn:aws:sso:::instance/*', 'arn:aws:sso:::account/*', 'arn:aws:sso:::permissionSet/ssoins-0a/ps-0b']\n") },
    { name: 'any member for one group', text: group("- Effect: Allow\n  Action: identitystore:CreateGroupMembership\n  Resource: ['arn:aws:identitystore::*:identitystore/*', 'arn:aws:identitystore:::user/*', 'arn:aws:identitystore:::group/0a0b']\n") },
    { name: 'the metadata of one provider', text: group("- Effect: Allow\n  Action: iam:UpdateSAMLProvider\n  Resource: 'arn:aws:iam::111122223333:saml-provider/corp'\n") },
    { name: 'a path of users', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: 'arn:aws:iam::*:user/interns/*'\n") },
    { name: 'the own user', text: group("- Effect: Allow\n  Action: iam:CreateAccessKey\n  Resource: 'arn:aws:iam::*:user/${aws:username}'\n") },
    { name: 'a denial', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: '*'\n- Effect: Deny\n  Action: iam:Attach*\n  Resource: '*'\n") },
    { name: 'a boundary that lets it through only sometimes', text: bounded("!If [IsHome, '*', 'arn:aws:s3:::orders/*']") },
    { name: 'keys for an administrator, in one network', text: withAdmins("- Effect: Allow\n  Action: iam:CreateAccessKey\n  Resource: !GetAtt Boss.Arn\n  Condition: { StringEquals: { 'aws:PrincipalTag/team': ops } }\n") },
    { name: 'a boundary that is demanded', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }\n") },
    { name: 'assuming roles, which may admit nobody and which another rule reports', text: group("- Effect: Allow\n  Action: sts:AssumeRole\n  Resource: '*'\n") },
    { name: 'one policy that may be attached', text: group("- Effect: Allow\n  Action: iam:AttachUserPolicy\n  Resource: '*'\n  Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } }\n") },
    { name: 'a key for somebody who is no administrator', text: withAdmins("- Effect: Allow\n  Action: iam:CreateAccessKey\n  Resource: !GetAtt Intern.Arn\n") },
    { name: 'keys for all but the administrator', text: withAdmins("- Effect: Allow\n  Action: iam:CreateAccessKey\n  Resource: [!GetAtt Intern.Arn, !GetAtt Boss.Arn]\n- Effect: Deny\n  Action: iam:*\n  Resource: !GetAtt Boss.Arn\n") },
  ],
  invalid: [
    { name: 'all of IAM on every role', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: !Sub 'arn:aws:iam::${AWS::AccountId}:role/*'\n"), expect: ['open'], says: ['`iam:AttachRolePolicy`'] },
    { name: 'what is denied but in the region of IAM', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { StringNotEquals: { 'aws:RequestedRegion': [eu-west-1, us-east-1] } }\n"), expect: ['open'] },
    { name: 'what is denied but in another region, without IAM', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { StringNotEquals: { 'aws:RequestedRegion': eu-west-1 } }\n"), expect: ['open'] },
    { name: 'attaching policies', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n"), expect: ['open'], about: ['Operators'], says: ['`iam:AttachUserPolicy`'] },
    ...['iam:UpdateSAMLProvider', 'identitystore:CreateGroupMembership', 'sso:CreateAccountAssignment', 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet'].map((action) => (
      { name: action, text: group(`- Effect: Allow\n  Action: «${action}»\n  Resource: '*'\n`), expect: ['open'] as const, says: [action] })),
    { name: 'every provider of the account', text: group("- Effect: Allow\n  Action: «iam:UpdateSAMLProvider»\n  Resource: 'arn:aws:iam::111122223333:saml-provider/*'\n"), expect: ['open'] },
    { name: 'every permission set of the instance', text: group("- Effect: Allow\n  Action: «sso:PutInlinePolicyToPermissionSet»\n  Resource: ['arn:aws:sso:::instance/ssoins-0a', 'arn:aws:sso:::permissionSet/ssoins-0a/*']\n"), expect: ['open'] },
    { name: 'any permission set in one account', text: group("- Effect: Allow\n  Action: «sso:CreateAccountAssignment»\n  Resource: ['arn:aws:sso:::instance/ssoins-0a', 'arn:aws:sso:::account/111122223333', 'arn:aws:sso:::permissionSet/*/*']\n"), expect: ['open'] },
    { name: 'several of them, reported once', text: group("- Effect: Allow\n  Action: [«iam:CreateAccessKey», 'iam:CreateLoginProfile']\n  Resource: '*'\n"), expect: ['open'] },
    { name: 'within a boundary that lets it through', text: bounded("'*'", '«iam:AttachUserPolicy»'), expect: ['open'] },
    { name: 'a key for an administrator who is there in one stage', expect: ['known'], when: ['IsHome'],
      text: withAdmins('- Effect: Allow\n  Action: «iam:CreateAccessKey»\n  Resource: !GetAtt Boss.Arn\n').replace('Resources:', 'Conditions:\n  IsHome: !Equals [!Ref AWS::Region, us-east-1]\nResources:').replace('  Boss:\n    Type: AWS::IAM::User\n', '  Boss:\n    Type: AWS::IAM::User\n    Condition: IsHome\n') },
    { name: 'a boundary that bounds nothing', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' } }\n"), expect: ['open'] },
    { name: 'a boundary that may be left out', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n  Condition: { StringEqualsIfExists: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } }\n"), expect: ['open'] },
    { name: 'any policy but one', text: group("- Effect: Allow\n  Action: «iam:AttachUserPolicy»\n  Resource: '*'\n  Condition: { ArnNotEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } }\n"), expect: ['open'] },
    { name: 'the own user, in a document alone', asWritten: true, text: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": «"iam:PutUserPolicy"», "Resource": "arn:aws:iam::*:user/${aws:username}" } }', expect: ['open'] },
    { name: 'a key for an administrator', text: withAdmins("- Effect: Allow\n  Action: «iam:CreateAccessKey»\n  Resource: !GetAtt Boss.Arn\n"), expect: ['known'], says: ['administrator `Boss` with `iam:CreateAccessKey` alone'] },
    { name: 'a place among the administrators', text: withAdmins("- Effect: Allow\n  Action: «iam:AddUserToGroup»\n  Resource: !GetAtt Admins.Arn\n"), expect: ['known'], says: ['administrator `Admins`'] },
    { name: 'a line in the trust policy of an administrator', text: withAdmins("- Effect: Allow\n  Action: «iam:UpdateAssumeRolePolicy»\n  Resource: !GetAtt AdminRole.Arn\n"), expect: ['known'], says: ['administrator `AdminRole`'] },
    { name: 'a line in the trust policy of a role that may make itself an administrator', text: withAdmins("- Effect: Allow\n  Action: «iam:UpdateAssumeRolePolicy»\n  Resource: !GetAtt AdminRole.Arn\n").replaceAll('AdministratorAccess', 'IAMFullAccess'), expect: ['becomes'], says: ['an administrator as `AdminRole` with'] },
    { name: 'keys for everybody, an administrator among them', text: withAdmins("- Effect: Allow\n  Action: «iam:CreateAccessKey»\n  Resource: '*'\n"), expect: ['open'], says: ['`iam:CreateAccessKey` alone.'] },
    { name: 'a wildcard that covers one', text: group("- Effect: Allow\n  Action: «'iam:CreateAcc*'»\n  Resource: '*'\n"), expect: ['open'] },
    { name: 'policies of AWS, and those of the account', text: group("- Effect: Allow\n  Action: «iam:CreatePolicyVersion»\n  Resource: ['arn:aws:iam::aws:policy/*', 'arn:aws:iam::111122223333:policy/*']\n"), expect: ['open'] },
    { name: 'policies of AWS that are kept from it, which takes nothing away', text: group("- Effect: Allow\n  Action: «iam:CreatePolicyVersion»\n  Resource: '*'\n- Effect: Deny\n  Action: iam:CreatePolicyVersion\n  Resource: 'arn:aws:iam::aws:policy/*'\n"), expect: ['open'] },
  ],
});
