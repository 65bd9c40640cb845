import assert from 'node:assert/strict';
import { guardText, type Guard } from '../../src/value/guard.js';
import { asJson } from './forms.js';
import { templateIn, type Given } from './template-in.js';

const frame = (condition: string): string => `Transform: AWS::LanguageExtensions
Parameters:
  Env: {Type: String, Default: dev}
  Stage: {Type: String, AllowedValues: [alpha, beta]}
  Name: {Type: String}
  Count: {Type: Number, Default: 1}
  Empty: {Type: String, Default: ''}
  Tags: {Type: CommaDelimitedList, Default: 'a,b'}
Mappings:
  Flags: {dev: {On: true}, prod: {On: false}}
Conditions:
  Yes: !Equals [a, a]
  No: !Equals [a, b]
  IsDev: !Equals [!Ref Env, dev]
  IsAlpha: !Equals [!Ref Stage, alpha]
  IsBeta: !Equals [!Ref Stage, beta]
  IsEast: !Equals [!Ref AWS::Region, us-east-1]
  Loop: !Not [!Condition Pool]
  Pool: !Not [!Condition Loop]
  Subject: ${condition}
Resources:
  A: {Type: AWS::S3::Bucket}
`;

const decided: readonly (readonly [condition: string, expected: boolean | null, given?: Given])[] = [
  ['!Equals [a, a]', true],
  ['!Equals [a, A]', false],
  ["!Equals ['1', 1]", true],
  ["!Equals ['true', true]", true],
  ['!Equals [!Ref Count, 1]', true],
  ['!Equals [!Ref Env, dev]', true],
  ['!Equals [!Ref Env, dev]', null, { mode: 'open' }],
  ['!Equals [!Ref Env, dev]', null, { mode: 'unbound' }],
  ['!Equals [!Ref Env, dev]', false, { mode: 'open', parameters: { Env: 'prod' } }],
  ['!Equals [!Ref Env, dev]', false, { mode: 'unbound', parameters: { Env: 'prod' } }],
  ['!Equals [!Ref Name, x]', null],
  ['!Equals [!Ref Name, !Ref Name]', true],
  ['!Equals [!Ref Name, !Ref Stage]', null],
  ['!Equals [!Ref Stage, gamma]', false],
  ["!Equals [!Join ['', !Ref Tags], '']", false],
  ["!Equals [!Sub 'x-${Stage}', x-alpha]", null],
  ["!Equals [!Sub 'x-${Stage}', y-alpha]", false],
  ["!Equals [!Sub 'x-${Stage}', x-gamma]", false],
  ["!Equals [!Sub '${Name}${Stage}', '']", false],
  ["!Equals [!Sub '${Name}-', '']", false],
  ["!Equals [!Sub '${Empty}${Name}', '']", null],
  ["!Equals [!Sub '${Name}${Empty}', x]", null],
  ["!Equals [!Sub '${Empty}-${Name}', '']", false],
  ["!Equals [!Sub '${Name}-${Stage}', '']", false],
  ["!Equals [!Sub '${Name}-${Stage}', x-alpha]", null],
  ["!Equals [!Sub 'ab${Name}b', ab]", false],
  ["!Equals [!Sub '${Name}${A}', '']", null],
  ['!And [!Equals [!GetAtt A.Stage, alpha], !Not [!Equals [!Ref Stage, alpha]]]', null],
  ["!And [!Equals [!Select [0, !Split ['-', !Ref Name]], x], !Equals [!Ref Name, x-y]]", null],
  ['!And [!Equals [!Ref Name, !Ref Stage], !Not [!Equals [!Ref Stage, !Ref Name]]]', false],
  ['!And [!Equals [x, !If [IsEast, x, y]], !Not [!Condition IsEast]]', false],
  ['!Equals [!FindInMap [Flags, !Ref Env, On], true]', true],
  ['!Equals [!Length {Ref: Tags}, 2]', true],
  ['!Not [!Condition Yes]', false],
  ['!And [!Condition Yes, !Condition IsDev]', true],
  ['!And [!Condition No, !Condition IsEast]', false],
  ['!And [!Condition Yes, !Condition IsEast]', null],
  ['!Or [!Condition Yes, !Condition IsEast]', true],
  ['!Or [!Condition No, !Condition IsEast]', null],
  ['!Or [!Condition IsEast, !Not [!Condition IsEast]]', true],
  ['!And [!Condition IsEast, !Not [!Condition IsEast]]', false],
  ['!Or [!Condition IsAlpha, !Condition IsBeta]', true],
  ['!And [!Condition IsAlpha, !Condition IsBeta]', false],
  ['!Condition Yes', true],
  ['!Condition Nothing', null],
  ['!And [!Condition Nothing, !Not [!Condition Elsewhere]]', null],
  ['!Or [!Condition Nothing, !Not [!Condition Elsewhere]]', null],
  ['!And [!Condition Nothing, !Not [!Condition Nothing]]', false],
  ['!And [!Equals [a], !Not [!Equals [b]]]', null],
  ['!And [{Fn::Transform: {Name: One}}, !Not [{Fn::Transform: {Name: Other}}]]', null],
  ['!Equals [!FindInMap [Gone, a, b], !FindInMap [Away, a, b]]', null],
  ["!Equals [!Sub ['-${X}', {X: !FindInMap [Gone, a, b]}], !Sub ['-${X}', {X: !FindInMap [Away, a, b]}]]", null],
  ['!And [!Equals [!FindInMap [Gone, a, b], x], !Not [!Equals [!FindInMap [Away, a, b], x]]]', null],
  ['!And [!Equals [!Ref AWS::StackId, !FindInMap [Gone, a, b]], !Not [!Equals [!Ref AWS::StackId, !FindInMap [Away, a, b]]]]', null],
  ["!Or [!Equals [!Sub ['-${X}', {X: !FindInMap [Gone, a, b]}], -x], !Not [!Equals [!Sub ['-${X}', {X: !FindInMap [Away, a, b]}], -x]]]", null],
  ['!Condition Loop', null],
  ['!Condition Subject', null],
  ['!Equals [a]', null],
  ['!Equals [a, b, c]', null],
  ['!Not [!Condition Yes, !Condition Yes]', null],
  ['!Not x', null],
  ['true', null],
  ['!Ref Env', null],
  ['{Condition: Yes, More: x}', null],
  ['{More: Yes}', null],
];

