/** The plan that limits a role for IAM Roles Anywhere to the certificates of one authority. */
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { needs } from '../dependency.js';
import type { Declined, Fix } from '../fix.js';
import { attribute } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { requireCondition } from './require-condition.js';

/** None without a trust anchor in the template, or where it is not clear which one is meant. */
export function tieToAnchor(scene: Scene, statement: Statement, role: Resource | null): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || role === null) return [];
  const anchors = [...scene.template.resources.values()].filter(({ type }) => type === 'AWS::RolesAnywhere::TrustAnchor');
  const [anchor] = anchors;
  if (anchor === undefined || anchors.length > 1 || anchor.when.length > 0) return [];
  if (needs(scene, [anchor.id], new Set([role.id]))) return [];
  return [
    requireCondition(scene, statement, {
      title: `Accept only certificates of trust anchor \`${anchor.id}\` in role \`${role.id}\``,
      operator: 'ArnEquals',
      key: 'aws:SourceArn',
      value: attribute(anchor.id, 'TrustAnchorArn'),
      note: `Requires a certificate that the authority of trust anchor \`${anchor.id}\` has issued.`,
      left: [
        'Where this authority issues certificates for other programs too, test the subject as well, such as `aws:PrincipalTag/x509Subject/CN`.',
      ],
    }),
  ];
}
