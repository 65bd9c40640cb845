/** Templates in texts that are filled in, escaped or folded: checked as what is deployed, at the places where that is written. */
import assert from 'node:assert/strict';
import { fixText } from '../../src/engine/apply-fixes.js';
import type { Finding } from '../../src/engine/finding.js';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { suppressionEdits } from '../../src/engine/suppression-edits.js';
import { applyEdits } from '../../src/text/text-edit.js';

const judge = (text: string): ReturnType<typeof lint> => lint({ name: 'a.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });

/** `rule: characters` of what is found in a stack set. */
function found(text: string): string[] {
  return judge(text).findings.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`);
}

const stackSet = (body: string): string => `Parameters:
  Who: { Type: String }
Resources:
  Roll:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: ${body}
`;
const block = (header: string, lines: string): string => stackSet(`${header}\n${lines.replaceAll(/^(?=.)/gm, '        ')}`);

const template = (statement: string): string => `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - ${statement}
`;
const everything = template("{ Sid: '${Who}', Effect: Allow, Action: '*', Resource: '*' }");
const quoted = template("{ Effect: Allow, Action: '*', Resource: '*' }").replaceAll("'", '"');
const trail = "Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      S3BucketName: logs-${Who}\n      IsLogging: false\n      CloudWatchLogsLogGroupArn: !Sub 'arn:${!AWS::Partition}:logs'\n";

describe('a template embedded as text', () => {
  const star = ["admin/star-on-star: '*'"];
  const cases: Readonly<Record<string, readonly [text: string, expect: readonly string[]]>> = {
    'that is filled in': [block('!Sub |', everything), star],
    'that the long form fills in': [block('\n        Fn::Sub: |', everything.replaceAll(/^(?=.)/gm, '  ')), star],
    'that is filled in with variables': [block('!Sub\n        - |', `${everything.replaceAll(/^(?=.)/gm, '    ')}- { Who: x }\n`), star],
    'with a resource that is filled in': [block('!Sub |', template("{ Effect: Allow, Action: 's3:*', Resource: '${Who}' }")), []],
    'with an action that is filled in': [block('!Sub |', template("{ Effect: Allow, Action: 's3:Get${Who}', Resource: 'arn:aws:s3:::${Who}/*' }")), []],
    'with a variable of its own policy': [block('!Sub |', template("{ Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/${!aws:username}/*' }")), []],
    'with an action that does not exist, behind a hole': [block('!Sub |', template("{ Effect: Allow, Resource: 'arn:aws:s3:::${Who}/*', Action: 's3:GetObjekt' }")), ["policy/unknown-action: 's3:GetObjekt'"]],
    'with a default that is filled in': [block('!Sub |', "Parameters:\n  P: { Type: String, NoEcho: true, Default: '${Who}' }\nResources:\n  T: { Type: AWS::SNS::Topic }\n"), []],
    'in folded lines': [block('>', template("{ Effect: Allow, Action: '*', Resource: '*' }").replaceAll('\n', '\n\n')), star],
    'in quotes': [stackSet(JSON.stringify(quoted)), [String.raw`admin/star-on-star: \"*\"`]],
    'in quotes that are filled in': [stackSet(`!Sub ${JSON.stringify(everything)}`), star],
    'in plain quotes': [stackSet(`'${JSON.stringify({ Resources: { U: { Type: 'AWS::IAM::User' } } })}'`), ['role/iam-user: "U"', 'role/user-without-group: "U"']],
  };
  for (const [name, [text, expect]] of Object.entries(cases)) {
    it(`is read: ${name}`, () => assert.deepEqual(found(text).filter((each) => !each.startsWith('policy/sid') && !each.includes('unscoped')), expect));
  }

  it('refers to what is filled in', () => {
    const [finding] = judge(block('!Sub |', everything.replace('  P:', '  P${Who}:'))).findings;
    assert.match(finding?.message ?? '', /`P\$\{…\}`/);
    assert.equal(finding?.resource, 'P${…}');
  });

  const mended = (text: string): string => fixText(text, (current) => judge(current).findings, { safe: true, suggestionsOf: new Set() }).text;

  it('is fixed in place, with its variables', () => {
    const text = block('!Sub |', trail);
    assert.match(mended(text), /\n {14}IsLogging: true\n/);
    assert.match(mended(text), /S3BucketName: logs-\$\{Who\}\n/);
    assert.match(mended(text), /'arn:\$\{!AWS::Partition\}:logs'/);
  });

  it('is fixed inside quotes', () => {
    const text = stackSet(JSON.stringify(trail.replaceAll('!', '')));
    assert.match(mended(text), /\\n {6}IsLogging: true\\n/);
  });

  it('is not fixed where the text cannot contain the result', () => {
    const text = block('>', trail.replaceAll('\n', '\n\n'));
    const [offer] = judge(text).findings.filter(({ rule }) => rule === 'audit/trail-not-logging').flatMap((finding) => finding.fixes());
    assert.equal(offer?.kind, 'declined');
  });

  it('has suppressions that take effect', () => {
    for (const text of [block('!Sub |', everything), stackSet(JSON.stringify(JSON.stringify({ Resources: { U: { Type: 'AWS::IAM::User' } } })))]) {
      const { file, findings } = judge(text);
      const finding = findings.find(({ rule }) => rule === 'role/iam-user' || rule === 'admin/star-on-star');
      assert.ok(file !== null && finding !== undefined);
      const again = judge(applyEdits(text, suppressionEdits(file, finding, 'fine here'))).findings;
      assert.deepEqual(again.filter(({ rule }) => rule === finding.rule).map(({ suppressed }: Finding) => suppressed), ['fine here']);
    }
  });
});
