import assert from 'node:assert/strict';
import type { Template } from '../../src/model/template.js';
import { printValue, type Json } from '../../src/value/print.js';
import { templateIn, type Given } from './template-in.js';

const child = `Parameters:
  Env: {Type: String, Default: child}
  Names: {Type: CommaDelimitedList}
  Other: {Type: String}
Conditions:
  IsDev: !Equals [!Ref Env, dev]
Resources:
  A: {Type: AWS::S3::Bucket, Properties: {Env: !Ref Env, Names: !Ref Names, Other: !Ref Other, Region: !Ref AWS::Region, Dev: !If [IsDev, 1, 2]}}
`;

const parent = (location: string, parameters = '{Env: !Ref Env, Names: [a, !Ref Env], Other: !GetAtt B.Arn}'): string => `
Parameters:
  Env: {Type: String, Default: dev}
Resources:
  B: {Type: AWS::S3::Bucket}
  Stack: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${location}, Parameters: ${parameters}}}
`;

function nested(template: Template, id = 'Stack'): Template | null {
  const resource = template.resource(id);
  assert.ok(resource !== null);
  return template.nested(resource);
}

function properties(text: string, given: Given): Json {
  const resource = nested(templateIn(text, given))?.resource('A');
  assert.ok(resource);
  return printValue(resource.properties);
}

describe('a nested template', () => {
  it('receives what is known of its parameters, and the region', () => {
    const given: Given = { files: { 'child.yaml': child }, parameters: { 'AWS::Region': 'eu-west-1', 'AWS::StackName': 'x' } };
    assert.deepEqual(properties(parent('./child.yaml'), given),
      { Env: 'dev', Names: ['a', 'dev'], Other: { $ref: 'Other' }, Region: 'eu-west-1', Dev: 1 });
  });

  it('is not decided by a mere default of its parent', () => {
    const open = properties(parent('child.yaml'), { mode: 'open', files: { 'child.yaml': child } });
    assert.deepEqual(open, {
      Env: 'child', Names: { $ref: 'Names' }, Other: { $ref: 'Other' }, Region: { $ref: 'AWS::Region' },
      Dev: { $oneOf: [{ when: 'IsDev', value: 1 }, { when: '!IsDev', value: 2 }] },
    });
    const given = properties(parent('child.yaml'), { mode: 'open', files: { 'child.yaml': child }, parameters: { Env: 'dev' } });
    assert.deepEqual(given, { Env: 'dev', Names: ['a', 'dev'], Other: { $ref: 'Other' }, Region: { $ref: 'AWS::Region' }, Dev: 1 });
  });

  it('is reported when it is missing', () => {
    const template = templateIn(parent('parts/../child.yaml'));
    assert.equal(nested(template), null);
    assert.deepEqual([...template.missed], ['child.yaml']);
  });

  it('refers to files relative to itself', () => {
    const files = { 'sub/one.yaml': parent('../other/two.yaml'), 'other/two.yaml': child };
    const one = nested(templateIn(parent('sub/one.yaml'), { files }));
    assert.ok(one);
    assert.ok(nested(one)?.resource('A'));
  });

  it('does not nest itself endlessly', () => {
    const files = { 'self.yaml': parent('self.yaml') };
    const template = templateIn(parent('self.yaml'), { files });
    const inner = nested(template);
    assert.ok(inner);
    assert.equal(nested(inner), null);
    assert.deepEqual([...template.missed], []);
  });

  it('is found by the asset that CDK made of it', () => {
    const text = `Resources:
  Stack:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: !Sub 'https://s3.\${AWS::Region}/x'}
    Metadata: {'aws:asset:path': child.nested.template.json, 'aws:asset:property': TemplateURL}
`;
    assert.ok(nested(templateIn(text, { files: { 'child.nested.template.json': child } }))?.resource('A'));
  });

  it('may be a SAM application', () => {
    const text = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Stack: {Type: AWS::Serverless::Application, Properties: {Location: child.yaml}}\n';
    assert.ok(nested(templateIn(text, { files: { 'child.yaml': child } }))?.resource('A'));
  });

  const none: readonly (readonly [string, string])[] = [
    ['a URL', 'https://s3.amazonaws.com/b/k'], ['a URL of S3', 's3://b/k'], ['an absolute path', '/etc/x.yaml'], ['a value that is not known', '!ImportValue X'],
  ];
  for (const [name, location] of none) {
    it(`is not ${name}`, () => {
      const template = templateIn(parent(location));
      assert.equal(nested(template), null);
      assert.equal(nested(template, 'B'), null);
      assert.deepEqual([...template.missed], []);
    });
  }

  it('may prove to be something else', () => {
    const template = templateIn(parent('child.yaml'), { files: { 'child.yaml': '- a\n' } });
    assert.equal(nested(template), null);
    assert.deepEqual([...template.missed], []);
  });
});

