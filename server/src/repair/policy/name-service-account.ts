/** Plans that let only one service account of a cluster on Amazon EKS assume a role. */
import type { Statement } from '../../iam/policy.js';
import type { Span } from '../../text/span.js';
import { askFor, type AskedValue } from '../asked-value.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';
import { requireSubject, testsClaim, type Subject } from './require-subject.js';

/** The issuer of the tokens of a cluster (Amazon EKS user guide, "Create an IAM OIDC provider for your cluster"). */
export const clusterIssuer = /^oidc\.eks\.[\w-]+\.amazonaws\.com(?:\.cn)?\/id\/\w+$/;

/** A subject that leaves the namespace or the account open. */
const openSubject = /^(?=.*\*)(?:system:serviceaccount:([^*?:$]+|\*):([^*?:$]+|\*)|\*)$/;

function given(name: string | undefined): string | null {
  return name === undefined || name === '*' ? null : name;
}

/** A name of Kubernetes. */
const named = '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$';

/**
 * The subject of a service account (EKS user guide, "Assign IAM roles to Kubernetes service accounts"), for which new parameters
 * ask: where none is tested, together with the audience; where `at` is a subject that leaves the namespace or the account open, in
 * its place. For a statement that trusts the issuer alone.
 */
export function nameServiceAccount(
  scene: Scene,
  statement: Statement,
  { role, issuer }: { readonly role: string; readonly issuer: string },
  at: Span,
): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene)) return [];
  const wide = nodeWithSpan(scene.file.tree, at);
  const known = wide?.kind === 'scalar' && wide.tag === null ? openSubject.exec(wide.text) : null;
  if (wide === null || (known === null && testsClaim(statement, issuer, 'sub'))) return [];
  const asked = askForAccount(scene, role, { namespace: given(known?.[1]), account: given(known?.[2]) });
  if (asked === null) return [];
  const place = known !== null && wide.kind === 'scalar' ? wide : null;
  const title = `Let only one service account assume role \`${role}\``;
  return [requireSubject(scene, statement, issuer, place, asked, { title, note: 'Names the namespace and the service account.' })];
}

interface Known {
  readonly namespace: string | null;
  readonly account: string | null;
}

/** Asks for what is not known; null where the template takes no parameters. */
function askForAccount(scene: TemplateScene, role: string, { namespace, account }: Known): Subject | null {
  const space = namespace ?? asks(scene, `${role}Namespace`, `Kubernetes namespace of the service account that assumes ${role}`);
  const name = account ?? asks(scene, `${role}ServiceAccount`, `Kubernetes service account that assumes ${role}`);
  if (space === null || name === null) return null;
  const parts = [space, name].map((part) => (typeof part === 'string' ? part : `\${${part.parameter}}`));
  return {
    subject: `system:serviceaccount:${parts.join(':')}`,
    changes: [space, name].flatMap((part) => (typeof part === 'string' ? [] : part.changes)),
    left: ['Pods with other service accounts will be denied: list their subjects beside this one.'],
  };
}

function asks(scene: TemplateScene, wished: string, description: string): AskedValue | null {
  return askFor(scene, wished, { description, pattern: named, note: `Adds parameter \`${wished}\`.` });
}
