import assert from 'node:assert/strict';
import { readAssetList } from '../../src/cdk/asset-list.js';
import { readManifest } from '../../src/cdk/manifest.js';

const stack = (templateFile: string, environment: string, ...dependencies: string[]): object => (
  { type: 'aws:cloudformation:stack', environment, properties: { templateFile }, dependencies }
);
const assets = (file: string): object => ({ type: 'cdk:asset-manifest', properties: { file } });

function manifest(artifacts: object): string {
  return JSON.stringify({ version: '39.0.0', artifacts });
}

describe('readManifest', () => {
  it('lists stacks with their environment, asset lists and nested assemblies', () => {
    const read = readManifest(manifest({
      'App.assets': assets('App.assets.json'),
      App: stack('App.template.json', 'aws://123456789012/eu-west-1', 'App.assets'),
      Prod: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    }));
    const environment = { account: '123456789012', region: 'eu-west-1' };
    assert.deepEqual(read, {
      stacks: [{ templateFile: 'App.template.json', environment }],
      assetLists: [{ file: 'App.assets.json', environment }],
      assemblies: ['assembly-Prod'],
      handsParameters: false,
    });
  });

  for (const [parameters, expected] of [[{ DbPassword: 'x' }, true], [{}, false], ['DbPassword=x', false], [[1], false]] as const) {
    it(`${expected ? 'reports' : 'does not report'} parameters of a stack in ${JSON.stringify(parameters)}`, () => {
      const read = readManifest(manifest({ A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json', parameters } }, B: stack('b.json', '') }));
      assert.equal(read?.handsParameters, expected);
    });
  }

  it('leaves open what synthesis did not know', () => {
    const read = readManifest(manifest({ A: stack('a.json', 'aws://unknown-account/unknown-region'), B: stack('b.json', 'aws://unknown-account/us-east-1'), C: stack('c.json', 'odd') }));
    assert.deepEqual(read?.stacks.map(({ environment }) => environment), [
      { account: null, region: null }, { account: null, region: 'us-east-1' }, { account: null, region: null },
    ]);
  });

  it('keeps the part of an environment that all stacks of an asset list share', () => {
    const read = readManifest(manifest({
      L: assets('l.json'),
      A: stack('a.json', 'aws://123456789012/eu-west-1', 'L'),
      B: stack('b.json', 'aws://123456789012/us-east-1', 'L'),
    }));
    assert.deepEqual(read?.assetLists, [{ file: 'l.json', environment: { account: '123456789012', region: null } }]);
  });

  for (const [name, text] of [
    ['text that is no JSON', '{'], ['a list', '[]'], ['a web app manifest', '{"name":"x","icons":[]}'],
    ['artifacts that are no map', '{"version":"1","artifacts":[]}'], ['nothing', ''],
  ] as const) {
    it(`is not fooled by ${name}`, () => assert.equal(readManifest(text), null));
  }

  it('skips malformed artifacts', () => {
    const read = readManifest(manifest({ A: 1, B: { type: 'aws:cloudformation:stack' }, C: { type: 'cdk:asset-manifest', properties: { file: 1 } }, __proto__: null }));
    assert.deepEqual(read, { stacks: [], assetLists: [], assemblies: [], handsParameters: false });
  });
});

describe('readAssetList', () => {
  it('lists the files that can be templates', () => {
    const source = (path: string, packaging: string): object => ({ source: { path, packaging } });
    const files = { a: source('n.nested.template.json', 'file'), b: source('asset.1', 'zip'), c: source('x.YAML', 'file'), d: source('p.png', 'file'), e: {}, f: 1, g: source('asset.2.json', 'zip') };
    assert.deepEqual(readAssetList(JSON.stringify({ version: '1', files })), ['n.nested.template.json', 'x.YAML']);
  });

  it('lists none for anything else', () => {
    assert.deepEqual([readAssetList('{'), readAssetList('[]'), readAssetList('{"files":[]}')], [[], [], []]);
  });
});
