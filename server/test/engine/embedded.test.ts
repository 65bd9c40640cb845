/** A template embedded in another one as text is checked like a file of its own, at its own places. */
import assert from 'node:assert/strict';
import { fixText, type FixWish } from '../../src/engine/apply-fixes.js';
import type { Finding } from '../../src/engine/finding.js';
import { lint, type LintResult } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { suppressionEdits } from '../../src/engine/suppression-edits.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { fillPlaceholders } from '../support/synthetic.js';

const alone = fillPlaceholders(`AWSTemplateFormatVersion: '2010-09-09'
Conditions:
  IsBig: !Equals [!Ref AWS::Region, eu-west-1]
Resources:
  Bot:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: read
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: s3:GetObject, Resource: arn:aws:s3:::data/* } # of the day
  Key:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: !Ref Bot

  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Own.Arn
      Code: { S3Bucket: code, S3Key: worker.zip }
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: !Ref Key
          AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
  Own:
    Type: AWS::IAM::Role
    Condition: IsBig
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
  Cache:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      AuthToken: {{alnum:24:3}}
      Tags: [{ Key: note, Value: AKIA{{4}} }]
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: logs, IsLogging: false }
`);

const json = JSON.stringify({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] } } },
}, null, 2) + '\n';

function around(body: string, { header = '|', indent = 8, attributes = '', behind = '' } = {}): string {
  const lines = body.replaceAll(/^(?=.)/gm, ' '.repeat(indent));
  return `Conditions:\n  IsAll: !Equals [!Ref AWS::Region, x]\nResources:\n  Roll:\n    Type: AWS::CloudFormation::StackSet\n${attributes}    Properties:\n      StackSetName: roll\n      TemplateBody: ${header}\n${lines}${behind}`;
}

