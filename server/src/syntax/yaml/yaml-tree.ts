/** Builds the tree of a YAML text from js-yaml's events, which know where things start but seldom where they end. */
import { CHOMPING_MODE, EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { noticeDuplicateKeys } from '../duplicate-keys.js';
import type { OpenCollection, OpenMapping, OpenSequence } from '../growing.js';
import { endsWord, lineStart } from '../line.js';
import { outerStart } from '../lookup.js';
import type { ProblemList } from '../problem-list.js';
import type { Alias, Node, Scalar, ScalarStyle } from '../tree.js';
import { forEachEvent, type EventRun } from './event-run.js';
import { Anchors } from './yaml-anchor.js';
import { blockScalarEnd, skipBlanks, skipGapTo } from './yaml-gap.js';
import { ampersand, collectionStyle, scalarStyle, scalarText, type EventProperties } from './yaml-style.js';

/** `mended` is the text that the events were read from; scalars are decoded from `original`. Both have the same length. */
export interface YamlSource {
  readonly mended: string;
  readonly original: string;
  /** Where the last character of a key was replaced by its missing colon. */
  readonly colons: ReadonlySet<number>;
}

/** The roots of the documents; empty documents are left out. */
export function buildYaml(source: YamlSource, runs: readonly EventRun[], problems: ProblemList): readonly Node[] {
  const builder = new YamlBuilder(source, problems);
  forEachEvent(runs, (event) => {
    builder.take(event);
  });
  return builder.documents;
}

class YamlBuilder {
  readonly documents: Node[] = [];
  readonly #source: YamlSource;
  readonly #isMended: boolean;
  readonly #problems: ProblemList;
  readonly #open: OpenCollection[] = [];
  /** For each open collection, the key that waits for its value. */
  readonly #keys: (Node | null)[] = [];
  readonly #anchors: Anchors;
  #parent: OpenCollection | null = null;
  /** The end of the last token. */
  #last = 0;

  constructor(source: YamlSource, problems: ProblemList) {
    this.#source = source;
    this.#isMended = source.mended !== source.original;
    this.#problems = problems;
    this.#anchors = new Anchors(problems);
  }

  take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#attach(this.#scalar(event));
      case EVENT_ID.MAPPING:
        return this.#push(this.#mapping(event));
      case EVENT_ID.SEQUENCE:
        return this.#push(this.#sequence(event));
      case EVENT_ID.ALIAS:
        return this.#attach(this.#alias(event));
      case EVENT_ID.POP:
        return this.#pop();
      case EVENT_ID.DOCUMENT:
        return this.#anchors.startDocument();
    }
  }

  #scalar(written: ScalarEvent): Scalar {
    const event = this.#isMended ? this.#unmended(written) : written;
    const style = scalarStyle(event);
    const bodyStart = event.valueStart < 0 ? this.#emptyPlace(event) : event.valueStart;
    const bodyEnd = event.valueStart < 0 ? bodyStart : event.valueEnd;
    const { start, end } = this.#scalarSpan(event, style, bodyStart, bodyEnd);
    this.#last = Math.max(end, bodyEnd);
    const scalar: Scalar = {
      kind: 'scalar',
      start,
      end,
      tag: this.#tag(event),
      tagStart: event.tagStart,
      anchor: this.#anchor(event),
      anchorStart: ampersand(event),
      parent: this.#parent,
      style,
      text: scalarText(this.#source.original, event),
      bodyStart,
      bodyEnd,
      indent: Math.max(0, event.indent),
    };
    this.#anchors.enter(scalar);
    return scalar;
  }

  /** What the event would be if the original had been read. */
  #unmended(event: ScalarEvent): ScalarEvent {
    if (event.style === SCALAR_STYLE.PLAIN && this.#source.original[event.valueStart] === '*') {
      this.#problems.add({
        kind: 'syntax',
        code: 'yaml-error',
        start: event.valueStart,
        end: event.valueEnd,
        message: 'A value that begins with a star needs quotes.',
      });
    }
    const valueEnd = this.#source.colons.has(event.valueEnd) ? event.valueEnd + 1 : event.valueEnd;
    return { ...event, valueEnd, fast: false };
  }

  #scalarSpan(event: ScalarEvent, style: ScalarStyle, bodyStart: number, bodyEnd: number): { start: number; end: number } {
    switch (style) {
      case 'plain':
        return { start: bodyStart, end: bodyEnd };
      case 'single':
      case 'double':
        return { start: bodyStart - 1, end: bodyEnd + 1 };
      case 'literal':
      case 'folded': {
        const text = this.#source.mended;
        const start = skipGapTo(text, Math.max(this.#last, event.anchorEnd, event.tagEnd), '|>');
        const keep = event.chomping === CHOMPING_MODE.KEEP;
        return { start, end: blockScalarEnd(text, { header: start, bodyStart, bodyEnd, indent: event.indent, keep }) };
      }
    }
  }

  /** The place of a key or value that is left out: after its indicator. */
  #emptyPlace(event: ScalarEvent): number {
    const text = this.#source.mended;
    const behindProperties = Math.max(event.anchorEnd, event.tagEnd);
    if (behindProperties >= 0) return behindProperties;
    if (this.#parent === null) return this.#last;
    if (this.#parent.kind === 'sequence') return skipGapTo(text, this.#last, '-') + 1;
    if (this.#keys.at(-1) === null) {
      const indicator = skipGapTo(text, this.#last, '?:');
      return text[indicator] === '?' ? indicator + 1 : indicator;
    }
    const colon = skipBlanks(text, this.#last);
    const isOwn = text[colon] === ':' && !this.#source.colons.has(this.#last - 1) && this.#isOfMapping(this.#parent, colon);
    return isOwn ? colon + 1 : this.#last;
  }

  /** After an explicit key without a value, the next line may begin with the colon of an outer mapping. */
  #isOfMapping(mapping: OpenMapping, colon: number): boolean {
    if (mapping.style === 'flow') return true;
    const text = this.#source.mended;
    const start = lineStart(text, colon);
    if (!endsWord(text, colon + 1)) return false;
    return start <= this.#last || colon - start === mapping.start - lineStart(text, mapping.start);
  }

  #alias(event: AliasEvent): Alias {
    const start = event.anchorStart - 1;
    const name = this.#source.original.slice(event.anchorStart, event.anchorEnd);
    this.#last = event.anchorEnd;
    return {
      kind: 'alias',
      start,
      end: event.anchorEnd,
      tag: null,
      tagStart: -1,
      anchor: null,
      anchorStart: -1,
      parent: this.#parent,
      name,
      ...this.#anchors.target(name, start, event.anchorEnd, this.#open),
    };
  }

  #mapping(event: MappingEvent): OpenMapping {
    return { kind: 'mapping', ...this.#opened(event), entries: [], counting: null };
  }

  #sequence(event: SequenceEvent): OpenSequence {
    return { kind: 'sequence', ...this.#opened(event), items: [] };
  }

  #opened(event: MappingEvent | SequenceEvent): Omit<OpenSequence, 'kind' | 'items'> {
    return {
      start: event.start,
      end: event.start,
      tag: this.#tag(event),
      tagStart: event.tagStart,
      anchor: this.#anchor(event),
      anchorStart: ampersand(event),
      parent: this.#parent,
      style: collectionStyle(event),
    };
  }

  #push(collection: OpenCollection): void {
    this.#anchors.enter(collection);
    this.#open.push(collection);
    this.#keys.push(null);
    this.#parent = collection;
    this.#last = this.#hasBracket(collection) ? collection.start + 1 : collection.start;
  }

  #pop(): void {
    const collection = this.#open.pop();
    if (collection === undefined) return;
    this.#keys.pop();
    this.#parent = this.#open.at(-1) ?? null;
    collection.end = this.#collectionEnd(collection);
    this.#last = Math.max(this.#last, collection.end);
    if (collection.kind === 'mapping') noticeDuplicateKeys(collection, this.#problems);
    this.#anchors.leave(collection);
    this.#attach(collection);
  }

  #collectionEnd(collection: OpenCollection): number {
    const first = collection.kind === 'mapping' ? collection.entries[0]?.start : undefined;
    if (this.#hasBracket(collection) && first !== collection.start) {
      return Math.min(skipGapTo(this.#source.mended, this.#last, ']}') + 1, this.#source.mended.length);
    }
    return (collection.kind === 'mapping' ? collection.entries.at(-1) : collection.items.at(-1))?.end ?? collection.start;
  }

  /** A single pair in a flow sequence is a flow mapping without brackets. */
  #hasBracket(collection: OpenCollection): boolean {
    if (collection.style === 'block') return false;
    return collection.kind === 'sequence' || this.#source.mended[collection.start] === '{';
  }

  #attach(node: Node): void {
    const parent = this.#parent;
    if (parent === null) {
      if (node.kind !== 'scalar' || node.end > node.start || node.tag !== null || node.anchor !== null) this.documents.push(node);
    } else if (parent.kind === 'sequence') {
      parent.items.push(node);
    } else {
      const key = this.#keys.at(-1) ?? null;
      this.#keys[this.#keys.length - 1] = key === null ? node : null;
      if (key !== null) parent.entries.push({ key, value: node, start: outerStart(key), end: node.end });
    }
  }

  #tag(event: EventProperties): string | null {
    return event.tagStart < 0 ? null : this.#source.original.slice(event.tagStart, event.tagEnd);
  }

  #anchor(event: EventProperties): string | null {
    return event.anchorStart < 0 ? null : this.#source.original.slice(event.anchorStart, event.anchorEnd);
  }
}
