/** Parameter files: those of CloudFormation and CodePipeline, and the samconfig of SAM. */
import { parse as parseToml } from 'smol-toml';
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import { readText } from '../syntax/read.js';
import type { Node } from '../syntax/tree.js';

/** Texts, lists and maps; numbers and booleans as the text that CloudFormation would receive. */
type Plain = string | readonly Plain[] | PlainMap;

type PlainMap = ReadonlyMap<string, Plain>;

type Values = ReadonlyMap<string, string>;

/** Null when the text contains no parameters in any known format. */
export function readParameterFile(path: string, text: string): Values | null {
  const content = path.endsWith('.toml') ? readToml(text) : readTree(path, text);
  return content === null ? null : parametersIn(content);
}

function parametersIn(content: Plain): Values | null {
  if (typeof content === 'string') return null;
  if (!isMap(content)) return fromList(isList(content) ? content : []);
  const overrides = overridesOfSamconfig(content);
  if (overrides !== null) return fromOverrides(overrides);
  const parameters = content.get('Parameters') ?? content;
  return isMap(parameters) ? texts(parameters) : null;
}

/** `[{ ParameterKey, ParameterValue }]`, or `["Name=Value"]` as `aws cloudformation deploy` accepts it. */
function fromList(items: readonly Plain[]): Values | null {
  const values = new Map<string, string>();
  for (const item of items) {
    if (typeof item === 'string') addPair(item, values);
    else if (isMap(item)) {
      const key = item.get('ParameterKey');
      const value = item.get('ParameterValue');
      if (typeof key === 'string' && typeof value === 'string') values.set(key, value);
    }
  }
  return values.size === 0 && items.length > 0 ? null : values;
}

/** What `sam deploy` uses by default: `default.deploy.parameters`, else `default.global.parameters`. */
function overridesOfSamconfig(content: PlainMap): Plain | null {
  for (const command of ['deploy', 'global']) {
    let current: Plain | undefined = content;
    for (const key of ['default', command, 'parameters', 'parameter_overrides']) {
      current = isMap(current) ? current.get(key) : undefined;
    }
    if (current !== undefined) return current;
  }
  return null;
}

function fromOverrides(overrides: Plain): Values | null {
  if (typeof overrides === 'string') return fromList(shellWords(overrides));
  return isMap(overrides) ? texts(overrides) : fromList(isList(overrides) ? overrides : []);
}

/** `Name=Value`, or `ParameterKey=Name,ParameterValue=Value`. */
function addPair(pair: string, values: Map<string, string>): void {
  const match = /^ParameterKey=([^,]+),ParameterValue=(.*)$/s.exec(pair) ?? /^([^=]+)=(.*)$/s.exec(pair);
  const [, name, value] = match ?? [];
  if (name !== undefined && value !== undefined) values.set(name, value);
}

/** Splits words as a shell does: quotes keep blanks, and a backslash makes the next character literal. */
function shellWords(text: string): string[] {
  const words = text.match(/(?:[^\s"'\\]|"(?:[^"\\]|\\.)*"|'[^']*'|\\.)+/gs) ?? [];
  return words.map((word) =>
    word.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
      (_whole, double?: string, single?: string, escaped?: string) => double?.replace(/\\(.)/gs, '$1') ?? single ?? escaped ?? '',
    ),
  );
}

function texts(map: PlainMap): Values | null {
  const values = new Map<string, string>();
  for (const [key, value] of map) {
    if (typeof value === 'string') values.set(key, value);
    else if (isList(value) && value.every((item) => typeof item === 'string')) values.set(key, value.join(','));
    else return null;
  }
  return values;
}

function isMap(value: Plain | undefined): value is PlainMap {
  return value instanceof Map;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function readTree(path: string, text: string): Plain | null {
  const tree = readText(text, path.endsWith('.json') ? 'json' : 'yaml');
  const isBroken = tree.problems.some((problem) => problem.kind !== 'notice');
  return isBroken ? null : plainOf(tree.documents[0] ?? null, 0);
}

const deepest = 20;

function plainOf(node: Node | null, depth: number): Plain | null {
  const target = deref(node);
  if (target === null || depth > deepest) return null;
  switch (target.kind) {
    case 'scalar':
      return target.text;
    case 'sequence':
      return target.items.map((item) => plainOf(item, depth + 1)).filter((item) => item !== null);
    case 'mapping':
      return new Map(
        effectiveEntries(target).flatMap((entry): [string, Plain][] => {
          const key = keyText(entry);
          const value = plainOf(entry.value, depth + 1);
          return key === null || value === null ? [] : [[key, value]];
        }),
      );
  }
}

function readToml(text: string): Plain | null {
  try {
    return plainFromToml(parseToml(text), 0);
  } catch {
    return null;
  }
}

function plainFromToml(value: unknown, depth: number): Plain {
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > deepest) return String(value);
  if (Array.isArray(value)) return value.map((item) => plainFromToml(item, depth + 1));
  return new Map(Object.entries(value).map(([key, item]) => [key, plainFromToml(item, depth + 1)]));
}
