/** The URL of a function, and the public permissions that come with a URL without authentication. */
import { deref } from '../../../syntax/lookup.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { functionAt, givenAt, literalText, presentAt, writtenAt } from '../as-written.js';
import type { Target } from '../event/event.js';
import { madeFrom } from '../lowering.js';

/** SAM does not resolve functions such as `!Ref` here: it then creates the URL but no permission. */
export function functionUrl(owner: Resource, target: Target): readonly Resource[] {
  const cause = presentAt(owner.properties, 'FunctionUrlConfig');
  if (cause === null) return [];
  const isFunction = functionAt(writtenAt(owner.properties, 'FunctionUrlConfig')) !== null;
  const config = isFunction ? null : givenAt(owner.properties, 'FunctionUrlConfig');
  const url = madeFrom(owner, {
    id: `${owner.id}Url`,
    type: 'AWS::Lambda::Url',
    at: cause,
    properties: {
      AuthType: givenAt(config, 'AuthType'),
      TargetFunctionArn: target.name,
      Cors: givenAt(config, 'Cors'),
      InvokeMode: givenAt(config, 'InvokeMode'),
    },
  });
  return literalText(config, 'AuthType') === 'NONE' ? [url, ...publicPermissions(owner, target, config)] : [url];
}

function publicPermissions(owner: Resource, target: Target, config: Value | null): readonly Resource[] {
  const at = deref(writtenAt(config, 'AuthType'));
  const made = { type: 'AWS::Lambda::Permission', at };
  const shared = { FunctionName: target.name, Principal: '*' };
  return [
    madeFrom(owner, {
      ...made,
      id: `${owner.id}UrlPublicPermissions`,
      properties: { ...shared, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
    }),
    madeFrom(owner, {
      ...made,
      id: `${owner.id}URLInvokeAllowPublicAccess`,
      properties: { ...shared, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
    }),
  ];
}
