/** What is invoked for a function: the function itself, or the alias that SAM publishes. */
import { unknown } from '../../../value/compose.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty } from '../as-written.js';
import type { Target } from '../event/event.js';
import { madeFrom } from '../lowering.js';
import { aliasId, versionId } from '../made-id.js';
import { attribute, ref } from '../made-value.js';

/** When the name of the alias is not known, neither is the target; SAM rejects that. */
export function functionTarget(owner: Resource): Target {
  const alias = givenAt(owner.properties, 'AutoPublishAlias');
  if (alias === null || isEmpty(alias)) {
    return { id: owner.id, name: ref(owner.id, owner.key), arn: attribute(owner.id, 'Arn', owner.key) };
  }
  if (alias.kind !== 'scalar') return { id: owner.id, name: unknown(alias.at, 'invalid'), arn: unknown(alias.at, 'invalid') };
  const id = aliasId(owner.id, alias.text);
  return { id, name: ref(id, alias.at), arn: ref(id, alias.at) };
}

/**
 * A version has a scaling configuration of its own when its function runs on a capacity provider (aws-sam-translator,
 * `CapacityProviderConfig`).
 */
function scalingOf({ properties }: Resource): Value | null {
  return givenAt(properties, 'CapacityProviderConfig') === null ? null : givenAt(properties, 'FunctionScalingConfig');
}

/** The version and its alias, if the function publishes one. */
export function publication(owner: Resource): readonly Resource[] {
  const alias = givenAt(owner.properties, 'AutoPublishAlias');
  if (alias?.kind !== 'scalar' || alias.text === '') return [];
  const version = versionId(owner.id);
  return [
    madeFrom(owner, {
      id: version,
      type: 'AWS::Lambda::Version',
      at: alias.at,
      properties: {
        FunctionName: ref(owner.id, alias.at),
        Description: givenAt(owner.properties, 'VersionDescription'),
        FunctionScalingConfig: scalingOf(owner),
      },
    }),
    madeFrom(owner, {
      id: aliasId(owner.id, alias.text),
      type: 'AWS::Lambda::Alias',
      at: alias.at,
      properties: {
        Name: alias,
        FunctionName: ref(owner.id, alias.at),
        FunctionVersion: attribute(version, 'Version', alias.at),
        ProvisionedConcurrencyConfig: givenAt(owner.properties, 'ProvisionedConcurrencyConfig'),
      },
    }),
  ];
}
