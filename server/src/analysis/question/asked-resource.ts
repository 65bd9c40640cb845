/** Which resource of the template an ARN names or contains, and what the ARN says about the deployment. */
import { readArn, type ArnParts } from '../../iam/arn.js';
import type { Fillings } from '../../iam/evaluate/access.js';
import { knownText, onlyHole, type PartialText } from '../../iam/partial-text.js';
import type { Resource, Template } from '../../model/template.js';
import { allResources } from '../all-resources.js';
import type { Environment } from '../environment.js';
import { arnOf } from '../resource-arn.js';

export interface AskedResource {
  readonly resource: Resource;
  /** What fills the holes of its ARN: the account, the region, and what a service appends to its name. */
  readonly fillings: Fillings;
}

/**
 * The resource with an ARN, or the one that holds what the ARN names, as a bucket its objects; null where its name is
 * only known after deployment. Region and account are taken to be those that the template goes to, where they are not known.
 */
export function resourceOfArn(text: string, template: Template, { account, region }: Environment): AskedResource | null {
  const asked = readArn([text]);
  if (asked === null) return null;
  const whose = knownText(asked.account) ?? '';
  if (account !== null && whose !== '' && whose !== account) return null;
  let longest = 0;
  let found: AskedResource | null = null;
  for (const resource of allResources(template)) {
    const arn = arnOf(resource);
    const parts = arn === null ? null : readArn(arn);
    const held = parts === null || knownText(parts.service) !== knownText(asked.service) ? null : heldPart(parts.resource, asked.resource);
    if (parts === null || held === null || held.length <= longest) continue;
    longest = held.length;
    found = { resource, fillings: new Map([...placeFillings(parts, asked), ...held.fillings]) };
  }
  const isElsewhere = region !== null && found?.fillings.get('AWS::Region') !== undefined && found.fillings.get('AWS::Region') !== region;
  return isElsewhere ? null : found;
}

interface HeldPart {
  /** How much of the ARN is that of the resource itself. */
  readonly length: number;
  readonly fillings: Fillings;
}

/** How the end of a resource's ARN is contained in another one; null if it is not, or is not spelled out. */
function heldPart(own: PartialText, asked: PartialText): HeldPart | null {
  const name = knownText(asked) ?? '';
  const [written, suffix, ...more] = own;
  if (typeof written !== 'string' || more.length > 0 || !name.startsWith(written)) return null;
  if (suffix === undefined) return endsPart(name, written.length) ? { length: written.length, fillings: new Map() } : null;
  const filling = name.slice(written.length);
  if (typeof suffix === 'string' || suffix.filling !== 'suffix' || suffix.id === null || !/^[a-z0-9]{6}$/i.test(filling)) return null;
  return { length: name.length, fillings: new Map([[suffix.id, filling]]) };
}

function endsPart(name: string, offset: number): boolean {
  return name.length === offset || /[:/]/.test(name.charAt(offset));
}

/** The region and the account that an ARN says where another one has holes. */
function placeFillings(own: ArnParts, asked: ArnParts): Fillings {
  const found = new Map<string, string>();
  for (const part of ['region', 'account'] as const) {
    const id = onlyHole(own[part])?.id;
    const filling = knownText(asked[part]);
    if (typeof id === 'string' && filling !== null && filling !== '') found.set(id, filling);
  }
  return found;
}
