/** Suppressions that are written for a person: in place, with the reason, and effective. */
import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';
import { suppressionEdits } from '../../src/engine/suppression-edits.js';
import { defineRule } from '../../src/rules/rule.js';
import { applyEdits } from '../../src/text/text-edit.js';

/** Reports every text that contains `bad`, at the word. */
const badWord = defineRule({
  id: 'policy/word', preset: 'recommended', stage: 'stable', since: '0.1.0',
  summary: 'A word.', why: 'Why.', remedy: 'None.', references: [], messages: { bad: { severity: 'error', text: 'A word is bad.' } },
  subject: 'file',
  check: (file, report) => {
    const start = file.text.indexOf('bad');
    if (start !== -1) report('bad', { start, end: start + 3 });
  },
});

function findingsOf(text: string) {
  return lint({ name: 'a', text, settings: defaultSettings, today: '2026-01-01', rules: [badWord] });
}

function suppressed(text: string, reason: string): string {
  const { file, findings: [finding] } = findingsOf(text);
  assert.ok(file !== null && finding !== undefined, 'there is a finding');
  return applyEdits(text, suppressionEdits(file, finding, reason));
}

const head = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n';

const written: readonly { readonly name: string; readonly before: string; readonly after: string; readonly reason?: string }[] = [
  {
    name: 'a comment above the line, as far in as the line',
    before: `${head}    Properties:\n      QueueName: bad\n`,
    after: `${head}    Properties:\n      # rootguard-disable-next-line policy/word -- fine here\n      QueueName: bad\n`,
  },
  {
    name: 'with an end',
    before: `${head}    Properties: { QueueName: bad }\n`,
    reason: 'fine until 2027-12-31',
    after: `${head}    # rootguard-disable-next-line policy/word -- fine until 2027-12-31\n    Properties: { QueueName: bad }\n`,
  },
  {
    name: 'with the line ends of the file',
    before: `${head}    Properties:\n      QueueName: bad\n`.replaceAll('\n', '\r\n'),
    after: `${head}    Properties:\n      # rootguard-disable-next-line policy/word -- fine here\n      QueueName: bad\n`.replaceAll('\n', '\r\n'),
  },
  {
    name: 'metadata where a comment would become text',
    before: `${head}    Properties:\n      QueueName: |\n        one\n        bad\n`,
    after: `${head}    Properties:\n      QueueName: |\n        one\n        bad\n    Metadata:\n      Rootguard:\n        disable:\n          - rule: policy/word\n            reason: fine here\n`,
  },
  {
    name: 'a comment for the file where there is no resource either',
    before: `${head}Outputs:\n  Text:\n    Value: |\n      one\n      bad\n`,
    after: `# rootguard-disable-file policy/word -- fine here\n${head}Outputs:\n  Text:\n    Value: |\n      one\n      bad\n`,
  },
  {
    name: 'metadata in JSON',
    before: '{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue",\n      "Properties": { "QueueName": "bad" }\n    }\n  }\n}\n',
    after: '{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue",\n      "Properties": { "QueueName": "bad" },\n      "Metadata": {\n        "Rootguard": {\n          "disable": [\n            {\n              "rule": "policy/word",\n              "reason": "fine here"\n            }\n          ]\n        }\n      }\n    }\n  }\n}\n',
  },
  {
    name: 'one more item of metadata that is there',
    before: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Rootguard": { "disable": [] } }, "Properties": { "QueueName": "bad" } } } }',
    reason: 'fine until 2027-12-31',
    after: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Rootguard": { "disable": [{ "rule": "policy/word", "reason": "fine", "until": "2027-12-31" }] } }, "Properties": { "QueueName": "bad" } } } }',
  },
  {
    name: 'a list in metadata that has none',
    before: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Rootguard": {} }, "Properties": { "QueueName": "bad" } } } }',
    after: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Rootguard": { "disable": [{ "rule": "policy/word", "reason": "fine here" }] } }, "Properties": { "QueueName": "bad" } } } }',
  },
  {
    name: 'an entry in metadata of somebody else',
    before: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Other": 1 }, "Properties": { "QueueName": "bad" } } } }',
    after: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Metadata": { "Other": 1, "Rootguard": { "disable": [{ "rule": "policy/word", "reason": "fine here" }] } }, "Properties": { "QueueName": "bad" } } } }',
  },
  {
    name: 'a comment in JSON that has one',
    before: '{\n  // Queues\n  "Resources": {\n    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "bad" } }\n  }\n}\n',
    after: '{\n  // Queues\n  "Resources": {\n    // rootguard-disable-next-line policy/word -- fine here\n    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "bad" } }\n  }\n}\n',
  },
];

describe('a suppression that an edit writes', () => {
  for (const { name, before, after, reason } of written) {
    it(`is ${name}`, () => {
      const result = suppressed(before, reason ?? 'fine here');
      assert.equal(result, after);
      const { findings, problems } = findingsOf(result);
      assert.ok(findings.every((finding) => finding.suppressed?.startsWith('fine')), 'it hides the finding');
      assert.deepEqual(problems, []);
    });
  }

  it('is impossible in JSON without a resource', () => {
    const text = '{ "Version": "2012-10-17", "Statement": [{ "Sid": "bad", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }';
    assert.equal(suppressed(text, 'fine'), text);
  });
});
