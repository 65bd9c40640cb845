/** Finds where the value of a property for a secret comes from. */
import type { Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import { fetchedFrom } from '../../value/origin.js';
import { optionsOf } from '../../value/read.js';
import type { KnownScalar, Value } from '../../value/value.js';
import { passwordNature } from '../secret/literal-nature.js';
import { namesOrPlaces } from '../secret/secret-name.js';
import { withoutBystanders } from './bystander.js';
import type { CredentialSource } from './credential-source.js';
import { dynamicReferences, isFilledIn, referencesIn, unknownPart } from './dynamic-reference.js';
import { isSpelledOut, textIn, writtenPieces } from './spelled-out.js';

/** Every source of a value, in the order of its text, each under its conditions. */
export function credentialSources(value: Value, template: Template): readonly CredentialSource[] {
  return optionsOf(value).flatMap((option) => sourcesOf(option.value, option.when, template));
}

function sourcesOf(value: Value, when: Guard, template: Template): readonly CredentialSource[] {
  const { at } = value;
  switch (value.kind) {
    case 'scalar':
      return isSpelledOut([value], at, template) ? [writtenOut([value], at, when)] : textSources(value, when, template, null);
    case 'concat':
      return isSpelledOut(value.parts, at, template) ? [writtenOut(value.parts, at, when)] : joinedSources(value, when, template);
    case 'ref': {
      const parameter = template.parameters.get(value.name);
      const resource = template.resource(value.name);
      if (parameter !== undefined) return [{ kind: 'parameter', parameter, key: '', at, when }];
      return resource === null ? [] : [{ kind: 'resource', resource, attribute: null, at, when }];
    }
    case 'attribute': {
      const resource = template.resource(value.id);
      return resource === null ? [{ kind: 'unknown', at, when }] : [{ kind: 'resource', resource, attribute: value.name, at, when }];
    }
    case 'base64':
      return inner(value.content, when, template);
    case 'unknown':
      return [{ kind: 'unknown', at, when }];
    case 'alternatives':
      return inner(value, when, template);
    case 'list':
    case 'map':
    case 'none':
    case 'null':
      return [];
  }
}

/** What a text is joined from: its dynamic references, then its other parts, without those that are not the secret. */
function joinedSources(value: Joined, when: Guard, template: Template): readonly CredentialSource[] {
  const { parts, at } = value;
  const text = parts.map(textOfPart).join('');
  return withoutBystanders([
    ...referencesIn(value)
      .filter((reference) => isFilledIn(reference) && !isBeside(text.slice(Math.max(0, reference.start - longestKey), reference.start)))
      .map((reference): CredentialSource => ({ kind: 'dynamic-reference', reference, at, when })),
    ...outsideReferences(parts).flatMap(({ part, before }) => {
      if (part.kind === 'scalar') return textSources(part, when, template, before);
      return isBeside(before) ? [] : inner(part, when, template).map((source) => keyed(source, keyBefore(before)));
    }),
  ]);
}

type Joined = Extract<Value, { kind: 'concat' }>;

function writtenOut(parts: readonly Value[], at: Node | null, when: Guard): CredentialSource {
  const texts = parts.map((part) => (part.kind === 'scalar' ? part.text : null));
  return {
    kind: 'literal',
    literal: writtenPieces(parts)[0]?.scalar ?? at,
    fetched: null,
    nature: textIn(parts) === '' ? 'empty' : passwordNature(texts.map((text) => text ?? 'x-').join('')),
    length: parts.every(isFixed) ? texts.join('').length : null,
    isWhole: true,
    at,
    when,
  };
}

/** Whether a part is the same wherever the template is deployed. */
function isFixed(part: Value): boolean {
  return part.kind === 'scalar' && part.pieces.every(({ parameter }) => parameter === null);
}

/**
 * The parts outside of dynamic references; inside one they are part of a name, such as `${SecretArn}` in
 * `{{resolve:secretsmanager:${SecretArn}}}`.
 */
function outsideReferences(parts: readonly Value[]): readonly PlacedPart[] {
  let isOpen = false;
  let before = '';
  return parts
    .map((part) => {
      const placed = { part, before, isName: isOpen && part.kind !== 'scalar' };
      if (part.kind === 'scalar') {
        isOpen =
          Math.max(...beginnings.map((text) => part.text.lastIndexOf(text))) > part.text.lastIndexOf('}}') ||
          (isOpen && !part.text.includes('}}'));
      }
      before = (before + textOfPart(part)).slice(-longestKey);
      return placed;
    })
    .filter(({ isName }) => !isName);
}

interface PlacedPart {
  readonly part: Value;
  /** The end of the text before it. */
  readonly before: string;
}

function textOfPart(part: Value): string {
  return part.kind === 'scalar' ? part.text : unknownPart;
}

/** Whether the next value, in a text with several as that of a secret, is something other than the secret: `{"username": "…`. */
function isBeside(before: string): boolean {
  return namesOrPlaces(keyBefore(before));
}

/** The key of the value that goes on where a text ends: `"url": "https://`. */
function keyBefore(before: string): string {
  return /["']([\w.-]{1,64})\\?["']\s{0,8}:\s{0,8}(?:\\?["'][^"'\\]{0,80})?$/.exec(before)?.[1] ?? '';
}

function keyed(source: CredentialSource, key: string): CredentialSource {
  return source.kind === 'parameter' && source.key === '' ? { ...source, key } : source;
}

const longestKey = 176;

const beginnings = ['{{resolve:', '{{ resolve:'];

function inner(value: Value, when: Guard, template: Template): readonly CredentialSource[] {
  return optionsOf(value).flatMap((option) => {
    const both = conjoin(when, option.when) ?? always;
    return option.value.kind === 'alternatives' ? [] : sourcesOf(option.value, both, template);
  });
}

/** Text is the default of a parameter, a dynamic reference, or a literal; `before` is the end of the text before a part. */
function textSources(value: KnownScalar, when: Guard, template: Template, before: string | null): readonly CredentialSource[] {
  const { at } = value;
  const textBefore = (offset: number): string => {
    const from = Math.max(0, offset - longestKey);
    return (from === 0 ? (before ?? '') : '') + value.text.slice(from, offset);
  };
  const isBesideAt = (offset: number): boolean => isBeside(textBefore(offset));
  const references = dynamicReferences(value.text);
  if (references.length > 0) {
    return references.filter(({ start }) => !isBesideAt(start)).map((reference) => ({ kind: 'dynamic-reference', reference, at, when }));
  }
  let end = 0;
  const parameters = value.pieces.flatMap(({ text, parameter }) => {
    const start = end;
    end += text.length;
    const found = parameter === null ? undefined : template.parameters.get(parameter);
    return found === undefined ? [] : [{ found, start }];
  });
  if (parameters.length > 0) {
    const candidates = parameters.filter(({ start }) => !isBesideAt(start));
    return withoutBystanders(
      candidates.map(({ found, start }) => ({ kind: 'parameter', parameter: found, key: keyBefore(textBefore(start)), at, when })),
    );
  }
  const literal = value.pieces[0]?.scalar ?? at;
  return [
    {
      kind: 'literal',
      literal,
      fetched: fetchedFrom(value),
      nature: passwordNature(value.text),
      length: value.text.length,
      isWhole: before === null && value.pieces.every(({ scalar }) => scalar !== null),
      at,
      when,
    },
  ];
}
