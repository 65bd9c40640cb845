import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { detectSecrets } from '../../src/analysis/secret/form/detect-secrets.js';
import { entropy } from '../../src/analysis/secret/form/entropy.js';
import { literalNature, passwordNature } from '../../src/analysis/secret/literal-nature.js';
import { isPlace } from '../../src/analysis/secret/named-literal.js';
import { secretNameKind } from '../../src/analysis/secret/secret-name.js';
import { encodeBase64 } from '../../src/value/base64.js';
import { readMarks } from '../support/marks.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { factsOf } from './facts-of.js';

describe('secrets recognised by their format', () => {
  const encodedKey = encodeBase64(fillPlaceholders('{{pem-begin}}\n{{base64:64:1}}\n{{base64:64:2}}\n{{pem-end}}\n'));
  const cases: { name: string; text: string; kinds: string[] }[] = [
    { name: 'an access key id', text: 'x = «AKIA{{1}}»;', kinds: ['aws-access-key-id'] },
    { name: 'ids of every prefix', text: '«ASIA{{2}}» «ABIA{{3}}» «ACCA{{4}}»', kinds: ['aws-access-key-id', 'aws-access-key-id', 'aws-access-key-id'] },
    { name: 'a secret key behind its name', text: 'aws_secret_access_key = «{{secret:1}}»', kinds: ['aws-secret-access-key'] },
    { name: 'a secret key in JSON', text: '{"SecretAccessKey": "«{{secret:2}}»"}', kinds: ['aws-secret-access-key'] },
    { name: 'a secret key in a pair', text: '- Name: AWS_SECRET_ACCESS_KEY\n  Value: «{{secret:3}}»', kinds: ['aws-secret-access-key'] },
    { name: 'the token of a request', text: 'curl -H "Authorization: Bearer «{{alnum:40:6}}»" https://api.internal', kinds: ['token'] },
    { name: 'the token of a request, in a text of JSON', text: '"{\\"Authorization\\": \\"Bearer «{{alnum:40:6}}»\\"}"', kinds: ['token'] },
    { name: 'the token of a request, in a pair in a text of JSON', text: '"{\\"Name\\":\\"Authorization\\",\\"Value\\":\\"Basic «{{base64:40:7}}»\\"}"', kinds: ['token'] },
    { name: 'the token of a request, in a pair', text: '{ "Key": "Authorization", "Value": "Basic «{{base64:40:7}}»" }', kinds: ['token'] },
    { name: 'basic authentication', text: `if (header !== 'Basic «${'ZGVwbG95OmNvcnJlY3Q' + 'taG9yc2U='}»') return;`, kinds: ['token'] },
    { name: 'a secret key near its id', text: '«AKIA{{5}}»:«{{secret:5}}»', kinds: ['aws-access-key-id', 'aws-secret-access-key'] },
    { name: 'a secret key near its id, but no other token', text: '«AKIA{{5}}»:«{{secret:5}}»\nAPI_TOKEN={{alnum:40:5}}', kinds: ['aws-access-key-id', 'aws-secret-access-key'] },
    { name: 'a key of Bedrock', text: '«ABSK{{base64:110:1}}»', kinds: ['bedrock-api-key'] },
    { name: 'a password in an address', text: 'postgres://admin:«hunter2secret»@db.internal:5432/x', kinds: ['url-credentials'] },
    { name: 'a password in a connection string', text: 'Server=db;User Id=sa;Password=«Sup3r-secret»;', kinds: ['url-credentials'] },
    { name: 'the signature of a shared address', text: 'https://shop.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01T00:00:00Z&sig=«{{alnum:43:7}}%3D»', kinds: ['url-credentials'] },
    { name: 'tokens in the query of an address', text: 'https://shop.example/x?a=1&api_key=«{{alnum:40:7}}» https://shop.example/x?access_token=«{{alnum:40:8}}»&b=2', kinds: ['url-credentials', 'url-credentials'] },
    { name: 'a token in the place of the user of a repository', text: 'git clone https://«{{hex:40:7}}»@github.com/shop/shop.git; https://«{{hex:40:8}}»:x-oauth-basic@github.com/shop/shop and https://«{{alnum:24:9}}»@git.shop.example/a/b.git', kinds: ['url-credentials', 'url-credentials', 'url-credentials'] },
    { name: 'a private key', text: '«-----BEGIN RSA PRIVATE KEY-----\n{{base64:64:1}}\n{{base64:64:2}}\n-----END RSA PRIVATE KEY-----»', kinds: ['private-key'] },
    { name: 'a private key in base64', text: `UserData: «${encodedKey}»`, kinds: ['private-key'] },
    { name: 'a private key in base64 that goes on in the next line', text: `«${encodedKey.slice(0, 76)}»\n      ${encodedKey.slice(76)}`, kinds: ['private-key'] },
    { name: 'a token of a vendor', text: 'token: «ghp_{{alnum:36:1}}»', kinds: ['vendor-token'] },
    { name: 'tokens of a vendor close by', text: '«ghp_{{alnum:36:1}}» «ghp_{{alnum:36:2}}»', kinds: ['vendor-token', 'vendor-token'] },
    { name: 'tokens of a vendor far apart', text: `«ghp_{{alnum:36:1}}» ${'- '.repeat(490)}«ghp_{{alnum:36:2}}» ${'- '.repeat(5000)}«ghp_{{alnum:36:3}}»`, kinds: ['vendor-token', 'vendor-token', 'vendor-token'] },
  ];
  for (const { name, text: marked, kinds } of cases) {
    it(`are ${name}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(marked));
      const found = detectSecrets(text);
      assert.deepEqual(found.map(({ kind }) => kind), kinds);
      assert.deepEqual(found.map(({ start, end }) => ({ start, end })), spans);
    });
  }

  const silent: { name: string; text: string }[] = [
    { name: 'the keys of the documentation', text: 'AKIA' + 'IOSFODNN7EXAMPLE / secret_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY' + 'EXAMPLEKEY' },
    { name: 'ids of users and roles', text: 'AIDA{{1}} AROA{{1}}'.replaceAll(/\{\{1\}\}/g, 'Q3EGRTZ7XWLP4MNB') },
    { name: 'an id inside a longer word', text: 'xAKIA{{6}} AKIA{{6}}x' },
    { name: 'an id without variety', text: 'AKIAAAAAAAAAAAAAAAAA' },
    { name: 'forty characters without a name', text: 'sha: {{secret:4}}' },
    { name: 'basic words', text: 'Basic information, Basic AuthenticationScheme, basic dXNlcm5hbWUtb25seQ==' },
    { name: 'forty characters that are the secret of a client', text: 'client_secret = {{secret:8}}' },
    { name: 'the token of a request that is filled in', text: 'Authorization: Bearer ${TOKEN} or Bearer <the-token-of-4-users>' },
    { name: 'a hash behind the name of a secret', text: 'secret_hash = {{hex:40:1}}' },
    { name: 'references in an address', text: 'https://${User}:${Pass}@host https://<user>:<pass>@host https://user:password@localhost https://{{u}}:{{p}}@h amqp://guest:guest@localhost pg://{user}:{password}@{host}' },
    { name: 'the public name of a project, and users of repositories', text: 'https://{{hex:32:7}}@o1.ingest.sentry.io/1 https://git@github.com/a/b.git https://deployer-at-111122223333@git-codecommit.eu-west-1.amazonaws.com/v1/repos/a https://continuous-integration-robot@github.com/a/b.git' },
    { name: 'the header of a key alone', text: '-----BEGIN RSA PRIVATE KEY-----\n${Key}\n-----END RSA PRIVATE KEY-----' },
    ...['', 'some key', '<the key, which somebody has to put in here>', '${Key}'].map((body) => (
      { name: `the header of a key in base64, with “${body}”`, text: `UserData: ${encodeBase64(fillPlaceholders(`{{pem-begin}}\n${body}\n{{pem-end}}\n`))}` })),
    { name: 'the header of a key in base64, before other keys', text: `UserData: ${encodeBase64(fillPlaceholders('{{pem-begin}}\nx')).replaceAll('=', '')}\nKeyName:\n  Ref: KeyNameOfTheInstancesThatAreLaunchedHereAndNowhereElse` },
    { name: 'public keys and certificates', text: '-----BEGIN PUBLIC KEY-----\n{{base64:64:1}}\n-----END PUBLIC KEY-----' },
    { name: 'tokens outside of an address, and what is none', text: 'a?token={{alnum:40:7}} https://x/y?token=next-page-2 https://x/y?pageToken={{alnum:40:7}} https://x/y?token=${Token}' },
    { name: 'a signature of something else', text: 'https://x/y?sig={{alnum:43:7}}&version=2' },
    { name: 'a password that a shell fills in', text: 'mysql://root:$PASSWORD@db' },
  ];
  for (const { name, text } of silent) {
    it(`are not ${name}`, () => assert.deepEqual(detectSecrets(fillPlaceholders(text)).map(({ kind }) => kind), []));
  }

  it('are searched for in linear time, however hostile the text is', () => {
    const hostile = ['AKIA'.repeat(25_000), '://a:'.repeat(20_000), 'secret='.repeat(15_000), 'password=;'.repeat(10_000), '-----BEGIN '.repeat(9_000), `${'a'.repeat(100_000)}@`, '://a?token='.repeat(9_000), '?sig='.repeat(20_000), 'password='.repeat(150_000), 'webhook'.repeat(100_000)];
    for (const text of hostile) assert.ok(detectSecrets(text).length < 20_000);
  });

  it('cannot be printed', () => {
    const [found] = detectSecrets(fillPlaceholders('AKIA{{7}}'));
    assert.equal(JSON.stringify(found?.secret), '"<aws-access-key-id>"');
  });
});

describe('the secrets of a template', () => {
  /** `kind name place id`, in the order of the marks. */
  function shown(facts: Facts): string[] {
    return facts.secrets.map(({ kind, name, place, isStandIn }) => [kind, name ?? '-', place.kind, place.id ?? '-', isStandIn ? 'stand-in' : ''].join(' ').trim());
  }
  it('are searched for in linear time where one line begins many comments', () => {
    assert.deepEqual(shown(factsOf(`Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: "${'https://a/ '.repeat(100_000)}"\n`)), []);
  });

  const cases: { name: string; text: string; expect: string[] }[] = [
    { name: 'in an environment', expect: ['password DB_PASSWORD environment F', 'token API_TOKEN environment F'], text: `
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { DB_PASSWORD: «hunter2x», API_TOKEN: «q8Wz71LmP0aXv93K», DB_PASSWORD_ARN: x, STAGE: prod } } } }` },
    { name: 'in pairs, but not where a pair names a secret', expect: ['password DB_PASSWORD environment P'], text: `
Resources:
  P: { Type: AWS::CodeBuild::Project, Properties: { Environment: { EnvironmentVariables: [
    { Name: DB_PASSWORD, Value: «hunter2x» }, { Name: OTHER_PASSWORD, Type: PARAMETER_STORE, Value: shop-password }, { Name: X, Value: y }] } } }` },
    { name: 'in the branches of a condition, not in its name', expect: ['password MasterUserPassword credential D'], text: `
Resources:
  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !If [HasPassword, «hunter2x», !Ref AWS::NoValue] } }` },
    { name: 'never a reference', expect: [], text: `
