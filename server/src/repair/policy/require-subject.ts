/** The plan that lets only one subject of an OpenID Connect provider assume a role. */
import { text } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import type { Scalar } from '../../syntax/tree.js';
import type { AskedValue } from '../asked-value.js';
import { offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { sub } from '../reference-content.js';
import type { Scene } from '../scene.js';
import { requireCondition } from './require-condition.js';

export interface Subject {
  /** With parameters in it, as `Fn::Sub` takes them. */
  readonly subject: string;
  /** What adds these parameters. */
  readonly changes: AskedValue['changes'];
  readonly left: readonly string[];
}

interface Wording {
  readonly title: string;
  readonly note: string;
}

/** Whether a condition tests a claim of an issuer, such as `sub`. */
export function testsClaim({ condition }: Statement, issuer: string, claim: string): boolean {
  const wanted = `${issuer}:${claim}`.toLowerCase();
  return condition?.tests.some(({ key }) => key.toLowerCase() === wanted) === true;
}

/** Writes the subject in the place of `wide`, one that leaves something open; without one, requires it together with the audience. */
export function requireSubject(
  scene: Scene,
  statement: Statement,
  issuer: string,
  wide: Scalar | null,
  { subject, changes, left }: Subject,
  { title, note }: Wording,
): Fix | Declined {
  const value = sub(subject);
  if (wide !== null) {
    return offer(scene, { title, safety: 'suggestion', changes: [...changes, { kind: 'set', target: wide, value, note }], left });
  }
  const audience = { operator: 'StringEquals', key: `${issuer}:aud`, value: text('sts.amazonaws.com'), note: 'Names the audience.' };
  return requireCondition(scene, statement, {
    title,
    operator: 'StringEquals',
    key: `${issuer}:sub`,
    value,
    note,
    left,
    beside: changes,
    also: testsClaim(statement, issuer, 'aud') ? [] : [audience],
  });
}
