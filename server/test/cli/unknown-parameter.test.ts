import assert from 'node:assert/strict';
import { unknownParameters } from '../../src/cli/unknown-parameter.js';
import { factsOf } from '../analysis/facts-of.js';

describe('unknownParameters', () => {
  const facts = factsOf('Parameters:\n  Stage: { Type: String }\nResources: { Topic: { Type: AWS::SNS::Topic } }\n');

  it('are none among those of the template and of AWS', () => assert.deepEqual(unknownParameters(['Stage=prod', 'AWS::Region=eu-west-1'], facts), []));

  it('are told with the one that was meant', () => {
    const [told, ...others] = unknownParameters(['Stagge=prod=1'], facts);
    assert.match(told ?? '', /`Stagge`.*`Stage`/);
    assert.deepEqual(others, []);
  });
});
