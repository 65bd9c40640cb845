/** Finds the scripts of a template: all texts that something runs, or reads as its configuration. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import { lookup, mappingAt } from '../../syntax/lookup.js';
import { gather } from '../../text/gather.js';
import { remembered } from '../../text/remembered.js';
import { madeText } from '../../value/compose.js';
import { always, type Guard } from '../../value/guard.js';
import { entryOf, itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { propertyValues, valuesBelow, type PropertyValue } from '../property-value.js';
import { parsedValue } from '../plain-value.js';
import { makeScript } from './make-script.js';
import { partsOf } from './multipart.js';
import { nestedScripts } from './nested-script.js';
import { resolvedTexts, type ResolvedText } from './resolved-text.js';
import type { Script, ScriptKind } from './script.js';
import type { ScriptLanguage } from './script-language.js';
import { languageByContent, languageOfFile, languageOfRuntime, languageOfStep, scriptAmong } from './script-language.js';

type Reader = (place: PropertyValue, resource: Resource) => readonly Script[];

/** The scripts of a resource as written. */
export function scriptsIn(resource: Resource): readonly Script[] {
  return [...propertyScripts(resource), ...initScripts(resource)];
}

function propertyScripts(resource: Resource): readonly Script[] {
  return gather(scriptPaths(resource.type), ({ path, read }) => gather(propertyValues(resource, path), (place) => read(place, resource)));
}

interface ScriptPath {
  readonly path: readonly string[];
  readonly read: Reader;
}

const windowCommands = ['TaskInvocationParameters', 'MaintenanceWindowRunCommandParameters', 'Parameters', 'commands'];
/** Properties about which the carriers of the resource database say too little or nothing. */
const morePaths: ReadonlyMap<string, readonly ScriptPath[]> = new Map([
  ['AWS::SSM::Document', [{ path: ['Content'], read: documents('document') }]],
  // What Ansible is given beside its playbook is one text, too: `SSM=True password=…`.
  ['AWS::SSM::Association', ['commands', 'ExtraVariables'].map((name) => ({ path: ['Parameters', name], read: lines('document') }))],
  ['AWS::SSM::MaintenanceWindowTask', [{ path: windowCommands, read: lines('document') }]],
  ['AWS::EC2::Instance', [{ path: ['SsmAssociations', '*', 'AssociationParameters', '*'], read: associated }]],
  ['AWS::ImageBuilder::Component', [{ path: ['Data'], read: documents('document') }]],
  ['AWS::Synthetics::Canary', [{ path: ['Code', 'Script'], read: inlineCode('RuntimeVersion') }]],
  [
    'AWS::StepFunctions::StateMachine',
    [
      { path: ['DefinitionString'], read: definitions },
      { path: ['Definition'], read: definitions },
    ],
  ],
  ['AWS::Serverless::StateMachine', [{ path: ['Definition'], read: definitions }]],
  ['Custom::AWS', ['Create', 'Update', 'Delete'].map((step) => ({ path: [step], read: definitions }))],
  ['AWS::Scheduler::Schedule', [{ path: ['Target'], read: schedules }]],
  ['AWS::MSK::Configuration', [{ path: ['ServerProperties'], read: configuration }]],
  ['AWS::KafkaConnect::WorkerConfiguration', [{ path: ['PropertiesFileContent'], read: configuration }]],
  ['AWS::APS::AlertManagerDefinition', [{ path: ['Data'], read: configuration }]],
  ['AWS::ImageBuilder::ContainerRecipe', [{ path: ['DockerfileTemplateData'], read: configuration }]],
  ['AWS::AmazonMQ::Configuration', [{ path: ['Data'], read: configuration }]],
  ['AWS::GreengrassV2::ComponentVersion', [{ path: ['InlineRecipe'], read: configuration }]],
  ['AWS::OSIS::Pipeline', [{ path: ['PipelineConfigurationBody'], read: configuration }]],
  ['AWS::CodePipeline::Pipeline', [{ path: ['Stages', '*', 'Actions', '*', 'Commands'], read: lines('build') }]],
]);

const scriptPaths = remembered((type): readonly ScriptPath[] => {
  const paths = untypedCarriers(type)
    .filter(({ purpose, shape }) => purpose === 'script' && shape === 'text')
    .map(({ path }) => ({ path: path.at(-1) === '*' ? path.slice(0, -1) : path, read: readerOf(path) }));
  return [...paths, ...(morePaths.get(type) ?? [])];
});

