/** Secrets under their names in documents that are themselves text: build specifications, configurations, definitions. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { PropertyPath } from '../../data/property-table.js';
import type { Template } from '../../model/template.js';
import { readText } from '../../syntax/read.js';
import { propertyValues } from '../property-value.js';
import { hole, resolvedTexts, type ResolvedText } from '../script/resolved-text.js';
import { namedLiterals } from './literals-in-tree.js';
import type { NamedDetection } from './named-literal.js';

/** The spans are those in the file. */
export function documentSecrets(template: Template): readonly NamedDetection[] {
  return [...template.resources.values()].flatMap((resource) => documentPaths(resource.type)
    .flatMap((path) => propertyValues(resource, path)).filter(({ value }) => value.kind !== 'map' && value.kind !== 'list')
    .flatMap(({ value }) => resolvedTexts(value).flatMap(secretsIn)));
}

const known = new Map<string, readonly PropertyPath[]>();

function documentPaths(type: string): readonly PropertyPath[] {
  const kept = known.get(type) ?? [
    ...untypedCarriers(type).filter(({ purpose, shape, path }) => shape !== 'pairs'
      && (purpose === 'document' || (purpose === 'script' && /^Build[Ss]pec$/.test(path.at(-1) ?? '')))).map(({ path }) => path),
    ...(type === 'AWS::ImageBuilder::Component' ? [['Data']] : []),
  ];
  known.set(type, kept);
  return kept;
}

/** Reading costs: a text in which no such word stands names no secret. */
const hint = /pass|pwd|secret|token|key|credential/i;

function secretsIn(whole: ResolvedText): readonly NamedDetection[] {
  if (!hint.test(whole.text)) return [];
  const tree = readText(whole.text, /^\s*[{[]/.test(whole.text) ? 'json' : 'yaml');
  return tree.documents.flatMap((root) => namedLiterals(root, false)).flatMap((found) => {
    const text = whole.text.slice(found.start, found.end);
    const at = text.includes(hole) || text.includes('$') ? null : whole.spanAt(found.start, found.end);
    return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
  });
}
