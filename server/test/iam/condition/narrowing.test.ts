import assert from 'node:assert/strict';
import { deniesStrangers } from '../../../src/iam/condition/denial.js';
import { narrowingOf } from '../../../src/iam/condition/narrowing.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from '../support/value-from.js';

function narrowing(condition: Plain, principal: Plain = '*'): string {
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: principal, Action: '*', Resource: '*', Condition: condition } };
  const [statement] = readPolicy(valueFrom(policy), 'resource').statements;
  assert.ok(statement);
  const { narrows, limits } = narrowingOf(statement, ['444455556666']);
  return [narrows, ...limits.map(({ kind, scope }) => `${kind}=${scope}`)].join(' ');
}

describe('narrowingOf', () => {
  const cases: readonly (readonly [name: string, condition: Plain, expect: string])[] = [
    ['an organisation', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' } }, 'yes organization=named'],
    ['any organisation', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, 'no organization=open'],
    ['whichever organisation the caller is of', { StringEquals: { 'aws:PrincipalOrgID': '${aws:PrincipalOrgID}' } }, 'no organization=open'],
    ['an organisation from outside', { StringEquals: { 'aws:PrincipalOrgID': { Ref: 'OrgId' } } }, 'maybe organization=unknown'],
    ['an organisation, if the key is there', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3' } }, 'no organization=open'],
    ['any path of an organisation, which the key must be there for', { 'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/*' } }, 'yes organization=named'],
    ['any path of any organisation', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/*' } }, 'no organization=open'],
    ['any path of any organisation, with its parts', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/r-*/ou-*/' } }, 'no organization=open'],
    ['one root, whichever its organisation is called', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/r-a1b2/*' } }, 'yes organization=named'],
    ['everybody but an organisation', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' } }, 'no organization=open'],
    ['the paths of an organisation', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/*' } }, 'yes organization=named'],
    ['ForAllValues, true without the key (fact 12)', { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/*' } }, 'no organization=open'],
    ['ForAllValues with the documented cure (fact 12)',
      { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/*' }, Null: { 'aws:PrincipalOrgPaths': 'false' } },
      'yes organization=named organization=open'],
    ['an organisation, if the key is there, which it must be', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3' }, Null: { 'aws:PrincipalOrgID': 'false' } },
      'yes organization=named organization=open'],
    ['an organisation, if the key is there, which it must not be', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3' }, Null: { 'aws:PrincipalOrgID': 'true' } },
      'no organization=open organization=open'],
    ['an account, if the key is there, as it always is', { StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } }, 'yes account=named'],
    ['an account as source, if the key is there, as it is for services alone', { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }, 'no account=open'],
    ['the own account', { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }, 'yes account=own'],
    ['an account that is said to be own', { StringEquals: { 'AWS:principalaccount': '444455556666' } }, 'yes account=own'],
    ['a foreign account', { StringEquals: { 'kms:CallerAccount': '111122223333' } }, 'yes account=named'],
    ['the account of the resource', { StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }, 'yes account=own'],
    ['the account of the resource, which is that of the caller', { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }, 'yes account=named'],
    ['the organisation of the resource, which is that of the caller', { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }, 'yes organization=named'],
    ['the organisation of the resource, which is not that of the caller', { StringNotEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }, 'no organization=open'],
    ['the account of the resource, which says nothing of the caller', { StringEquals: { 'aws:ResourceAccount': '111122223333' } }, 'no'],
    ['the account of the resource, which may be that of the caller', { StringEquals: { 'aws:ResourceAccount': ['${aws:PrincipalAccount}', '111122223333'] } }, 'no'],
    ['any account', { StringLike: { 'aws:PrincipalAccount': '*' } }, 'no account=open'],
    ['a star under StringEquals is no wildcard (fact 3)', { StringEquals: { 'sts:ExternalId': '*' } }, 'yes external-id=named'],
    ...['?*', '*?', '??*?'].map((any) => ['any organisation, by wildcards that are more than a star: ' + any, { StringLike: { 'aws:PrincipalOrgID': any } }, 'no organization=open'] as const),
    ['any organisation, by its beginning and other wildcards', { StringLike: { 'aws:PrincipalOrgID': 'o-?*' } }, 'no organization=open'],
    ['any endpoint, by its beginning and other wildcards', { StringLike: { 'aws:SourceVpce': 'vpce-*?' } }, 'no network=open'],
    ['one character, of an external id', { StringLike: { 'sts:ExternalId': 'corr-?' } }, 'yes external-id=named'],
    ['any external id that is not empty', { StringLike: { 'sts:ExternalId': '?*' } }, 'no external-id=open'],
    ['wildcards as text', { StringEquals: { 'sts:ExternalId': '?*' } }, 'yes external-id=named'],
    ['an identity pool', { StringLike: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:1234*' } }, 'yes audience=named'],
    ['any identity pool of a region', { StringLike: { 'cognito-identity.amazonaws.com:aud': 'us-gov-west-1:*' } }, 'no audience=open'],
    ['an account of a star, which is no wildcard', { StringEquals: { 'aws:SourceAccount': '*' } }, 'yes account=named'],
    ['a role of an account of a star, which is no wildcard', { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, 'yes principal=named'],
    ['any bucket with a star for a name, which is no wildcard', { StringEqualsIgnoreCase: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, 'yes source=named'],
    ['any account, in the pattern of an ARN', { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, 'no principal=open'],
    ['an external id', { StringEquals: { 'sts:ExternalId': 'x' } }, 'yes external-id=named'],
    ['a source ARN of the own account', { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:*:${AWS::AccountId}:*' } } }, 'yes source=own'],
    ['a source ARN of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:topic' } }, 'no source=open'],
    ['a bucket as source', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' } }, 'yes source=named'],
    ['a bucket as source, its account left open', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:b' } }, 'yes source=named'],
    ['any bucket of any account as source', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' } }, 'no source=open'],
    ['any bucket as source', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, 'no source=open'],
    ['a resource of the template as source', { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Topic', 'Arn'] } } }, 'yes source=named'],
    ['roles of the own account', { ArnLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/x*' } } }, 'yes principal=own'],
    ['a role of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' } }, 'no principal=open'],
    ['an ARN that is all star', { StringLike: { 'aws:PrincipalArn': 'arn:aws:*' } }, 'no principal=open'],
    ['the end of an ARN, which every account may have', { StringLike: { 'aws:PrincipalArn': '*:role/deploy' } }, 'no principal=open'],
    ['the end of an ARN as text', { StringEquals: { 'aws:PrincipalArn': '*:role/deploy' } }, 'yes principal=named'],
    ['the end of a number and an ARN', { StringLike: { 'aws:PrincipalArn': ['*:111122223333:role/*', 'arn:aws:iam::111122223333:role/a'] } }, 'yes principal=named'],
    ['a tag of the principal, which every account gives as it likes', { StringEquals: { 'aws:PrincipalTag/Team': 'a' } }, 'no principal=open'],
    ['a name of a user, which every account may have', { StringEquals: { 'aws:username': 'deploy' } }, 'no principal=open'],
    ['the name of a session, which its maker chooses', { StringLike: { 'sts:RoleSessionName': 'ops-*' } }, 'no principal=open'],
    ['the id of a role', { StringLike: { 'aws:userid': 'AROAEXAMPLE:*' } }, 'yes principal=named'],
    ['the name of a session of any role', { StringLike: { 'aws:userid': '*:deploy' } }, 'no principal=open'],
    ['AWS services', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, 'yes principal=named'],
    ['no AWS services', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }, 'no principal=open'],
    ['an address', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8::/32'] } }, 'yes network=named'],
    ['every address', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }, 'no network=open'],
    ['the internet in halves', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, 'no network=open'],
    ['private addresses, which every VPC may have', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } }, 'no network=open'],
    ['a network within a VPC', { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' }, StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'yes network=open network=named'],
    ['every address but some', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, 'no network=open'],
    ['a VPC, as VPC Lattice names it', { StringEquals: { 'vpc-lattice-svcs:SourceVpc': 'vpc-1' } }, 'yes network=named'],
    ['the account of a VPC, as VPC Lattice names it', { StringEquals: { 'vpc-lattice-svcs:SourceVpcOwnerAccount': { Ref: 'AWS::AccountId' } } }, 'yes account=own'],
    ['the method of a request', { StringEquals: { 'vpc-lattice-svcs:RequestMethod': 'GET' } }, 'no'],
    ['mail within a domain', { StringLike: { 'sns:Endpoint': '*@example.com' } }, 'yes recipient=named'],
    ['an address of the web', { StringLike: { 'sns:Endpoint': 'https://hooks.example.com/*' } }, 'yes recipient=named'],
    ['a queue of one account', { ArnLike: { 'sns:Endpoint': 'arn:aws:sqs:*:111122223333:*' } }, 'yes recipient=named'],
    ['a queue of any account', { StringLike: { 'sns:Endpoint': 'arn:aws:sqs:*:*:*' } }, 'no recipient=open'],
    ...['*@*', 'https://*', '*', '*@*.*'].map((pattern): [string, Plain, string] => [`every recipient, ${pattern}`, { StringLike: { 'sns:Endpoint': pattern } }, 'no recipient=open']),
    ['mail within a domain that is filled in', { StringLike: { 'sns:Endpoint': { 'Fn::Sub': '*@${Domain}' } } }, 'maybe recipient=unknown'],
    ['how a message is delivered, not to whom', { StringEquals: { 'sns:Protocol': 'https' } }, 'no'],
    ['an endpoint of the template', { StringEquals: { 'aws:SourceVpce': { 'Fn::GetAtt': ['Endpoint', 'Id'] } } }, 'yes network=named'],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': true } }, 'yes mfa=named'],
    ['no MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, 'no mfa=open'],
    ['MFA for whom has it (fact 16)', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, 'no mfa=open'],
    ['fresh MFA', { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } }, 'yes mfa=named'],
    ['an age of MFA that is there', { Null: { 'aws:MultiFactorAuthAge': 'false' } }, 'yes mfa=named'],
    ['an age of MFA that is not there', { Null: { 'aws:MultiFactorAuthAge': 'true' } }, 'no mfa=open'],
    ['a key that is there', { Null: { 'aws:PrincipalOrgID': 'false' } }, 'no organization=open'],
    ['a service in between, which acts for every account', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, 'no via-service=open'],
    ['subject and audience', { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:o/r:*' } }, 'yes audience=named subject=named'],
    ['every subject', { StringLike: { 'token.actions.githubusercontent.com:sub': '*' } }, 'no subject=open'],
    ['another claim of the token', { StringEquals: { 'gitlab.com:namespace_id': '1' } }, 'yes federation=named'],
    ['the audience of SAML', { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }, 'yes audience=named'],
    ['encryption on the way', { Bool: { 'aws:SecureTransport': 'true' } }, 'no'],
    ['a tag of the resource', { StringEquals: { 'aws:ResourceTag/Team': 'a' } }, 'no'],
    ['one of several values is open', { StringLike: { 'aws:PrincipalOrgID': ['o-a1b2c3', '*'] } }, 'no organization=open'],
    ['something that is not known', { $unknown: true }, 'maybe'],
  ];
  for (const [name, condition, expect] of cases) it(name, () => assert.equal(narrowing(condition), expect));

  const account = { AWS: '111122223333' };
  const ofAccount: typeof cases = [
    ['a tag of the principal', { StringEquals: { 'aws:PrincipalTag/Team': 'a' } }, 'yes principal=named'],
    ['the name of a user', { StringEquals: { 'aws:username': 'deploy' } }, 'yes principal=named'],
    ['a service in between', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, 'yes via-service=named'],
    ['the name of a session, which its maker chooses', { StringLike: { 'sts:RoleSessionName': 'ops-*' } }, 'no principal=open'],
  ];
  for (const [name, condition, expect] of ofAccount) it(`of an account: ${name}`, () => assert.equal(narrowing(condition, account), expect));
});

describe('deniesStrangers', () => {
  const cases: readonly (readonly [name: string, condition: Plain | null, expect: string])[] = [
    ['no condition', null, 'yes'],
    ['everybody outside an organisation', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' } }, 'yes'],
    ['the same, if the key is there', { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3' } }, 'yes'],
    ['everybody outside an organisation but AWS', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }, 'yes'],
    ['everybody but two kinds of callers', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, 'yes'],
    ['outside a network, without encryption', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:SecureTransport': 'false' } }, 'no'],
    ['no encryption', { Bool: { 'aws:SecureTransport': 'false' } }, 'no'],
    ['outside every address', { NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, 'no'],
    ['without a tag that strangers can have', { StringNotEquals: { 'aws:PrincipalTag/Team': 'a' } }, 'no'],
    ['one network', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, 'no'],
    ['any value but one, which needs the key', { 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3/*' } }, 'no'],
    ['outside an organisation that is not known', { StringNotEquals: { 'aws:PrincipalOrgID': { Ref: 'OrgId' } } }, 'maybe'],
    ['something that is not known', { $unknown: true }, 'maybe'],
  ];
  for (const [name, condition, expect] of cases) {
    it(name, () => {
      const deny = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', ...(condition === null ? {} : { Condition: condition }) };
      const [statement] = readPolicy(valueFrom({ Version: '2012-10-17', Statement: deny }), 'resource').statements;
      assert.ok(statement);
      assert.equal(deniesStrangers(statement), expect);
    });
  }
});
