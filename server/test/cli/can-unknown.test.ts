import assert from 'node:assert/strict';
import { rootguard } from './fake-host.js';

describe('rootguard can, when the answer is unknown', () => {
  const open = `Parameters: { Name: { Type: String } }
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: dynamodb:GetItem, Resource: !Sub "arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/orders" }
              - { Effect: Allow, Action: s3:GetObject, Resource: !Sub "arn:aws:s3:::\${Name}/*" }
  Importer:
    Type: AWS::IAM::Role
    Properties: { ManagedPolicyArns: [!ImportValue x] }
`;
  const answered = async (argv: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> => rootguard(['can', ...argv], { files: { 'o.yaml': open } });
  const table = ['o.yaml', 'R', 'dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'];
  const object = ['o.yaml', 'R', 's3:GetObject', 'arn:aws:s3:::orders/1'];
  const cases: readonly (readonly [name: string, argv: readonly string[], answer: string, stderr: string])[] = [
    ['names the region and the account', table, 'unknown', 'rootguard: The answer depends on `AWS::Region` and `AWS::AccountId`, which `--parameter NAME=VALUE` can say.\n'],
    ['names the parameter', object, 'unknown', 'rootguard: The answer depends on `Name`, which `--parameter NAME=VALUE` can say.\n'],
    ['names nothing that is given', [...object, '--parameter', 'Name=orders'], 'allowed', ''],
    ['names nothing that is only known after deployment', ['o.yaml', 'Importer', 's3:GetObject', '*'], 'unknown', ''],
  ];
  for (const [name, argv, answer, stderr] of cases) {
    it(name, async () => {
      const found = await answered(argv);
      assert.equal(found.stderr, stderr);
      assert.equal(found.stdout.split(' ')[0], answer);
    });
  }

  it('says once what several requests depend on', async () => {
    const stdin = [object, object].map(([, principal, action, resource]) => JSON.stringify({ principal, action, resource })).join('\n');
    const { stderr } = await rootguard(['can', 'o.yaml', '--requests', '-'], { files: { 'o.yaml': open }, stdin });
    assert.equal(stderr, 'rootguard: -:1: The answer depends on `Name`, which `--parameter NAME=VALUE` can say.\n');
  });

  it('mentions the part of a file that is not text', async () => {
    const files = { 'o.yaml': Buffer.from(`# ümlaut\n${open}`, 'latin1') };
    const { code, stderr } = await rootguard(['can', ...object, '--parameter', 'Name=orders'], { files });
    assert.deepEqual({ code, stderr }, { code: 0, stderr: 'rootguard: o.yaml:1: Some bytes from here on are not text in UTF-8 or UTF-16. The answers are about the rest.\n' });
  });

  it('tells people what the answer may depend on', async () => {
    assert.equal((await answered(object)).stdout, 'unknown  R s3:GetObject arn:aws:s3:::orders/1\n  may allow own  o.yaml:12:17\n');
    assert.equal((await answered(['o.yaml', 'Importer', 's3:GetObject', '*'])).stdout, 'unknown  Importer s3:GetObject *\n  may allow or deny unknown  not in this file\n');
  });
});
