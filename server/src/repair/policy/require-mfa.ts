/** The plan that has a statement ask for MFA. */
import type { Change } from '../../edit/change.js';
import { items, text } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import { expandAction } from '../../iam/action.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Declined, Fix } from '../fix.js';
import { requireCondition } from './require-condition.js';
import { sub } from '../reference-content.js';
import type { Scene } from '../scene.js';

interface Demand {
  readonly title: string;
  /** What the change does, in a sentence. */
  readonly note: string;
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
  /** What changes with it. */
  readonly beside?: readonly Change[];
}

export function requireMfa(scene: Scene, statement: Statement, demand: Demand): Fix | Declined {
  return requireCondition(scene, statement, { ...demand, operator: 'Bool', key: 'aws:MultiFactorAuthPresent', value: text('true') });
}

/**
 * Writes the kinds of resource that the actions of IAM in a statement are for in the place of a star, which means the same
 * within the account. None for other resources, null where an action needs the star.
 */
export function nameKinds({ at, action, resource }: Statement): readonly Change[] | null {
  const entry = at?.kind === 'mapping' ? lookupEntry(at, 'Resource') : null;
  const [only, ...others] = resource?.negated === false ? resource.items : [];
  if (entry === null || only === undefined || others.length > 0 || only.value.kind !== 'scalar' || only.value.text !== '*') return [];
  const kinds = (action?.items ?? [])
    .flatMap(({ parsed }) => expandAction(parsed))
    .map(({ record }) => record.resourceTypes.map(({ name }) => name).filter((name) => name === 'user' || name === 'mfa'));
  const named = [...new Set(kinds.flat())].sort();
  const note = 'Names the kinds of resource in the place of all.';
  const arns = named.map((name) => sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:${name}/*`));
  const [first] = arns;
  if (kinds.some((names) => names.length === 0) || first === undefined) return null;
  return [{ kind: 'set', target: entry, value: arns.length === 1 ? first : items(...arns), note }];
}
