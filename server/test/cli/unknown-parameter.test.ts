import assert from 'node:assert/strict';
import { unknownParameters } from '../../src/cli/unknown-parameter.js';

describe('unknownParameters', () => {
  it('are none among those of the template and of AWS', () => assert.deepEqual(unknownParameters(['Stage=prod', 'AWS::Region=eu-west-1'], ['Stage']), []));

  it('are told with the one that was meant', () => {
    assert.deepEqual(unknownParameters(['Stagge=prod=1', 'AWS::Regin=eu-west-1'], ['Stage']), [
      'Unknown parameter `Stagge`; did you mean `Stage`?', 'Unknown parameter `AWS::Regin`; did you mean `AWS::Region`?',
    ]);
  });
});
