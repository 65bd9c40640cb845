/** Which resource of the template an ARN names, or contains what it names. */
import { readArn } from '../../iam/arn.js';
import { knownText } from '../../iam/partial-text.js';
import type { Resource, Template } from '../../model/template.js';
import { allResources } from '../all-resources.js';
import type { Environment } from '../environment.js';
import { arnOf } from '../resource-arn.js';

/**
 * The resource with an ARN, or the one that holds what the ARN names, as a bucket its objects; null where its name is
 * only known after deployment. Region and account are taken to be those that the template goes to, where they are not known.
 */
export function resourceOfArn(text: string, template: Template, { account }: Environment): Resource | null {
  const asked = readArn([text]);
  if (asked === null) return null;
  const [service, whose, name] = [asked.service, asked.account, asked.resource].map((part) => knownText(part) ?? '');
  if (service === undefined || name === undefined || (account !== null && whose !== '' && whose !== account)) return null;
  const found = allResources(template).flatMap((resource) => {
    const held = heldName(resource, service);
    return held !== null && holds(held, name) ? [{ resource, held }] : [];
  });
  return (
    found.reduce<(typeof found)[number] | null>((best, each) => (best === null || each.held.length > best.held.length ? each : best), null)
      ?.resource ?? null
  );
}

/** The end of a resource's ARN, if it is spelled out. */
function heldName(resource: Resource, service: string): string | null {
  const arn = arnOf(resource);
  const parts = arn === null ? null : readArn(arn);
  return parts === null || knownText(parts.service) !== service ? null : knownText(parts.resource);
}

function holds(held: string, name: string): boolean {
  return held !== '' && name.startsWith(held) && (name.length === held.length || /[:/]/.test(name.charAt(held.length)));
}
