/** What resolving costs, counted in nodes looked at. */
import assert from 'node:assert/strict';
import { deref } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { Setting } from '../../src/model/setting.js';
import { partsOf } from './every-value.js';
import { printValue } from '../../src/value/print.js';
import { deploymentOf, templateIn } from './template-in.js';

/** The nodes looked at for the one resource of a template, and the values that come of it. */
function workOn(text: string): { readonly steps: number; readonly values: number } {
  const tree = readText(text, 'yaml');
  const root = deref(tree.documents[0] ?? null);
  assert.ok(root?.kind === 'mapping', 'the text is a template');
  const setting = new Setting(root, tree, { deployment: deploymentOf({ mode: 'open' }), files: [], missed: new Set() });
  const values = setting.resources.map((entry) => (entry.kind === 'written' ? entry.scope.resolve(entry.node) : entry.value));
  return { steps: setting.work.steps, values: partsOf(values).size };
}

const resource = (value: string, head = ''): string => `${head}Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n      V: ${value}\n`;

const count = 40;
const conditions = `Parameters:\n  P: {Type: String}\n${Array.from({ length: count }, (_, index) => `  P${index}: {Type: String}\n`).join('')}`
  + `Conditions:\n${Array.from({ length: count }, (_, index) => `  C${index}: !Equals [!Ref P${index}, x]\n`).join('')}`;

/** A tree of choices, or of lists in their place. */
function nest(depth: number, open: (index: number) => string): string {
  let index = 0;
  const level = (rest: number): string => (rest === 0 ? `v${index}` : `${open(index++ % count)}${level(rest - 1)}, ${level(rest - 1)}]`);
  return level(depth);
}

describe('the work of resolving', () => {
  it('hardly grows with conditions', () => {
    const plain = workOn(resource(nest(6, () => '['), conditions));
    const conditional = workOn(resource(nest(6, (index) => `!If [C${index}, `), conditions));
    assert.ok(conditional.steps <= 2 * plain.steps, `${conditional.steps} steps, ${plain.steps} without conditions`);
    assert.ok(conditional.values <= 2 * plain.values);
  });

  it('gives up choices with too many combinations', () => {
    const { steps } = workOn(resource(nest(11, (index) => `!If [C${index}, `), conditions));
    assert.ok(steps < 5000, `${steps} steps`);
  });

  const wide = Array.from({ length: 60 }, (_, index) => `!If [C${index % count}, v${index}, !Ref AWS::NoValue]`).join(', ');
  for (const call of [`!Length [${wide}]`, `!Select [20, [${wide}]]`, `!Select [0, [${wide}]]`, `!Join [',', [${wide}]]`, `!ToJsonString [${wide}]`]) {
    it(`gives up ${call.slice(0, 20)}… of sixty items that may not exist`, () => {
      const { steps } = workOn(resource(call, conditions));
      assert.ok(steps < 2000, `${steps} steps`);
    });
  }

  const chains: readonly (readonly [name: string, link: (inner: string) => string])[] = [
    ['Select', (inner) => `!Select [!Ref P, [${inner}, x]]`],
    ['FindInMap', (inner) => `!FindInMap [M, !Ref P, ${inner}]`],
    ['Join', (inner) => `!Join ['', [${inner}, x]]`],
    ['Sub', (inner) => `!Sub ['\${A}\${A}\${A}', {A: ${inner}}]`],
    ['ToJsonString', (inner) => `!ToJsonString {a: ${inner}}`],
  ];
  for (const [name, link] of chains) {
    it(`is in proportion to the length of a chain of ${name}`, () => {
      const head = 'Parameters: {P: {Type: String}}\nMappings: {M: {a: {b: c}, d: {b: c}, e: {b: c}}}\n';
      const chain = (length: number): string => Array.from({ length }).reduce<string>((inner) => link(inner), 'b');
      const [short, long] = [workOn(resource(chain(5), head)), workOn(resource(chain(10), head))];
      assert.ok(long.steps <= 3 * short.steps, `${long.steps} steps for ten links, ${short.steps} for five`);
    });
  }

  it('visits an anchored value once, wherever it is used', () => {
    const levels = Array.from({ length: 20 }, (_, level) => `      L${level + 1}: &l${level + 1} [*l${level}, *l${level}]\n`).join('');
    const { steps, values } = workOn(resource(`&l0 [x, !Sub 'y']\n${levels}`));
    assert.ok(steps < 200, `${steps} steps`);
    assert.ok(values < 200, `${values} values`);
  });

  it('gives up anchored values that would make a text too long', () => {
    const levels = Array.from({ length: 40 }, (_, level) => `      L${level + 1}: &l${level + 1} [*l${level}, *l${level}]\n`).join('');
    const template = templateIn(resource(`&l0 [x]\n${levels}`));
    const printed = JSON.stringify(printValue(template.resource('A')?.properties ?? { kind: 'null', at: null }));
    assert.ok(printed.includes('"$unknown":"limit"') && printed.length < 5_000_000);
  });

  it('visits anchored choices once, and gives up their combinations', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `      L${level + 1}: &l${level + 1} !If [C${level}, *l${level}, {a: *l${level}}]\n`).join('');
    const { steps } = workOn(resource(`&l0 [x]\n${levels}`, conditions));
    assert.ok(steps < 50_000, `${steps} steps`);
  });

  it('nests no value deeper than a text may be, however aliases chain', () => {
    const levels = Array.from({ length: 3000 }, (_, level) => `      L${level + 1}: &l${level + 1} [*l${level}]\n`).join('');
    const template = templateIn(resource(`&l0 [x]\n${levels}`));
    const last = template.resource('A')?.property('L3000');
    assert.ok(last !== null && last !== undefined);
    assert.ok(JSON.stringify(printValue(last)).includes('"$unknown":"limit"'));
  });

  it('reports functions that are too many for what SAM makes of them', () => {
    const count = 1_700;
    const functions = Array.from({ length: count }, (_, index) => `  F${index}: { Type: AWS::Serverless::Function, Properties: { FunctionUrlConfig: { AuthType: NONE } } }\n`);
    const [some, all] = [templateIn(`Resources:\n${functions.slice(0, 5).join('')}`), templateIn(`Resources:\n${functions.join('')}`)];
    assert.equal(some.generated.size, 20);
    assert.equal(some.gaveUpAt, null);
    assert.ok(all.generated.size < 4 * count);
    assert.notEqual(all.gaveUpAt, null);
  });

  it('reports functions that share more than is followed', () => {
    const tags = Array.from({ length: 1_000 }, (_, index) => `T${index}: v`).join(', ');
    const functions = Array.from({ length: 300 }, (_, index) => `  F${index}: { Type: AWS::Serverless::Function }\n`);
    const template = templateIn(`Globals: { Function: { Tags: { ${tags} } } }\nResources:\n${functions.join('')}`);
    assert.ok(template.generated.size < 300);
    assert.notEqual(template.gaveUpAt, null);
  });

  it('finishes where a mapping looks itself up', () => {
    const head = "Mappings: {M: {a: {b: !FindInMap [M, a, b]}}}\n";
    assert.ok(workOn(resource('!FindInMap [M, a, b]', head)).steps < 50);
  });
});
