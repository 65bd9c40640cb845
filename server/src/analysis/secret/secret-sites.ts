/** Finds every literal secret of a document, in one pass over its text, one over its keys, and one over its scripts. */
import type { Document } from '../../model/document.js';
import type { Template } from '../../model/template.js';
import { entryOf, keyText, nodeAt } from '../../syntax/lookup.js';
import type { Scalar } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { encloses, moved, type Span } from '../../text/span.js';
import { namesRoot } from '../root-identity.js';
import { regionAt } from '../script/region.js';
import type { Script } from '../script/script.js';
import { sendsCommands, sentCommands } from '../script/sent-commands.js';
import { argumentSecrets } from './script/argument-lists.js';
import { commandSecrets } from './script/command-secrets.js';
import { detectSecrets, withoutOverlaps } from './form/detect-secrets.js';
import { isRecognisedByName, type SecretKind } from './form/detection.js';
import { comparedLiterals } from './compared-literals.js';
import { documentSecrets } from './document-secrets.js';
import { escapedSecrets } from './form/escaped-secrets.js';
import { accessStringSecrets } from './access-string.js';
import { handedSecrets } from './handed-secrets.js';
import { joinedAddresses } from './joined-addresses.js';
import { namedLiterals, namedLiteralsInTemplate, nameInPair } from './literals-in-tree.js';
import { assignedSecrets, type Notation } from './script/assigned-secret.js';
import type { NamedDetection } from './named-literal.js';
import { encodedSecrets } from './script/encoded-secrets.js';
import { optionSecrets } from './script/option-secrets.js';
import { proseSecrets } from './prose-secrets.js';
import { replacedSecrets } from './script/replaced-secrets.js';
import { placeOutside, secretPlace, type SecretPlace } from './secret-place.js';
import type { SecretSite } from './secret-site.js';
import { comparedHeaders, sharedHeaders } from './shared-header.js';
import { sideFileSecrets } from './side-file-secrets.js';
import { statementSecrets } from './script/statement-secrets.js';

/** In order and without overlaps: the surest reading of each place. `stretches`: the parts of the text that belong to the document. */
export function secretSites(
  document: Document,
  scripts: readonly Script[],
  stretches: readonly Span[] = [stretchOf(document)],
): readonly SecretSite[] {
  const { tree, root } = document;
  const template = document.kind === 'template' ? document.template : null;
  const byForm = stretches.flatMap(({ start, end }) =>
    detectSecrets(tree.text.slice(start, end)).map((found): NamedDetection => ({ ...moved(found, start), isStandIn: false })),
  );
  const sent = template !== null && sendsCommands.test(tree.text) ? gather([...template.resources.values()], sentCommands) : [];
  const besides = document.kind === 'side-file' ? sideFileSecrets(document) : [...scripts, ...sent].flatMap(scriptSecrets);
  const inDocuments =
    document.kind === 'template'
      ? [
          ...documentSecrets(document, stretches),
          ...handedSecrets(document.template),
          ...accessStringSecrets(document.template),
          ...comparedLiterals(root),
          ...optionSecrets(document),
          ...joinedAddresses(document),
          ...stretches.flatMap((stretch) => proseSecrets(document, stretch)),
        ]
      : [];
  const all = [
    ...byForm,
    ...escapedSecrets(tree, stretches),
    ...(document.kind === 'template' ? namedLiteralsInTemplate(root) : namedLiterals(root)),
    ...sharedHeaders(root, tree.text),
    ...inDocuments,
    ...besides,
  ];
  return withoutOverlaps(all).map((found) => {
    const node = nodeAt(tree, found.start);
    const scalar = node?.kind === 'scalar' ? node : null;
    const place = document.kind === 'side-file' ? placeOutside('side-file') : placeOf(scalar, template);
    const name = headerName(scalar) ?? found.name ?? (place.kind === 'parameter' ? place.id : nameOf(scalar));
    return { ...found, kind: kindUnder(name, found), name, node: scalar, place };
  });
}

/** The kind of a secret under a name, where a name of root credentials says more than that it is a password. */
function kindUnder(name: string | null, { kind, isStandIn }: NamedDetection): SecretKind {
  return isRecognisedByName(kind) && !isStandIn && name !== null && namesRoot(name) ? 'root-credential' : kind;
}

/** The stretch of a document, which includes the comments in it and above it. */
function stretchOf({ tree, root }: Document): Span {
  const index = tree.documents.indexOf(root);
  const before = tree.documents[index - 1];
  return { start: before?.end ?? 0, end: index === tree.documents.length - 1 || index < 0 ? tree.text.length : root.end };
}

function placeOf(scalar: Scalar | null, template: Template | null): SecretPlace {
  if (scalar === null) return placeOutside('comment');
  return template === null ? placeOutside('other') : secretPlace(scalar, template);
}

function nameOf(scalar: Scalar | null): string | null {
  const entry = scalar === null ? null : entryOf(scalar);
  return scalar === null || entry === null ? null : (nameInPair(scalar) ?? keyText(entry));
}

/** The name beside a value that is nothing but the credentials of a header, whose first word says how they are meant; else null. */
function headerName(scalar: Scalar | null): string | null {
  if (scalar === null || !/^(?:basic|bearer|token) \S+$/i.test(scalar.text)) return null;
  const name = nameOf(scalar);
  return name?.startsWith('Fn::') === true ? null : name;
}

/** The secrets of a script: by name, and, if it is not written in one piece, by form. */
function scriptSecrets(script: Script): readonly NamedDetection[] {
  const notation = notationOf(script);
  const byName = assignedIn(script, notation).filter(({ start }) => regionAt(script.regions, start)?.kind !== 'comment');
  const byForm = script.isOnePiece ? [] : detectSecrets(script.text).map((found) => ({ ...found, isStandIn: false }));
  return [
    ...byForm,
    ...byName,
    ...statementSecrets(script),
    ...comparedHeaders(script.text),
    ...encodedSecrets(script),
    ...(script.language === 'data' ? [] : [...commandSecrets(script), ...inLists(script), ...replacedSecrets(script)]),
  ].flatMap((found) => {
    if (found.isStandIn && isCommentedOut(script.text, found.start)) return [];
    const at = script.spanAt(found.start, found.end);
    return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
  });
}

/** Whether an offset is in a comment of a file that the script writes, where a stand-in stands for nothing. */
function isCommentedOut(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t]*(?:[#;]|\/\/|--[ \t])[^\n]*$/.test(text.slice(Math.max(0, offset - 256), offset));
}

function inLists({ text, regions }: Script): readonly NamedDetection[] {
  return argumentSecrets(text).filter(({ start }) => regionAt(regions, start)?.kind !== 'comment');
}

function notationOf({ language }: Script): Notation {
  return language === 'shell' || language === 'powershell' || language === 'config' ? 'words' : 'code';
}

/** Assigned secrets; code that a shell hands on is read as code, where a word without quotes is not a text. */
function assignedIn(script: Script, notation: Notation): readonly NamedDetection[] {
  const found = assignedSecrets(script.text, notation);
  const code = notation === 'words' && found.length > 0 ? script.embedded : [];
  const inside = code.filter((span) => found.some((each) => encloses(span, each)));
  return [
    ...found.filter((each) => !inside.some((span) => encloses(span, each))),
    ...inside.flatMap(({ start, end }) => assignedSecrets(script.text.slice(start, end), 'code').map((each) => moved(each, start))),
  ];
}
