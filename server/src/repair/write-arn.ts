/** Plans that write an ARN in place of what is none. */
import type { Change } from '../edit/change.js';
import { intrinsic, text } from '../edit/content.js';
import type { ReferenceSite } from '../analysis/reference.js';
import type { MeantArn } from '../iam/meant-arn.js';
import { encloses, type Span } from '../text/span.js';
import { correctValue } from './correct.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import { attribute } from './role/role-content.js';
import { hasTemplate, type Scene } from './scene.js';
import { nodeWithSpan } from './written-place.js';

/**
 * Replaces a text that is spelled out; what is only a name in S3 gets an ARN in the partition of the stack. A suggestion,
 * because the statement takes effect.
 */
export function writeArn(scene: Scene, { of, text: meant }: MeantArn, at: Span, written: string): Fix | Declined {
  if (of === 'arn' || !hasTemplate(scene)) {
    const arn = of === 'arn' ? meant : `arn:aws:s3:::${meant}`;
    return correctValue(scene, arn, { at, title: `Replace \`${written}\` with \`${arn}\``, safety: 'suggestion' });
  }
  const arn = `arn:\${AWS::Partition}:s3:::${meant}`;
  const title = `Replace \`${written}\` with its ARN, \`${arn}\``;
  const target = nodeWithSpan(scene.file.tree, at);
  if (target?.kind !== 'scalar' || target.tag !== null) {
    return decline(title, 'The value comes from elsewhere, where it has to be changed.');
  }
  const change: Change = { kind: 'set', target, value: intrinsic('Fn::Sub', text(arn)), note: 'Writes the ARN of what is named.' };
  return offer(scene, { title, safety: 'suggestion', changes: [change] });
}

/**
 * Replaces the `Ref` of a resource at a place by its attribute `Arn`, with something behind it where the whole value is that
 * `Ref`. A suggestion, because what asks for the ARN takes effect.
 */
export function referToArn(scene: Scene, id: string, at: Span, behind = ''): Fix | Declined {
  const title = `Write the ARN of \`${id}\`${behind === '' ? '' : ` with \`${behind}\``} instead of what its \`Ref\` returns`;
  const [site] = scene.references(id).filter((each) => each.attribute === null && encloses(at, each.at));
  const change = site === undefined ? null : changeTo(scene, site, id, behind);
  return change === null
    ? decline(title, 'The value comes from elsewhere, where it has to be changed.')
    : offer(scene, { title, safety: 'suggestion', changes: [change] });
}

function changeTo({ file }: Scene, { node, at }: ReferenceSite, id: string, behind: string): Change | null {
  const note = `Writes the ARN of \`${id}\`.`;
  if (node.kind !== 'scalar') return null;
  const variable = `\${${id}}`;
  const start = node.text.indexOf(variable);
  if (start >= 0) {
    return { kind: 'splice', scalar: node, from: start, to: start + variable.length, text: `\${${id}.Arn}${behind}`, note };
  }
  const target = nodeWithSpan(file.tree, at);
  const value = behind === '' ? attribute(id, 'Arn') : intrinsic('Fn::Sub', text(`\${${id}.Arn}${behind}`));
  return target === null ? null : { kind: 'set', target, value, note };
}
