/** Where workloads list variables whose values their service fetches from Secrets Manager, and which role fetches them. */
import { templatePath } from '../../analysis/place.js';
import type { NamedValue } from '../../analysis/workload/named-value.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Entry, Mapping, Sequence } from '../../syntax/tree.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import { mappingOf } from '../written-place.js';

/**
 * `list` holds the variables, `fetched` those whose `value` names a secret; where both are the same list, `Type` tells them
 * apart. `role` is the one with which the service fetches secrets (ECS developer guide, "Pass sensitive data to an ECS
 * container"; Batch user guide, "Specify sensitive data"; App Runner developer guide, "Reference environment variables";
 * CodeBuild API, `EnvironmentVariable`).
 */
export interface FetchingPlace {
  readonly list: string;
  readonly fetched: string;
  readonly value: string;
  readonly role: readonly string[];
  readonly service: string;
  /** The property that must contain the list, where lists elsewhere would need the role elsewhere; null for any. */
  readonly within: string | null;
}

const places: ReadonlyMap<string, FetchingPlace> = new Map([
  [
    'AWS::ECS::TaskDefinition',
    {
      list: 'Environment',
      fetched: 'Secrets',
      value: 'ValueFrom',
      role: ['ExecutionRoleArn'],
      service: 'ecs-tasks.amazonaws.com',
      within: null,
    },
  ],
  [
    'AWS::Batch::JobDefinition',
    {
      list: 'Environment',
      fetched: 'Secrets',
      value: 'ValueFrom',
      role: ['ContainerProperties', 'ExecutionRoleArn'],
      service: 'ecs-tasks.amazonaws.com',
      within: 'ContainerProperties',
    },
  ],
  [
    'AWS::AppRunner::Service',
    {
      list: 'RuntimeEnvironmentVariables',
      fetched: 'RuntimeEnvironmentSecrets',
      value: 'Value',
      role: ['InstanceConfiguration', 'InstanceRoleArn'],
      service: 'tasks.apprunner.amazonaws.com',
      within: null,
    },
  ],
  [
    'AWS::CodeBuild::Project',
    {
      list: 'EnvironmentVariables',
      fetched: 'EnvironmentVariables',
      value: 'Value',
      role: ['ServiceRole'],
      service: 'codebuild.amazonaws.com',
      within: null,
    },
  ],
]);

/** A variable that is written as a separate item, in a list that no function chooses. */
export interface WrittenVariable {
  readonly place: FetchingPlace;
  readonly item: Mapping;
  readonly list: Sequence;
  /** The map that contains the list, such as a container. */
  readonly holder: Mapping;
}

/** Where a variable is written, if its service can fetch it from there; null where it cannot, or a function writes the list. */
export function writtenVariable({ resource }: Workload, { pair }: NamedValue): WrittenVariable | null {
  const place = places.get(resource.type);
  const item = pair?.at ?? null;
  const list = item?.parent ?? null;
  const entry: Entry | null = list === null ? null : entryOf(list);
  const holder = mappingOf(entry?.key.parent);
  if (place === undefined || item?.kind !== 'mapping' || item.tag !== null || list?.kind !== 'sequence' || list.tag !== null) return null;
  if (place.within !== null && templatePath(list).steps[1] !== place.within) return null;
  return entry === null || holder === null || keyText(entry) !== place.list ? null : { place, item, list, holder };
}