Resources:
  D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Ref P } }
  E: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: "{{resolve:secretsmanager:x:SecretString:password}}" } }
  G: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Sub "\${P}" } }
  H: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: { "Fn::Join": ["", ["abc", { Ref: P }]] } } }` },
    { name: 'as stand-ins that say so', expect: ['password Password credential D stand-in'], text: `
Resources:
  D: { Type: AWS::DirectoryService::SimpleAD, Properties: { Password: «changeme» } }` },
    { name: 'in scripts, under names and options', expect: ['password DB_PASSWORD script I', 'password password script I'], text: `
Resources:
  I:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          #!/bin/bash
          export DB_PASSWORD=«hunter2x»
          # export OLD_PASSWORD=gone1234
          mysql --password «hunter3x» -e x
          OTHER_PASSWORD=$(fetch)
          THIRD_PASSWORD="\${Value}"
` },
    { name: 'where a script is joined from pieces', expect: ['aws-secret-access-key AWS_SECRET_ACCESS_KEY script I'], text: `
Resources:
  I: { Type: AWS::EC2::Instance, Properties: { UserData: { "Fn::Base64": { "Fn::Join": ["", ["export AWS_SECRET_ACCESS_KEY=", "«{{secret:9}}»", "\\n"]] } } } }` },
    { name: 'in comments', expect: ['aws-access-key-id - comment -'], text: `
