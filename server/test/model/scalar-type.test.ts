import assert from 'node:assert/strict';
import { scalarType, writtenTruth } from '../../src/model/scalar-type.js';
import { readText } from '../../src/syntax/read.js';

const types: Readonly<Record<string, readonly string[]>> = {
  number: ['0', '1', '-7', '1.5', '0.25', '-0.5', '9007199254740991', '123456789.125'],
  boolean: ['true', 'false', 'yes', 'No', 'ON', 'off', 'True', 'TRUE', 'False'],
  null: ['~', 'null', 'Null', 'NULL', ''],
  string: [
    'y', 'n', 'tRue', 'nUll', 'yEs', '!Ref Off', '!!str yes', "'no'",
    '012', '0o14', '0x1F', '1e3', '1E3', '1e+21', '1.0', '1.50', '.5', '5.', '+1', '-0', '00', '1_000', '12:30',
    '2012-10-17', '2001-12-14t21:59:43.10-05:00', '9007199254740993', '123456789012345678901234567890', '012345678901',
    '.inf', '.nan', 'NaN', 'Infinity', '1 2', '--1', '0.1.2', '"1"', "'true'", '"null"', '!!str 1', '! true', '!!str null',
  ],
};

describe('writtenTruth', () => {
  for (const [text, expected] of [['yes', 'true'], ['On', 'true'], ['TRUE', 'true'], ['NO', 'false'], ['off', 'false'], ['False', 'false'], ['true', null], ['y', null], ['"yes"', null], ['!Ref On', null]] as const) {
    it(`${text} comes back as ${expected ?? 'it is'}`, () => {
      const [root] = readText(`a: ${text}\n`, 'yaml').documents;
      const value = root?.kind === 'mapping' ? root.entries[0]?.value : null;
      assert.ok(value?.kind === 'scalar');
      assert.equal(writtenTruth(value), expected);
    });
  }
});

describe('scalarType', () => {
  for (const [type, texts] of Object.entries(types)) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} is ${type}`, () => {
        const [root] = readText(`a: ${text}\n`, 'yaml').documents;
        const value = root?.kind === 'mapping' ? root.entries[0]?.value : null;
        assert.ok(value?.kind === 'scalar');
        assert.equal(scalarType(value), type);
      });
    }
  }

  for (const [text, type] of [['1', 'number'], ['-1.5', 'number'], ['1.0', 'string'], ['1e3', 'string'], ['true', 'boolean'], ['null', 'null'], ['"1"', 'string']]) {
    it(`${text} in JSON is ${type}`, () => {
      const [root] = readText(`[${text}]`, 'json').documents;
      const value = root?.kind === 'sequence' ? root.items[0] : null;
      assert.ok(value?.kind === 'scalar');
      assert.equal(scalarType(value), type);
    });
  }
});
