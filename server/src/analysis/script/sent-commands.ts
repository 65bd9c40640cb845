/**
 * Commands that a state machine, a rule or a schedule has Systems Manager run on instances. They run with the role of the
 * instance, so they are no scripts of the resource in which they are written.
 */
import type { Resource } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { propertyValues, valuesBelow, type PropertyValue } from '../property-value.js';
import { makeScript } from './make-script.js';
import { nestedScripts, type NestedScript } from './nested-script.js';
import { resolvedTexts, type ResolvedText } from './resolved-text.js';
import type { Script } from './script.js';
import { languageByContent } from './script-language.js';

/** A text that names none of these sends no commands. */
export const sendsCommands = /sendCommand|RunCommandParameters/;

export function sentCommands(resource: Resource): readonly Script[] {
  switch (resource.type) {
    case 'AWS::Events::Rule':
      return gather(propertyValues(resource, ['Targets', '*']), (target) =>
        valueAt(target.value, 'RunCommandParameters') === null ? [] : commandsOf(inputOf(target), target, resource),
      );
    case 'AWS::Scheduler::Schedule':
      return gather(propertyValues(resource, ['Target']), (target) =>
        textOf(valueAt(target.value, 'Arn'))?.endsWith(':ssm:sendCommand') === true ? commandsOf(inputOf(target), target, resource) : [],
      );
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::Serverless::StateMachine':
      return gather(['Definition', 'DefinitionString'], (name) =>
        gather(propertyValues(resource, [name]), (place) => inDefinition(place, resource)),
      );
    default:
      return [];
  }
}

function inputOf(target: PropertyValue): readonly ResolvedText[] {
  const input = valueAt(target.value, 'Input');
  return input === null ? [] : resolvedTexts(input);
}

function inDefinition(place: PropertyValue, resource: Resource): readonly Script[] {
  if (place.value.kind !== 'map') {
    const texts = resolvedTexts(place.value).filter(({ text }) => text.includes(':ssm:sendCommand'));
    return commandsOf(texts, place, resource);
  }
  return gather(tasksIn(place.value), (task) =>
    gather(['Parameters', 'Arguments'], (given) =>
      gather(valuesBelow(task, [given, 'Parameters', 'commands']), ({ value }) =>
        resolvedTexts(value).map((text) =>
          scriptOf({ text, language: languageByContent(text.text, 'shell'), given: null }, { ...place, value }, resource),
        ),
      ),
    ),
  );
}

/** The states that send commands, including nested ones. */
function tasksIn(definition: Value, depth = 0): readonly Value[] {
  if (depth > 30) return [];
  if (definition.kind === 'list') return gather(definition.items, (item) => tasksIn(item, depth + 1));
  if (definition.kind !== 'map') return [];
  const isOne = textOf(valueAt(definition, 'Resource'))?.includes(':ssm:sendCommand') === true;
  return isOne ? [definition] : gather(definition.entries, ({ value }) => tasksIn(value, depth + 1));
}

/** The commands in documents that are themselves texts. */
function commandsOf(documents: readonly ResolvedText[], place: PropertyValue, resource: Resource): readonly Script[] {
  return gather(gather(documents, nestedScripts), (nested) => [scriptOf(nested, place, resource)]);
}

function scriptOf({ text, language }: NestedScript, { path, value, when }: PropertyValue, resource: Resource): Script {
  const at = value.at ?? resource.key;
  return makeScript(text, { kind: 'document', language, resource, path, at, when: [...when, ...text.when], given: null });
}
