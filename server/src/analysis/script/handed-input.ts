/**
 * What rules, schedules, pipes and pipelines hand to what they start, as JSON: the event of a function, the overrides of a task or
 * job, the variables of a build. It is judged by its text, however it is written.
 */
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { valueAt } from '../../value/read.js';
import { parsedValue } from '../plain-value.js';
import { propertyValues, type PropertyValue } from '../property-value.js';
import { makeScript } from './make-script.js';
import { resolvedTexts } from './resolved-text.js';
import type { Script } from './script.js';
import { sendsCommands } from './sent-commands.js';

const ruleTarget = [['Input'], ['InputTransformer', 'InputTemplate']];
const ofEvents = ruleTarget.map((path) => ['Events', '{}', 'Properties', ...path]);

/**
 * By the references of the services (EventBridge API reference, `Target`; EventBridge Scheduler user guide, "Managing targets";
 * EventBridge Pipes user guide, "Amazon EventBridge Pipes input transformation"; CodePipeline user guide, "AWS CodeBuild build
 * and test action reference" and "AWS Lambda invoke action reference").
 */
const inputs: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['AWS::Events::Rule', ruleTarget.map((path) => ['Targets', '*', ...path])],
  ['AWS::Scheduler::Schedule', [['Target', 'Input']]],
  ['AWS::Pipes::Pipe', ['EnrichmentParameters', 'TargetParameters'].map((name) => [name, 'InputTemplate'])],
  [
    'AWS::CodePipeline::Pipeline',
    ['EnvironmentVariables', 'UserParameters'].map((name) => ['Stages', '*', 'Actions', '*', 'Configuration', name]),
  ],
  [
    'AWS::SSM::MaintenanceWindowTask',
    [
      ['MaintenanceWindowLambdaParameters', 'Payload'],
      ['MaintenanceWindowStepFunctionsParameters', 'Input'],
    ].map((path) => ['TaskInvocationParameters', ...path]),
  ],
  ['AWS::Serverless::Function', ofEvents],
  ['AWS::Serverless::StateMachine', ofEvents],
]);

/** The inputs that a resource hands on, and the operation that a schedule calls with one. */
export function handedInputs(resource: Resource): readonly Script[] {
  const handed = gather(inputs.get(resource.type) ?? [], (path) =>
    gather(propertyValues(resource, path), (place) => inputAt(place, resource)),
  );
  return resource.type === 'AWS::Scheduler::Schedule'
    ? [...gather(propertyValues(resource, ['Target']), (target) => scheduledCall(target, resource)), ...handed]
    : handed;
}

/** Commands that are sent to instances are scripts of those. */
function inputAt({ value, path, when }: PropertyValue, resource: Resource): readonly Script[] {
  const texts = resolvedTexts(value).filter(({ text }) => /^\s*[[{]/.test(text) && !/"commands"/.test(text) && !sendsCommands.test(text));
  return texts.map((text) => {
    const both = [...when, ...text.when];
    return makeScript(text, { kind: 'input', language: 'data', resource, path, at: value.at ?? resource.key, when: both, given: null });
  });
}

/** The operation that a schedule calls directly: its target is the operation, its input the arguments. */
function scheduledCall({ value, path, when }: PropertyValue, resource: Resource): readonly Script[] {
  const operation = valueAt(value, 'Arn');
  const input = valueAt(value, 'Input');
  const given = input === null ? value : parsedValue(input);
  // An unknown input might name anything, such as a user.
  if (operation === null || given.kind !== 'map') return [];
  return resolvedTexts(operation).map((text) => {
    const both = [...when, ...text.when];
    return makeScript(text, { kind: 'definition', language: 'data', resource, path, at: operation.at ?? resource.key, when: both, given });
  });
}
