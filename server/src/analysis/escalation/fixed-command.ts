/** Commands of Systems Manager that run on instances, but not what their sender writes. */
import { readArn } from '../../iam/arn.js';
import { knownText, showText, type PartialText } from '../../iam/partial-text.js';
import { gather } from '../../text/gather.js';
import type { Identity } from '../identity/identity.js';

/** Both name a document and instances. */
const sending: ReadonlySet<string> = new Set(['ssm:sendcommand', 'ssm:createassociation']);

/**
 * Documents of AWS without a parameter for code, or for another document (Systems Manager user guide, "SSM Command documents for
 * patching managed nodes"; EC2 user guide, "Create VSS snapshots"). Only AWS's names begin like these.
 */
const fixedDocument =
  /^document\/(?:AWS-RunPatchBaseline(?:Association)?|AWS-GatherSoftwareInventory|AWS-UpdateSSMAgent|AWSEC2-(?:CreateVssSnapshot|ManageVssIO|VssInstallAndSnapshot))$/;

/** Whether all documents that an identity may run with an action are such documents of AWS. */
export function sendsOnlyFixed({ allowance }: Identity, action: string): boolean {
  if (!sending.has(action.toLowerCase())) return false;
  const documents = gather(allowance.permissionsFor(action), ({ resources }) => resources.filter((text) => !isTarget(text)));
  return documents.length > 0 && documents.every((text) => fixedDocument.test(showText(readArn(text)?.resource ?? [])));
}

/** Whether a resource is what a command runs on, or where its output goes: an instance, a bucket. */
function isTarget(text: PartialText): boolean {
  const arn = readArn(text);
  const service = arn === null ? null : knownText(arn.service);
  if (arn === null || service === null || /[*?]/.test(service)) return false;
  return service !== 'ssm' || /^(?:managed-instance|association)\//.test(showText(arn.resource));
}