# old key «AKIA{{8}}»
Resources:
  B: { Type: AWS::S3::Bucket }` },
    { name: 'in the words of comments, except for stand-ins', expect: ['password password comment -'], text: `
# The password is «Winter-2026-orders», no longer Changeme2026; password: Changeme2026.
Resources:
  B: { Type: AWS::S3::Bucket }` },
    { name: 'in outputs, mappings, parameters and metadata by their form', text: `
Parameters:
  P: { Type: String, Default: «AKIA{{11}}» }
Mappings:
  M: { a: { b: «AKIA{{12}}» } }
Resources:
  B: { Type: AWS::S3::Bucket, Metadata: { x: «AKIA{{13}}», "AWS::CloudFormation::Authentication": { a: { accessKeyId: «AKIA{{14}}» } } } }
Outputs:
  O: { Value: «AKIA{{15}}» }`,
      expect: ['aws-access-key-id P parameter P', 'aws-access-key-id b mapping M', 'aws-access-key-id x metadata B',
        'aws-access-key-id accessKeyId cfn-authentication B', 'aws-access-key-id Value output O'] },
    { name: 'not in hashes, ids and names', expect: [], text: `
Resources:
  F:
    Type: AWS::Lambda::Function
    Metadata: { "aws:asset:path": asset.{{hex:64:1}} }
    Properties:
      Code: { S3Key: {{hex:64:2}}.zip }
      Environment: { Variables: { DB_SECRET: prod/shop/db, API_KEY_NAME: x, TOKEN_URL: "https://example.com/token", SECRET: 0a1b2c3d-0000-4000-8000-00000000abcd } }` },
  ];
  for (const { name, text: marked, expect } of cases) {
    it(`are found ${name}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(marked));
      const facts = factsOf(text);
      assert.deepEqual(shown(facts), expect);
      assert.deepEqual(facts.secrets.map(({ start, end }) => ({ start, end })), spans);
    });
  }
});

