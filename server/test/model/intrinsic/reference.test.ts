import { concat, invalid, noValue, oneOf, ref, testValues } from '../value-table.js';

describe('Ref', () => testValues([
  ['!Ref Env', 'dev'],
  ['!Ref Env', 'dev', { mode: 'open' }],
  ['!Ref Env', ref('Env'), { mode: 'unbound' }],
  ['!Ref Env', 'prod', { parameters: { Env: 'prod' } }],
  ['!Ref Env', 'prod', { mode: 'unbound', parameters: { Env: 'prod' } }],
  ['!Ref Name', ref('Name')],
  ['!Ref Port', '8080'],
  ['!Ref Names', ['a', 'b', 'c']],
  ['!Ref Names', [''], { parameters: { Names: '' } }],
  ['!Ref Subnets', ref('Subnets')],
  ['!Ref Subnets', ['s-1', 's-2'], { parameters: { Subnets: 's-1, s-2' } }],
  ['!Ref Image', ref('Image')],
  ['!Ref Image', ref('Image'), { parameters: { Image: '/other' } }],
  ['!Ref Bucket', ref('Bucket')],
  ['!Ref AWS::Region', ref('AWS::Region')],
  ['!Ref AWS::Region', 'eu-west-1', { parameters: { 'AWS::Region': 'eu-west-1' } }],
  ['!Ref AWS::NotificationARNs', ['a', 'b'], { parameters: { 'AWS::NotificationARNs': 'a,b' } }],
  ['!Ref AWS::Partition', ref('AWS::Partition')],
  ['!Ref [Env]', invalid],
  ['!Ref Nothing', invalid],
  ['!Ref AWS::Nothing', invalid],
  ['!Ref {Ref: Env}', invalid],
]));

describe('AWS::NoValue', () => testValues([
  ['!Ref AWS::NoValue', noValue],
  ['{A: !Ref AWS::NoValue, B: [!Ref AWS::NoValue, x]}', { B: ['x'] }],
  ['{A: {B: !Ref AWS::NoValue}, C: [!Ref AWS::NoValue]}', { A: {}, C: [] }],
  ['{A: !If [IsEast, !Ref AWS::NoValue, x]}', { A: oneOf(['IsEast', noValue], ['!IsEast', 'x']) }],
  ['{A: !If [IsEast, !Ref AWS::NoValue, !Ref AWS::NoValue], B: [!If [IsEast, !Ref AWS::NoValue, {Ref: AWS::NoValue}], x]}', { B: ['x'] }],
  ['[!If [IsEast, !Ref AWS::NoValue, x], y]', [oneOf(['IsEast', noValue], ['!IsEast', 'x']), 'y']],
]));

describe('Fn::GetAtt', () => testValues([
  ['!GetAtt Bucket.Arn', { $getAtt: ['Bucket', 'Arn'] }],
  ['!GetAtt [Bucket, Arn]', { $getAtt: ['Bucket', 'Arn'] }],
  ['!GetAtt [Bucket, Outputs.Url]', { $getAtt: ['Bucket', 'Outputs.Url'] }],
  ['!GetAtt [Bucket, Outputs, Url]', { $getAtt: ['Bucket', 'Outputs.Url'] }],
  ['!GetAtt Bucket.Outputs.Url', { $getAtt: ['Bucket', 'Outputs.Url'] }],
  ['!GetAtt [Bucket, !Ref Env]', { $getAtt: ['Bucket', 'dev'] }],
  ['!GetAtt [Bucket, !If [IsEast, Arn, Name]]', oneOf(['IsEast', { $getAtt: ['Bucket', 'Arn'] }], ['!IsEast', { $getAtt: ['Bucket', 'Name'] }])],
  ['!GetAtt Maker.Key', { $unknown: 'custom-resource' }],
  ['!GetAtt [Bucket, !Ref Name]', invalid],
  ['!GetAtt Nothing.Arn', invalid],
  ['!GetAtt Env.Arn', invalid],
  ['!GetAtt Bucket', invalid],
  ['!GetAtt [Bucket]', invalid],
  ['!GetAtt .Arn', invalid],
  ['!GetAtt Bucket.', invalid],
  ['!GetAtt {A: B}', invalid],
]));

describe('Fn::ImportValue', () => testValues([
  ['!ImportValue Shared', { $unknown: 'import' }],
  ['!Sub ["${A}-x", {A: !ImportValue Shared}]', concat({ $unknown: 'import' }, '-x')],
]));

describe('Fn::GetAZs', () => testValues([
  ["!GetAZs ''", { $unknown: 'zones' }],
  ['!Select [0, !GetAZs {Ref: AWS::Region}]', { $unknown: 'zones' }],
]));

describe('a function that does not exist', () => testValues([
  ['!Nothing x', invalid],
  ['!Equals [a, a]', invalid],
  ['[!And [a, b], x]', [invalid, 'x']],
]));

describe('what looks like a function', () => testValues([
  ['{Ref: Env, Other: x}', { Ref: 'Env', Other: 'x' }],
  ['{Condition: {StringEquals: {a: b}}}', { Condition: { StringEquals: { a: 'b' } } }],
  ['{$ref: x}', { $literal: { $ref: 'x' } }],
  ['{$ref: x, y: z}', { $ref: 'x', y: 'z' }],
]));
