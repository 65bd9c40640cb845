/** Secrets that a request has to present in a header: what CloudFront adds, and what a listener, a web ACL or a policy compares. */
import { deref, keyText, lookup, walk } from '../../syntax/lookup.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Mapping, Node, Scalar } from '../../syntax/tree.js';
import { matchesOf } from '../../text/match.js';
import { Redacted } from '../../text/redacted.js';
import { entropy } from './form/entropy.js';
import { isUuid, looksGenerated, looksMadeUp } from './generated-text.js';
import { literalNature } from './literal-nature.js';
import { literalIn } from './literals-in-tree.js';
import { isPlace, namedSecret, type NamedDetection } from './named-literal.js';

/** A quick look: a text with such a header contains one of these words, and most texts do not. */
const properties = ['HeaderName', 'FieldToMatch', 'IsValueSecret'];
const conditionKey = /aws:(?:referer|useragent)/i;
/** A key that such a mapping has, or that may merge in others. */
const tellingKey = /^(?:(?:Http)?HeaderName|FieldToMatch|IsValueSecret|<<|aws:(?:referer|useragent))$/i;

interface HeaderValue {
  readonly name: string;
  readonly value: Node | null;
  /** Whether the template itself marks the value as a secret. */
  readonly isSecret: boolean;
}

/** The spans are those in the file. */
export function sharedHeaders(root: Node, text: string): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  if (!properties.some((property) => text.includes(property)) && !conditionKey.test(text)) return found;
  walk(root, (node) => {
    if (node.kind !== 'mapping' || !node.entries.some((entry) => tellingKey.test(keyText(entry) ?? ''))) return;
    for (const shown of shownIn(node)) found.push(...literalsOf(shown.value).flatMap((scalar) => secretIn(scalar, shown)));
  });
  return found;
}

function shownIn(node: Mapping): readonly HeaderValue[] {
  return [
    ...header(textUnder(node, 'HeaderName'), lookup(node, 'HeaderValue')),
    ...header(textUnder(node, 'HttpHeaderName'), lookup(node, 'Values')),
    ...header(matchedHeader(node), lookup(node, 'SearchString') ?? lookup(node, 'TargetString')),
    ...(/^true$/i.test(textUnder(node, 'IsValueSecret') ?? '')
      ? [{ name: textUnder(node, 'Key') ?? 'Value', value: lookup(node, 'Value'), isSecret: true }]
      : []),
    ...node.entries.flatMap((entry) => {
      const key = keyText(entry) ?? '';
      return /^aws:(?:referer|useragent)$/i.test(key) ? [{ name: key, value: entry.value, isSecret: false }] : [];
    }),
  ];
}

function header(name: string | null, value: Node | null): readonly HeaderValue[] {
  return name === null || value === null ? [] : [{ name, value, isSecret: false }];
}

/**
 * The header that a web ACL compares as a whole: `FieldToMatch: { SingleHeader: { Name: … } }`, or `{ Type: HEADER, Data: …
 * }` of WAF Classic. A part of one is looked for to keep out what is known to be bad.
 */
function matchedHeader(node: Mapping): string | null {
  const field = deref(lookup(node, 'FieldToMatch'));
  if (field?.kind !== 'mapping' || textUnder(node, 'PositionalConstraint') !== 'EXACTLY') return null;
  const single = deref(lookup(field, 'SingleHeader'));
  if (single?.kind === 'mapping') return textUnder(single, 'Name') ?? textUnder(single, 'name');
  return textUnder(field, 'Type') === 'HEADER' ? textUnder(field, 'Data') : null;
}

function textUnder(node: Mapping, key: string): string | null {
  return literalIn(lookup(node, key))?.text ?? null;
}

function literalsOf(node: Node | null): readonly Scalar[] {
  const values = deref(node);
  if (values?.kind === 'sequence' && (values.tag === null || values.tag.startsWith('!!'))) {
    return values.items.flatMap((item) => literalsOf(item));
  }
  const scalar = literalIn(node);
  return scalar === null ? [] : [scalar];
}

/** Headers in which clients say who they are or where they come from, and which they can set as they like. */
const spoken = /^(?:aws:)?(?:referer|user-?agent)$/i;
const proof = /verif|auth|secret|token|key|password|passwd|signature|credential/i;

/** `headers['x-origin-verify'] !== 'x'` of code. */
const compared =
  /\bheaders(?:\.get\(|\[)\s{0,4}["']([\w-]{3,64})["']\s{0,4}[)\]](?:\[0\]|\??\.value){0,2}\s{0,4}[=!]={1,2}\s{0,4}["']([^"'\n]{16,256})["']/dg;

/** The headers that code compares with a literal; the spans are those in the text. */
export function comparedHeaders(text: string): readonly NamedDetection[] {
  return !text.includes('headers')
    ? []
    : matchesOf(compared, text).flatMap(({ 1: name = '', 2: value = '', indices }) => {
        const [start, end] = indices?.[2] ?? [0, 0];
        return literalNature(value) === 'value' && isUnguessableProof(value, name)
          ? [{ kind: 'token' as const, secret: new Redacted('token', value), issuer: null, name, start, end, isStandIn: false }]
          : [];
      });
}

function secretIn(scalar: Scalar, { name, isSecret }: HeaderValue): readonly NamedDetection[] {
  const { text } = scalar;
  const at = sourceSpan(scalar, 0, text.length);
  const named = namedSecret(name, text, at);
  if (named !== null) return [named];
  const isUnguessable = isSecret ? isUnguessableSecret(text) : isUnguessableProof(text, name);
  if (literalNature(text) !== 'value' || isPlace(text) || !isUnguessable) return [];
  return [{ kind: 'token', secret: new Redacted('token', text), issuer: null, name, ...at, isStandIn: false }];
}

function isUnguessableSecret(text: string): boolean {
  return looksGenerated(text) || looksMadeUp(text) || isMixedWord(text);
}

/**
 * Whether the value of a header is unguessable; headers also contain public values, such as the hash of a commit or the id
 * of a tenant, which their names show.
 */
function isUnguessableProof(text: string, name: string): boolean {
  if (spoken.test(name)) return looksGenerated(text.replaceAll(/^\*|\*$/g, ''));
  return proof.test(name) && (looksGenerated(text) || looksMadeUp(text) || isRandomId(text));
}

function isRandomId(text: string): boolean {
  return isUuid(text) && entropy(text) > 2.5;
}

/** Whether it is a word of letters and digits, but not a version, a type or a date. */
function isMixedWord(text: string): boolean {
  return /^(?=\w{10,64}$)(?=\w*[a-z])(?=[a-z_]*\d\w*[a-z])(?=(?:[a-z_]*\d){2})/i.test(text);
}
