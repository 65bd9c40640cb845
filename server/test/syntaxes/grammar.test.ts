/** What the grammar of IAM makes readable in YAML and JSON, and what it leaves alone. */
import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { injection, loadGrammar, loadOniguruma, ownTokens } from './tokenizer.js';

type Words = readonly (readonly [string, string])[];

const action = (service: string, ...name: Words): Words => [[service, 'entity.name.type.service.iam'], [':', 'punctuation.separator.iam'], ...name];
const named = (name: string): readonly [string, string] => [name, 'support.function.action.iam'];
const star = ['*', 'keyword.control.wildcard.iam'] as const;
const colon = [':', 'punctuation.separator.iam'] as const;
const substitution = (name: string): Words => [
  ['${', 'punctuation.definition.template-expression.begin.iam'],
  [name, 'variable.other.substitution.iam'],
  ['}', 'punctuation.definition.template-expression.end.iam'],
];

/** A string, and the words of it that mean something. */
const strings: readonly { readonly text: string; readonly words: Words }[] = [
  { text: 's3:GetObject', words: action('s3', named('GetObject')) },
  { text: 'iam:Get*', words: action('iam', named('Get'), star) },
  { text: 's3:*', words: action('s3', star) },
  { text: 'execute-api:Invoke', words: action('execute-api', named('Invoke')) },
  {
    text: 'arn:aws:iam::123456789012:role/Admin*',
    words: [
      ['arn', 'keyword.other.arn.iam'], colon, ['aws', 'constant.other.partition.iam'], colon,
      ['iam', 'entity.name.type.service.iam'], colon, colon, ['123456789012', 'constant.numeric.account-id.iam'], colon, star,
    ],
  },
  {
    text: 'arn:${AWS::Partition}:s3:::${Bucket}/*',
    words: [
      ['arn', 'keyword.other.arn.iam'], colon, ...substitution('AWS::Partition'), colon,
      ['s3', 'entity.name.type.service.iam'], colon, colon, colon, ...substitution('Bucket'), star,
    ],
  },
  { text: 'at ${Role.Arn} in ${AWS::Region}', words: [...substitution('Role.Arn'), ...substitution('AWS::Region')] },
  { text: '123456789012', words: [['123456789012', 'constant.numeric.account-id.iam']] },
  {
    text: '{{resolve:secretsmanager:db:SecretString:password}}',
    words: [
      ['{{', 'punctuation.definition.template-expression.begin.iam'], ['resolve', 'keyword.control.resolve.iam'], colon,
      ['secretsmanager', 'entity.name.type.service.iam'], colon,
      ['db:SecretString:password', 'variable.other.secret-name.iam'],
      ['}}', 'punctuation.definition.template-expression.end.iam'],
    ],
  },
];

const leftAlone = [
  'https://example.com/Path', 'AWS::IAM::Role', 'ec2.amazonaws.com', '2012-10-17', '1234567890123', 'v1.123456789012', 'a sentence: With more', '${broken',
];

/** A star alone means everything only where it is a string of its own. */
const quotedStar = '"*"';

describe('the grammar of IAM', () => {
  const onigLib = loadOniguruma();

  it('compiles in every pattern, and includes only what exists', async () => {
    const { createOnigScanner } = await onigLib;
    const grammar = JSON.parse(injection) as { repository: Record<string, { match: string }> };
    for (const [name, { match }] of Object.entries(grammar.repository)) {
      assert.doesNotThrow(() => createOnigScanner([match]), name);
    }
    for (const [, name = ''] of injection.matchAll(/"include": "#([^"]+)"/g)) assert.ok(name in grammar.repository, name);
  });

  const forms: readonly { readonly name: string; readonly scope: string; readonly write: (text: string) => string }[] = [
    { name: 'a plain scalar of YAML', scope: 'source.yaml', write: (text) => `Key: ${text}` },
    { name: 'a quoted scalar of YAML', scope: 'source.yaml', write: (text) => `- "${text}"` },
    { name: 'a single-quoted scalar of YAML', scope: 'source.yaml', write: (text) => `Key: '${text}'` },
    { name: 'a block scalar of YAML', scope: 'source.yaml', write: (text) => `Key: !Sub |\n  ${text}` },
    { name: 'a flow sequence of YAML', scope: 'source.yaml', write: (text) => `Key: ["${text}", other]` },
    { name: 'a string of JSON', scope: 'source.json', write: (text) => `{ "Key": "${text}" }` },
    { name: 'a string of JSON with comments', scope: 'source.json.comments', write: (text) => `[ "${text}" ] // end` },
  ];
  for (const { name, scope, write } of forms) {
    describe(`in ${name}`, () => {
      let grammar: IGrammar;
      before(async () => { grammar = await loadGrammar(scope, onigLib); });
      for (const { text, words } of strings) {
        // A plain scalar cannot begin with a brace.
        if (name === 'a plain scalar of YAML' && text.startsWith('{')) continue;
        it(`reads ${text}`, () => assert.deepEqual(ownTokens(grammar, write(text)), words));
      }
      for (const text of leftAlone) it(`leaves ${text} alone`, () => assert.deepEqual(ownTokens(grammar, write(text)), []));
    });
  }

  for (const scope of ['source.yaml', 'source.json']) {
    it(`marks a lone star in ${scope}`, async () => {
      assert.deepEqual(ownTokens(await loadGrammar(scope, onigLib), `[ ${quotedStar} ]`), [star]);
    });
  }

  it('leaves comments alone', async () => {
    assert.deepEqual(ownTokens(await loadGrammar('source.yaml', onigLib), '# s3:GetObject on ${Bucket}'), []);
  });

  it('takes no longer for hostile text than for any other', async () => {
    const grammar = await loadGrammar('source.json', onigLib);
    for (const piece of ['arn:aws:', 's3:G', '${', '{{resolve:ssm:', '*?']) {
      assert.ok(Array.isArray(ownTokens(grammar, `"${piece.repeat(100_000 / piece.length)}"`)));
    }
  });
});
