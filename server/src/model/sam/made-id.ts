/** The logical ids of generated resources, where they contain names from a template. */
import { sha1 } from './sha1.js';

/** The version of a function; SAM appends a hash of the uploaded code, which no template contains. */
export function versionId(functionId: string): string {
  return `${functionId}Version`;
}

export function aliasId(functionId: string, name: string): string {
  return `${functionId}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`;
}

/** The queue or topic for the results of a function. */
export function destinationId(functionId: string, outcome: string, kind: 'Queue' | 'Topic'): string {
  return `${functionId}EventInvokeConfig${outcome}${kind}`;
}

/** The deployment of an API; SAM appends a hash of the definition. */
export function deploymentId(apiId: string): string {
  return `${apiId}Deployment`;
}

/** The stage of an API; a name that SAM cannot read (null) does not appear in the id. */
export function restStageId(apiId: string, stage: string | null): string {
  return stage !== null && isPlainName(stage) ? `${apiId}${stage}Stage` : `${apiId}Stage${hashOf(stage ?? '')}`;
}

export const defaultStage = '$default';

export function httpStageId(apiId: string, stage: string | null): string {
  return stage === defaultStage ? `${apiId}ApiGatewayDefaultStage` : restStageId(apiId, stage);
}

/** The permission of one stage of an API for an event. */
export function stagePermissionId(eventId: string, stage: string): string {
  return `${eventId}Permission${isPlainName(stage) ? stage : hashOf(stage)}`;
}

/** Whether a logical ID may contain the name as it is. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(name);
}

/** What replaces any other name at the end of a logical ID. */
export function hashOf(name: string): string {
  return name === '' ? '' : sha1(name).slice(0, 10);
}
