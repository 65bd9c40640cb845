/** Makes a script of a text: its comments and its calls are read when they are first asked for. */
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Value } from '../../value/value.js';
import { once } from '../once.js';
import { callsIn } from '../use/calls-in.js';
import type { Region } from './region.js';
import type { ResolvedText } from './resolved-text.js';
import { scriptRegions } from './regions.js';
import type { Script, ScriptKind, ScriptLanguage } from './script.js';
import { readShell, type ShellReading } from './shell-reader.js';

export interface ScriptParts {
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  readonly resource: Resource;
  readonly path: readonly string[];
  readonly at: Node;
  /** What a step hands to the operation that the text names, where that stands beside it; null where the text holds it. */
  readonly given: Value | null;
}

export function makeScript(text: ResolvedText, parts: ScriptParts): Script {
  const { language, given, ...place } = parts;
  const shell = once((): ShellReading | null => {
    if (language !== 'shell' && language !== 'powershell') return null;
    return readShell(text.text, language === 'shell' ? 'posix' : 'powershell');
  });
  const regions = once((): readonly Region[] => shell()?.regions ?? scriptRegions(text.text, language));
  const calls = once(() => callsIn({ ...text, ...place, language, given, shell: shell(), regions: regions() }));
  return {
    ...text,
    ...place,
    language,
    get regions() {
      return regions();
    },
    get calls() {
      return calls();
    },
  };
}
