import { trust } from '../../../src/rules/policy/trust.js';
import { parameter, trust as role } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(trust, {
  valid: [
    { name: 'Roles Anywhere with all it needs, beside another service', text: role("- Effect: Allow\n  Principal: { Service: [rolesanywhere.amazonaws.com, ec2.amazonaws.com] }\n  Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]\n") },
    { name: 'Roles Anywhere with all it needs, in two statements', text: role("- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action: sts:AssumeRole\n- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action: ['sts:TagSession', 'sts:SetSourceIdentity']\n") },
    { name: 'a service', text: role("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n") },
    { name: 'a SAML provider', text: role("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: sts:AssumeRoleWithSAML\n  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }\n") },
    { name: 'tags of sessions', text: role("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:TagSession\n") },
    { name: 'an action that is not known', unknown: true, text: role("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: !Ref Given\n", parameter) },
    { name: 'the policy of a bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
  ],
  invalid: [
    { name: 'Roles Anywhere without the name of the session', text: role("- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action: [«sts:AssumeRole», sts:TagSession]\n"), expect: ['companion'], says: ['only where the policy also allows `sts:SetSourceIdentity`'],
      fixed: role("- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]\n") },
    { name: 'Roles Anywhere with all it needs for somebody else', text: role("- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action: «sts:AssumeRole»\n- Effect: Allow\n  Principal: { AWS: arn:aws:iam::111122223333:role/deploy }\n  Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]\n"), expect: ['companion'],
      fixed: role("- Effect: Allow\n  Principal: { Service: rolesanywhere.amazonaws.com }\n  Action:\n    - sts:AssumeRole\n    - sts:SetSourceIdentity\n    - sts:TagSession\n- Effect: Allow\n  Principal: { AWS: arn:aws:iam::111122223333:role/deploy }\n  Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]\n") },
    { name: 'pods without tags', text: role("- Effect: Allow\n  Principal: { Service: pods.eks.amazonaws.com }\n  Action: «sts:AssumeRole»\n"), expect: ['companion'],
      fixed: role("- Effect: Allow\n  Principal: { Service: pods.eks.amazonaws.com }\n  Action:\n    - sts:AssumeRole\n    - sts:TagSession\n") },
    { name: 'an action of another service', text: role("- Effect: Allow\n  Principal: { Service: lambda.amazonaws.com }\n  Action: «s3:GetObject»\n"), expect: ['action'], says: ['A service cannot assume a role this way'] },
    { name: 'a SAML provider that only assumes', text: role("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: «sts:AssumeRole»\n"), expect: ['action'], about: ['Worker'], says: ['`sts:AssumeRoleWithSAML`'],
      fixed: role("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: sts:AssumeRoleWithSAML\n") },
    { name: 'a service with a web identity', text: role("- Effect: Allow\n  Principal: { Service: lambda.amazonaws.com }\n  Action: [«sts:AssumeRoleWithWebIdentity»]\n"), expect: ['action'],
      fixed: role("- Effect: Allow\n  Principal: { Service: lambda.amazonaws.com }\n  Action: [sts:AssumeRole]\n") },
    { name: 'a resource', text: role("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n  «Resource»: '*'\n"), expect: ['resource'],
      fixed: role("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n") },
    { name: 'an account by SAML', text: role("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: «sts:AssumeRoleWithSAML»\n"), expect: ['action'], says: ['it needs `sts:AssumeRole`'],
      fixed: role("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: sts:AssumeRole\n") },
    { name: 'a provider of web identities that only assumes', text: role("- Effect: Allow\n  Principal: { Federated: accounts.google.com }\n  Action: «sts:AssumeRole»\n"), expect: ['action'], says: ['A web identity provider'], declined: 'which users of the provider may assume the role' },
    { name: 'an action that is always there beside one that is not', text: role("- Effect: Allow\n  Principal: { Service: lambda.amazonaws.com }\n  Action: [!If [IsProd, s3:PutObject, !Ref AWS::NoValue], «s3:GetObject»]\n", `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`), expect: ['action'], when: [null] },
    { name: 'a provider of web identities that only assumes, for one of its users', text: role("- Effect: Allow\n  Principal: { Federated: accounts.google.com }\n  Action: «sts:AssumeRole»\n  Condition: { StringEquals: { 'accounts.google.com:sub': '1234', 'accounts.google.com:aud': shop } }\n"), expect: ['action'],
      fixed: role("- Effect: Allow\n  Principal: { Federated: accounts.google.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'accounts.google.com:sub': '1234', 'accounts.google.com:aud': shop } }\n") },
    { name: 'a service and a provider, which need different actions', text: role("- Effect: Allow\n  Principal: { Service: lambda.amazonaws.com, Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: «sts:AssumeRole»\n"), expect: ['action'] },
  ],
});