describe('names of secrets', () => {
  const cases: readonly (readonly [kind: 'password' | 'token' | null, names: string])[] = [
    ['password', 'DbPassword MasterUserPassword db_passwd ROOT_PWD mysql.password passphrase DBPassword2 PasswordValue dbpassword DB_PASSWORD_PROD DbPasswordOld VPN_PSK TunnelPsk1 MNEMONIC seedPhrase'],
    ['token', 'ApiKey API_KEY GitHubToken clientSecret AWS_SECRET_ACCESS_KEY PrivateKey accessToken apikey Credentials AccountKey GITHUB_PAT SECRET_KEY_BASE core.fernet_key LICENSE_KEY API_KEY_STAGING EncryptionKeyPrevious Ocp-Apim-Subscription-Key x-functions-key SUPABASE_SERVICE_ROLE_KEY KubernetesJWT SERVICE_JWT AUTH_SALT LOGGED_IN_SALT SessionSalt MasterTLSKey SSL_KEY'],
    [null, 'PasswordLength IamPasswordPolicyParamMinimumPasswordLength AccessKeysRotatedParamMaxAccessKeyAge SecretArn SecretName TokenUrl PublicKey '
      + 'NextToken HttpTokens ServiceToken KeyPair PartitionKey KmsKey GenerateSecret ManageMasterUserPassword NOPASSWD compass Path PassTest KmsKeyProd SecretProdName LifecycleActionToken MaxPassword min_password KmsEncryptedToken ENCRYPTED_PASSWORD hashed_password ask-vault-pass prompt-password RememberToken savePassword ConsumerKey TWITTER_CONSUMER_KEY EnableJwt JwtIssuer ERR_BAD_PASSWORD wrongPassword ExpiredToken PasswordSalt SALT basalt desalt Phrase PskLength TLSKeyArn SSL_KEY_FILE TlsKeySize'],
  ];
  for (const [kind, names] of cases) {
    for (const name of names.split(' ')) it(`${name}: ${kind ?? 'none'}`, () => assert.equal(secretNameKind(name), kind));
  }
});