function readerOf(path: readonly string[]): Reader {
  const name = [...path].reverse().find((step) => step !== '*') ?? '';
  if (path.at(-1) === '*') return words('command');
  if (/^UserData/.test(name)) return userData;
  if (/^Build[Ss]pec/.test(name)) return documents('build');
  if (/^(?:ZipFile|InlineCode|FunctionCode|Code)$/.test(name)) return inlineCode('Runtime');
  if (/^(?:Content|StudioLifecycleConfigContent)$/.test(name)) return lines('lifecycle');
  return lines('command');
}

function userData(place: PropertyValue, resource: Resource): readonly Script[] {
  return gather(gather(resolvedTexts(place.value), partsOf), (text) => {
    if (/^\s*(?:##[^\n]*\s+)*#cloud-config|^\s*Content-Type: text\/cloud-config/.test(text.text)) {
      const nested = nestedScripts(text).map((script) =>
        scriptFrom(script.text, { kind: 'user-data', language: script.language, place, resource }),
      );
      if (nested.length > 0) return nested;
    }
    return [scriptFrom(text, { kind: 'user-data', language: languageByContent(text.text, 'shell'), place, resource })];
  });
}

function lines(kind: ScriptKind): Reader {
  return (place, resource) =>
    resolvedTexts(place.value).map((text) => scriptFrom(text, { kind, language: languageByContent(text.text, 'shell'), place, resource }));
}

/** A parameter of an association that an instance lists itself. */
function associated(place: PropertyValue, resource: Resource): readonly Script[] {
  const value = textOf(valueAt(place.value, 'Key')) === 'commands' ? valueAt(place.value, 'Value') : null;
  return value === null ? [] : lines('document')({ ...place, value }, resource);
}

/** Text that a service reads as its configuration. */
function configuration(place: PropertyValue, resource: Resource): readonly Script[] {
  return resolvedTexts(place.value).map((text) => scriptFrom(text, { kind: 'document', language: 'config', place, resource }));
}

/** The words of one command; in `["sh", "-c", "…"]`, the argument of the shell is a script of its own. */
function words(kind: ScriptKind): Reader {
  return (place, resource) => {
    const items = itemsOf(place.value);
    const script = items[scriptAmong(items.map((item) => textOf(item) ?? ''))];
    return resolvedTexts(script ?? place.value, ' ').map((text) => scriptFrom(text, { kind, language: 'shell', place, resource }));
  };
}

function inlineCode(runtime: string): Reader {
  return (place, resource) =>
    resolvedTexts(place.value).map((text) =>
      scriptFrom(text, {
        kind: 'inline-code',
        language: languageOfRuntime(textOf(resource.property(runtime)), text.text),
        place,
        resource,
      }),
    );
}

/** Documents in YAML or JSON with commands in them, as a text or as a map. */
function documents(kind: ScriptKind): Reader {
  return (place, resource) => {
    if (place.value.kind === 'map') {
      const commands = gather(commandsIn(place.value), (found) => lines(kind)({ ...place, value: found.value }, resource));
      return [
        ...commands,
        ...stepScripts(kind, place, resource),
        ...gather(operationsIn(place.value), (named) => operationScripts(named, kind, place, resource)),
      ];
    }
    return gather(resolvedTexts(place.value), (text) =>
      nestedScripts(text).map((script) => scriptFrom(script.text, { kind, language: script.language, place, resource })),
    );
  };
}

function commandsIn(value: Value): readonly PropertyValue[] {
  const steps = [
    ['mainSteps', '*', 'inputs'],
    ['runtimeConfig', '{}', 'properties', '*'],
    ['runtimeConfig', '{}', 'properties'],
  ];
  return gather(steps, (path) => valuesBelow(value, [...path, 'runCommand']));
}

/** The scripts that steps of an automation run, in the language of their run time. */
function stepScripts(kind: ScriptKind, place: PropertyValue, resource: Resource): readonly Script[] {
  return gather(valuesBelow(place.value, ['mainSteps', '*', 'inputs']), ({ value }) => {
    const script = valueAt(value, 'Script');
    const runtime = textOf(valueAt(value, 'Runtime')) ?? '';
    return (script === null ? [] : resolvedTexts(script)).map((text) =>
      scriptFrom(text, { kind, language: languageOfStep(runtime, text.text), place: { ...place, value: script ?? value }, resource }),
    );
  });
}

/** An operation that a step names, and what it hands to it; null if that is in the text of the name. */
interface NamedOperation {
  readonly value: Value;
  readonly given: Value | null;
}

function operationScripts({ value, given }: NamedOperation, kind: ScriptKind, place: PropertyValue, resource: Resource): readonly Script[] {
  return resolvedTexts(value).map((text) => scriptFrom(text, { kind, language: 'data', place: { ...place, value }, resource, given }));
}

/** The operations that the steps of an automation name: `aws:executeAwsApi` with `Service` and `Api`. */
function operationsIn(document: Value): readonly NamedOperation[] {
  return gather(valuesBelow(document, ['mainSteps', '*', 'inputs']), ({ value }) => {
    const service = entryOf(value, 'Service')?.value;
    const operation = entryOf(value, 'Api')?.value;
    if (service === undefined || operation === undefined) return [];
    return [
      { value: { kind: 'concat' as const, at: operation.at, parts: [service, madeText(operation.at, ':'), operation] }, given: value },
    ];
  });
}

/** A definition in Amazon States Language is judged by its text, however it is written. */
function definitions(place: PropertyValue, resource: Resource): readonly Script[] {
  const operations = place.value.kind === 'map' ? tasksIn(place.value) : [{ value: place.value, given: null }];
  return gather(operations, (named) => operationScripts(named, 'definition', place, resource));
}

/** The operation that a schedule calls directly: its target is the operation, its input the arguments. */
function schedules(place: PropertyValue, resource: Resource): readonly Script[] {
  const operation = valueAt(place.value, 'Arn');
  const input = valueAt(place.value, 'Input');
  const given = input === null ? place.value : parsedValue(input);
  // An unknown input might name anything, such as a user.
  if (operation === null || given.kind !== 'map') return [];
  return operationScripts({ value: operation, given }, 'definition', place, resource);
}

/** The operations that the tasks of a definition call: `Resource` of each state, including nested ones. */
function tasksIn(definition: Value, depth = 0): readonly NamedOperation[] {
  if (depth > 30) return [];
  if (definition.kind === 'list') return gather(definition.items, (item) => tasksIn(item, depth + 1));
  if (definition.kind !== 'map') return [];
  const given =
    ['Parameters', 'Arguments'].map((key) => entryOf(definition, key)?.value).find((value) => value !== undefined) ?? definition;
  return gather(definition.entries, ({ key, value }) => (key === 'Resource' ? [{ value, given }] : tasksIn(value, depth + 1)));
}

/** The commands and files of `AWS::CloudFormation::Init`. */
function initScripts(resource: Resource): readonly Script[] {
  const metadata = mappingAt(resource.node, 'Metadata');
  if (metadata === null || lookup(metadata, initKey) === null) return [];
  const init = entryOf(resource.attribute('Metadata'), initKey)?.value;
  if (init === undefined) return [];
  const commands = gather(['command', 'test'], (key) => valuesBelow(init, ['{}', 'commands', '{}', key]));
  const files = valuesBelow(init, ['{}', 'files', '{}', 'content']);
  return [
    ...gather(commands, (place) => (place.value.kind === 'list' ? words : lines)('init-command')(place, resource)),
    ...gather(files, (place) =>
      resolvedTexts(place.value).map((text) =>
        scriptFrom(text, { kind: 'init-file', language: languageOfFile(place.path.at(-2) ?? '', text.text), place, resource }),
      ),
    ),
  ];
}

const initKey = 'AWS::CloudFormation::Init';

/** Where a script is written, and what is known of it from there. */
interface Origin {
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  readonly place: PropertyValue;
  readonly resource: Resource;
  readonly given?: Value | null;
}

function scriptFrom(text: ResolvedText, { kind, language, place, resource, given = null }: Origin): Script {
  const when: Guard = text.when === always ? place.when : [...place.when, ...text.when];
  return makeScript(text, { kind, language, resource, path: place.path, at: place.value.at ?? resource.key, when, given });
}
