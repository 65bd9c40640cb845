/** The plan that moves a literal secret to Secrets Manager and has it fetched from there. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import type { SecretSite } from '../../analysis/secret/secret-site.js';
import type { Scalar, Tree } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import type { Fix } from '../fix.js';
import { propertyIn } from '../property-path.js';
import type { Scene } from '../scene.js';
import { schemeBefore } from './stored-value.js';
import { fetchStored } from './fetch-stored.js';
import { keepVariable } from './keep-variable.js';

/**
 * A variable is fetched by the service of its workload, any other property by CloudFormation; there is no plan for a secret
 * elsewhere or within a longer text.
 */
export function keepSecret(scene: Scene, secret: SecretSite): readonly Fix[] {
  const moved = keepVariable(scene, secret);
  if (moved.length > 0) return moved;
  const { node, place, name } = secret;
  const { resource } = place;
  const [attribute, ...path] = place.path;
  if (resource === null || attribute !== 'Properties' || !fetchedPlaces.has(place.kind)) return [];
  // What a policy compares with is a pattern.
  if (/^aws:/i.test(name ?? '')) return [];
  if (node?.kind !== 'scalar' || !isAllOf(node, secret, scene.file.tree)) return [];
  const fix = fetchStored(scene, { resource, path, name: name ?? propertyIn(path) }, node);
  return fix.kind === 'fix' ? [fix] : [];
}

/** Leaves out variables: a value that CloudFormation fetches into one is shown to everybody who may look at the workload. */
const fetchedPlaces: ReadonlySet<SecretPlaceKind> = new Set(['credential', 'setting', 'property']);

/** Whether a scalar contains nothing but what is at a place within it, and the scheme of a header before that. */
function isAllOf({ bodyStart, bodyEnd, text }: Scalar, { start, end }: Span, { text: source }: Tree): boolean {
  const rest = `${source.slice(bodyStart, start)}${source.slice(end, bodyEnd)}`.trim();
  return rest === schemeBefore(text).trim();
}
