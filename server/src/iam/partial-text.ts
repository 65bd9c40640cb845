/** A string as far as it is known: text, and holes that are filled at deployment. */
import { gather } from '../text/gather.js';
import { matchesOf } from '../text/match.js';
import { always, conjoin, type Guard } from '../value/guard.js';
import type { Attribute, Base64, Reference, Unknown, Value } from '../value/value.js';

/**
 * What is known of the text that fills a hole. `account`: twelve digits. `partition`, `region` and `name`: some
 * characters, without colon and slash. `generated`: such a name with two dashes in it, as CloudFormation makes them of
 * stack, logical ID and chance. `suffix`: six letters or digits. `text`: any string, stars in it are ordinary. `anything`: may hold wildcards.
 */
export type Filling = 'account' | 'partition' | 'region' | 'name' | 'generated' | 'suffix' | 'text' | 'anything';

export interface Hole {
  readonly kind: 'hole';
  /** Holes with the same id are filled with the same text; null for a hole that is unlike any other. */
  readonly id: string | null;
  readonly filling: Filling;
  readonly value: Reference | Attribute | Base64 | Unknown;
}

/** Neighbouring texts are merged and never empty; the empty list is the empty string. */
export type PartialText = readonly (string | Hole)[];

export interface TextOption {
  readonly when: Guard;
  readonly text: PartialText;
}

/**
 * What a caller knows of references that the template alone does not say, such as the ARN of a resource whose name
 * is written down; null when it knows nothing.
 */
export type Lookup = (value: Reference | Attribute) => PartialText | null;

export const lookupNothing: Lookup = () => null;

/** A string with more readings than this counts as unknown. */
const optionLimit = 64;

const pseudoParameters: ReadonlyMap<string, Filling> = new Map([
  ['AWS::AccountId', 'account'],
  ['AWS::Partition', 'partition'],
  ['AWS::Region', 'region'],
  ['AWS::StackName', 'name'],
  ['AWS::StackId', 'text'],
  ['AWS::URLSuffix', 'text'],
]);

const placeholder = '\uFFFF';

/** The ID of the hole for the account of the stack. */
export const ownAccount = 'AWS::AccountId';

/** The strings that a value may be, each with its guard; null when it is not a string, and none when it is missing. */
export function textsOf(value: Value, lookup: Lookup): readonly TextOption[] | null {
  const texts = readTexts(value, lookup);
  return texts?.some(({ text }) => text.some(hasDynamicReference)) === true
    ? texts.map(({ when, text }) => ({ when, text: withoutDynamicReferences(text) }))
    : texts;
}

function hasDynamicReference(piece: string | Hole): boolean {
  return typeof piece === 'string' && piece.includes('{{resolve:');
}

/** What CloudFormation fetches at deployment (CloudFormation user guide, "Dynamic references"). */
const dynamicReference = /\{\{resolve:(?:ssm|ssm-secure|secretsmanager):[^{}]{1,2048}\}\}/g;

/** Replaces each dynamic reference with a hole; equal references become the same hole. */
function withoutDynamicReferences(text: PartialText): PartialText {
  const flat = flatten(text);
  const cut = cutterOf(flat);
  const pieces: (string | Hole)[] = [];
  let done = 0;
  for (const { 0: reference, index } of matchesOf(dynamicReference, flat.chars)) {
    const hole = holeOf({ kind: 'unknown', reason: 'import', at: null });
    for (const piece of cut(done, index)) pieces.push(piece);
    pieces.push(reference.includes(placeholder) ? hole : { ...hole, id: reference });
    done = index + reference.length;
  }
  return joinTexts([...pieces, ...cut(done, flat.chars.length)]);
}

function readTexts(value: Value, lookup: Lookup): readonly TextOption[] | null {
  switch (value.kind) {
    case 'scalar':
      return [{ when: always, text: value.text === '' ? [] : [value.text] }];
    case 'ref':
    case 'attribute':
      return [{ when: always, text: lookup(value) ?? [holeOf(value)] }];
    case 'base64':
    case 'unknown':
      return [{ when: always, text: [holeOf(value)] }];
    case 'concat':
      return concatTexts(value.parts, lookup);
    case 'alternatives':
      return gather(value.options, (option) => guarded(readTexts(option.value, lookup) ?? [], option.when));
    case 'none':
      return [];
    case 'null':
    case 'list':
    case 'map':
      return null;
  }
}

