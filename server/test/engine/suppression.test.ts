import assert from 'node:assert/strict';
import { defaultSettings } from '../../src/engine/settings.js';
import { lint, type LintResult } from '../../src/engine/lint.js';

const check = (text: string): LintResult => lint({ name: 'test', text, settings: defaultSettings, today: '2026-11-25' });

const trail = (before: string, behind = '', metadata = ''): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
${metadata}    Properties:
      S3BucketName: logs
      IsMultiRegionTrail: true
${before}      IsLogging: false${behind}
`;

const hides = [
  { name: 'a comment on the line', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- switched on by hand') },
  { name: 'a comment on the line before', text: trail('      # rootguard-disable-next-line audit/trail-not-logging -- switched on by hand\n') },
  { name: 'two comments above one line', text: trail('      # rootguard-disable-next-line audit/trail-not-logging -- a drill\n      # (until the drill is over)\n') },
  { name: 'a comment for the file', text: `# rootguard-disable-file audit/trail-not-logging -- a drill\n${trail('')}` },
  { name: 'one of several rules', text: trail('', ' # rootguard-disable-line root/access-key, audit/trail-not-logging -- a drill') },
  { name: 'until a day to come', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2026-11-25') },
  { name: 'until a day with a full stop', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2026-11-25.') },
  { name: 'a comment with two signs', text: trail('      ## rootguard-disable-next-line audit/trail-not-logging -- a drill\n') },
  { name: 'a reason after a dash', text: trail('', ' # rootguard-disable-line audit/trail-not-logging — a drill -- every month') },
  { name: 'until the 29th of a February in a leap year', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2028-02-29') },
  { name: 'the metadata of the resource', text: trail('', '', '    Metadata:\n      Rootguard:\n        disable:\n          - rule: audit/trail-not-logging\n            reason: a drill\n') },
  { name: 'the metadata in JSON', text: JSON.stringify({ Resources: { Trail: {
    Type: 'AWS::CloudTrail::Trail', Metadata: { Rootguard: { disable: [{ rule: 'audit/trail-not-logging', reason: 'a drill' }] } },
    Properties: { IsMultiRegionTrail: true, IsLogging: false } } } }) },
  { name: 'a comment in JSON with comments', text: '{ "Resources": { "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsMultiRegionTrail": true,\n  // rootguard-disable-next-line audit/trail-not-logging -- a drill\n  "IsLogging": false } } } }' },
  { name: 'a comment in several lines', text: '{ "Resources": { "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsMultiRegionTrail": true,\n  /*\n   * rootguard-disable-next-line audit/trail-not-logging -- a drill\n   */\n  "IsLogging": false } } } }' },
];

function metadata(rootguard: string): string {
  return trail('', '', `    Metadata:\n      Rootguard:\n        ${rootguard}\n`);
}

const shows = [
  { name: 'without a reason', notice: 'has no reason', text: trail('', ' # rootguard-disable-line audit/trail-not-logging') },
  { name: 'with the reason right behind the rule', notice: '`audit/trail-not-logging` has no reason, so it hides nothing. Add `-- why`.', text: trail('', ' # rootguard-disable-line audit/trail-not-logging because of a drill') },
  { name: 'with a colon behind the rule', notice: 'the unknown rule `audit/trail-not-logging:`. Did you mean `audit/trail-not-logging`?', text: trail('', ' # rootguard-disable-line audit/trail-not-logging: a drill') },
  { name: 'past its end', notice: 'ended on 2026-11-24', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2026-11-24') },
  { name: 'of a misspelt rule', notice: 'Did you mean `audit/trail-not-logging`?', text: trail('', ' # rootguard-disable-line audit/trail-not-loging -- a drill') },
  { name: 'of another rule', notice: 'The suppression of `root/access-key` hides nothing; it can be removed.', text: trail('', ' # rootguard-disable-line root/access-key -- a drill') },
  { name: 'on another line', notice: 'The suppression of `audit/trail-not-logging` is not on the line of a finding, so it hides nothing.', text: trail('      # rootguard-disable-line audit/trail-not-logging -- a drill\n') },
  { name: 'in the metadata of another resource', notice: 'The suppression of `audit/trail-not-logging` is not in the resource of a finding, so it hides nothing.',
    text: `${trail('')}  Topic: { Type: AWS::SNS::Topic, Metadata: { Rootguard: { disable: [{ rule: audit/trail-not-logging, reason: a drill }] } } }\n` },
  { name: 'in the metadata of the template', notice: '`Rootguard` in the `Metadata` of the template hides nothing; it belongs in the `Metadata` of a resource.',
    text: `Metadata: { Rootguard: { disable: [{ rule: audit/trail-not-logging, reason: a drill }] } }\n${trail('')}` },
  { name: 'without a rule', notice: 'names no rule', text: trail('', ' # rootguard-disable-line -- a drill') },
  { name: 'in a form that there is not', notice: 'Did you mean `rootguard-disable-next-line`?', text: trail('      # rootguard-disable-nextline audit/trail-not-logging -- a drill\n') },
  { name: 'as of other tools', notice: 'There are `rootguard-disable-line`', text: trail('', ' # rootguard-disable audit/trail-not-logging -- a drill') },
  { name: 'until what is no day', notice: '`2026-12-1`, which is not a date as YYYY-MM-DD', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2026-12-1') },
  { name: 'until a day that no calendar has', notice: 'which is not a date', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2026-13-01') },
  { name: 'until a day that its month does not have', notice: '`2027-02-30`, which is not a date', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2027-02-30') },
  { name: 'until the 29th of a common February', notice: 'which is not a date', text: trail('', ' # rootguard-disable-line audit/trail-not-logging -- a drill until 2027-02-29') },
  { name: 'in capitals', notice: '`Rootguard-Disable-Line` is not a suppression, so it hides nothing. Did you mean `rootguard-disable-line`?', text: trail('', ' # Rootguard-Disable-Line audit/trail-not-logging -- a drill') },
  { name: 'with one capital', notice: 'Did you mean `rootguard-disable-line`?', text: trail('', ' # Rootguard-disable-line audit/trail-not-logging -- a drill') },
  { name: 'in metadata in lower case', notice: '`rootguard` in `Metadata` is not a suppression, so it hides nothing. Did you mean `Rootguard`?',
    text: trail('', '', '    Metadata:\n      rootguard:\n        disable: [{ rule: audit/trail-not-logging, reason: a drill }]\n') },
  { name: 'in metadata until a day that its month does not have', notice: 'which is not a date', text: metadata('disable: [{ rule: audit/trail-not-logging, reason: a drill, until: 2027-02-30 }]') },
  { name: 'in metadata that are no list', notice: 'cannot be read', text: metadata('disable: audit/trail-not-logging') },
  { name: 'in metadata under another word', notice: 'cannot be read', text: metadata('disabled: [{ rule: audit/trail-not-logging, reason: a drill }]') },
  { name: 'in metadata by a name alone', notice: 'cannot be read', text: metadata('disable: [audit/trail-not-logging]') },
  { name: 'in metadata without a rule', notice: 'cannot be read', text: metadata('disable: [{ reason: a drill }]') },
  { name: 'in metadata without a reason', notice: 'Add `reason`', text: metadata('disable: [{ rule: audit/trail-not-logging }]') },
  { name: 'in metadata until what is no day', notice: '`soon`, which is not a date', text: metadata('disable: [{ rule: audit/trail-not-logging, reason: a drill, until: soon }]') },
  { name: 'in metadata with a misspelt end', notice: 'unknown key `untill`, so it hides nothing. Did you mean `until`?', text: metadata('disable: [{ rule: audit/trail-not-logging, reason: a drill, untill: 2020-01-01 }]') },
  { name: 'in metadata with a key that there is not', notice: 'Known: rule, reason, until.', text: metadata('disable: [{ rule: audit/trail-not-logging, reason: a drill, expires: 2020-01-01 }]') },
];

describe('suppressions', () => {
  for (const { name, text } of hides) {
    it(`hide a finding by ${name}`, () => {
      const { findings } = check(text);
      assert.deepEqual(findings.map((finding) => finding.suppressed === null), [false]);
    });
  }

  for (const { name, notice, text } of shows) {
    it(`hide nothing ${name}, and say so`, () => {
      const { findings, problems } = check(text);
      assert.deepEqual(findings.map((finding) => finding.suppressed), [null]);
      assert.deepEqual(problems.map((problem) => [problem.kind, problem.message.includes(notice)]), [['notice', true]]);
    });
  }

  it('may state their end in words within the reason', () => {
    const [finding] = check(trail('', ' # rootguard-disable-line audit/trail-not-logging -- kept until the drill is over')).findings;
    assert.equal(finding?.suppressed, 'kept until the drill is over');
  });

  it('keep the reason, without the end', () => {
    assert.equal(check(hides[5]?.text ?? '').findings[0]?.suppressed, 'a drill');
  });
});
