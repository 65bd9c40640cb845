import { wideFederatedTrust } from '../../../src/rules/admin/wide-federated-trust.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const pool = (guests: string, statement = ''): string => `Parameters:
  Given:
    Type: String
  WithGuests:
    Type: String
    Default: true
Resources:
  Visitors:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: ${guests}
${statement === '' ? '' : `  Guest:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          Effect: Allow
          Principal: { Federated: cognito-identity.amazonaws.com }
          Action: sts:AssumeRoleWithWebIdentity
          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Visitors } }
      Policies:
        - PolicyName: guest
          PolicyDocument:
            Version: '2012-10-17'
            Statement: ${statement}
  Attachment:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties:
      IdentityPoolId: !Ref Visitors
      Roles: { unauthenticated: !GetAtt Guest.Arn }
`}`;

const signedIn = (condition: string): string => `Resources:
  Visitors:
    Type: AWS::Cognito::IdentityPool
    Properties:
      AllowUnauthenticatedIdentities: false
  Member:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Federated: «cognito-identity.amazonaws.com» }
            Action: sts:AssumeRoleWithWebIdentity
${condition}  Attachment:
    Type: AWS::Cognito::IdentityPoolRoleAttachment
    Properties:
      IdentityPoolId: !Ref Visitors
      Roles: { authenticated: !GetAtt Member.Arn }
