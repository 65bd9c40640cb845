/** Secrets in what people write about a template: descriptions and comments. */
import type { TemplateDocument } from '../../model/document.js';
import { entryOfKey, keyText, nodeAt } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar, Tree } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { encloses, type Span } from '../../text/span.js';
import { looksGenerated } from './generated-text.js';
import { namedSecret, type NamedDetection } from './named-literal.js';
import { mayNameSecret, secretNameKind } from './secret-name.js';

/** `password: x`, `the password is x`, `# MasterUserPassword: "x"` */
const statement = /\b([A-Za-z][\w-]{1,60})["']?[ \t]{0,4}(?:[:=]|[ \t]is\b)[ \t]{0,4}["'`]?([^\s"'`,;<>(){}|]{8,128})/g;

/** The secrets in a stretch of the text; the spans are those in the file. */
export function proseSecrets({ template, tree }: TemplateDocument, stretch: Span): readonly NamedDetection[] {
  const text = tree.text.slice(stretch.start, stretch.end);
  const comments = mayStateInComment(text) ? tree.comments.filter((comment) => encloses(stretch, comment)) : [];
  const descriptions = descriptionsIn(text, stretch.start, template.root, tree);
  return [
    ...gather(comments, ({ start, end }) =>
      statedIn(tree.text.slice(start, end), (from, to) => ({ start: start + from, end: start + to })),
    ),
    ...gather(descriptions, (node) => statedIn(node.text, (from, to) => sourceSpan(node, from, to))),
  ];
}

/** A quick look, since finding comments costs more. */
function mayStateInComment(text: string): boolean {
  return matchesOf(commented, text).some(([rest]) => mayState.test(rest));
}

/** The rest of a line from the first sign that may begin a comment. */
const commented = /(?:#|\/[/*])[^\n]*/g;
/** A secret has a digit. */
const mayState =
  /(?:pass|pwd|pw|secret|token|key|credential|pat)[\w-]{0,20}["']?[ \t]{0,4}(?:[:=]|[ \t]is\b)[ \t]{0,4}["'`]?[^\s\d]{0,127}\d/i;

function descriptionsIn(text: string, from: number, root: Node, tree: Tree): readonly Scalar[] {
  return gather(matchesOf(/Description["']?[ \t]*:/g, text), ({ index }) => {
    const place = from + index;
    const key = encloses(root, { start: place, end: place }) ? nodeAt(tree, place) : null;
    const entry = key === null ? null : entryOfKey(key);
    return entry?.value?.kind === 'scalar' && keyText(entry) === 'Description' ? [entry.value] : [];
  });
}

function statedIn(text: string, spanOf: (from: number, to: number) => Span): readonly NamedDetection[] {
  if (!mayNameSecret(text)) return [];
  return gather(matchesOf(statement, text), ({ index, 0: whole, 1: name = '', 2: value = '' }) => {
    const secret = value.replace(/[.:!?]+$/, '');
    if (!isMixed(secret) || (secretNameKind(name) === 'token' && !looksGenerated(secret))) return [];
    const start = index + whole.length - value.length;
    const detection = namedSecret(name, secret, spanOf(start, start + secret.length));
    return detection === null || detection.isStandIn ? [] : [detection];
  });
}

/** Whether a word cannot be ordinary prose: it has digits, and letters of both cases or signs. */
function isMixed(text: string): boolean {
  return (
    text.length >= 8 &&
    /\d/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z!@#$%^&*?~]/.test(text) &&
    !/[/\\]|^\W|^[\d.:T+Z-]+$|\$\{|::/.test(text)
  );
}
