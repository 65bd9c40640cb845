import assert from 'node:assert/strict';
import { completeArn, isOwnAccount, readAccount, readArn } from '../../src/iam/arn.js';
import { showText, textsOf, lookupNothing, type PartialText } from '../../src/iam/partial-text.js';
import { readPrincipal, type Principal, type PrincipalType } from '../../src/iam/principal.js';
import { valueFrom, type Plain } from './support/value-from.js';

function textOf(plain: Plain): PartialText {
  const [option] = textsOf(valueFrom(typeof plain === 'string' ? { 'Fn::Sub': plain } : plain), lookupNothing) ?? [];
  assert.ok(option);
  return option.text;
}

/** The principal with its texts as a person would write them. */
function shown(principal: Principal): string {
  const parts = Object.entries(principal).map(([key, value]) => {
    if (key === 'kind') return String(value);
    if (Array.isArray(value)) return `${key}=${showText(value as PartialText)}`;
    return `${key}=${value !== null && typeof value === 'object' ? ('id' in value ? String(value.id) : String(value.kind)) : String(value)}`;
  });
  return parts.join(' ');
}

describe('readPrincipal', () => {
  const cases: readonly (readonly [type: PrincipalType, text: Plain, principal: string])[] = [
    ['AWS', '*', 'anyone'],
    ['AWS', '111122223333', 'account account=111122223333'],
    ['AWS', 'arn:aws:iam::111122223333:root', 'account account=111122223333'],
    ['AWS', { Ref: 'AWS::AccountId' }, 'account account=own'],
    ['AWS', 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root', 'account account=own'],
    ['AWS', 'arn:aws:iam::${Other}:root', 'account account=unknown'],
    ['AWS', 'arn:aws:iam::*:root', 'account account=any'],
    ['AWS', 'arn:aws:iam::111122223333:user/path/bob', 'user account=111122223333 name=path/bob'],
    ['AWS', 'arn:aws:iam::111122223333:role/app-${AWS::Region}', 'role account=111122223333 name=app-${AWS::Region}'],
    ['AWS', 'arn:aws:iam::111122223333:role/*', 'role account=111122223333 name=*'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/app/me', 'assumed-role account=111122223333 role=app session=me'],
    ['AWS', 'arn:aws:sts::111122223333:federated-user/bob', 'federated-user account=111122223333 name=bob'],
    ['AWS', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1', 'origin-access-identity id=E1'],
    ['AWS', 'AROAEXAMPLEEXAMPLE00', 'unique-id id=AROAEXAMPLEEXAMPLE00'],
    ['AWS', { 'Fn::GetAtt': ['Role', 'Arn'] }, 'reference type=AWS id=Role attribute=Arn'],
    ['AWS', { Ref: 'Role' }, 'reference type=AWS id=Role attribute=null'],
    ['AWS', { $unknown: true }, 'unknown'],
    ['AWS', 'arn:aws:iam::111122223333:${Who}', 'unknown'],
    ['AWS', 'bob', 'malformed'],
    ['AWS', 'arn:aws:iam::11112222333:root', 'malformed'],
    ['AWS', 'arn:aws:iam::11112222333:role/app', 'malformed'],
    ['AWS', 'arn:aws:iam::111122223333:group/admins', 'malformed'],
    ['AWS', 'arn:aws:iam', 'malformed'],
    ['Service', 'ec2.${AWS::URLSuffix}', 'service name=ec2.${AWS::URLSuffix}'],
    ['Service', 'ec2', 'malformed'],
    ['Service', '*', 'service name=*'],
    ['Service', 'ec2*.amazonaws.com', 'malformed'],
    ['Service', '?ambda.amazonaws.com', 'malformed'],
    ['Service', { Ref: 'Service' }, 'unknown'],
    ['Federated', 'cognito-identity.amazonaws.com', 'federated provider=cognito account=none name=cognito-identity.amazonaws.com'],
    ['Federated', 'arn:aws:iam::111122223333:saml/idp', 'malformed'],
    ['Federated', 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/app', 'malformed'],
    ['Federated', 'accounts.google.com', 'federated provider=google account=none name=accounts.google.com'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/idp', 'federated provider=saml account=111122223333 name=idp'],
    ['Federated', 'arn:aws:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com',
      'federated provider=oidc account=own name=token.actions.githubusercontent.com'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/*', 'malformed'],
    ['Federated', 'arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/${Name}', 'federated provider=saml account=own name=${Name}'],
    ['Federated', 'arn:aws:iam::*:oidc-provider/token.actions.githubusercontent.com', 'malformed'],
    ['Federated', '*', 'federated provider=any account=none name=*'],
    ['Federated', { Ref: 'Provider' }, 'reference type=Federated id=Provider attribute=null'],
    ['CanonicalUser', '0123abcd', 'canonical-user id=0123abcd'],
  ];
  for (const [type, text, principal] of cases) {
    it(`${type}: ${JSON.stringify(text)}`, () => assert.equal(shown(readPrincipal(type, textOf(text))), principal));
  }
});

describe('readArn', () => {
  it('splits an ARN, with holes kept in their parts', () => {
    const arn = readArn(textOf('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Name}:*'));
    assert.ok(arn);
    assert.deepEqual([arn.partition, arn.service, arn.region, arn.account, arn.resource].map(showText),
      ['${AWS::Partition}', 'logs', '${AWS::Region}', '${AWS::AccountId}', 'log-group:${Name}:*']);
  });

  it('rejects what is not an ARN', () => {
    for (const text of ['*', 'arn:aws:s3', '${Arn}', 'x:y:z:a:b:c']) assert.equal(readArn(textOf(text)), null, text);
  });
});

describe('completeArn', () => {
  const cases = [
    ['arn:aws:sqs', 'arn:aws:sqs:*:*:*'],
    ['arn:aws:sqs:eu-west-1', 'arn:aws:sqs:eu-west-1:*:*'],
    ['arn:aws:sqs:*', 'arn:aws:sqs:*:*:*'],
    ['arn:${AWS::Partition}:iam', 'arn:${AWS::Partition}:iam:*:*:*'],
    ['arn:aws:sqs:${AWS::Region}:${AWS::AccountId}', 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:*'],
    ['arn:aws', 'arn:aws:*:*:*:*'],
  ] as const;
  for (const [text, whole] of cases) it(`${text}: ${whole}`, () => assert.equal(showText(completeArn(textOf(text))), whole));

  it('leaves alone what is complete, what is no ARN, and what may contain the rest', () => {
    for (const text of ['arn:aws:s3:::', 'arn:aws:s3:::b:c', '*', 'orders', 'arn', 'arn::x', 'arn:aws:*:b/k', 'arn:aws:sqs:${Queue.Arn}', 'arn:aws:${Given}']) {
      assert.equal(showText(completeArn(textOf(text))), text);
    }
  });
});

describe('readAccount', () => {
  const own = (text: Plain) => isOwnAccount(readAccount(textOf(text)), ['444455556666']);
  it('distinguishes the own account from others', () => {
    assert.deepEqual([own({ Ref: 'AWS::AccountId' }), own('444455556666'), own('111122223333'), own('*'), own('${Account}')],
      [true, true, false, false, null]);
  });
});
