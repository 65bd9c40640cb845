/** What a name means that the template does not write out. */
import assert from 'node:assert/strict';
import { templateIn } from './template-in.js';

const using = (more: string, head = ''): string => `${head}
Resources:
  A: {Type: AWS::S3::Bucket, Properties: {R: !Ref Nowhere, G: !GetAtt Nowhere.Arn, S: !Sub 'x-\${Nowhere}'}}
${more}`;

const cases: readonly (readonly [name: string, text: string, kinds: readonly string[]])[] = [
  ['nothing in a template that is complete', using(''), ['unknown', 'unknown', 'unknown']],
  ['nothing in a template with known transforms', using('', 'Transform: [AWS::LanguageExtensions]'), ['unknown', 'unknown', 'unknown']],
  ['a resource that a condition leaves out', using('  Nowhere: {Type: AWS::S3::Bucket, Condition: No}\nConditions: {No: !Equals [a, b]}\n'), ['ref', 'attribute', 'ref']],
  ['what a macro may add', using('', 'Transform: [My::Macro]'), ['ref', 'attribute', 'ref']],
  ['what SAM makes', using('', 'Transform: AWS::Serverless-2016-10-31'), ['ref', 'attribute', 'ref']],
  ['what a module brings', using('  B: {Type: My::Own::Thing::MODULE}\n'), ['ref', 'attribute', 'ref']],
  ['what an include brings', using("  Fn::Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/k'}}\n"), ['ref', 'attribute', 'ref']],
  ['what an include brings to the whole', using('', "Transform: {Name: AWS::Include, Parameters: {Location: 's3://b/k'}}"), ['ref', 'attribute', 'ref']],
  ['what one of several includes brings', using('', "Transform: [AWS::LanguageExtensions, {Name: AWS::Include, Parameters: {Location: 's3://b/k'}}]"), ['ref', 'attribute', 'ref']],
  ['what a loop makes', using("  Fn::ForEach::L: [X, !Ref AWS::NotificationARNs, {'${X}': {Type: AWS::S3::Bucket}}]\n"), ['ref', 'attribute', 'ref']],
  ['what a broken text has lost', using('  B: {Type: AWS::S3::Bucket\n  C: x\n'), ['ref', 'attribute', 'ref']],
];

describe('a name that the template does not contain', () => {
  for (const [name, text, kinds] of cases) {
    it(`means ${name}`, () => {
      const resource = templateIn(text).resource('A');
      const parts = ['R', 'G', 'S'].map((key) => resource?.property(key) ?? null);
      assert.deepEqual(parts.map((value) => (value?.kind === 'concat' ? value.parts.at(-1)?.kind : value?.kind)), kinds);
    });
  }
});
