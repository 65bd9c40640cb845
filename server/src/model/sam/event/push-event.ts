/** Events whose service invokes the function: the permission for that service, and the resource that sends the events. */
import { samEvent } from '../../../data/sam-event.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt } from '../as-written.js';
import { filled, madeFrom, type Lowering } from '../lowering.js';
import { attribute, ref, type MadeValue } from '../made-value.js';
import { permission } from '../permission.js';
import { sharedTags } from '../tags.js';
import type { SamEvent, Target } from './event.js';
import { ruleResources } from './rule-event.js';

/** The resources for an event of one of these types; none for other types. */
export function pushEvent(event: SamEvent, target: Target, lowering: Lowering): readonly Resource[] {
  const { id, at, properties } = event;
  switch (event.type) {
    case 'Schedule':
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      return [
        ...ruleResources(event, { arn: target.arn, role: null, suffix: 'LambdaTarget' }),
        invocation(event, target, { sourceArn: attribute(id, 'Arn', at) }),
      ];
    case 'S3':
      return [invocation(event, target, { sourceAccount: ref('AWS::AccountId', at) })];
    case 'AlexaSkill':
      return [invocation(event, target, { eventSourceToken: givenAt(properties, 'SkillId') })];
    case 'IoTRule':
      return topicRule(event, target, lowering);
    case 'CloudWatchLogs':
      return logSubscription(event, target, lowering);
    case 'Cognito': {
      const pool = givenAt(properties, 'UserPool');
      const sourceArn = pool?.kind === 'ref' ? attribute(pool.name, 'Arn', pool.at) : null;
      return [invocation(event, target, { sourceArn, id: `${target.id}CognitoPermission` })];
    }
    default:
      return [];
  }
}

interface Narrowing {
  readonly id?: string;
  readonly sourceArn?: Value | null;
  readonly sourceAccount?: MadeValue;
  readonly eventSourceToken?: Value | null;
}

function invocation(event: SamEvent, target: Target, narrowing: Narrowing): Resource {
  const source = samEvent(event.type);
  return permission(event.owner, {
    id: `${event.id}Permission`,
    function: target.name,
    principal: source?.kind === 'push' ? source.principal : '',
    at: event.at,
    ...narrowing,
  });
}

function topicRule(event: SamEvent, target: Target, lowering: Lowering): readonly Resource[] {
  const { id, owner, at, properties } = event;
  const text = `arn:${lowering.partition}:iot:\${AWS::Region}:\${AWS::AccountId}:rule/\${RuleName}`;
  const sourceArn = filled(text, at, lowering, (name) => (name === 'RuleName' ? ref(id, at) : null));
  const rule = madeFrom(owner, {
    id,
    type: 'AWS::IoT::TopicRule',
    at,
    properties: {
      TopicRulePayload: {
        Sql: givenAt(properties, 'Sql'),
        RuleDisabled: false,
        AwsIotSqlVersion: givenAt(properties, 'AwsIotSqlVersion'),
        Actions: [{ Lambda: { FunctionArn: target.arn } }],
      },
      Tags: sharedTags(owner),
    },
  });
  return [invocation(event, target, { sourceArn, sourceAccount: filled('${AWS::AccountId}', at, lowering) }), rule];
}

function logSubscription(event: SamEvent, target: Target, lowering: Lowering): readonly Resource[] {
  const { id, owner, at, properties } = event;
  const group = givenAt(properties, 'LogGroupName');
  const text = `arn:${lowering.partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${__LogGroupName__}:*`;
  const filter = madeFrom(owner, {
    id,
    type: 'AWS::Logs::SubscriptionFilter',
    at,
    properties: { LogGroupName: group, FilterPattern: givenAt(properties, 'FilterPattern'), DestinationArn: target.arn },
  });
  return [
    invocation(event, target, { sourceArn: filled(text, at, lowering, (name) => (name === '__LogGroupName__' ? group : null)) }),
    filter,
  ];
}