describe('a condition', () => {
  for (const [condition, expected, given] of decided) {
    it(`${condition} is ${expected === null ? 'open' : expected}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      const yaml = frame(condition);
      for (const template of [templateIn(yaml, given, 'yaml'), templateIn(asJson(yaml), given, 'json')]) {
        assert.equal(template.conditions.get('Subject')?.decided, expected);
      }
    });
  }
});

const guards: readonly (readonly [guard: string, possible: boolean])[] = [
  ['IsEast', true], ['!IsEast', true], ['IsAlpha && IsBeta', false], ['!IsAlpha && !IsBeta', false], ['!IsAlpha && IsBeta', true],
  ['Subject && IsEast', true], ['Subject && !IsEast', false], ['!Subject && IsEast && IsAlpha', false], ['!Subject && IsEast && IsBeta', true],
  ['IsEast && AWS::Region == eu-west-1', false], ['IsEast && AWS::Region == us-east-1', true], ['Stage == gamma', false],
  ['IsAlpha && Stage == beta', false], ['Unknown && IsEast', true], ['Yes', true], ['No', false],
];

describe('isPossible', () => {
  const template = templateIn(frame('!And [!Condition IsEast, !Condition IsAlpha]'));
  for (const [guard, possible] of guards) {
    it(`${guard} is ${possible ? '' : 'im'}possible`, () => assert.equal(template.isPossible(guardOf(guard)), possible));
  }
});

describe('whether a list is empty', () => {
  const template = templateIn(`Parameters:
  Names: {Type: CommaDelimitedList}
Conditions:
  IsEmpty: !Equals [!Join ['', !Ref Names], '']
  IsX: !Equals [!Join ['', !Ref Names], x]
Resources:
  A: {Type: AWS::S3::Bucket}
`);
  const cases: readonly (readonly [guard: string, possible: boolean])[] = [
    ['!IsEmpty && Names == ', false], ['IsEmpty && Names == ', true], ['IsEmpty && Names == x', true], ['!IsX && Names == ', true], ['IsX && IsEmpty', true],
  ];
  for (const [guard, possible] of cases) it(`${guard} is ${possible ? '' : 'im'}possible`, () => assert.equal(template.isPossible(guardOf(guard)), possible));
});

function guardOf(text: string): Guard {
  return text.split(' && ').map((part) => {
    const [name = '', value] = part.split(' == ');
    if (value !== undefined) return { kind: 'parameter', name, value };
    return { kind: 'condition', name: name.replace('!', ''), holds: !name.startsWith('!') };
  });
}

const rules = `Parameters:
  Env: {Type: String}
  Size: {Type: String}
Rules:
  Small:
    RuleCondition: !Equals [!Ref Env, dev]
    Assertions:
      - Assert: !Contains [[small, tiny], !Ref Size]
      - Assert: {'Fn::Not': [{'Fn::Equals': [!Ref Size, tiny]}]}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
  IsSmall: !Equals [!Ref Size, small]
  IsLarge: !Equals [!Ref Size, large]
  IsTiny: !Equals [!Ref Size, tiny]
Resources:
  A: {Type: AWS::S3::Bucket, Condition: IsDev, Properties: {X: !If [IsSmall, a, b], Y: !If [IsLarge, a, b]}}
  B: {Type: AWS::S3::Bucket, Properties: {X: !If [IsLarge, a, b]}}
`;

describe('rules', () => {
  it('rule out what they forbid', () => {
    const template = templateIn(rules);
    const possible = (guard: string): boolean => template.isPossible(guardOf(guard));
    assert.deepEqual([possible('IsDev && IsLarge'), possible('!IsDev && IsLarge'), possible('IsDev && IsTiny'), possible('IsDev && IsSmall')],
      [false, true, false, true]);
    assert.equal(template.resource('A')?.property('X')?.kind, 'scalar');
    assert.equal(template.resource('B')?.property('X')?.kind, 'alternatives');
  });

  it('rule out nothing where they cannot be read', () => {
    const assertions = ['!Contains [!Ref Size, small]', '!Contains [[small], !Ref Size, large]', '!Contains [[small]]', '!Equals [small]'];
    const unread = `Assertions: [${assertions.map((assert) => `{Assert: ${assert}}`).join(', ')}, small]\n`;
    const template = templateIn(rules.replace(/Assertions:[^]*?(?=Conditions:)/, unread));
    assert.deepEqual(['IsDev && IsLarge', 'IsDev && IsTiny'].map((guard) => template.isPossible(guardOf(guard))), [true, true]);
  });

  it('are dropped when given values contradict them', () => {
    const template = templateIn(rules, { parameters: { Env: 'dev', Size: 'large' } });
    assert.equal(template.conditions.get('IsLarge')?.decided, true);
  });
});

describe('a rule and a condition that refer to each other', () => {
  it('are resolved without end, and still decide what follows', () => {
    const template = templateIn(`Rules:
  R: {Assertions: [{Assert: !Equals [!If [A, x, y], x]}]}
Conditions:
  A: !Equals [!If [B, x, y], x]
  B: !Equals [!If [A, x, y], x]
Resources:
  C: {Type: AWS::S3::Bucket, Properties: {V: !If [A, x, y]}}
`);
    const value = template.resource('C')?.property('V');
    assert.ok(value?.kind === 'scalar');
    assert.equal(value.text, 'x');
  });
});

describe('a condition of a resource or output', () => {
  const template = templateIn(`Conditions:
  Yes: !Equals [a, a]
  No: !Equals [a, b]
  Open: !Equals [!Ref AWS::Region, x]
Resources:
  A: {Type: AWS::S3::Bucket, Condition: Yes}
  B: {Type: AWS::S3::Bucket, Condition: No}
  C: {Type: AWS::S3::Bucket, Condition: Open, Properties: {X: !If [Open, a, b], Y: !Ref B}}
  D: {Type: AWS::S3::Bucket, Condition: Nothing}
Outputs:
  A: {Condition: No, Value: x}
  B: {Condition: Open, Value: !If [Open, a, b], Export: {Name: !If [Open, c, d]}}
`);

  it('leaves out what certainly does not exist, and states when the rest does', () => {
    assert.deepEqual([...template.resources.values()].map(({ id, when }) => [id, guardText(when)]),
      [['A', null], ['C', 'Open'], ['D', 'Nothing']]);
    assert.deepEqual([...template.outputs.values()].map(({ name, when }) => [name, guardText(when)]), [['B', 'Open']]);
  });

  it('holds for the values within', () => {
    const [x, output] = [template.resource('C')?.property('X'), template.outputs.get('B')];
    assert.ok(x?.kind === 'scalar' && output?.value?.kind === 'scalar');
    assert.deepEqual([x.text, output.value.text], ['a', 'a']);
    assert.equal(output.entry('Export')?.kind, 'map');
    assert.equal(output.entry('Nothing'), null);
  });

  it('keeps references to what does not exist', () => assert.equal(template.resource('C')?.property('Y')?.kind, 'ref'));
});