describe('an included file', () => {
  const including = (location: string): string => `Transform: {Name: AWS::Include, Parameters: {Location: ${location}}}
Parameters:
  Env: {Type: String, Default: dev}
Resources:
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: resources.yaml}}
  A: {Type: AWS::S3::Bucket, Properties: {X: !Ref Nothing}}
`;
  const files = {
    'top.yaml': 'Outputs: {O: {Value: !Ref Env}}\nMappings: {M: {a: {b: c}}}\n',
    'resources.yaml': "B: {Type: AWS::S3::Bucket, Properties: {Y: !Sub '${Env}-x', Z: !FindInMap [M, a, b]}}\n",
  };

  it('brings resources, outputs and mappings', () => {
    const template = templateIn(including('top.yaml'), { files });
    assert.deepEqual([...template.resources.keys()], ['B', 'A']);
    assert.deepEqual(printValue(template.resource('B')?.properties ?? { kind: 'null', at: null }), { Y: 'dev-x', Z: 'c' });
    const output = template.outputs.get('O')?.value;
    assert.ok(output);
    assert.equal(printValue(output), 'dev');
    assert.deepEqual([...template.missed], []);
  });

  it('is one of several transforms', () => {
    const text = including('top.yaml').replace('{Name: AWS::Include, Parameters: {Location: top.yaml}}\nP', '[AWS::LanguageExtensions, {Name: AWS::Include, Parameters: {Location: top.yaml}}]\nP');
    assert.equal(templateIn(text, { files }).outputs.size, 1);
  });

  it('has everything it brings point at the include', () => {
    const template = templateIn(including('top.yaml'), { files });
    const value = template.resource('B')?.property('Y');
    assert.ok(value?.kind === 'scalar' && value.at?.kind === 'scalar');
    assert.equal(value.at.text, 'Fn::Transform');
    assert.ok(value.pieces.every((piece) => piece.scalar === null));
  });

  it('is reported when it is missing, and unknown names may then mean anything', () => {
    const template = templateIn(including('top.yaml'));
    assert.deepEqual([...template.missed].sort(), ['resources.yaml', 'top.yaml']);
    assert.equal(template.resource('A')?.property('X')?.kind, 'ref');
  });
});

describe('an output of a nested template', () => {
  const child = (value: string, more = ''): string => `
Parameters: {Env: {Type: String, Default: child}, Key: {Type: String, NoEcho: true}, Other: {Type: String}}
Conditions: {IsDev: !Equals [!Ref Other, dev]}
Resources: {A: {Type: AWS::S3::Bucket}}
Outputs: {O: {${more}Value: ${value}}}
`;
  const outputs = (value: string, { more = '', mode = 'deployed' }: { more?: string; mode?: 'open' | 'deployed' } = {}): Json => {
    const text = `
Parameters: {Env: {Type: String, Default: dev}}
Resources:
  Stack: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Env: !Ref Env, Key: hidden}}}
Outputs: {X: {Value: !Sub "<\${Stack.Outputs.O}>"}}`;
    const template = templateIn(text, { mode, files: { 'child.yaml': child(value, more) } });
    return printValue(template.outputs.get('X')?.value ?? { kind: 'none', at: null });
  };
  const hidden = { $concat: ['<', { $getAtt: ['Stack', 'Outputs.O'] }, '>'] };

  it('is resolved where it means the same in the parent', () => {
    assert.equal(outputs('plain'), '<plain>');
    assert.equal(outputs('5'), '<5>');
    assert.equal(outputs('!Ref Env'), '<dev>');
    assert.deepEqual(outputs('!Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Env}-q"'),
      { $concat: ['<arn:aws:sqs:', { $ref: 'AWS::Region' }, ':', { $ref: 'AWS::AccountId' }, ':dev-q>'] });
  });

  it('stays unresolved where it depends on the stack, a secret or something unknown', () => {
    for (const value of ['!Ref A', '!GetAtt A.Arn', '!Ref AWS::StackName', '!Ref Key', '!Ref Other', '!If [IsDev, a, b]', '!ImportValue x', '[a]']) {
      assert.deepEqual(outputs(value), hidden, value);
    }
    assert.deepEqual(outputs('plain', { more: 'Condition: IsDev, ' }), hidden);
    assert.deepEqual(outputs('!Ref Env', { mode: 'open' }), hidden);
  });

  it('is not followed in circles', () => {
    const stack = (id: string, other: string): string => `  ${id}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Env: !GetAtt ${other}.Outputs.O}}}\n`;
    const template = templateIn(`Resources:\n${stack('S', 'T')}${stack('T', 'S')}${stack('U', 'U')}Outputs: {X: {Value: !GetAtt S.Outputs.O}, Y: {Value: !GetAtt U.Outputs.O}}`,
      { files: { 'child.yaml': child('!Ref Env') } });
    assert.equal(template.outputs.size, 2);
    for (const { value } of template.outputs.values()) assert.equal(value?.kind, 'attribute');
  });
});
