/** Plans that let a trust policy trust as its principals need it. */
import type { Change } from '../../edit/change.js';
import { items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { literalOf } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import { assumeActionOf, assumeActions } from '../../iam/trust/assume-action.js';
import { correctValue } from '../correct.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';
import { entryWithKey, sequenceOf } from '../written-place.js';

/** Writes the action by which all principals of a statement assume the role; null where they need different ones, or it names several. */
export function assumeBy(scene: Scene, { action, principal, condition }: Statement, needed: string): Fix | Declined | null {
  const named = action?.items.filter(({ parsed }) => assumeActions.some((name) => name.toLowerCase() === literalOf(parsed))) ?? [];
  const [wrong, another] = named;
  const at = wrong?.at ?? null;
  if (wrong === undefined || at === null || another !== undefined) return null;
  if (principal?.items.every(({ parsed }) => assumeActionOf(parsed) === needed) !== true) return null;
  const title = `Replace \`${wrong.parsed.text}\` with \`${needed}\``;
  const tests = condition?.tests ?? [];
  const isWebIdentity = needed === 'sts:AssumeRoleWithWebIdentity';
  if (isWebIdentity && !tests.some(({ key, operator }) => /:(?:sub|aud)$/i.test(key) && operator?.negated === false)) {
    return decline(title, 'No condition says which users of the provider may assume the role, so anybody could.');
  }
  return correctValue(scene, needed, { at, title, safety: 'suggestion' });
}

/** Adds actions to those of a statement. */
export function allowAlso(scene: Scene, { action }: Statement, names: readonly string[], title: string): Fix | Declined {
  const key = action?.keyAt ?? null;
  const entry = key === null ? null : entryWithKey(scene.file.tree, key);
  const value = entry?.value ?? null;
  const list = value?.tag === null ? sequenceOf(value) : null;
  const note = 'Allows what opening the session takes.';
  const elsewhere = decline(title, 'The actions are put together elsewhere, or are part of a longer text.');
  if (value === null || value.kind === 'alias' || value.kind === 'mapping') return elsewhere;
  if (list !== null) {
    const added = names.map((name): Change => ({ kind: 'insert-item', sequence: list, value: text(name), place: { kind: 'last' }, note }));
    return offer(scene, { title, safety: 'suggestion', changes: added });
  }
  const first = value.tag === null ? copy(value) : null;
  if (first === null) return elsewhere;
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'set', target: value, value: items(first, ...names.map(text)), note }],
  });
}