`;

const anywhere = (condition: string, above = ''): string =>
  trust(`- Effect: Allow\n  Principal: { Service: «rolesanywhere.amazonaws.com» }\n  Action: [sts:AssumeRole, sts:TagSession, sts:SetSourceIdentity]\n${condition === '' ? '' : `  Condition: ${condition}\n`}`, above);
const holders = (condition: string, above = ''): string => anywhere(condition, above).replace(/[«»]/g, '');
const anchor = (id: string, more = ''): string => `  ${id}:\n    Type: AWS::RolesAnywhere::TrustAnchor\n${more}    Properties: { Name: shop, Source: { SourceType: AWS_ACM_PCA, SourceData: { AcmPcaArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b' } } }\n`;
const anchored = "            Condition:\n              ArnEquals:\n                aws:SourceArn: !GetAtt Authority.TrustAnchorArn\n";

testRule(wideFederatedTrust, {
  valid: [
    { name: 'the certificates of one trust anchor', text: holders("{ ArnEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/0a1b' } }") },
    { name: 'the certificates of a trust anchor of the template', text: holders("{ ArnEquals: { 'aws:SourceArn': !GetAtt Authority.TrustAnchorArn } }") + anchor('Authority') },
    { name: 'the certificate of one machine', text: holders("{ StringEquals: { 'aws:PrincipalTag/x509Subject/CN': build-7 } }") },
    { name: 'one source identity', text: holders("{ StringEquals: { 'sts:SourceIdentity': 'CN=build-7' } }") },
    { name: 'a trust anchor that is not known', unknown: true, text: holders("{ ArnEquals: { 'aws:SourceArn': !Ref Given } }", parameter) },
    { name: 'a condition that is not known', unknown: true, text: holders('!Ref Given', parameter) },
    { name: 'certificates, beside a denial of all but some', text: `${holders('')}          - Effect: Deny\n            Principal: '*'\n            Action: sts:AssumeRole\n            Condition: { StringNotEquals: { 'aws:PrincipalTag/x509Subject/OU': build } }\n` },
    { name: 'only naming and tagging the session', text: holders('').replace('sts:AssumeRole, ', '') },
    { name: 'holders of certificates in the policy of a bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: rolesanywhere.amazonaws.com }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
    { name: 'a pool without guests', text: pool('false') },
    { name: 'a pool of which that is not known', unknown: true, text: pool('!Ref Given') },
    { name: 'guests who may send what they clicked', text: pool('true', "{ Effect: Allow, Action: ['mobiletargeting:PutEvents', 'rum:PutRumEvents'], Resource: '*' }") },
    { name: 'a provider of tokens, which another rule reports', text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.example.com' }\n  Action: sts:AssumeRoleWithWebIdentity\n") },
    { name: 'an account', text: trust("- Effect: Allow\n  Principal: { AWS: '444455556666' }\n  Action: sts:AssumeRole\n") },
    { name: 'one person', text: trust("- Effect: Allow\n  Principal: { Federated: accounts.google.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'accounts.google.com:sub': '113' } }\n") },
    { name: 'an audience', text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n  Action: sts:AssumeRoleWithSAML\n  Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }\n") },
    { name: 'an identity pool', text: trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1' } }\n") },
    { name: 'an application of Google, and one of Amazon', text: trust("- Effect: Allow\n  Principal: { Federated: accounts.google.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'accounts.google.com:aud': '1234.apps.example' } }\n- Effect: Allow\n  Principal: { Federated: www.amazon.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'www.amazon.com:app_id': amzn1.application-oa2-client.1 } }\n") },
    { name: 'an identity pool that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Given } }\n", parameter) },
    { name: 'a pool of the template, for people who have signed in', text: `${trust("- Effect: Allow\n  Principal: { Federated: cognito-identity.amazonaws.com }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Pool }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated } }\n")}  Pool:\n    Type: AWS::Cognito::IdentityPool\n    Properties:\n      AllowUnauthenticatedIdentities: false\n` },
    { name: 'a provider in the policy of a bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n" },
  ],
  invalid: [
    { name: 'every certificate', text: anywhere(''), expect: ['certificates'], about: ['Worker'], says: ['`Worker`'] },
    { name: 'every certificate of the account, which is that of the role', text: anywhere("{ StringEquals: { 'aws:SourceAccount': '111122223333' } }"), expect: ['certificates'] },
    { name: 'every certificate of every trust anchor', text: anywhere("{ ArnLike: { 'aws:SourceArn': 'arn:aws:rolesanywhere:*:111122223333:trust-anchor/*' } }"), expect: ['certificates'] },
    { name: 'every certificate that names its machine', text: anywhere("{ StringLike: { 'aws:PrincipalTag/x509Subject/CN': '*' } }"), expect: ['certificates'] },
    { name: 'every certificate, beside a denial without TLS', text: `${anywhere('')}          - Effect: Deny\n            Principal: '*'\n            Action: sts:AssumeRole\n            Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n`, expect: ['certificates'] },
    { name: 'every certificate, with one trust anchor in the template', text: anywhere('') + anchor('Authority'), expect: ['certificates'], fixed: holders('') + anchored + anchor('Authority'), left: ['test the subject as well'] },
    { name: 'every certificate, with two trust anchors in the template', text: anywhere('') + anchor('Authority') + anchor('Other'), expect: ['certificates'] },
    { name: 'every certificate, with a trust anchor in one stage', text: `Conditions:\n  IsBuild: !Equals [!Ref AWS::Region, eu-west-1]\n${anywhere('')}${anchor('Authority', '    Condition: IsBuild\n')}`, expect: ['certificates'] },
    { name: 'every certificate, with a trust anchor that waits for the role', text: anywhere('') + anchor('Authority', '    DependsOn: Worker\n'), expect: ['certificates'] },
    { name: 'every certificate, and the instances of EC2', text: anywhere('').replace('«rolesanywhere.amazonaws.com»', '[ec2.amazonaws.com, «rolesanywhere.amazonaws.com»]') + anchor('Authority'), expect: ['certificates'] },
    { name: 'a SAML provider', fixed: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }\n            Action: sts:AssumeRoleWithSAML\n            Condition:\n              StringEquals:\n                SAML:aud: https://signin.aws.amazon.com/saml\n", text: trust("- Effect: Allow\n  Principal: { Federated: «'arn:aws:iam::111122223333:saml-provider/corp'» }\n  Action: sts:AssumeRoleWithSAML\n"), expect: ['audience'], about: ['Worker'] },
    { name: 'any identity pool', text: trust("- Effect: Allow\n  Principal: { Federated: «cognito-identity.amazonaws.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n"), expect: ['audience'] },
    { name: 'any identity pool, where one of the template gives its people the role', text: signedIn(''), expect: ['audience'], left: ['other identity pools'], fixed: signedIn("            Condition:\n              StringEquals:\n                cognito-identity.amazonaws.com:aud: !Ref Visitors\n").replace(/[«»]/g, '') },
    { name: 'any identity pool, where rules of one of the template give people the role', text: signedIn('').replace('Roles: { authenticated: !GetAtt Member.Arn }', "RoleMappings: { site: { Type: Rules, RulesConfiguration: { Rules: [{ Claim: 'isAdmin', MatchType: Equals, Value: 'yes', RoleARN: !GetAtt Member.Arn }] } } }"), expect: ['audience'],
      fixed: signedIn("            Condition:\n              StringEquals:\n                cognito-identity.amazonaws.com:aud: !Ref Visitors\n").replace(/[«»]/g, '').replace('Roles: { authenticated: !GetAtt Member.Arn }', "RoleMappings: { site: { Type: Rules, RulesConfiguration: { Rules: [{ Claim: 'isAdmin', MatchType: Equals, Value: 'yes', RoleARN: !GetAtt Member.Arn }] } } }") },
    { name: 'any identity pool, where two of the template give their people the role', text: `${signedIn('')}  Others:\n    Type: AWS::Cognito::IdentityPool\n    Properties: { AllowUnauthenticatedIdentities: false }\n  OtherAttachment:\n    Type: AWS::Cognito::IdentityPoolRoleAttachment\n    Properties: { IdentityPoolId: !Ref Others, Roles: { authenticated: !GetAtt Member.Arn } }\n`, expect: ['audience'] },
    { name: 'any identity pool, where the one of the template waits for the role', text: signedIn('').replace('    Properties:\n      AllowUnauthenticatedIdentities', '    DependsOn: Member\n    Properties:\n      AllowUnauthenticatedIdentities'), expect: ['audience'] },
    { name: 'people who signed in to any pool', text: trust("- Effect: Allow\n  Principal: { Federated: «cognito-identity.amazonaws.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated } }\n"), expect: ['audience'] },
    { name: 'a SAML provider that the template puts together', fixed: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { Federated: !Sub 'arn:aws:iam::${AWS::AccountId}:saml-provider/corp' }\n            Action: sts:AssumeRoleWithSAML\n            Condition:\n              StringEquals:\n                SAML:aud: https://signin.aws.amazon.com/saml\n", text: trust("- Effect: Allow\n  Principal: { Federated: «!Sub 'arn:aws:iam::${AWS::AccountId}:saml-provider/corp'» }\n  Action: sts:AssumeRoleWithSAML\n"), expect: ['audience'], says: ['trusts `arn:aws:iam::${AWS::AccountId}:saml-provider/corp`'] },
    { name: 'everybody with an account of Google', text: trust("- Effect: Allow\n  Principal: { Federated: «accounts.google.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n"), expect: ['audience'], says: ['`accounts.google.com`'] },
    { name: 'any application of Facebook', text: trust("- Effect: Allow\n  Principal: { Federated: «graph.facebook.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n  Condition: { StringLike: { 'graph.facebook.com:app_id': '*' } }\n"), expect: ['audience'] },
    { name: 'any application of Amazon', text: trust("- Effect: Allow\n  Principal: { Federated: «www.amazon.com» }\n  Action: sts:AssumeRoleWithWebIdentity\n"), expect: ['audience'] },
    { name: 'guests with two roles, one of which reads files', fixed: "Parameters:\n  Given:\n    Type: String\n  WithGuests:\n    Type: String\n    Default: true\nConditions:\n  IsOpen: !Equals [!Ref Given, open]\nResources:\n  Visitors:\n    Type: AWS::Cognito::IdentityPool\n    Properties:\n      AllowUnauthenticatedIdentities: false\n  Guest:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          Effect: Allow\n          Principal: { Federated: cognito-identity.amazonaws.com }\n          Action: sts:AssumeRoleWithWebIdentity\n          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Visitors } }\n      Policies:\n        - PolicyName: guest\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 'rum:PutRumEvents', Resource: '*' }\n  Attachment:\n    Type: AWS::Cognito::IdentityPoolRoleAttachment\n    Properties:\n      IdentityPoolId: !Ref Visitors\n      Roles: { unauthenticated: !If [IsOpen, !GetAtt Guest.Arn, arn:aws:iam::111122223333:role/other] }\n", expect: ['guests'], about: ['Visitors'],
      text: pool('«true»', "{ Effect: Allow, Action: 'rum:PutRumEvents', Resource: '*' }").replace('{ unauthenticated: !GetAtt Guest.Arn }', '{ unauthenticated: !If [IsOpen, !GetAtt Guest.Arn, arn:aws:iam::111122223333:role/other] }').replace('Resources:', 'Conditions:\n  IsOpen: !Equals [!Ref Given, open]\nResources:') },
    { name: 'a pool with guests', fixed: 'Parameters:\n  Given:\n    Type: String\n  WithGuests:\n    Type: String\n    Default: true\nResources:\n  Visitors:\n    Type: AWS::Cognito::IdentityPool\n    Properties:\n      AllowUnauthenticatedIdentities: false\n', text: pool('«true»'), expect: ['guests'], about: ['Visitors'] },
    { name: 'a pool with guests by the default of a parameter', declined: 'The value is defined elsewhere: change it there.', text: pool('«!Ref WithGuests»'), expect: ['guests'], related: ['The default of parameter `WithGuests`.'] },
    { name: 'guests who read files', fixed: "Parameters:\n  Given:\n    Type: String\n  WithGuests:\n    Type: String\n    Default: true\nResources:\n  Visitors:\n    Type: AWS::Cognito::IdentityPool\n    Properties:\n      AllowUnauthenticatedIdentities: 'false'\n  Guest:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          Effect: Allow\n          Principal: { Federated: cognito-identity.amazonaws.com }\n          Action: sts:AssumeRoleWithWebIdentity\n          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Visitors } }\n      Policies:\n        - PolicyName: guest\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }\n  Attachment:\n    Type: AWS::Cognito::IdentityPoolRoleAttachment\n    Properties:\n      IdentityPoolId: !Ref Visitors\n      Roles: { unauthenticated: !GetAtt Guest.Arn }\n", text: pool("«'true'»", "{ Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }"), expect: ['guests'] },
    { name: 'guests of a pool beside another for telemetry', fixed: "Parameters:\n  Given:\n    Type: String\n  WithGuests:\n    Type: String\n    Default: true\nResources:\n  Visitors:\n    Type: AWS::Cognito::IdentityPool\n    Properties:\n      AllowUnauthenticatedIdentities: false\n  Guest:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          Effect: Allow\n          Principal: { Federated: cognito-identity.amazonaws.com }\n          Action: sts:AssumeRoleWithWebIdentity\n          Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': !Ref Visitors } }\n      Policies:\n        - PolicyName: guest\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 'rum:PutRumEvents', Resource: '*' }\n  Attachment:\n    Type: AWS::Cognito::IdentityPoolRoleAttachment\n    Properties:\n      IdentityPoolId: !Ref Others\n      Roles: { unauthenticated: !GetAtt Guest.Arn }\n  Others:\n    Type: AWS::Cognito::IdentityPool\n    Properties: { AllowUnauthenticatedIdentities: false }\n", expect: ['guests'], about: ['Visitors'],
      text: pool('«true»', "{ Effect: Allow, Action: 'rum:PutRumEvents', Resource: '*' }").replace('IdentityPoolId: !Ref Visitors', 'IdentityPoolId: !Ref Others') + "  Others:\n    Type: AWS::Cognito::IdentityPool\n    Properties: { AllowUnauthenticatedIdentities: false }\n" },
  ],
});
