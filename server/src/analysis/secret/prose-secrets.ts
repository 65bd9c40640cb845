/** Secrets in what people write about a template: descriptions, and comments of the file. */
import type { TemplateDocument } from '../../model/document.js';
import { entryOf, keyText, walk } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Span } from '../../text/span.js';
import { looksGenerated } from './generated-text.js';
import { namedSecret, type NamedDetection } from './named-literal.js';
import { mayNameSecret, secretNameKind } from './secret-name.js';

/** `password: x`, `the password is x`, `# MasterUserPassword: "x"` */
const told = /\b([A-Za-z][\w-]{1,60})["']?[ \t]{0,4}(?:[:=]|[ \t]is\b)[ \t]{0,4}["'`]?([^\s"'`,;<>(){}|]{8,128})/g;

/** The spans are those in the file. */
export function proseSecrets({ template, tree }: TemplateDocument): readonly NamedDetection[] {
  const found = tree.comments.flatMap(({ start, end }) =>
    toldIn(tree.text.slice(start, end), (from, to) => ({ start: start + from, end: start + to })));
  if (!/Description["']?\s*:/.test(tree.text)) return found;
  walk(template.root, (node) => {
    const entry = node.kind === 'scalar' ? entryOf(node) : null;
    if (node.kind !== 'scalar' || entry === null || entry.value !== node || keyText(entry) !== 'Description') return;
    found.push(...toldIn(node.text, (from, to) => sourceSpan(node, from, to)));
  });
  return found;
}

function toldIn(text: string, spanOf: (from: number, to: number) => Span): readonly NamedDetection[] {
  if (!mayNameSecret(text)) return [];
  return [...text.matchAll(told)].flatMap(({ index, 0: whole, 1: name = '', 2: value = '' }) => {
    const secret = value.replace(/[.:!?]+$/, '');
    if (!isMixed(secret) || (secretNameKind(name) === 'token' && !looksGenerated(secret))) return [];
    const start = index + whole.length - value.length;
    const detection = namedSecret(name, secret, spanOf(start, start + secret.length));
    return detection === null || detection.isStandIn ? [] : [detection];
  });
}

/** In prose a word behind a name is a secret only when nobody writes words so: with digits, and letters of both cases or signs. */
function isMixed(text: string): boolean {
  return text.length >= 8 && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z!@#$%^&*?~]/.test(text) && !/[/\\]|^\W|^[\d.:T+Z-]+$|\$\{|::/.test(text);
}
