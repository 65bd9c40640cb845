/** The plan that limits a role for Amazon Cognito identities to those of one identity pool. */
import { templatePath } from '../../analysis/place.js';
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { needs } from '../dependency.js';
import type { Declined, Fix } from '../fix.js';
import { ref } from '../reference-content.js';
import { conditionOf } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { requireCondition } from './require-condition.js';

/**
 * Requires the audience of the pool that gives its identities the role, for a statement that trusts identities of Cognito alone
 * (Amazon Cognito developer guide, "Role trust and permissions"). None where no pool or several pools of the template do so.
 */
export function tieToPool(scene: Scene, statement: Statement, role: Resource | null): readonly (Fix | Declined)[] {
  const isOfCognito =
    statement.principal?.items.every(({ parsed }) => parsed.kind === 'federated' && parsed.provider === 'cognito') === true;
  if (!hasTemplate(scene) || role === null || !isOfCognito) return [];
  const [pool, ...others] = poolsGiving(scene, role);
  if (pool === undefined || others.length > 0 || needs(scene, [pool.id], new Set([role.id]))) return [];
  if (pool.when.length > 0 && conditionOf(pool) !== conditionOf(role)) return [];
  return [
    requireCondition(scene, statement, {
      title: `Accept only identities of pool \`${pool.id}\` in role \`${role.id}\``,
      operator: 'StringEquals',
      key: 'cognito-identity.amazonaws.com:aud',
      value: ref(pool.id),
      note: `Requires that identity pool \`${pool.id}\` has issued the token.`,
      left: [`Where other identity pools give their identities role \`${role.id}\` too, list them as well.`],
    }),
  ];
}

/** The identity pools whose attachments name the role. */
function poolsGiving({ template, references }: TemplateScene, role: Resource): readonly Resource[] {
  const naming = (id: string, property: string): readonly string[] =>
    references(id).flatMap(({ node }) => {
      const place = templatePath(node);
      return place.section === 'Resources' && place.id !== null && place.steps[1] === property ? [place.id] : [];
    });
  const attachments = new Set(
    [...naming(role.id, 'Roles'), ...naming(role.id, 'RoleMappings')].filter(
      (id) => template.resource(id)?.type === 'AWS::Cognito::IdentityPoolRoleAttachment',
    ),
  );
  return [...template.resources.values()].filter(
    ({ id, type }) => type === 'AWS::Cognito::IdentityPool' && naming(id, 'IdentityPoolId').some((each) => attachments.has(each)),
  );
}
