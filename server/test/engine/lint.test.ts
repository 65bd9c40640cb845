/** What the engine takes a text for, and what it says when it could not read it. */
import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';

describe('a text is', () => {
  const cases: { name: string; text: string; kind: string; problems?: readonly string[] }[] = [
    { name: 'a template', text: 'Resources:\n  Queue: { Type: AWS::SQS::Queue }\n', kind: 'template' },
    { name: 'a policy', text: '{ "Version": "2012-10-17", "Statement": [] }', kind: 'policy' },
    { name: 'none of ours', text: 'name: shop\n', kind: 'skipped' },
    { name: 'none of ours, though a template could begin so', text: 'Resources:\n  - Type: AWS::SQS::Queue\n', kind: 'skipped' },
    { name: 'none of ours, though a template stands in it as text', text: 'a: |\n  Resources:\n    Type: AWS::S3::Bucket\n', kind: 'skipped' },
    { name: 'a template of which nothing could be read', text: 'Resources:\n  Queue: [\n    Type: AWS::SQS::Queue\n', kind: 'template', problems: ['syntax'] },
    { name: 'a template of which a part could be read', text: '{"Resources": {"Queue": {"Type": "AWS::SQS::Queue"', kind: 'template', problems: ['syntax'] },
  ];
  for (const { name, text, kind, problems = [] } of cases) {
    it(name, () => {
      const result = lint({ name: 'a', text, settings: defaultSettings, today: '2026-01-01' });
      assert.deepEqual([result.kind, result.problems.map((problem) => problem.kind)], [kind, problems]);
    });
  }
});
