import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { rules } from '../src/rules/registry.generated.js';
import { Redacted } from '../src/text/redacted.js';
import { rootguard } from './cli/fake-host.js';
import { fillPlaceholders } from './support/synthetic.js';
import { lintStrictly } from './support/lint-strictly.js';

const keyId = fillPlaceholders('AKIA{{901}}');
const secretKey = fillPlaceholders('{{secret:902}}');
const password = fillPlaceholders('{{alnum:24:903}}');
const canaries = [keyId, secretKey, password];

/** A secret in every place where one can be: no finding, problem or offered title may repeat it. */
const text = `Parameters:
  DbPassword: { Type: String, Default: ${password} }
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment: { Variables: { AWS_ACCESS_KEY_ID: ${keyId}, AWS_SECRET_ACCESS_KEY: "${secretKey}", DB_PASSWORD: ${password} } }
      Code: { ZipFile: "client(aws_access_key_id='${keyId}', aws_secret_access_key='${secretKey}')" }
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData: !Base64 "export AWS_ACCESS_KEY_ID=${keyId}\\nexport AWS_SECRET_ACCESS_KEY=${secretKey}\\nmysql -p${password}\\n"
  Database:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, MasterUserPassword: ${password} }
  Person:
    Type: AWS::IAM::User
    Properties: { LoginProfile: { Password: ${password} } }
  Parameter:
    Type: AWS::SSM::Parameter
    Properties: { Type: String, Name: /db/password, Value: "postgres://shop:${password}@db.internal/shop" }
Outputs:
  ${keyId}: { Value: "${secretKey}" }
`;

/** A secret for a name: of a resource, a condition, a property, a group and a type. */
const named = `Parameters: { A: { Type: String } }
Conditions:
  ${keyId}: !Equals [!Ref A, x]
Resources:
  ${keyId}:
    Type: AWS::IAM::Role
    Condition: ${keyId}
    Metadata: { "aws:cdk:path": "Stack/${keyId}", Rootguard: { disable: [ { rule: "${keyId}", reason: x }, { rule: admin/star-on-star, reason: x, until: "1 ${keyId}" } ] } }
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalTag/${keyId}": x } } }] }
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } }]
  Api:
    Type: AWS::Serverless::Function
    Properties: { Events: { E: { Type: Api, Properties: { Path: /${keyId}, Method: get } } } }
  Other:
    Type: Custom::${keyId}
    Properties: { "${keyId}": !Ref ${keyId}, B: !GetAtt ${keyId}.Arn, C: !If [${keyId}, a, b] }
`;

/** The same, as far as detectors find it, in values and names that `inspect` and `can` show. */
const asked = `Parameters:
  DbPassword: { Type: String, Default: ${password} }
  Hidden: { Type: String, NoEcho: true, Default: ${password} }
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment: { Variables: { AWS_ACCESS_KEY_ID: ${keyId}, AWS_SECRET_ACCESS_KEY: "${secretKey}", A: !Ref DbPassword, B: !Sub "x\${Hidden}y", C: !Base64 { Ref: Hidden } } }
      Code: { ZipFile: "client(aws_access_key_id='${keyId}', aws_secret_access_key='${secretKey}')" }
  Database: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: ${password} } }
  Person:
    Type: AWS::IAM::User
    Properties:
      LoginProfile: { Password: ${password} }
      Policies: [{ PolicyName: ${keyId}, PolicyDocument: { Statement: [{ Sid: "${secretKey}", Effect: Allow, Action: "*", Resource: "*", Condition: { StringEquals: { "aws:UserAgent": "${keyId}" } } }] } }]
Outputs:
  ${keyId}: { Value: "${secretKey}" }
`;

describe('a secret', () => {
  for (const [where, content] of [['in a value', text], ['in a name', named]] as const) it(`${where} appears in no finding and in no fix`, () => {
    const { findings, problems } = lintStrictly(content, rules);
    assert.ok(findings.length > 0);
    const said = findings.map(({ message, related, slots, fingerprint, resource, when, construct, fixes }) => ({
      message, slots, fingerprint, resource, when, construct, related: related.map((each) => each.message),
      offers: fixes().map((offer) => (offer.kind === 'fix' ? [offer.title, offer.left] : [offer.title, offer.reason])),
    }));
    const told = problems.map(({ message }) => message);
    for (const form of [JSON.stringify([said, told]), inspect([said, told], { depth: 9, showHidden: true })]) {
      for (const canary of canaries) assert.ok(!form.includes(canary), 'a secret was printed');
    }
  });

  it('does not appear in the answer for any name that is asked for', async () => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr, code } = await rootguard(['inspect', 'a.yaml', '--open', '--format', format], { files: { 'a.yaml': named } });
      assert.equal(code, 0, stderr);
      assert.ok(!(stdout + stderr).includes(keyId), 'a secret was printed');
    }
  });

  it('does not appear in what SAM makes of the name of a function', async () => {
    const made = `Resources:\n  ${keyId}: { Type: AWS::Serverless::Function, Properties: { Policies: [{ Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }] } }\n`;
    const { stdout, stderr, code } = await rootguard(['inspect', 'a.yaml'], { files: { 'a.yaml': made } });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.includes('RolePolicy0') && !(stdout + stderr).includes(keyId), 'a secret was printed');
  });

  it('is replaced by its kind in a text, the longer one of two that begin alike', () => {
    const mask = Redacted.mask([new Redacted('short', 'abcdefgh'), new Redacted('long', 'abcdefghij'), new Redacted('word', 'abc'), new Redacted('late', 'abcdefgh')]);
    assert.equal(mask('abcdefghij, abcdefghi abcdefg abc'), '<long>, <short>i abcdefg abc');
    assert.equal(mask('abcdefghabcdefgh'), '<short><short>');
    assert.equal(mask('abc'), 'abc');
  });

  it('does not appear in any value, name or answer that is asked for', async () => {
    for (const argv of [['inspect', 'a.yaml'], ['inspect', 'a.yaml', '--format', 'json'], ['can', 'a.yaml', 'Person', 's3:GetObject', '*']]) {
      const { stdout, stderr, code } = await rootguard(argv, { files: { 'a.yaml': asked } });
      assert.equal(code, 0, stderr);
      for (const canary of canaries) assert.ok(!(stdout + stderr).includes(canary), 'a secret was printed');
    }
  });

  it('shows only its kind, however it is printed', () => {
    const redacted = new Redacted('password', password);
    for (const form of [String(redacted), `${redacted}`, JSON.stringify({ redacted }), inspect(redacted, { showHidden: true, depth: 9 })]) {
      assert.ok(!form.includes(password));
      assert.ok(form.includes('<password>'));
    }
    assert.ok(redacted.equals(new Redacted('password', password)));
    assert.ok(!redacted.equals(new Redacted('password', keyId)));
  });
});
