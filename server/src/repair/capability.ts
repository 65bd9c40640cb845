/** What whoever deploys a stack has to acknowledge once a plan has added to it. */
import type { Change } from '../edit/change.js';
import type { Content } from '../edit/content.js';
import type { Scene } from './scene.js';

/** The types for which CloudFormation asks (API reference, "CreateStack", `Capabilities`). */
const acknowledged = /^AWS::IAM::(?:AccessKey|Group|InstanceProfile|ManagedPolicy|Policy|Role|User|UserToGroupAddition)$/;

/** In a sentence; none where the stack has had to be deployed with the capability before, or needs none. */
export function capabilityLeft({ template }: Scene, changes: readonly Change[]): readonly string[] {
  const adds = changes.some((change) => change.kind === 'insert-entry' && acknowledged.test(typeIn(change.value)));
  if (!adds || template === null || [...template.resources.values()].some(({ type }) => acknowledged.test(type))) return [];
  return ['Deploy the stack with `CAPABILITY_IAM`, which it has not needed so far.'];
}

function typeIn(content: Content): string {
  const type = content.kind === 'fields' ? content.fields.find(({ key }) => key === 'Type')?.value : undefined;
  return type?.kind === 'text' ? type.text : '';
}
