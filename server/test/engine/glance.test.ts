/** What is reported at once after a small change: anew for the entries that it touched, as before for all others. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/engine/finding.js';
import { glance, type Glance } from '../../src/engine/glance.js';
import { lint, type LintRequest, type LintResult } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { fillPlaceholders } from '../support/synthetic.js';

const filler = Array.from({ length: 20 }, (_, index) => `  Queue${index}: { Type: AWS::SQS::Queue }\n`).join('');
const template = `Resources:
  Before:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: false, IsMultiRegionTrail: true }
  Typed:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: s3:GetObject, Resource: !Sub 'arn:\${AWS::Partition}:s3:::b/*' }
  After:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: false
      IsMultiRegionTrail: true
${filler}`;

const request = (text: string): LintRequest => ({ name: 'a.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
const check = (text: string): LintResult => lint(request(text));
const after = (before: string, text: string): Glance | null => glance(request(text), check(before));

function glanceAfter(before: string, text: string): Glance {
  const said = after(before, text);
  assert.ok(said !== null);
  return said;
}

const told = ({ rule, start, end, resource, when, suppressed }: Finding): string => `${rule} ${start}-${end} ${resource} ${when} ${suppressed}`;
const all = ({ findings }: Pick<LintResult, 'findings'>): readonly string[] => findings.map(told);
const ofRule = (rule: string, { findings }: Pick<LintResult, 'findings'>): readonly string[] => findings.filter((finding) => finding.rule === rule).map(told);

describe('a glance after a change', () => {
  const changes: Readonly<Record<string, readonly [from: string, to: string]>> = {
    'that makes a finding': ['Action: s3:GetObject', "Action: '*'"],
    'that ends one': ['IsLogging: false, ', ''],
    'that moves one within its entry': ['    Properties:\n      IsLogging', '    # why\n    Properties:\n      IsLogging'],
    'that adds an entry': ['  After:', '  Third:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false }\n  After:'],
    'that takes an entry away': ['  Before:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false, IsMultiRegionTrail: true }\n', ''],
    'that renames an entry': ['  Before:', '  Former:'],
    'that breaks the text': ['Effect: Allow,', 'Effect: "Allow,'],
    'between two entries': ['  After:', '\n  # here\n\n  After:'],
    'that suppresses a finding': ['      IsLogging: false', '      IsLogging: false # rootguard-disable-line audit/trail-not-logging -- drill'],
    'that changes nothing that matters': ['s3:GetObject', 's3:GetBucketAcl'],
  };
  for (const [name, [from, to]] of Object.entries(changes)) {
    it(`reports what a full check reports: one ${name}`, () => {
      const text = template.replace(from, to);
      assert.notEqual(text, template);
      assert.deepEqual(all(glanceAfter(template, text)), all(check(text)));
      assert.deepEqual(all(glanceAfter(text, template)), all(check(template)));
    });
  }

  it('keeps the findings about the whole and about other entries', () => {
    const user = 'Resources:\n  U: { Type: AWS::IAM::User }\n  K: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref U } }\n';
    const text = `${user}${filler}Outputs:\n  O: { Value: !GetAtt K.SecretAccessKey }\n`;
    const before = check(text);
    assert.ok(ofRule('secret/access-key-exposed', before).length > 0);
    const said = glanceAfter(text, text.replace('AWS::IAM::AccessKey', 'AWS::IAM::AccessKeys'));
    assert.deepEqual(ofRule('secret/access-key-exposed', said).length, ofRule('secret/access-key-exposed', before).length);
  });

  it('moves related places and notices with the text', () => {
    const text = fillPlaceholders(`# rootguard-disable-file audit/trail-not-logging\n${template}`);
    const longer = text.replace('# root', '# root').replace('  Before:', '  Before: # longer');
    const [said, whole] = [glanceAfter(text, longer), check(longer)];
    assert.deepEqual(said.problems, whole.problems);
    assert.ok(whole.problems.length > 0);
    const related = ({ findings }: Pick<LintResult, 'findings'>): unknown => findings.map(({ related: places }) => places);
    assert.deepEqual(related(said), related(whole));
  });

  it('reports the current syntax problems', () => {
    const broken = template.replace('Effect: Allow,', 'Effect: "Allow,');
    assert.deepEqual(glanceAfter(template, broken).problems, check(broken).problems);
    assert.deepEqual(glanceAfter(broken, template).problems, []);
  });

  it('shows no secret of another entry', () => {
    const text = fillPlaceholders(`Resources:\n  AKIA{{7}}:\n    Type: AWS::IAM::User\n${filler}  R:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: !Ref Other }\n`);
    const key = /AKIA\w{16}/.exec(text)?.[0] ?? '';
    const said = glanceAfter(text, text.replace('!Ref Other', `!Ref ${key}`));
    const fresh = said.findings.filter(({ resource }) => resource === 'R');
    assert.ok(key !== '' && fresh.length > 0);
    assert.ok(!JSON.stringify(fresh).includes(key));
  });

  it('shows no secret that is typed where a name repeats it', () => {
    const text = `Resources:\n  Zq7TmLxv2Kd:\n    Type: AWS::IAM::User\n${filler}  D:\n    Type: AWS::RDS::DBInstance\n    Properties: { MasterUserPassword: !Ref P }\n`;
    const said = glanceAfter(text, text.replace('!Ref P', 'Zq7TmLxv2Kd'));
    assert.ok(check(text).findings.some(({ message }) => message.includes('Zq7TmLxv2Kd')));
    assert.ok(said.findings.length > 0 && !JSON.stringify(said.findings.map(({ message, related }) => [message, related])).includes('Zq7TmLxv2Kd'));
  });

  const unsaid: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'is a policy': ['{ "Version": "2012-10-17", "Statement": [] }', '{ "Version": "2012-10-17", "Statement": [ ] }'],
    'has another section': [template, `${template}Outputs:\n  O: { Value: x }\n`],
    'has a section of another name': [template, template.replace('Resources:', 'Resource:')],
    'holds several documents': [template, `${template}---\n${template}`],
    'changed much': [template, template.replace('  After:', `${'  # much\n'.repeat(1_000)}  After:`)],
    'changed in an entry that is most of it': ['Resources:\n  T: { Type: AWS::CloudTrail::Trail }\n', 'Resources:\n  T: { Type: AWS::CloudTrail::Trails }\n'],
    'changed in an entry that holds a template': [`${template}  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties: { TemplateBody: a }\n`, `${template}  S:\n    Type: AWS::CloudFormation::StackSet\n    Properties: { TemplateBody: ab }\n`],
    'was no template before': ['a: 1\n', template],
  };
  for (const [name, [before, text]] of Object.entries(unsaid)) {
    it(`does not apply to a text that ${name}`, () => assert.equal(after(before, text), null));
  }
});
