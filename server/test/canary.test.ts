import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { rules } from '../src/rules/registry.generated.js';
import { Redacted } from '../src/text/redacted.js';
import { rootguard } from './cli/fake-host.js';
import { fillPlaceholders } from './support/synthetic.js';
import { lintStrictly } from './support/test-rule.js';

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
  it('is repeated by no finding, and by no fix that was offered', () => {
    const { findings, problems } = lintStrictly(text, rules);
    assert.ok(findings.length > 0);
    const said = findings.map(({ message, related, slots, fingerprint, resource, fixes }) => ({
      message, related, slots, fingerprint, resource,
      offers: fixes().map((offer) => (offer.kind === 'fix' ? [offer.title, offer.left] : [offer.title, offer.reason])),
    }));
    for (const form of [JSON.stringify([said, problems]), inspect([said, problems], { depth: 9, showHidden: true })]) {
      for (const canary of canaries) assert.ok(!form.includes(canary), 'a secret was printed');
    }
  });

  it('is shown by no value, name or answer that somebody asks for', async () => {
    for (const argv of [['inspect', 'a.yaml'], ['inspect', 'a.yaml', '--format', 'json'], ['can', 'a.yaml', 'Person', 's3:GetObject', '*']]) {
      const { stdout, stderr, code } = await rootguard(argv, { files: { 'a.yaml': asked } });
      assert.equal(code, 0, stderr);
      for (const canary of canaries) assert.ok(!(stdout + stderr).includes(canary), 'a secret was printed');
    }
  });

  it('shows its kind alone, whichever way it is printed', () => {
    const redacted = new Redacted('password', password);
    for (const form of [String(redacted), `${redacted}`, JSON.stringify({ redacted }), inspect(redacted, { showHidden: true, depth: 9 })]) {
      assert.ok(!form.includes(password));
      assert.ok(form.includes('<password>'));
    }
    assert.ok(redacted.equals(new Redacted('password', password)));
    assert.ok(!redacted.equals(new Redacted('password', keyId)));
  });
});
