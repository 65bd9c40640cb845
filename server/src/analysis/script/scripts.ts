/** Finds the scripts of a template: all texts that something runs, or reads as its configuration. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import { lookup, mappingAt } from '../../syntax/lookup.js';
import { gather } from '../../text/gather.js';
import { remembered } from '../../text/remembered.js';
import { entryOf } from '../../value/read.js';
import { propertyValues, valuesBelow } from '../property-value.js';
import { handedInputs } from './handed-input.js';
import type { Script } from './script.js';
import {
  associated,
  configuration,
  definitions,
  documents,
  inlineCode,
  lines,
  userData,
  words,
  writtenFile,
  type Reader,
} from './script-readers.js';

/** The scripts of a resource as written. */
export function scriptsIn(resource: Resource): readonly Script[] {
  return [...propertyScripts(resource), ...initScripts(resource), ...handedInputs(resource)];
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
    ...gather(files, (place) => writtenFile(place, resource)),
  ];
}

const initKey = 'AWS::CloudFormation::Init';
