/** Texts that are made to be slow to read: the time that they take grows with their length, and not with its square. */
import assert from 'node:assert/strict';
import { sdkJsCalls } from '../../src/analysis/use/sdk-js.js';
import { lint } from '../../src/engine/lint.js';
import { splitReason } from '../../src/engine/suppression.js';
import { defaultSettings } from '../../src/engine/settings.js';

/** With the square of its length each of these takes minutes, and a test may take one. */
const length = 400_000;

function many(part: string): string {
  return part.repeat(length / part.length);
}

function template(resources: object): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources });
}

/** Its run time is not known, so its code says in which language it is. */
function code(text: string): string {
  return template({ F: { Type: 'AWS::Lambda::Function', Properties: { Runtime: { Ref: 'AWS::Region' }, Code: { ZipFile: `${text}x` } } } });
}

function trust(key: string): string {
  const statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
    Condition: { StringLike: { [key]: 'x' } },
  };
  return template({ R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] } } } });
}

function principal(name: string): string {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: name } };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function allowed(action: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: `s3:${action}`, Resource: '*' }] });
}

function kept(value: string): string {
  return template({ P: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: 'x', Key: 'K', Value: value, IsValueSecret: true } } });
}

describe('a hostile text', () => {
  const cases: { name: string; text: string; file?: string }[] = [
    { name: 'blank lines behind what is no template', text: `{"a": 1}${many('\n')}x` },
    { name: 'blank lines in code', text: code(many('\n')) },
    { name: 'the key of a condition that is made of dots', text: trust(many('.')) },
    { name: 'a principal that is made of brackets', text: principal(many('<')) },
    { name: 'a principal that is made of beginnings of variables', text: principal(many('${')) },
    { name: 'an action that is made of stars', text: allowed(many('*')) },
    { name: 'a letter and digits that are kept secret', text: kept(`a${many('1')}`) },
    { name: 'escaped quotes that are never closed, in TOML', text: `a = ${many('\\"')}`, file: 'samconfig.toml' },
    { name: 'blanks in a suppression', text: `# rootguard-disable-file root/credentials --${many(' ')}x\n${trust('a')}` },
    { name: 'many words in a list of commands', text: template({ I: { Type: 'AWS::EC2::Instance', Properties: { UserData: `#cloud-config\nruncmd: [${many('a,')}]\n` } } }) },
    { name: 'signs of comments before what is no header of cloud-init', text: template({ I: { Type: 'AWS::EC2::Instance', Properties: { UserData: `${many('## ')}x` } } }) },
    { name: 'blanks behind what a line of Python imports', text: code(`from a import b${many(' ')}`) },
    { name: 'many items in a list that is a key', text: `Resources:\n  A: { Type: AWS::S3::Bucket, Properties: { A: [[${many('a,')}]: b] } }\n` },
    { name: 'blanks before a star that is no alias', text: `Resources:\n  A: { Type: AWS::S3::Bucket, Properties: { A: *, B: "${many(' ')}" } }\n` },
  ];
  for (const { name, text, file = 'template.yaml' } of cases) {
    it(`is read in linear time: ${name}`, () => {
      const { findings, problems } = lint({ name: file, text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
      assert.ok(findings.length < 10);
      assert.deepEqual(problems.filter(({ kind }) => kind === 'internal'), []);
    });
  }

  it('is read in linear time: a long word in JavaScript', () => {
    assert.deepEqual(sdkJsCalls(`const AWS = require("aws-sdk"); const a = "${many('a')}";`, []), []);
  });

  it('is read in linear time: blanks in a reason', () => {
    assert.deepEqual(splitReason(`${many(' ')}x until 2030-01-01`), { reason: 'x', until: '2030-01-01' });
  });
});
