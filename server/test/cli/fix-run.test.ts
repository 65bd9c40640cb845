import assert from 'node:assert/strict';
import { rootguard, type Outcome } from './fake-host.js';

const keys = `Parameters:
  RoleArn: {Type: String}
Resources:
  User: {Type: AWS::IAM::User}
  Key: {Type: AWS::IAM::AccessKey, Properties: {UserName: !Ref User}}
  Mine:
    Type: AWS::Serverless::Function
    Properties:
      Environment: {Variables: {KEY: !Ref Key}}
`;
const shared = `${keys}  Theirs:
    Type: AWS::Lambda::Function
    Properties:
      Role: !Ref RoleArn
      Environment: {Variables: {KEY: !Ref Key}}
`;
const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IsLogging: false
  Database:
    Type: AWS::RDS::DBInstance
    Properties: {MasterUserPassword: correct-horse-battery-staple, ManageMasterUserPassword: false}
`;
const swap = 'role/long-lived-access-key';

async function fixed(text: string, ...argv: readonly string[]): Promise<Outcome & { readonly text: string }> {
  const outcome = await rootguard(['scan', ...argv], { files: { 'a.yaml': text } });
  return { ...outcome, text: String(outcome.files.get('/repo/a.yaml')) };
}

describe('rootguard scan --fix', () => {
  it('applies what is safe, and reports what is left', async () => {
    const { text, stderr, stdout } = await fixed(trail, '--fix');
    assert.equal(text, trail.replace('IsLogging: false', 'IsLogging: true'));
    assert.equal(stderr, 'Applied 1 fix in 1 file.\n');
    assert.doesNotMatch(stdout, /trail-not-logging/);
    assert.match(stdout, /literal-credential/);
  });

  it('leaves a file alone when it could not read all of its bytes', async () => {
    const bytes = Buffer.from(`# für dich\n${trail}`, 'latin1');
    for (const argv of [['--fix'], ['--fix', '--dry-run']]) {
      const { files, stderr } = await rootguard(['scan', ...argv], { files: { 'a.yaml': bytes } });
      assert.deepEqual(files.get('/repo/a.yaml'), bytes);
      assert.match(stderr, /^a\.yaml was left as it is: It has bytes that are not text/);
    }
  });

  it('shows what it would do, without secrets, and does nothing', async () => {
    const { text, stderr, stdout } = await fixed(trail, '--fix', '--dry-run');
    assert.equal(text, trail);
    assert.match(stdout, /^--- a\/a\.yaml\n\+\+\+ b\/a\.yaml\n@@ [^]*\n- {6}IsLogging: false\n\+ {6}IsLogging: true\n/);
    assert.doesNotMatch(stdout, /battery/);
    assert.equal(stderr, 'Would apply 1 fix in 1 file.\n');
  });

  it('says what a fix leaves to a person', async () => {
    const { text, stderr } = await fixed(keys, '--fix-suggestion', swap);
    assert.doesNotMatch(text, /AccessKey/);
    assert.match(stderr, /^Applied 1 fix in 1 file\.\nLeft to do by hand:\n {2}a\.yaml: Code of `Mine` that reads `KEY` /);
  });

  it('says why a fix is not possible', async () => {
    const { text, stderr, code } = await fixed(shared, '--fix-suggestion', swap, '--dry-run');
    assert.equal(text, shared);
    assert.equal(stderr, 'There is nothing to fix.\nNot possible:\n'
      + "  a.yaml: Replace access key `Key` with a role: The role of `Theirs` is not in this template. Give it the user's permissions, then remove the key.\n");
    assert.equal(code, 1);
  });

  it('says that a rule has no fix', async () => {
    const { stderr } = await fixed(trail, '--fix-suggestion', 'admin/star-on-star');
    assert.match(stderr, /^There is nothing to fix\.\n`admin\/star-on-star` has no fix: `rootguard explain admin\/star-on-star`/);
  });

  it('leaves a file alone when it has changed meanwhile, and names it', async () => {
    let reads = 0;
    const { files, stderr } = await rootguard(['scan', '--fix'], {
      files: { 'a.yaml': trail },
      beforeRead: (file, content) => {
        if (file.endsWith('a.yaml') && ++reads === 2) content.set(file, `${trail}# mine\n`);
      },
    });
    assert.equal(files.get('/repo/a.yaml'), `${trail}# mine\n`);
    assert.equal(stderr, 'a.yaml was left as it is: It changed while it was being checked.\n');
  });

  it('does not mention fixes when none were requested', async () => {
    assert.equal((await fixed(trail)).stderr, '');
  });
});
