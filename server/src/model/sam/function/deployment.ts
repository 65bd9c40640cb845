/** `DeploymentPreference`: the CodeDeploy application and role shared by all functions that have one. */
import { gather } from '../../../text/gather.js';
import { alternatives, concat, madeText } from '../../../value/compose.js';
import { always, type Guard } from '../../../value/guard.js';
import { booleanOf, isMap } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt, isEmpty } from '../as-written.js';
import { awsPolicy, madeFrom, type Lowering } from '../lowering.js';
import { attribute, ref, valueOf, type MadeValue } from '../made-value.js';
import { trustOf } from '../role.js';
import { sharedGuard } from '../shared-guard.js';
import { sharedTags } from '../tags.js';

interface Preference {
  readonly owner: Resource;
  readonly value: Value;
  readonly role: Value | null;
  readonly when: Guard;
}

export function deploymentResources(lowering: Lowering): readonly Resource[] {
  const preferences = gather([...lowering.resources.values()], (resource) => preferenceOf(resource) ?? []);
  const [first] = preferences;
  if (first === undefined) return [];
  const when = sharedGuard(
    preferences.map((preference) => preference.when),
    'ServerlessCodeDeployCondition',
  );
  const needsRole = preferences.some(({ role }) => role === null);
  const tags = preferences.map(({ owner }) => sharedTags(owner)).find((list) => list !== null) ?? null;
  return [
    madeFrom(first.owner, {
      id: application,
      type: 'AWS::CodeDeploy::Application',
      at: first.value.at,
      when,
      properties: { ComputePlatform: 'Lambda', Tags: tags },
    }),
    ...(needsRole ? [serviceRole(first, when, lowering, tags)] : []),
    ...preferences.map(deploymentGroup),
  ];
}

const application = 'ServerlessDeploymentApplication';

function deploymentGroup({ owner, value, role, when }: Preference): Resource {
  return madeFrom(owner, {
    id: `${owner.id}DeploymentGroup`,
    type: 'AWS::CodeDeploy::DeploymentGroup',
    at: value.at,
    when,
    properties: {
      ApplicationName: ref(application, value.at),
      AlarmConfiguration: alarmsOf(givenAt(value, 'Alarms')),
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      DeploymentConfigName: configurationOf(givenAt(value, 'Type')),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ServiceRoleArn: role ?? attribute(serviceRoleId, 'Arn', value.at),
      TriggerConfigurations: givenAt(value, 'TriggerConfigurations'),
      Tags: sharedTags(owner),
    },
  });
}

/** CodeDeploy's own configurations are given by short names. */
function configurationOf(type: Value | null): Value | null {
  const isShort = type?.kind === 'scalar' && /^(?:Canary10Percent\d+Minutes|Linear10PercentEvery\d+Minutes?|AllAtOnce)$/.test(type.text);
  return isShort ? concat(type.at, [madeText(type.at, 'CodeDeployDefault.Lambda'), type]) : type;
}

/** Takes each branch of a condition separately. */
function alarmsOf(alarms: Value | null): MadeValue | null {
  if (alarms?.kind !== 'alternatives') return alarms === null ? null : configured(alarms);
  const options = alarms.options.map(({ when, value }) => {
    const made = configured(value);
    return { when, value: made === null ? value : valueOf(made, value.at) };
  });
  return alternatives(alarms.at, options);
}

function configured(alarms: Value): MadeValue | null {
  return alarms.kind === 'list' && alarms.items.length > 0 ? { Enabled: true, Alarms: alarms.items.map((name) => ({ Name: name })) } : null;
}

const serviceRoleId = 'CodeDeployServiceRole';

function serviceRole({ owner, value }: Preference, when: Guard, lowering: Lowering, tags: ReturnType<typeof sharedTags>): Resource {
  const policy = /^aws-iso(?:-b)?$/.test(lowering.partition) ? 'AWSCodeDeployRoleForLambdaLimited' : 'AWSCodeDeployRoleForLambda';
  return madeFrom(owner, {
    id: serviceRoleId,
    type: 'AWS::IAM::Role',
    at: value.at,
    when,
    properties: {
      AssumeRolePolicyDocument: trustOf('codedeploy.amazonaws.com'),
      ManagedPolicyArns: [awsPolicy(`service-role/${policy}`, value.at, lowering)],
      Tags: tags,
    },
  });
}

/** Null unless one is enabled. The condition of the function counts only where SAM passes it on. */
function preferenceOf(owner: Resource): Preference | null {
  const value = owner.type === 'AWS::Serverless::Function' ? givenAt(owner.properties, 'DeploymentPreference') : null;
  if (value === null || !isMap(value) || isEmpty(value) || booleanOf(givenAt(value, 'Enabled')) === false) return null;
  const role = givenAt(value, 'Role');
  const isPassedOn = booleanOf(givenAt(value, 'PassthroughCondition')) === true;
  return { owner, value, role: isEmpty(role) ? null : role, when: isPassedOn ? owner.when : always };
}
