/** The plan that lets only one skill of Alexa call a function. */
import { type Content, fields } from '../../edit/content.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Mapping } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import { askFor } from '../asked-value.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { ref } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { mappingOf, nodeWithSpan } from '../written-place.js';

/**
 * For the event of a SAM function at a place: the ID of the skill, for which a parameter asks (Alexa Skills Kit, "Host a Custom
 * Skill as an AWS Lambda Function"; SAM developer guide, "AlexaSkill"). None for a permission that is written in the template.
 */
export function tieToSkill(scene: Scene, permission: Resource, at: Span): readonly Fix[] {
  if (!hasTemplate(scene) || permission.madeFrom === null) return [];
  const owner = permission.madeFrom;
  const event = mappingOf(nodeWithSpan(scene.file.tree, at));
  const asked = askFor(scene, `${owner}SkillId`, {
    description: `ID of the Alexa skill that may call ${owner}`,
    pattern: '^amzn1\\.ask\\.skill\\.[0-9a-f-]+$',
    note: 'Adds a parameter for the ID of the skill.',
    // CloudFormation counts the token of an event source as a secret.
    hidden: true,
  });
  if (asked === null) return [];
  const change = event === null ? null : skillOf(event, ref(asked.parameter), 'Names the skill that may call the function.');
  if (change === null) return [];
  const title = `Let only one Alexa skill call function \`${owner}\``;
  const left = [`Set \`${asked.parameter}\` to the ID of the skill (\`amzn1.ask.skill.…\`), which the Alexa developer console shows.`];
  const fix = offer(scene, { title, safety: 'suggestion', changes: [...asked.changes, change], left });
  return fix.kind === 'fix' ? [fix] : [];
}

function skillOf(event: Mapping, value: Content, note: string): Change | null {
  const properties = lookupEntry(event, 'Properties');
  const place = { kind: 'last' } as const;
  const mapping = properties?.value?.tag === null ? mappingOf(properties.value) : null;
  if (mapping !== null) return { kind: 'insert-entry', mapping, key: 'SkillId', value, place, note };
  const added = fields({ SkillId: value });
  return properties === null ? { kind: 'insert-entry', mapping: event, key: 'Properties', value: added, place, note } : null;
}
