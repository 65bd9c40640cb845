import assert from 'node:assert/strict';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import type { Policy } from '../../../src/iam/policy.js';
import { readText } from '../../../src/syntax/read.js';
import type { Scalar } from '../../../src/syntax/tree.js';
import { guardText } from '../../../src/value/guard.js';
import { joinedText, pieceOf } from '../../../src/value/compose.js';
import type { Concat, KnownScalar, Value } from '../../../src/value/value.js';
import { valueFrom } from '../support/value-from.js';

/** The policy that the only scalar value of a text holds. */
function policyIn(text: string, language: 'yaml' | 'json' = 'yaml'): Policy {
  const [root] = readText(text, language).documents;
  const value = root?.kind === 'mapping' ? root.entries[0]?.value : null;
  assert.ok(value?.kind === 'scalar');
  return readPolicy(scalarValue(value), 'resource');
}

function scalarValue(scalar: Scalar): KnownScalar {
  return joinedText(scalar, [pieceOf(scalar)]);
}

const policy = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": ["s3:Get*"], "Resource": "a"}}';

describe('a policy written as text', () => {
  const texts = [
    { name: 'in single quotes', text: `P: '${policy}'` },
    { name: 'in a literal block', text: `P: |\n  ${policy.replaceAll(', ', ',\n    ')}\n` },
    { name: 'in a literal block without a last line break', text: `P: |-\n    ${policy.replaceAll(', ', ',\n      ')}\n` },
    { name: 'in a folded block', text: `P: >\n  ${policy.replaceAll(', ', ',\n  ')}\n` },
    { name: 'in double quotes', text: `P: ${JSON.stringify(policy)}` },
    { name: 'in JSON', text: `{"P": ${JSON.stringify(policy)}}`, language: 'json' as const },
  ];
  for (const { name, text, language } of texts) {
    it(`knows where its parts are written ${name}`, () => {
      const read = policyIn(text, language);
      const action = read.statements[0]?.action;
      const shown = (at: { start: number; end: number } | null | undefined): string => (at ? text.slice(at.start, at.end).replaceAll('\\"', '"') : '-');
      assert.deepEqual([read.version, read.defects, read.complete], ['2012-10-17', [], true]);
      assert.equal(shown(action?.items[0]?.at), '"s3:Get*"');
      assert.equal(shown(action?.keyAt), '"Action"');
      assert.equal(shown(read.statements[0]?.effectAt), '"Allow"');
      assert.equal(shown(read.versionAt), '"2012-10-17"');
    });
  }

  it('keeps the sources of characters, escapes among them', () => {
    const read = policyIn(`P: '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "a:\\u0062\\"c\\n", "Resource": "*"}}'`);
    const value = read.statements[0]?.action?.items[0]?.value;
    assert.ok(value?.kind === 'scalar');
    assert.equal(value.text, 'a:b"c\n');
    assert.equal(value.pieces.map((piece) => piece.text).join(''), value.text);
    for (const { text, scalar, from } of value.pieces) if (scalar !== null) assert.equal(scalar.text.slice(from, from + text.length), text);
    assert.deepEqual(value.pieces.map((piece) => piece.scalar === null), [false, true, false, false, true]);
  });

  it('keeps holes inside strings and in the place of values', () => {
    const text = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity", '
      + '"Principal": {"AWS": ${Principals}}, "Condition": {"StringLike": {"${Provider}:sub": "repo:${Owner}/x:*"}}}, ${More}]}';
    const read = readPolicy(valueFrom({ 'Fn::Sub': text }), 'trust');
    const [statement] = read.statements;
    const [test] = statement?.condition?.tests ?? [];
    assert.deepEqual(read.defects, []);
    assert.equal(read.complete, false);
    assert.deepEqual(statement?.principal?.items[0]?.parsed, { kind: 'reference', type: 'AWS', id: 'Principals', attribute: null });
    assert.deepEqual([test?.key, test?.values[0]?.parsed.text], ['${Provider}:sub', 'repo:${Owner}/x:*']);
    assert.equal(test?.complete, false);
  });

  it('is read once for each possible text', () => {
    const effect: Value = valueFrom({ 'Fn::If': ['Open', 'Allow', 'Deny'] });
    const text = (part: string): Value => valueFrom(part);
    const value: Concat = { kind: 'concat', at: null, parts: [
      text('{"Statement": {"Effect": "'), effect, text('", "Action": "*", "Resource": "*"}}')] };
    assert.deepEqual(readPolicy(value, 'identity').statements.map((each) => [guardText(each.when), each.effect]), [['Open', 'Allow'], ['!Open', 'Deny']]);
  });

  it('reports invalid JSON, and keeps what can be read', () => {
    const broken = policyIn(`P: '${policy.replace('["s3:Get*"]', '["s3:Get*"')}'`);
    assert.deepEqual(broken.defects.map(({ kind }) => kind), ['malformed-json']);
    assert.equal(broken.complete, false);
    for (const text of ['', 'AdministratorAccess', '{', 'Version: 2012-10-17']) {
      assert.deepEqual(readPolicy(valueFrom(text), 'identity').defects[0]?.kind, 'malformed-json', text);
    }
  });
});
