/** A plan that lets `Fn::Sub` fill in the variables of a text. */
import type { Change } from '../../edit/change.js';
import { isOfStack, variables } from '../../analysis/unfilled-variable.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { sub } from '../reference-content.js';
import type { Scene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';

/** A variable of IAM, such as `${aws:username}` or `${*}`, which `Fn::Sub` leaves as it is behind an exclamation mark. */
const ofPolicy = /^(?:[a-z][a-z0-9.-]*:[^:]|[*?$]$)/i;

/** Null where the text has a variable that neither the stack nor IAM knows. A suggestion, because the statement takes effect. */
export function fillIn(scene: Scene, at: Span): Fix | Declined | null {
  const { file, template } = scene;
  const target = nodeWithSpan(file.tree, at);
  if (target?.kind !== 'scalar' || target.tag !== null || template === null) return null;
  const title = `Let \`Fn::Sub\` fill in \`${target.text}\``;
  const names = [...target.text.matchAll(variables)].map(([, name = '']) => name);
  if (!names.every((name) => isOfStack(name, template) || ofPolicy.test(name))) {
    return decline(title, 'It has a variable that neither the stack nor IAM knows.');
  }
  const meant = target.text.replace(variables, (whole, name: string) => (isOfStack(name, template) ? whole : `\${!${name}}`));
  const change: Change = { kind: 'set', target, value: sub(meant), note: 'Fills in the variables.' };
  return offer(scene, { title, safety: 'suggestion', changes: [change] });
}
