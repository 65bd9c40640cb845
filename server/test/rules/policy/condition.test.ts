import { condition } from '../../../src/rules/policy/condition.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const scp = (statement: string): string => `Resources:
  Operators:
    Type: AWS::Organizations::Policy
    Properties:
      Name: operate
      Type: SERVICE_CONTROL_POLICY
      Content:
        Version: '2012-10-17'
        Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `          ${line}`)).join('\n')}`;

const asked = (action: string, test: string): string => group(`- Effect: Allow\n  Action: ${action}\n  Resource: '*'\n  Condition: { ${test} }\n`);

testRule(condition, {
  valid: [
    { name: 'an ARN that is compared as a whole, as a guide of AWS does', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/a' } }\n") },
    ...[
      ['s3:GetObject', "StringEquals: { 'aws:PrincipalOrgID': [o-a1b2c3d4e5, '${aws:ResourceOrgID}', ORG_ID, ''] }"],
      ['s3:GetObject', "StringEquals: { 'aws:SourceVpc': vpc-1a2b3c4d, 'aws:SourceVpce': vpce-1a2b3c4d, 'aws:SourceAccount': '111122223333' }"],
      ['s3:GetObject', "ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::111122223333:role/a', 'arn:aws:sts::111122223333:federated-user/b'] }"],
      ['s3:GetObject', "StringLike: { 'aws:userid': ['AROAEXAMPLEID:*', '111122223333'], 'aws:RequestedRegion': [eu-west-1, us-gov-east-1, 'eu-*'] }"],
      ['iam:PassRole', "StringLike: { 'iam:PassedToService': ['lambda.amazonaws.com', 'ecs*'] }"],
      ['kms:Decrypt', "StringLike: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com', 's3.*.amazonaws.com', 's3*'] }"],
    ].map(([action = '', test = '']) => ({ name: `values as they are: ${test}`, text: asked(action, test) })),
    { name: 'ARNs, patterns of them, and everything', text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: '*'\n  Condition: { ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::orders', 'arn:*:s3:::o*', '*', !GetAtt Orders.Arn] } }\n") + '  Orders: { Type: AWS::S3::Bucket }\n' },
    { name: 'what SAM writes for a policy template', text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Rotate:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - AWSSecretsManagerRotationPolicy: {FunctionName: rotate}\n' },
    { name: 'a boundary, which is compared as text', text: group("- Effect: Allow\n  Action: iam:CreateRole\n  Resource: arn:aws:iam::111122223333:role/shop/*\n  Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/shop' } }\n") },
    { name: 'a global key that is new', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { 'aws:PrincipalDepartment': shop } }\n") },
    { name: 'the beginning of an ARN in an encryption context', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: arn:aws:kms:eu-west-1:111122223333:key/1\n  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*' } }\n") },
    { name: 'a denial of what is in plain text, and of what is encrypted badly', text: group("- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': false } }\n- Effect: Deny\n  Action: 's3:*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:TlsVersion': 1.2 } }\n") },
    { name: 'a placeholder for an address', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { IpAddress: { 'aws:SourceIp': <my-network> } }\n") },
    { name: 'values of the right kind', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { Bool: { 'aws:SecureTransport': true, 'aws:ViaAWSService': 'False' }, NumericLessThan: { 's3:max-keys': '10' }, DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' }, IpAddress: { 'aws:SourceIp': 203.0.113.7 } }\n") },
    { name: 'a key of the resource that the action is on', text: group("- Effect: Allow\n  Action: iam:DeleteRole\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:ResourceTag/team': shop } }\n") },
    { name: 'a fitting operator', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringLike: { 's3:prefix': 'home/*' } }\n") },
    { name: 'a global key', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }\n") },
    { name: 'a key whose name is chosen', text: group("- Effect: Allow\n  Action: ec2:StartInstances\n  Resource: '*'\n  Condition: { StringEquals: { 'ec2:ResourceTag/team': shop } }\n") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n  Condition: { StringEquals: { 's3:prefix': home } }\n", parameter) },
    { name: 'an operator for ARNs on a text that is one', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: arn:aws:kms:eu-west-1:111122223333:key/a\n  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111122223333:*' } }\n") },
    { name: 'a star that the context holds itself', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: arn:aws:kms:eu-west-1:111122223333:key/a\n  Condition: { StringEquals: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:eu-west-1:111122223333:*' } }\n") },
    { name: 'a denial of functions that anybody calls', text: scp("- Effect: Deny\n  Action: lambda:AddPermission\n  Resource: '*'\n  Condition: { StringEquals: { 'lambda:Principal': '*' } }\n") },
    { name: 'a key that the data gives to no action', text: group("- Effect: Allow\n  Action: states:InvokeHTTPEndpoint\n  Resource: '*'\n  Condition: { StringLike: { 'states:HTTPEndpoint': 'https://api.internal/*' } }\n") },
    { name: 'a key of one of several services', text: group("- Effect: Allow\n  Action: ['ec2:*', 'iam:*']\n  Resource: '*'\n  Condition: { StringEquals: { 'iam:ResourceTag/status': test } }\n") },
    { name: 'a key of a service that may be newer than the data', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringLike: { 's3:ListingOrder': up } }\n") },
    { name: 'whether a key with several values is there', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { 'Null': { 'aws:TagKeys': 'false' } }\n") },
    { name: 'how many of several values must fit', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a/r-b/*' } }\n") },
    { name: 'a key of a service with several values, which may stand alone', text: group("- Effect: Allow\n  Action: events:PutRule\n  Resource: arn:aws:events:*:111122223333:rule/shop-*\n  Condition: { StringEquals: { 'events:source': aws.ec2 } }\n") },
    { name: 'a placeholder for a key', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { '${ClusterIssuer}:sub': x, '{{ key }}': y, '<key>': z } }\n") },
    { name: 'a variable under operators that know variables, and a placeholder of another tool', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringLike: { 's3:prefix': '${aws:username}/*' }, Bool: { 'aws:ViaAWSService': '${aws:PrincipalTag/via}' }, NumericLessThan: { 's3:max-keys': '${most}' } }\n") },
    { name: 'the last day of a leap year month', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { DateLessThan: { 'aws:CurrentTime': '2028-02-29T23:59:60Z' } }\n") },
  ],
  invalid: [
    { name: 'a name where an ARN is compared', text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: '*'\n  Condition: { ArnLike: { 'aws:SourceArn': «orders» } }\n"), expect: ['value'], says: ['`orders` is not an ARN'] },
    ...[
      ["NumericLessThan: { 's3:max-keys': «'${aws:PrincipalTag/most}'» }", 'is not a number'],
      ["DateLessThan: { 'aws:CurrentTime': «'${aws:PrincipalTag/end}'» }", 'is not a date'],
      ["IpAddress: { 'aws:SourceIp': «'${aws:PrincipalTag/net}'» }", 'is not an address'],
    ].map(([test = '', says = '']) => ({ name: `a variable that stays text: ${test}`, text: asked('s3:ListBucket', test), expect: ['value'] as const, says: [says] })),
    { name: 'the Ref of a bucket where its ARN is compared', text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: '*'\n  Condition: { ArnEquals: { 'aws:SourceArn': «!Ref Orders» } }\n") + '  Orders: { Type: AWS::S3::Bucket }\n', expect: ['name'], says: ['`Ref` of `Orders`'] },
    { name: 'a misspelt global key', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { «'aws:PrincipleOrgID'»: o-1234567890 } }\n"), expect: ['key'], says: ['`aws:PrincipalOrgID` is'] },
    { name: 'the beginning of a global key', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { «'aws:PrincipalOrg'»: o-1234567890 } }\n"), expect: ['key'], says: ['`aws:PrincipalOrgID` is'] },
    { name: 'a misspelt key of a service', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringLike: { «'s3:prefx'»: home/* } }\n"), expect: ['key'], says: ['`s3:prefix`'] },
    { name: 'a misspelt global key of a tag', text: group("- Effect: Allow\n  Action: ec2:StartInstances\n  Resource: '*'\n  Condition: { StringEquals: { «aws:ResourceTags/team»: shop } }\n"), expect: ['key'], says: ['`aws:ResourceTag/team` is'] },
    { name: 'a denial of what is encrypted', text: group("- Effect: Deny\n  Action: 's3:*'\n  Resource: arn:aws:s3:::orders\n  Condition: { Bool: { 'aws:SecureTransport': «'true'» } }\n"), expect: ['transport'], says: ['`Deny`'] },
    { name: 'what is allowed in plain text alone', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { BoolIfExists: { 'aws:securetransport': «false» } }\n"), expect: ['transport'], says: ['in plain text'] },
    ...[
      ['s3:GetObject', "StringEquals: { 'aws:PrincipalOrgID': [o-a1b2c3d4e5, «ou-a1b2-c3d4e5f6»] }", 'organization'],
      ['s3:GetObject', "StringNotEquals: { 'aws:ResourceOrgID': «r-a1b2» }", 'organization'],
      ['s3:GetObject', "StringEquals: { 'aws:SourceVpc': «vpce-1a2b3c4d» }", 'network'],
      ['s3:GetObject', "StringEquals: { 'AWS:sourceVpce': «vpc-1a2b3c4d» }", 'endpoint'],
      ['s3:GetObject', "StringEquals: { 'aws:PrincipalAccount': «'arn:aws:iam::111122223333:root'» }", 'account'],
      ['s3:GetObject', "StringEquals: { 'aws:SourceAccount': «o-a1b2c3d4e5» }", 'account'],
      ['s3:GetObject', "ArnNotLike: { 'aws:PrincipalArn': «'arn:aws:sts::*:assumed-role/deploy/*'» }", 'role'],
      ['s3:GetObject', "StringNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*', «'arn:aws:iam::*:role/AWSReservedSSO_Admin_*'»] }", 'path'],
      ['s3:GetObject', "StringEquals: { 'aws:userid': «'arn:aws:iam::111122223333:user/a'» }", 'an id'],
      ['s3:GetObject', "StringEquals: { 'aws:username': «'arn:aws:iam::111122223333:user/a'» }", 'user'],
      ['s3:GetObject', "StringEquals: { 'aws:RequestedRegion': [eu-west-1, «eu-west-1a»] }", 'region'],
      ['s3:GetObject', "StringEquals: { 'aws:RequestedRegion': «EU (Ireland)» }", 'region'],
      ['iam:PassRole', "StringEquals: { 'iam:PassedToService': «lambda» }", 'service'],
      ['iam:CreateServiceLinkedRole', "StringLike: { 'iam:AWSServiceName': «autoscaling» }", 'service'],
      ['kms:Decrypt', "StringEquals: { 'kms:ViaService': «s3.amazonaws.com» }", 'region'],
      ['kms:Decrypt', "StringEquals: { 'kms:CallerAccount': «'arn:aws:iam::111122223333:root'» }", 'account'],
    ].map(([action = '', test = '', word = '']) => ({ name: `a value of another kind: ${test}`, text: asked(action, test), expect: ['stray'] as const, says: [word] })),
    ...['aws:PrincipalTag', 'aws:ResourceTag/', 'aws:requesttag'].map((key) => (
      { name: `no tag behind ${key}`, text: asked('s3:GetObject', `StringEquals: { «'${key}'»: team }`), expect: ['tag'] as const, says: [`\`${key}\` names no tag`] })),
    { name: 'a value that is no boolean', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { Bool: { 'aws:SecureTransport': «yess» } }\n"), expect: ['value'], says: ['`yess` is not true or false'] },
    { name: 'a value that is no address', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { IpAddress: { 'aws:SourceIp': [203.0.113.7, «203.0.113.0/33»] } }\n"), expect: ['value'] },
    { name: 'a value that is no date', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { DateLessThan: { 'aws:CurrentTime': «tomorrow» } }\n"), expect: ['value'] },
    { name: 'an operator that does not exist', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «StringEqual»: { 's3:prefix': home } }\n"), expect: ['operator'], about: ['Operators'], says: ['`StringEquals` is'] },
    { name: 'an operator for numbers', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «NumericEquals»: { 's3:prefix': home } }\n"), expect: ['type'] },
    { name: 'an ARN as text', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «StringEquals»: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a' } }\n"), expect: ['arnAsText'] },
    { name: 'an ARN with a wildcard as text', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «StringLike»: { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/*' } }\n"), expect: ['arnAsText'] },
    { name: 'a star in an ARN as text', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { 'aws:PrincipalArn': «'arn:aws:iam::111122223333:role/app-*'» } }\n"), expect: ['star'] },
    { name: 'a star in an ARN as text, of a guardrail that guards nothing', text: scp("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:PrincipalArn': «'arn:aws:iam::*:root'» } }\n"), expect: ['star'] },
    { name: 'a star in the name of a service that calls functions', text: scp("- Effect: Deny\n  Action: lambda:AddPermission\n  Resource: '*'\n  Condition: { StringEquals: { 'lambda:Principal': ['*', «'*.amazonaws.com'»] } }\n"), expect: ['star'] },
    { name: 'a star that is none', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { 's3:prefix': [a, «'home/*'»] } }\n"), expect: ['star'] },
    { name: 'a key of another action', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { «'s3:prefix'»: home } }\n"), expect: ['unsupported'] },
    { name: 'a key of another service than those as a whole', text: group("- Effect: Allow\n  Action: ['ec2:*', 's3:*']\n  Resource: '*'\n  Condition: { StringNotEquals: { «'iam:ResourceTag/status'»: prod } }\n"), expect: ['unsupported'] },
    { name: 'a key without a service', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { «PrincipalOrgID»: o-1234567890 } }\n"), expect: ['keyForm'] },
    { name: 'a tag without a service', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringEquals: { «'PrincipalTag/team'»: shop } }\n"), expect: ['keyForm'] },
    { name: 'true and false', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { Bool: { 'aws:SecureTransport': «[true, 'false']» } }\n"), expect: ['both'] },
    { name: 'several values under an operator for one', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «StringEquals»: { 'aws:TagKeys': [team, cost] } }\n"), expect: ['set'] },
    { name: 'the paths of an organization under an operator for one', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { «StringNotLikeIfExists»: { 'aws:ResourceOrgPaths': 'o-a/r-b/*' } }\n"), expect: ['set'] },
    { name: 'a month that does not exist', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { DateLessThan: { 'aws:CurrentTime': «'2027-13-01'» } }\n"), expect: ['value'] },
    { name: 'a day that does not exist', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { DateLessThan: { 'aws:CurrentTime': «'2027-02-30T00:00:00Z'» } }\n"), expect: ['value'] },
    { name: 'an hour that does not exist', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { DateLessThan: { 'aws:CurrentTime': «'2027-02-20T25:00:00Z'» } }\n"), expect: ['value'] },
  ],
});
