/** Everything that SAM creates for `AWS::Serverless::Api` and `AWS::Serverless::HttpApi`. */
import { madeText } from '../../../value/compose.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { functionAt, givenAt, isEmpty, literalText, writtenAt } from '../as-written.js';
import { picked, type SamEvent } from '../event/event.js';
import { filled, madeFrom, type Lowering } from '../lowering.js';
import { defaultStage, deploymentId, hashOf, httpStageId, restStageId } from '../made-id.js';
import { ref } from '../made-value.js';
import { permission } from '../permission.js';
import { restApiPolicy } from './resource-policy.js';

/**
 * Who may call an API is set in the REST API resource, so that is created too, with only that much of its definition.
 * `events` are those of the API.
 */
export function restApiResources(api: Resource, events: readonly SamEvent[], lowering: Lowering): readonly Resource[] {
  const { id, key, properties } = api;
  if (properties.kind !== 'map') return [];
  const policy = restApiPolicy(api, events, lowering);
  const deployment = deploymentId(id);
  const made = { at: key };
  return [
    madeFrom(api, {
      ...made,
      id,
      type: 'AWS::ApiGateway::RestApi',
      properties: {
        ...picked(properties, ['Name', 'Description', 'Policy', 'DisableExecuteApiEndpoint']),
        Body: policy === null ? null : { 'x-amazon-apigateway-policy': policy },
      },
    }),
    madeFrom(api, { ...made, id: deployment, type: 'AWS::ApiGateway::Deployment', properties: { RestApiId: ref(id, key) } }),
    madeFrom(api, {
      ...made,
      id: restStageId(id, literalText(properties, 'StageName')),
      type: 'AWS::ApiGateway::Stage',
      properties: {
        RestApiId: ref(id, key),
        DeploymentId: ref(deployment, key),
        StageName: givenAt(properties, 'StageName'),
        ...picked(properties, [
          'AccessLogSetting',
          'MethodSettings',
          'TracingEnabled',
          'CanarySetting',
          'CacheClusterEnabled',
          'CacheClusterSize',
        ]),
      },
    }),
    ...privateDomain(api),
    ...authorizerPermissions(api, lowering.partition, (authorizer) => !isOn(authorizer, 'DisableFunctionDefaultPermissions'), lowering),
  ];
}

export function httpApiResources(api: Resource, lowering: Lowering): readonly Resource[] {
  const { id, key, properties } = api;
  if (properties.kind !== 'map') return [];
  const stage = givenAt(properties, 'StageName') === null ? defaultStage : literalText(properties, 'StageName');
  return [
    madeFrom(api, {
      id: httpStageId(id, stage),
      type: 'AWS::ApiGatewayV2::Stage',
      at: key,
      properties: {
        ApiId: ref(id, key),
        StageName: givenAt(properties, 'StageName') ?? defaultStage,
        AutoDeploy: true,
        Tags: httpTags(properties),
        ...picked(properties, ['AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings']),
      },
    }),
    ...authorizerPermissions(api, '${AWS::Partition}', (authorizer) => isOn(authorizer, 'EnableFunctionDefaultPermissions'), lowering),
  ];
}

/** SAM tags a definition that it can read, and then the stage too. */
function httpTags(properties: Value): Value | null {
  const tags = givenAt(properties, 'Tags');
  const body = givenAt(properties, 'DefinitionBody');
  const isReadable =
    givenAt(properties, 'DefinitionUri') === null &&
    (body === null || body.kind === 'map') &&
    functionAt(writtenAt(properties, 'DefinitionBody')) === null;
  if (!isReadable || (tags !== null && tags.kind !== 'map')) return tags;
  const at = tags?.at ?? properties.at;
  return { kind: 'map', at, entries: [...(tags?.entries ?? []), { key: 'httpapi:createdBy', keyNode: null, value: madeText(at, 'SAM') }] };
}

/** A private domain has a policy of its own. */
function privateDomain(api: Resource): readonly Resource[] {
  const domain = givenAt(api.properties, 'Domain');
  const name = givenAt(domain, 'DomainName');
  if (domain === null || name === null || literalText(domain, 'EndpointConfiguration') !== 'PRIVATE') return [];
  return [
    madeFrom(api, {
      id: `ApiGatewayDomainNameV2${name.kind === 'scalar' ? hashOf(name.text) : ''}`,
      type: 'AWS::ApiGateway::DomainNameV2',
      at: domain.at,
      properties: { ...picked(domain, ['DomainName', 'CertificateArn', 'Policy']), EndpointConfiguration: { Types: ['PRIVATE'] } },
    }),
  ];
}

/** The permissions to invoke authorizers that are functions, for those that are `isWanted`. */
function authorizerPermissions(
  api: Resource,
  partition: string,
  isWanted: (authorizer: Value) => boolean,
  lowering: Lowering,
): readonly Resource[] {
  const authorizers = givenAt(api.properties, 'Auth', 'Authorizers');
  return (authorizers?.kind === 'map' ? authorizers.entries : []).flatMap(({ key, value }) => {
    const invoked = givenAt(value, 'FunctionArn');
    if (invoked === null || isEmpty(invoked) || !isWanted(value)) return [];
    const text = `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/authorizers/*`;
    return [
      permission(api, {
        id: `${api.id}${key}AuthorizerPermission`,
        function: invoked,
        principal: 'apigateway.amazonaws.com',
        at: value.at,
        sourceArn: filled(text, value.at, lowering, (name) => (name === '__ApiId__' ? ref(api.id, value.at) : null)),
      }),
    ];
  });
}

function isOn(authorizer: Value, name: string): boolean {
  return literalText(authorizer, name)?.toLowerCase() === 'true';
}
