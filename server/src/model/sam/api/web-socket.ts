/** `AWS::Serverless::WebSocketApi`: its routes, stage and authorizer, and the permissions to invoke their functions. */
import type { Node } from '../../../syntax/tree.js';
import { madeText } from '../../../value/compose.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty, literalText } from '../as-written.js';
import { picked } from '../event/event.js';
import { filled, madeFrom, type Lowering } from '../lowering.js';
import { attribute, ref, type MadeMap } from '../made-value.js';
import { permission } from '../permission.js';

export function webSocketResources(api: Resource, lowering: Lowering): readonly Resource[] {
  const routes = givenAt(api.properties, 'Routes');
  const made = (routes?.kind === 'map' ? routes.entries : []).flatMap(({ key, value }) => routeResources(api, key, value, lowering));
  return [...made, stage(api), ...authorizerResources(api, lowering)];
}

/** The name of the stage when none is given. */
const defaultStage = 'default';

function stage(api: Resource): Resource {
  const { id, key: at, properties } = api;
  const given = givenAt(properties, 'StageName');
  const name = given === null ? defaultStage : (literalText(properties, 'StageName') ?? '');
  return madeFrom(api, {
    id: `${id}${name === defaultStage ? 'Default' : name}Stage`,
    type: 'AWS::ApiGatewayV2::Stage',
    at,
    properties: {
      ApiId: ref(id, at),
      StageName: given ?? defaultStage,
      Tags: { 'websocketapi:createdBy': 'SAM' },
      AutoDeploy: true,
      ...picked(properties, ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings']),
    },
  });
}

const routeSettings = [
  'ApiKeyRequired',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RouteResponseSelectionExpression',
];

function routeResources(api: Resource, key: string, route: Value, lowering: Lowering): readonly Resource[] {
  const id = routeId(api, key);
  const at = route.at;
  const invoked = givenAt(route, 'FunctionArn');
  if (invoked === null) return [];
  const stage = givenAt(api.properties, 'StageName') ?? madeText(at, defaultStage);
  const named = (text: string): Value =>
    filled(text, at, lowering, (part) =>
      part === 'FunctionArn' ? invoked : part === 'Stage' ? stage : part === 'Api' ? attribute(api.id, 'ApiId', at) : null,
    );
  return [
    madeFrom(api, { id: `${id}Route`, type: 'AWS::ApiGatewayV2::Route', at, properties: routeProperties(api, { key, route }, lowering) }),
    madeFrom(api, {
      id: `${id}Integration`,
      type: 'AWS::ApiGatewayV2::Integration',
      at,
      properties: {
        ApiId: ref(api.id, at),
        IntegrationType: 'AWS_PROXY',
        TimeoutInMillis: givenAt(route, 'IntegrationTimeout'),
        IntegrationUri: named(
          'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations',
        ),
      },
    }),
    permission(api, {
      id: `${id}Permission`,
      function: invoked,
      principal: 'apigateway.amazonaws.com',
      at,
      sourceArn: named(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/\${Stage}/${key}`),
    }),
  ];
}

function routeId(api: Resource, key: string): string {
  const name = key.replace('$', '').toLowerCase();
  return `${api.id}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

function routeProperties(api: Resource, { key, route }: { readonly key: string; readonly route: Value }, lowering: Lowering): MadeMap {
  const { at } = route;
  const integration = ref(`${routeId(api, key)}Integration`, at);
  return {
    ApiId: ref(api.id, at),
    RouteKey: key,
    ...picked(route, routeSettings),
    Target: filled('integrations/${Integration}', at, lowering, (part) => (part === 'Integration' ? integration : null)),
    ...authorization(api, key),
  };
}

/** Only the connect route is authorised. */
function authorization(api: Resource, key: string): MadeMap {
  if (key !== '$connect') return {};
  return {
    AuthorizationType: givenAt(api.properties, 'Auth', 'AuthType'),
    AuthorizerId: invokedAuthorizer(api) === null ? null : ref(authorizerId(api), api.key),
  };
}

function authorizerId(api: Resource): string {
  return `${api.id}ConnectAuthorizer`;
}

/** The function that decides who may connect; null without one. */
function invokedAuthorizer(api: Resource): Value | null {
  const auth = givenAt(api.properties, 'Auth');
  const connects = givenAt(api.properties, 'Routes', '$connect') !== null;
  return connects && literalText(auth, 'AuthType') === 'CUSTOM' ? givenAt(auth, 'AuthArn') : null;
}

/** The authorizer, and the permission to invoke it, which it needs unless a role invokes it. */
function authorizerResources(api: Resource, lowering: Lowering): readonly Resource[] {
  const auth = givenAt(api.properties, 'Auth');
  const invoked = invokedAuthorizer(api);
  if (auth === null || invoked === null) return [];
  const { at } = auth;
  const authorizer = madeFrom(api, {
    id: authorizerId(api),
    type: 'AWS::ApiGatewayV2::Authorizer',
    at,
    properties: {
      ApiId: ref(api.id, at),
      AuthorizerCredentialsArn: givenAt(auth, 'InvokeRole'),
      AuthorizerType: 'REQUEST',
      AuthorizerUri: filled(
        'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${AuthArn}/invocations',
        at,
        lowering,
        (part) => (part === 'AuthArn' ? invoked : null),
      ),
      IdentitySource: givenAt(auth, 'IdentitySource'),
      Name: givenAt(auth, 'Name') ?? authorizerId(api),
    },
  });
  return isEmpty(givenAt(auth, 'InvokeRole')) ? [authorizer, authorizerPermission(api, invoked, at, lowering)] : [authorizer];
}

function authorizerPermission(api: Resource, invoked: Value, at: Node | null, lowering: Lowering): Resource {
  return permission(api, {
    id: `${api.id}AuthorizerPermission`,
    function: invoked,
    principal: 'apigateway.amazonaws.com',
    at,
    sourceArn: filled(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}/authorizers/*`, at, lowering),
  });
}