function judge(text: string): LintResult {
  return lint({ name: 'a.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
}

/** What a finding says, with all that it says it of. */
function said(findings: readonly Finding[], text: string): readonly unknown[] {
  return findings.map(({ rule, message, severity, resource, when, start, end, related }) => (
    { rule, message, severity, resource, when, at: text.slice(start, end).replaceAll(/\n +/g, '\n'), related: related.map(({ message: more }) => more) }));
}

const everything: FixWish = { safe: true, suggestionsOf: new Set(['role/long-lived-access-key', 'role/static-aws-credentials', 'secret/literal-credential', 'admin/admin-managed-policy']) };

function mended(text: string): string {
  return fixText(text, (current) => judge(current).findings, everything).text;
}

describe('a template embedded in another one as text', () => {
  const forms: readonly { readonly name: string; readonly body: string; readonly form?: Parameters<typeof around>[1] }[] = [
    { name: 'at the end of the file', body: alone },
    { name: 'before other resources', body: alone, form: { behind: '  Topic:\n    Type: AWS::SNS::Topic\n' } },
    { name: 'with its indentation and its reported end', body: alone, form: { header: '|2-', indent: 8 } },
    { name: 'far to the right', body: alone, form: { indent: 30 } },
    { name: 'in JSON', body: json, form: { behind: '  Topic:\n    Type: AWS::SNS::Topic\n' } },
  ];
  for (const { name, body, form } of forms) {
    for (const eol of ['\n', '\r\n']) {
      it(`is checked like a file of its own: ${name}${eol === '\n' ? '' : ', with carriage returns'}`, () => {
        const [inner, outer] = [body.replaceAll('\n', eol), around(body, form).replaceAll('\n', eol)];
        const { findings } = judge(outer);
        assert.ok(findings.length > 0);
        assert.deepEqual(said(findings, outer.replaceAll('\r', ' ')), said(judge(inner).findings, inner.replaceAll('\r', ' ')));
      });
    }
  }

  it('is fixed like a file of its own, without changes around it', () => {
    const form = { behind: '  Topic:\n    Type: AWS::SNS::Topic # stays\n' };
    assert.notEqual(mended(alone), alone);
    assert.equal(mended(around(alone, form)), around(mended(alone), form));
  });

  it('exists under the condition of its parent, and under its own', () => {
    const { findings } = judge(around(alone, { attributes: '    Condition: IsAll\n' }));
    assert.deepEqual(new Set(findings.map(({ when }) => when)), new Set(['IsAll', 'IsAll && IsBig']));
  });

  it('knows nothing about the parameters of the file', () => {
    const administrators = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const rulesFor = (policy: string): readonly string[] => {
      const text = around(`Parameters: { Who: { Type: String } }\nResources:\n  R:\n    Type: AWS::IAM::Role\n    Properties: { ManagedPolicyArns: [${policy}] }\n`);
      const parameters = new Map([['Who', administrators]]);
      return lint({ name: 'a.yaml', text, parameters, settings: defaultSettings, today: '2026-01-01' }).findings.map(({ rule }) => rule);
    };
    assert.deepEqual(rulesFor('!Ref Who'), []);
    assert.deepEqual(rulesFor(administrators), ['admin/admin-managed-policy']);
  });

  it('distinguishes its findings from those of the same kind around it', () => {
    const user = 'Resources:\n  Bot:\n    Type: AWS::IAM::User\n';
    const text = around(user, { behind: '  Bot:\n    Type: AWS::IAM::User\n' });
    const fingerprints = judge(text).findings.filter(({ rule }) => rule === 'role/iam-user').map(({ fingerprint }) => fingerprint);
    assert.equal(new Set(fingerprints).size, 2);
  });

  it('hides its secrets', () => {
    const text = around(alone);
    const hidden = judge(text).secretSpans().map(({ start, end }) => text.slice(start, end));
    assert.ok(hidden.includes(fillPlaceholders('{{alnum:24:3}}')) && hidden.includes(fillPlaceholders('AKIA{{4}}')));
  });

  it('keeps its suppressions, in comments of its own', () => {
    const quiet = alone.replace('  Bot:\n', '  # rootguard-disable-next-line role/iam-user -- for a printer\n  Bot:\n');
    const findings = judge(around(quiet)).findings.filter(({ rule }) => rule === 'role/iam-user');
    assert.deepEqual(findings.map(({ suppressed }) => suppressed), ['for a printer']);
  });

  for (const [language, body] of Object.entries({ YAML: 'Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n', JSON: json })) {
    it(`has suppressions written where they take effect: in ${language}`, () => {
      const text = around(body);
      const { file, findings: [finding] } = judge(text);
      assert.ok(file !== null && finding !== undefined);
      const edited = applyEdits(text, suppressionEdits(file, finding, 'fine here'));
      const again = judge(edited);
      assert.deepEqual(again.findings.map(({ rule, suppressed }) => [rule, suppressed]), [[finding.rule, 'fine here']]);
      assert.deepEqual(again.problems, []);
    });
  }

  it('keeps its findings when it is broken elsewhere, and reports the place', () => {
    const text = around(`${alone}  Broken: "open\n`);
    const { findings, problems } = judge(text);
    assert.deepEqual(problems.map(({ at }) => text.slice(at?.start, at?.end)), ['Broken: "open']);
    assert.ok(findings.some(({ rule }) => rule === 'admin/admin-managed-policy'));
  });

  it('has a suppression of the file written at its own indentation', () => {
    const script = "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\nOutputs:\n  Text:\n    Value: |\n      one\n      AKIA{{7}}\n";
    const text = around(fillPlaceholders(script));
    const { file, findings: [finding] } = judge(text);
    assert.ok(file !== null && finding !== undefined);
    const edited = applyEdits(text, suppressionEdits(file, finding, 'fine here'));
    assert.match(edited, /\n {8}# rootguard-disable-file /);
    assert.ok(judge(edited).findings.some(({ rule, suppressed }) => rule === finding.rule && suppressed === 'fine here'));
  });

  const left: Readonly<Record<string, string>> = {
    'text that is joined': around('').replace('TemplateBody: |', "TemplateBody: !Join ['', ['Resources:\\n  Bot:\\n', '    Type: AWS::IAM::User\\n']]"),
    'text that is no template': around('a: b\n'),
    'text under another name': around('Resources:\n  Bot:\n    Type: AWS::IAM::User\n').replace('TemplateBody', 'Description'),
  };
  for (const [name, text] of Object.entries(left)) {
    it(`is not: ${name}`, () => {
      assert.deepEqual(judge(text).findings.filter(({ rule }) => rule === 'role/iam-user'), []);
    });
  }
});
