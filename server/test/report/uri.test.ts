import assert from 'node:assert/strict';
import { pathToUri } from '../../src/report/uri.js';

describe('pathToUri', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['templates/app.yaml', 'templates/app.yaml'],
    ['a b/c#d?.yaml', 'a%20b/c%23d%3F.yaml'],
    ['über/ä%.json', '%C3%BCber/%C3%A4%25.json'],
    ['../up/[x].yaml', '../up/%5Bx%5D.yaml'],
    ['it\'s(1)!*.yaml', 'it%27s%281%29%21%2A.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
    ['a:b.yaml', 'a%3Ab.yaml'],
    ['D:/other/x y.yaml', 'file:///D:/other/x%20y.yaml'],
    ['/srv/x.yaml', 'file:///srv/x.yaml'],
    ['half\uD800.yaml', 'half%EF%BF%BD.yaml'],
    ['\uDC00half.yaml', '%EF%BF%BDhalf.yaml'],
    ['whole\u{1F600}.yaml', 'whole%F0%9F%98%80.yaml'],
    ['a/D:/x.yaml', 'a/D%3A/x.yaml'],
  ];
  for (const [path, uri] of cases) {
    it(`writes ${JSON.stringify(path)}`, () => assert.equal(pathToUri(path), uri));
  }
});
