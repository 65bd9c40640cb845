/** A trail that leaves out the events in which root and IAM are seen. */
import type { Resource, Template } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { expandOptions } from '../../value/expand-options.js';
import type { Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf, textOf, valueAt } from '../../value/read.js';
import type { Option } from '../../value/value.js';
import { correctValue } from '../../repair/correct.js';
import { advancedGap, type SelectorGap } from '../../analysis/audit/event-selector.js';
import { defineRule } from '../rule.js';

export const trailMissesRootEvents = defineRule({
  id: 'audit/trail-misses-root-events',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A trail leaves out the events in which root and IAM are seen.',
  why: 'Sign-ins of the root user and changes in IAM are management events of global services. A trail that leaves them out looks alive and sees nothing of them.',
  remedy: 'Record management events, reads and writes, and those of global services.',
  references: [
    { title: 'Logging management events', url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html' },
    { title: 'AWS::CloudTrail::Trail', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html' },
  ],
  messages: {
    global: { severity: 'warning', text: 'Trail `{trail}` leaves out the events of global services, so those of IAM and of the root user.' },
    management: { severity: 'warning', text: 'Trail `{trail}` records no management events, so neither sign-ins nor changes in IAM.' },
    half: { severity: 'warning', text: 'Trail `{trail}` records `{kind}` management events, so only a part of what root does.' },
    category: { severity: 'warning', text: 'Trail `{trail}` records no management events, so neither sign-ins nor changes in IAM.' },
    field: { severity: 'warning', text: 'Trail `{trail}` records `{kind}` management events, so only a part of what root does.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report, { template }) {
    if (template !== null && hasFullTrail(template, trail)) return;
    for (const { message, at, when, kind } of gapsOf(trail)) {
      if (message === 'half' || message === 'field') report(message, at, { slots: { trail: trail.id, kind }, when });
      else report(message, at, { slots: { trail: trail.id }, when });
    }
  },

  fixes: {
    global: (at, _, facts) => [correctValue(facts, true, { at, title: 'Record the events of global services', safety: 'safe' })],
    management: (at, _, facts) => [correctValue(facts, true, { at, title: 'Record management events', safety: 'suggestion' })],
    half: (at, _, facts) => [correctValue(facts, 'All', { at, title: 'Record reads and writes', safety: 'suggestion' })],
  },
});

interface Gap {
  readonly message: 'global' | 'management' | 'half' | 'category' | 'field';
  readonly at: Span;
  readonly when: Guard;
  readonly kind: string;
}

function gapsOf(trail: Resource): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const { value, when } of optionsAt(trail.properties, 'IncludeGlobalServiceEvents')) {
    if (booleanOf(value) === false) gaps.push({ message: 'global', at: value.at ?? trail.key, when, kind: '' });
  }
  for (const { value: list, when } of selectorsOf(trail, 'EventSelectors')) {
    const selectors = list.kind === 'list' ? list.items.filter(({ kind }) => kind !== 'none') : [];
    if (selectors.length === 0 || selectors.some((selector) => selector.kind !== 'map')) continue;
    const recording = selectors.filter((selector) => booleanOf(valueAt(selector, 'IncludeManagementEvents')) !== false);
    const off = selectors.map((selector) => valueAt(selector, 'IncludeManagementEvents')?.at);
    const kinds = recording.map((selector) => valueAt(selector, 'ReadWriteType'));
    if (recording.length === 0) gaps.push({ message: 'management', at: off[0] ?? trail.key, when, kind: '' });
    else if (kinds.every((kind) => textOf(kind) === 'WriteOnly') || kinds.every((kind) => textOf(kind) === 'ReadOnly')) {
      gaps.push({ message: 'half', at: kinds[0]?.at ?? trail.key, when, kind: textOf(kinds[0]) ?? '' });
    }
  }
  return [...gaps, ...selectorsOf(trail, 'AdvancedEventSelectors').flatMap(({ value, when }) => {
    const gap = advancedGap(value);
    return gap === null ? [] : [{ message: messageOf[gap.kind], at: gap.at ?? trail.key, when, kind: gap.kind }];
  })];
}

/** Every list of selectors that conditions may choose, without anything in it left to choose. */
function selectorsOf(trail: Resource, property: string): readonly Option[] {
  const written = trail.property(property);
  return written === null ? [] : expandOptions(written);
}

const messageOf: Readonly<Record<SelectorGap['kind'], 'category' | 'field'>> = { none: 'category', ReadOnly: 'field', WriteOnly: 'field' };

/** Another trail of the template that records all of it. */
function hasFullTrail(template: Template, trail: Resource): boolean {
  return [...template.resources.values()].some((other) => other !== trail && other.type === trail.type && gapsOf(other).length === 0);
}
