/** Holds the role swap to texts that are written out, in both languages and with either line break. */
import assert from 'node:assert/strict';
import type { Declined, Fix } from '../../src/repair/fix.js';
import { swapAccessKey } from '../../src/repair/key/swap-access-key.js';
import { applied, type Stage, stage } from './plans.js';

export interface SwapCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Words of each sentence on what is left to do. */
  readonly left?: readonly string[];
  /** How many keys the template has of its own after that; none without it. */
  readonly keysLeft?: number;
  /** A script in lines is cut, whose places are only known with line feeds. */
  readonly onlyLineFeeds?: true;
}

/** The trust policy of a role for a service of AWS, in one line. */
export const trust = (service: string): string => `{Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: ${service}.amazonaws.com}, Action: sts:AssumeRole}]}`;

export function swap(scene: Stage, id = keyOf(scene)): Fix | Declined {
  const key = scene.template.resource(id);
  assert(key !== null);
  return swapAccessKey(scene, key);
}

function keyOf({ template }: Stage): string {
  const keys = [...template.resources.values()].filter(({ type }) => type === 'AWS::IAM::AccessKey');
  assert(keys[0] !== undefined, 'the text of the test has no access key');
  return keys[0].id;
}

export function testSwap({ name, before, after, left = [], keysLeft = 0, onlyLineFeeds }: SwapCase): void {
  it(name, () => {
    const scene = stage(before);
    const plan = swap(scene);
    assert.equal(applied(scene, plan), after);
    assert(plan.kind === 'fix' && plan.safety === 'suggestion');
    assert(plan.edits.every(({ note }) => note !== undefined && /^[A-Z].*\.$/.test(note)), 'each edit says what it does');
    assert.equal(plan.left?.length ?? 0, left.length, plan.left?.join('\n'));
    for (const [index, words] of left.entries()) assert(plan.left?.[index]?.includes(words), plan.left?.[index]);
    assert.equal([...stage(after).template.resources.values()].filter(({ type }) => type === 'AWS::IAM::AccessKey').length, keysLeft);
  });
  if (onlyLineFeeds !== true) it(`${name}, with CRLF`, () => {
    const scene = stage(before.replaceAll('\n', '\r\n'));
    assert.equal(applied(scene, swap(scene)), after.replaceAll('\n', '\r\n'));
  });
}
