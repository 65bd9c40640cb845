/** Makes a script from a text; its comments and calls are read when they are first asked for. */
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import type { Call } from '../use/call.js';
import { callsIn } from '../use/calls-in.js';
import { embeddedCode, type EmbeddedCode } from '../use/embedded-code.js';
import type { Region } from './region.js';
import type { ResolvedText } from './resolved-text.js';
import { scriptRegions } from './regions.js';
import type { Script, ScriptKind } from './script.js';
import type { ScriptLanguage } from './script-language.js';
import { readShell, type ShellReading } from './shell-reader.js';

export interface ScriptParts {
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly at: Node;
  readonly when: Guard;
  /** What a step hands to the operation named in the text, if that is written beside the text; null if it is in the text. */
  readonly given: Value | null;
}

export function makeScript(text: ResolvedText, parts: ScriptParts): Script {
  return new MadeScript(text, parts);
}

class MadeScript implements Script {
  readonly text: string;
  readonly when: Guard;
  readonly isOnePiece: boolean;
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly at: Node;
  readonly #resolved: ResolvedText;
  readonly #given: Value | null;
  #shell: ShellReading | null | undefined;
  #regions: readonly Region[] | null = null;
  #embedded: readonly EmbeddedCode[] | null = null;
  #calls: readonly Call[] | null = null;

  constructor(resolved: ResolvedText, { kind, language, resource, path, at, when, given }: ScriptParts) {
    this.text = resolved.text;
    this.when = when;
    this.isOnePiece = resolved.isOnePiece;
    this.kind = kind;
    this.language = language;
    this.resource = resource;
    this.path = path;
    this.at = at;
    this.#resolved = resolved;
    this.#given = given;
  }

  get regions(): readonly Region[] {
    return (this.#regions ??= this.#readShell()?.regions ?? scriptRegions(this.text, this.language));
  }

  get embedded(): readonly EmbeddedCode[] {
    return (this.#embedded ??= embeddedCode(this.#readShell()?.commands ?? [], this.text));
  }

  get calls(): readonly Call[] {
    return (this.#calls ??= callsIn(this, { given: this.#given, shell: this.#readShell() }));
  }

  get openCalls(): readonly Call[] {
    const opened = this.#resolved.opened();
    if (opened === null) return this.calls;
    const { kind, language, resource, path, at, when } = this;
    const { calls } = new MadeScript(opened, { kind, language, resource, path, at, when, given: this.#given });
    return calls.length === this.calls.length ? calls : this.calls;
  }

  spanAt(from: number, to: number): Span | null {
    return this.#resolved.spanAt(from, to);
  }

  stretchAt(from: number, to: number): Span | null {
    return this.#resolved.stretchAt(from, to);
  }

  holeAt(offset: number): Value | null {
    return this.#resolved.holeAt(offset);
  }

  partsAt(from: number, to: number): readonly Value[] {
    return this.#resolved.partsAt(from, to);
  }

  opened(): ResolvedText | null {
    return this.#resolved.opened();
  }

  #readShell(): ShellReading | null {
    if (this.#shell !== undefined) return this.#shell;
    const isShell = this.language === 'shell' || this.language === 'powershell';
    return (this.#shell = isShell ? readShell(this.text, this.language === 'shell' ? 'posix' : 'powershell') : null);
  }
}
