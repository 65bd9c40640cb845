/** Plans that write a principal as AWS accepts it. */
import { serviceActions } from '../../data/action-catalogue.js';
import { isInServiceDomain } from '../../data/service-domain.js';
import type { PrincipalType } from '../../iam/principal.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Entry, Node } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import { correctValue } from '../correct.js';
import { offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';
import { fillIn } from './fill-in.js';

/** For a principal that is spelled out; null where what was meant does not follow from it. Suggestions, because somebody is let in. */
export function correctPrincipal(scene: Scene, at: Span): Fix | Declined | null {
  const target = nodeWithSpan(scene.file.tree, at);
  if (target?.kind !== 'scalar' || target.tag !== null) return null;
  const { entry, isAlone } = typeAround(target);
  const written = target.text;
  // A whole account would get in, which somebody has to want.
  const isVariable =
    hasTemplate(scene) &&
    !written.endsWith(':root') &&
    /\$\{/.test(written) &&
    !/\$\{(?!AWS::(?:AccountId|Partition|Region|URLSuffix)\})/.test(written);
  if (isVariable) return fillIn(scene, at);
  const type = typeOf(written);
  if (entry !== null && keyText(entry) === 'AWS' && type !== null && isAlone) {
    const title = `Write \`${written}\` under \`${type}\` instead of \`AWS\``;
    return offer(scene, { title, safety: 'suggestion', changes: [{ kind: 'rename', entry, key: type, note: `Writes \`${type}\`.` }] });
  }
  const service = entry !== null && keyText(entry) === 'Service' ? serviceOf(written) : null;
  if (service === null) return null;
  return correctValue(scene, service, { at, title: `Replace \`${written}\` with \`${service}\``, safety: 'suggestion' });
}

/** The entry for the kind of a principal, and whether it is the only one there. */
function typeAround(node: Node): { readonly entry: Entry | null; readonly isAlone: boolean } {
  const own = entryOf(node);
  if (own !== null) return { entry: own, isAlone: true };
  const list = node.parent?.kind === 'sequence' && node.parent.tag === null ? node.parent : null;
  return { entry: list === null ? null : entryOf(list), isAlone: list?.items.length === 1 };
}

/** The kind of a principal that does not belong under `AWS`. */
function typeOf(written: string): PrincipalType | null {
  if (isInServiceDomain(written)) return 'Service';
  return /^arn:[^:]*:iam::\d{12}:(?:saml|oidc)-provider\/./.test(written) ? 'Federated' : null;
}

/** The service whose name stands alone, or in a domain that no service is in. */
function serviceOf(written: string): string | null {
  const name = /^([a-z][a-z0-9-]*)(?:\.(?:amazon|aws|amazonaws|amazonws|amazonsaws|amazonaw)(?:\.com?)?)?$/.exec(written)?.[1];
  return name === undefined || serviceActions(name).length === 0 ? null : `${name}.amazonaws.com`;
}
