/** Plans that let a filter or a rule see the root user. */
import { type Content, fields, text, word } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { correctValue, renameKey } from '../correct.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';
import { entryWithKey, nodeWithSpan, propertyEntry } from '../written-place.js';

/** CIS AWS Foundations Benchmark, "Ensure usage of the root account is monitored", as the CloudTrail user guide gives it. */
export const rootPattern = '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';

/** Replaces the whole pattern of a metric filter, because its tests depend on each other. `at` is within the pattern. */
export function filterForRoot(scene: Scene, filter: Resource, at: Span): Fix | Declined {
  const title = `Have \`${filter.id}\` count every use of the root user`;
  const entry = propertyEntry(filter, 'FilterPattern');
  const pattern = entry?.value ?? null;
  if (pattern?.kind !== 'scalar' || pattern.tag !== null || !encloses(pattern, at)) {
    return decline(title, 'The pattern is put together, or a condition chooses it.');
  }
  const isForMore = /\$\.(?!userIdentity\.|eventType\b)/.test(pattern.text);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [{ kind: 'set', target: pattern, value: text(rootPattern), note: 'Writes the pattern for every use of the root user.' }],
    left: isForMore ? [`\`${filter.id}\` had further tests: every use of root counts from now on, not only those.`] : [],
  });
}

interface Mistake {
  readonly at: Span;
  /** What is written, and what was meant. */
  readonly written: string;
  readonly meant: string;
}

/**
 * Writes a field or a value of an event pattern as CloudTrail does; none in a pattern that is a text, for a field of
 * another level, and for a field where the rule has no targets: it would see root, and tell nobody.
 */
export function spellForRoot(scene: Scene, rule: Resource, { at, written, meant }: Mistake): readonly (Fix | Declined)[] {
  const correction = { at, title: `Write \`${meant}\` in \`${rule.id}\``, safety: 'suggestion' } as const;
  if (entryWithKey(scene.file.tree, at) === null) {
    return valueAlone(scene, at, written) === null ? [] : [correctValue(scene, meant, correction)];
  }
  const isName = !`${written}${meant}`.includes('.');
  return isName && propertyEntry(rule, 'Targets') !== null ? [renameKey(scene, meant, correction)] : [];
}

/** Has a wildcard compared as one (EventBridge user guide, "Wildcard matching"). */
export function compareWildcard(scene: Scene, { id }: Resource, at: Span, written: string): readonly (Fix | Declined)[] {
  const target = valueAlone(scene, at, written);
  return target === null
    ? []
    : [inPlace(scene, target, fields({ wildcard: text(written) }), `Compare \`${written}\` as a wildcard in \`${id}\``)];
}

/** Asks for the absence of a field in the place of null (EventBridge user guide, "Exists matching"). */
export function askForAbsence(scene: Scene, { id }: Resource, at: Span, field: string): readonly (Fix | Declined)[] {
  const target = nodeWithSpan(scene.file.tree, at);
  const isNull = target?.kind === 'scalar' && target.tag === null && /^(?:null|~)$/i.test(target.text);
  return isNull ? [inPlace(scene, target, fields({ exists: word(false) }), `Ask in \`${id}\` for events without \`${field}\``)] : [];
}

/** Switches a rule on that is spelled out to be off. */
export function enableRule(scene: Scene, { id }: Resource, at: Span): Fix | Declined {
  return correctValue(scene, 'ENABLED', { at, title: `Switch rule \`${id}\` on`, safety: 'suggestion' });
}

function valueAlone(scene: Scene, at: Span, written: string): Node | null {
  const target = nodeWithSpan(scene.file.tree, at);
  return target?.kind === 'scalar' && target.tag === null && target.text === written ? target : null;
}

function inPlace(scene: Scene, target: Node, value: Content, title: string): Fix | Declined {
  return offer(scene, { title, safety: 'suggestion', changes: [{ kind: 'set', target, value, note: `${title}.` }] });
}
