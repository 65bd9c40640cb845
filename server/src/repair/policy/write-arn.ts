/** Plans that write an ARN in place of what is none. */
import type { Change } from '../../edit/change.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { MeantArn } from '../../iam/resource/meant-arn.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { correctValue } from '../correct.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { attribute, sub } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { functionAround, nodeWithSpan } from '../written-place.js';

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
  const change: Change = { kind: 'set', target, value: sub(arn), note: 'Replaces the name with the ARN.' };
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

/** Replaces a whole ARN that ends with the name of a resource of IAM by its attribute `Arn`; null where more is written than that. */
export function arnInsteadOf(scene: Scene, id: string, at: Span): Fix | Declined | null {
  const [site] = scene.references(id).filter((each) => encloses(each.at, at) && each.attribute === null);
  const target = site === undefined ? null : wholeArn(site, id);
  const title = `Write the ARN of \`${id}\`, which has its path`;
  const change: Change | null =
    target === null ? null : { kind: 'set', target, value: attribute(id, 'Arn'), note: `Writes the ARN of \`${id}\`.` };
  return change === null ? null : offer(scene, { title, safety: 'suggestion', changes: [change] });
}

/** The `Fn::Sub` or `Fn::Join` that is nothing but the ARN of a resource without its path. */
function wholeArn({ node }: ReferenceSite, id: string): Node | null {
  if (node.kind !== 'scalar') return null;
  if (node.text.endsWith(`/\${${id}}`)) {
    const isWhole = /^arn:[^/]*:(?:role|user|group|instance-profile)\/\$\{[^}/]*\}$/.test(node.text);
    return isWhole ? functionAround(node, 'Fn::Sub') : null;
  }
  const item = node.parent?.kind === 'mapping' ? node.parent : node;
  const list = item.parent;
  if (list?.kind !== 'sequence' || list.items.at(-1) !== item) return null;
  const isFirstSlash = list.items.slice(0, -2).every((each) => each.kind !== 'scalar' || !each.text.includes('/'));
  const [first] = list.items;
  const begins = first?.kind === 'scalar' && first.text.startsWith('arn:');
  const argument = list.parent;
  return isFirstSlash && begins && argument?.kind === 'sequence' ? functionAround(argument, 'Fn::Join') : null;
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
  const value = behind === '' ? attribute(id, 'Arn') : sub(`\${${id}.Arn}${behind}`);
  return target === null ? null : { kind: 'set', target, value, note };
}