/** The hole that a value leaves in a string. A value computed from a reference gets a hole that is unlike any other. */
export function holeOf(value: Hole['value'], filling?: Filling): Hole {
  const isItself = value.kind !== 'base64' && value.kind !== 'unknown' && value.derived !== true;
  if (value.kind === 'ref') {
    const known = isItself ? pseudoParameters.get(value.name) : undefined;
    return { kind: 'hole', id: isItself ? value.name : null, filling: filling ?? known ?? 'anything', value };
  }
  if (value.kind === 'attribute') {
    return { kind: 'hole', id: isItself ? `${value.id}.${value.name}` : null, filling: filling ?? 'text', value };
  }
  return { kind: 'hole', id: null, filling: filling ?? (value.kind === 'base64' ? 'text' : 'anything'), value };
}

/** The text if all of it is known, else null. */
export function knownText(text: PartialText): string | null {
  const first = text[0];
  if (first === undefined) return '';
  return typeof first === 'string' && text.length === 1 ? first : null;
}

/** The hole if the text consists of nothing else, else null. */
export function onlyHole(text: PartialText): Hole | null {
  const first = text[0];
  return typeof first === 'object' && text.length === 1 ? first : null;
}

/** For messages: holes as `Fn::Sub` writes them, such as `${AWS::AccountId}`; those of which nothing is known as `${…}`. */
export function showText(text: PartialText): string {
  const only = text[0];
  if (typeof only === 'string' && text.length === 1) return only;
  return text.map((piece) => (typeof piece === 'string' ? piece : showHole(piece))).join('');
}

/** Whether a text contains a star or a question mark. */
export function hasWildcardSign(text: PartialText): boolean {
  return text.some((piece) => typeof piece === 'string' && /[*?]/.test(piece));
}

function showHole({ id }: Hole): string {
  return id?.startsWith('{{') === true ? id : `\${${id ?? '…'}}`;
}

/** A text as one string with a placeholder for each hole; `holes` has the holes by the offset of their placeholder. */
export interface FlatText {
  readonly chars: string;
  readonly holes: ReadonlyMap<number, Hole>;
}

const noHoles: ReadonlyMap<number, Hole> = new Map();

export function flatten(text: PartialText): FlatText {
  const only = knownText(text);
  if (only !== null) return { chars: only, holes: noHoles };
  const holes = new Map<number, Hole>();
  let chars = '';
  for (const piece of text) {
    if (typeof piece === 'object') holes.set(chars.length, piece);
    chars += typeof piece === 'string' ? piece : placeholder;
  }
  return { chars, holes };
}

/** The part of a flat text between two offsets. */
export function sliceText(text: FlatText, start: number, end: number): PartialText {
  return cutterOf(text)(start, end);
}

/** Cuts parts out of a flat text; they must be asked for in order. */
function cutterOf({ chars, holes }: FlatText): (start: number, end: number) => PartialText {
  const places = [...holes];
  let next = 0;
  return (start, end) => {
    const pieces: (string | Hole)[] = [];
    let from = start;
    for (let place = places[next]; place !== undefined && place[0] < end; place = places[next]) {
      const [offset, hole] = place;
      next += 1;
      if (offset < start) continue;
      if (offset > from) pieces.push(chars.slice(from, offset));
      pieces.push(hole);
      from = offset + 1;
    }
    if (end > from) pieces.push(chars.slice(from, end));
    return pieces;
  };
}

/** Joins pieces into one text, in normal form. */
export function joinTexts(pieces: readonly (string | Hole)[]): PartialText {
  const joined: (string | Hole)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** A reading of a string that is not finished yet. */
interface Draft {
  readonly when: Guard;
  readonly pieces: (string | Hole)[];
}

function concatTexts(parts: readonly Value[], lookup: Lookup): readonly TextOption[] {
  let drafts: readonly Draft[] = [{ when: always, pieces: [] }];
  for (const part of parts) {
    const read = readTexts(part, lookup) ?? [unknownText(part)];
    const next = drafts.length * read.length > optionLimit ? [unknownText(part)] : read;
    drafts = gather(drafts, (draft) => continued(draft, next));
  }
  return drafts.map(({ when, pieces }) => ({ when, text: joinTexts(pieces) }));
}

/** The draft itself continues as the last of its readings, and only the others are copies, because a string may have very many parts. */
function continued({ when, pieces }: Draft, next: readonly TextOption[]): readonly Draft[] {
  const options = guarded(next, when);
  const last = options.length - 1;
  return options.map((option, index) => {
    const draft = { when: option.when, pieces: index === last ? pieces : [...pieces] };
    for (const piece of option.text) draft.pieces.push(piece);
    return draft;
  });
}

function unknownText(part: Value): TextOption {
  return { when: always, text: [holeOf({ kind: 'unknown', reason: 'limit', at: part.at })] };
}

function guarded(options: readonly TextOption[], under: Guard): TextOption[] {
  return gather(options, ({ when, text }) => {
    const both = conjoin(under, when);
    return both === null ? [] : [{ when: both, text }];
  });
}
