/** A default stands for its parameter only where no condition rules it out. */
import assert from 'node:assert/strict';
import { printValue, type Json } from '../../src/value/print.js';
import { concat, oneOf, ref } from './value-table.js';
import { templateIn } from './template-in.js';

const frame = `
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Account: { Type: String, Default: '' }
  Names: { Type: CommaDelimitedList, Default: '' }
  Free: { Type: String, Default: x }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  HasAccount: !Not [!Equals [!Ref Account, '']]
  HasNames: !Not [!Equals [!Join ['', !Ref Names], '']]
  HasFirst: !Not [!Equals [!Select [0, !Ref Names], '']]
Resources:
`;

/** The value of a property of a resource that is there under a condition, or always. */
function valueOf(value: string, condition: string | null): Json {
  const guard = condition === null ? '' : `    Condition: ${condition}\n`;
  const property = templateIn(`${frame}  R:\n    Type: AWS::S3::Bucket\n${guard}    Properties: { P: ${value} }\n`, { mode: 'open' }).resource('R')?.property('P');
  assert.ok(property);
  return printValue(property);
}

describe('a default', () => {
  const cases: readonly (readonly [name: string, value: string, condition: string | null, expected: Json])[] = [
    ['stands for its parameter', '!Ref Account', null, ''],
    ['stands where a condition says nothing of it', '!Ref Free', 'IsProd', 'x'],
    ['gives way where the resource is there only with another value', '!Ref Account', 'HasAccount', ref('Account')],
    ['gives way within a text, an empty one too', '!Sub "a-${Account}-${Free}"', 'HasAccount', concat('a-', ref('Account'), '-x')],
    ['stays within a text that nothing rules out', '!Sub "a-${Account}-${Free}"', null, 'a--x'],
    ['gives way in one branch', '!If [IsProd, !Ref Stage, !Ref Stage]', null, oneOf(['IsProd', ref('Stage')], ['!IsProd', 'dev'])],
    ['gives way in a map in a branch', '!If [IsProd, {A: !Ref Stage}, x]', null, oneOf(['IsProd', { A: ref('Stage') }], ['!IsProd', 'x'])],
    ['gives way as a list that a text is made of', '!Ref Names', 'HasNames', ref('Names')],
    ['gives way as a list whose first item is asked for', '!Ref Names', 'HasFirst', ref('Names')],
    ['stays as a list that nothing rules out', '!Ref Names', 'IsProd', ['']],
  ];
  for (const [name, value, condition, expected] of cases) it(name, () => { assert.deepEqual(valueOf(value, condition), expected); });

  it('is not used where a value is given', () => {
    const template = templateIn(`${frame}  R: { Type: AWS::S3::Bucket, Condition: IsProd, Properties: { P: !Ref Stage } }\n`, { mode: 'open', parameters: { Stage: 'prod' } });
    assert.deepEqual(printValue(template.resource('R')?.properties ?? { kind: 'null', at: null }), { P: 'prod' });
  });
});
