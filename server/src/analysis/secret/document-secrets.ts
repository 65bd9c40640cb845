/** Secrets under their names in documents that are themselves text: build specifications, configurations, definitions. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { PropertyPath } from '../../data/property-table.js';
import type { TemplateDocument } from '../../model/document.js';
import type { Template } from '../../model/template.js';
import { deref, lookup } from '../../syntax/lookup.js';
import { readText } from '../../syntax/read.js';
import { scalarsWith } from '../../syntax/scalars-with.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import { remembered } from '../../text/remembered.js';
import type { Span } from '../../text/span.js';
import { propertyValues } from '../property-value.js';
import { partsOf } from '../script/multipart.js';
import { resolvedTexts, type ResolvedText } from '../script/resolved-text.js';
import { namedLiterals } from './literals-in-tree.js';
import type { NamedDetection } from './named-literal.js';
import { passwordAt } from './script/password-at.js';
import { mayNameSecret } from './secret-name.js';
import { secretPlace, type SecretPlaceKind } from './secret-place.js';

/** The secrets in documents of the resources, and in strings within stretches of the text. The spans are those in the file. */
export function documentSecrets({ template, tree }: TemplateDocument, stretches: readonly Span[]): readonly NamedDetection[] {
  const found = gather([...template.resources.values()], (resource) =>
    gather(documentPaths(resource.type), (path) => propertyValues(resource, path))
      .filter(({ value }) => value.kind !== 'map' && value.kind !== 'list')
      .flatMap(({ value }) => gather(gather(resolvedTexts(value), partsOf), secretsIn)),
  );
  return [
    ...found,
    ...gather(scalarsWith(quotedJson, tree, stretches), jsonSecrets),
    ...gather(scalarsWith(linesOfText, tree, stretches), (scalar) => yamlSecrets(scalar, template)),
  ];
}

/** A block, or a string with escaped line breaks; escapes are not decoded for this look. */
const linesOfText = /[|>][-+\d]*[ \t]*\r?\n|\\n/g;

/** How a mapping of YAML begins. */
const yamlMapping = /^\s*(?:---[ \t]*\n\s*|#[^\n]*\n\s*)*[\w.-]{1,64}:\s/;

/** The secrets in a configuration or manifest that a variable or a resource of somebody else's type carries as text. */
function yamlSecrets(scalar: Scalar, template: Template): readonly NamedDetection[] {
  if (!yamlMapping.test(scalar.text) || !mayNameSecret(scalar.text) || !carriers.has(secretPlace(scalar, template).kind)) return [];
  return namedIn(scalar.text, (from, to) => sourceSpan(scalar, from, to));
}

const carriers: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'setting']);

/** A string that begins like JSON, in quotes or as a YAML block; escapes are not decoded for this look. */
const quotedJson = /["']\s*(?:[{[]|\\[nrtux\s])|[|>][-+\d]*[ \t]*(?:#|\r?\n\s*[{[])/g;

/** The secrets in a string that is JSON, such as the input of a target. A fragment of a longer text does not end as it begins. */
function jsonSecrets(scalar: Scalar): readonly NamedDetection[] {
  if (!/^\s*[{[]/.test(scalar.text) || !/[}\]]\s*$/.test(scalar.text) || !mayNameSecret(scalar.text)) return [];
  return namedIn(scalar.text, (from, to) => sourceSpan(scalar, from, to));
}

const documentPaths = remembered((type): readonly PropertyPath[] => [
  ...untypedCarriers(type)
    .filter(
      ({ purpose, shape, path }) =>
        shape !== 'pairs' && (purpose === 'document' || (purpose === 'script' && /^(?:Build[Ss]pec|UserData)$/.test(path.at(-1) ?? ''))),
    )
    .map(({ path }) => path),
  ...(type === 'AWS::ImageBuilder::Component' ? [['Data']] : []),
  ...(type === 'AWS::EKS::Addon' ? [['ConfigurationValues']] : []),
]);

function secretsIn(whole: ResolvedText): readonly NamedDetection[] {
  const { text } = whole;
  return mayNameSecret(text) && !isScript(text) ? namedIn(text, (from, to) => whole.spanAt(from, to)) : [];
}

/** Whether a text is a script; user data is usually one, and otherwise a document for cloud-init. */
function isScript(text: string): boolean {
  return /^\s*(?:#!|<)/.test(text);
}

function namedIn(text: string, spanAt: (from: number, to: number) => Span | null): readonly NamedDetection[] {
  const tree = readText(text, /^\s*[{[]/.test(text) ? 'json' : 'yaml');
  return gather(tree.documents, (root) => [...namedLiterals(root), ...listedPasswords(root)]).flatMap((found) => {
    const secret = text.slice(found.start, found.end);
    const at = secret.includes(hole) || secret.includes('$') ? null : spanAt(found.start, found.end);
    return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
  });
}

/** `chpasswd: { list: "name:password" }` of cloud-init, with a line or an item for each user. Hashes are not passwords. */
function listedPasswords(root: Node): readonly NamedDetection[] {
  const chpasswd = root.kind === 'mapping' ? deref(lookup(root, 'chpasswd')) : null;
  const list = chpasswd?.kind === 'mapping' ? deref(lookup(chpasswd, 'list')) : null;
  const scalars = list?.kind === 'sequence' ? list.items : [list];
  return gather(scalars, (scalar) =>
    scalar?.kind !== 'scalar'
      ? []
      : gather(matchesOf(/^[\w.-]{1,64}:(?!\$\d|R$|RANDOM$)/gm, scalar.text), (match) =>
          passwordAt(scalar.text, match.index + match[0].length, 'chpasswd').map((found) => ({
            ...found,
            ...sourceSpan(scalar, found.start, found.end),
          })),
        ),
  );
}