describe('the nature of a literal', () => {
  const cases = {
    empty: ['', '  '],
    reference: ['{{resolve:ssm-secure:x:1}}', '${Password}', '$PASSWORD', '$(cat x)', '$.password', '$$.Task.Token', '{% $states.input.password %}', '<password>', '%PASS%', 'arn:aws:secretsmanager:x', 'vault:secret/data/shop#password', '#{x}', '@JWT_SECRET@', '##DB_PASSWORD##', '~DBPASSWORD~', '|DB_PASSWORD|', 'Ref::password', '$[DB_PASSWORD]', '((db-password))',
      'AQICAH{{base64:140:1}}', 'ENC[AES256_GCM,data:Tr7o1XqZ,iv:1a2b3c=,tag:q2w3==,type:str]', 'ENC(Q8w2e3r4t5y6)', '{cipher}AQB3f9d2c1e0', 'vault:v1:8SDd3WHDOj+/mq69Cy==',
      'AWSCURRENT', 'awssm:shop/db#password', 'awsps:/shop/db/password', 'bao:secret/data/shop#password', '>>vault:secret/data/shop#password', 'gcp:secretmanager:projects/p/secrets/db', '!var shop/db/password', '!var:file shop/tls',
      'kms:AQICAH{{base64:140:1}}', 'secure:v1:{{base64:16:1}}:{{base64:32:2}}=',
      '$2a$10${{alnum:53:1}}', '$6$saltsalt${{alnum:86:1}}', '{SSHA}{{alnum:32:1}}', 'md5{{hex:32:1}}', 'SCRAM-SHA-256$4096:c2FsdA==$abcd=:efgh='],
    switch: ['true', 'NONE', '12345', 'required'],
    'stand-in': ['Passwort', 'changeme', 'CHANGE_ME', 'password', 'xxxxxxxx', '****', 'your-password-here', 'REPLACE-THIS', 'my-secret', 'TODO-set-me', 'PLACEHOLDER_PASSWORD', 'SetByPipeline', 'ToBeProvided', 'dummy-password', 'not-a-real-password', 'xxx-change-me-xxx', 'changeme123', 'overwritten-at-deploy'],
    value: ['Passwort1', 'AWSCURRENTLY', 'Dummy123!', 'faker-maker', 'unfakeable', '#adm1n#', '#ADMIN#', '((x', 'changeme-2024x', 'hunter2', 'b@dP@$sW0rD', 'Password123!', 'pre${x}', 'my-s3cret-2024', 'AQICAHorse-1', 'ENC-horse', '$2a$10', '$6$x', 'md5horse', '{horse}battery'],
  } as const;
  for (const [nature, texts] of Object.entries(cases)) {
    for (const text of texts) it(`${JSON.stringify(text)}: ${nature}`, () => assert.equal(literalNature(fillPlaceholders(text)), nature));
  }
});

describe('passwordNature', () => {
  const cases: readonly (readonly [text: string, expect: string])[] = [
    ['480915', 'value'], [' 1234 ', 'value'], ['123', 'switch'], ['4809150', 'value'], ['true', 'switch'], ['changeme', 'stand-in'], ['', 'empty'],
    ['ORDERS_DB_PASSWORD', 'stand-in'], ['PASSWORD_RESET_REQUIRED', 'stand-in'], ['CORRECT_HORSE', 'value'], ['PASSWORD', 'stand-in'], ['DB_PASSWORD_2', 'value'], ['Db_Password', 'value'],
  ];
  for (const [text, expect] of cases) it(`${JSON.stringify(text)}: ${expect}`, () => assert.equal(passwordNature(text), expect));
});

describe('isPlace', () => {
  for (const text of ['/run/secrets/db', 'https://login.example', 'arn:aws:ssm:eu-west-1:111122223333:parameter/db', 'prod/shop/db']) {
    it(`says yes to ${text}`, () => assert.equal(isPlace(text), true));
  }
  for (const text of ['correct-horse-battery', 'a b/c', 'x:y', '/a b']) it(`says no to ${text}`, () => assert.equal(isPlace(text), false));
});

describe('entropy', () => {
  for (const [text, bits] of [['', 0], ['aaaa', 0], ['abab', 1], ['abcd', 2], ['aab', 0.918]] as const) {
    it(`of ${JSON.stringify(text)} is ${bits} bits a character`, () => assert.ok(Math.abs(entropy(text) - bits) < 0.001));
  }
});
