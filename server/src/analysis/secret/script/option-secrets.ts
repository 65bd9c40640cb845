/**
 * Secrets in options that are one text in a variable or setting: `JAVA_OPTS: -Ddb.password=x`, `WORDPRESS_CONFIG_EXTRA:
 * define('AUTH_KEY', 'x');`.
 */
import { untypedCarriers } from '../../../data/untyped-carrier.js';
import type { TemplateDocument } from '../../../model/document.js';
import type { Resource } from '../../../model/template.js';
import { gather } from '../../../text/gather.js';
import type { Value } from '../../../value/value.js';
import { propertyValues } from '../../property-value.js';
import { resolvedTexts, type ResolvedText } from '../../script/resolved-text.js';
import { namedValues } from '../../workload/named-value.js';
import type { NamedDetection } from '../named-literal.js';
import { assignedSecrets } from './assigned-secret.js';

/** A quick look, which most texts do not pass. The sign comes first, because it is rarer than the words before it. */
const anyOption = /=(?<=(?:pass(?:wd|word|phrase)?|pwd|secret|token|key)\s?=)|\bdefine\(/i;

/** The values under names, and settings that are one text, such as the attributes of a connection. */
function handedOn(resource: Resource): readonly Value[] {
  const settings = untypedCarriers(resource.type).filter(({ shape, purpose }) => shape === 'text' && purpose === 'setting');
  return [...namedValues(resource), ...gather(settings, ({ path }) => propertyValues(resource, path))].map(({ value }) => value);
}

/** The spans are those in the file. */
export function optionSecrets({ template, tree }: TemplateDocument): readonly NamedDetection[] {
  if (!anyOption.test(tree.text)) return [];
  return gather([...template.resources.values()], handedOn)
    .filter((value) => value.kind !== 'scalar' || value.pieces.length > 1 || anyOption.test(value.text))
    .flatMap((value) => resolvedTexts(value, ' '))
    .flatMap((whole) =>
      gather(namedIn(whole), (found) => {
        const at = whole.spanAt(found.start, found.end);
        return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
      }),
    );
}

/** A stand-in does not count here, because it may as well say what to mask. */
function namedIn({ text }: ResolvedText): readonly NamedDetection[] {
  return anyOption.test(text) ? assignedSecrets(text, 'words').filter(({ isStandIn }) => !isStandIn) : [];
}
