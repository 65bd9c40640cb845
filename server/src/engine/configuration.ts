/** Reads `.rootguard.yaml` into settings; an unknown or misspelt word becomes a problem that names the nearest valid one. */
import { families, type AnyRule, type RuleId } from '../rules/rule.js';
import { severities } from '../rules/severity.js';
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import type { Entry, Node, Tree } from '../syntax/tree.js';
import { nearestWord } from '../text/nearest-word.js';
import type { Problem } from './finding.js';
import { defaultSettings, presets, type RuleSetting, type Settings } from './settings.js';

export const ruleSettings: readonly RuleSetting[] = ['off', ...severities];

/** The keys that a configuration may have. */
const configurationKeys = ['preset', 'rules', 'include', 'exclude', 'accounts'] as const;

const accountKeys = ['own', 'trusted'] as const;

export interface Configuration {
  readonly settings: Settings;
  /** All of kind `configuration`. One problem makes the configuration broken, and nothing is scanned with it. */
  readonly problems: readonly Problem[];
}

/** In a template the last one counts, as in CloudFormation; in a configuration we do not guess which one is meant. */
const twice = 'This key is in the mapping twice; keep one of the two.';

/** `folder`: it applies to files beside and below it. `anywhere`: it was named on the command line, and applies to any file. */
export type ConfigurationReach = 'folder' | 'anywhere';

/** Reads a parsed configuration and checks it against the rules that exist. An empty text means the defaults. */
export function readConfiguration(tree: Tree, rules: readonly AnyRule[], reach: ConfigurationReach = 'folder'): Configuration {
  const problems: Problem[] = tree.problems
    .filter((problem) => problem.kind !== 'notice' || problem.code === 'duplicate-key')
    .map((problem) => ({ kind: 'configuration', message: problem.kind === 'notice' ? twice : problem.message, at: problem }));
  const reader = new Reader(new Set(rules.map((rule) => rule.id)), problems, reach);
  const root = deref(tree.documents[0] ?? null);
  const second = tree.documents[1];
  if (second !== undefined) {
    problems.push({ kind: 'configuration', message: 'A configuration is a single document; this is another one.', at: second });
  }
  return { settings: reader.settings(root), problems };
}

/** The words that a place of the configuration may have. */
interface Allowed<Word extends string> {
  readonly what: string;
  /** Follows the word in a sentence, such as ` of \`root/access-key\``. */
  readonly owner?: string;
  readonly words: readonly Word[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

class Reader {
  readonly #ruleIds: ReadonlySet<string>;
  readonly #problems: Problem[];
  readonly #reach: ConfigurationReach;

  constructor(ruleIds: ReadonlySet<string>, problems: Problem[], reach: ConfigurationReach) {
    this.#ruleIds = ruleIds;
    this.#problems = problems;
    this.#reach = reach;
  }

  settings(root: Node | null): Settings {
    const settings: Writable<Settings> = { ...defaultSettings };
    if (isEmpty(root)) return settings;
    for (const [key, value, entry] of this.#entries(root, 'The configuration', configurationKeys)) {
      switch (key) {
        case 'preset':
          settings.preset = this.#word(value, entry, { what: 'preset', words: presets }) ?? settings.preset;
          break;
        case 'rules':
          settings.rules = this.#rules(value);
          break;
        case 'include':
          settings.include = this.#patterns(value, entry, '`include`');
          break;
        case 'exclude':
          settings.exclude = this.#patterns(value, entry, '`exclude`');
          break;
        case 'accounts':
          settings.accounts = this.#accounts(value);
          break;
      }
    }
    return settings;
  }

  #rules(node: Node | null): ReadonlyMap<RuleId, RuleSetting> {
    const settings = new Map<RuleId, RuleSetting>();
    for (const [id, value, entry] of this.#entries(node, '`rules`', null)) {
      if (!isRuleId(id) || !this.#ruleIds.has(id)) {
        this.#unknown(id, { what: 'rule', words: [...this.#ruleIds] }, entry.key);
        continue;
      }
      const setting = this.#word(value, entry, { what: 'setting', owner: ` of \`${id}\``, words: ruleSettings });
      if (setting !== null) settings.set(id, setting);
    }
    return settings;
  }

  #accounts(node: Node | null): Settings['accounts'] {
    const accounts: Writable<Settings['accounts']> = { ...defaultSettings.accounts };
    for (const [key, value, entry] of this.#entries(node, '`accounts`', accountKeys)) {
      accounts[key] = this.#texts(value, entry, `\`accounts.${key}\``).filter((id) => {
        const valid = /^\d{12}$/.test(id);
        if (!valid) {
          this.#problem(
            `An account ID in \`accounts.${key}\` is not twelve digits; quote it if it begins with a zero.`,
            value ?? entry.key,
          );
        }
        return valid;
      });
    }
    return accounts;
  }

  #patterns(node: Node | null, entry: Entry, what: string): readonly string[] {
    return this.#texts(node, entry, what).filter((pattern) => {
      const fault = patternFault(pattern, this.#reach);
      if (fault !== null) this.#problem(`The pattern \`${pattern.slice(0, 60)}\` in ${what} ${fault}`, node ?? entry.key);
      return fault === null;
    });
  }

  #texts(node: Node | null, entry: Entry, what: string): readonly string[] {
    const value = deref(node);
    if (value?.kind === 'scalar' && value.text !== '') return [value.text];
    if (value?.kind !== 'sequence') {
      this.#problem(`${what} must be a list of texts.`, value ?? entry.key);
      return [];
    }
    return value.items.flatMap((item) => {
      const text = deref(item);
      if (text?.kind === 'scalar') return [text.text];
      this.#problem(`${what} must be a list of texts.`, item);
      return [];
    });
  }

  #word<Word extends string>(node: Node | null, entry: Entry, allowed: Allowed<Word>): Word | null {
    const { what, owner = '', words } = allowed;
    const value = deref(node);
    const text = value?.kind === 'scalar' ? value.text : null;
    const word = words.find((candidate) => candidate === text);
    if (word !== undefined) return word;
    if (text === null) this.#problem(`The ${what}${owner} must be one of ${words.join(', ')}.`, value ?? entry.key);
    else this.#unknown(text, allowed, value ?? entry.key);
    return null;
  }

  #entries<Key extends string>(node: Node | null, what: string, keys: readonly Key[]): [Key, Node | null, Entry][];
  #entries(node: Node | null, what: string, keys: null): [string, Node | null, Entry][];
  #entries(node: Node | null, what: string, keys: readonly string[] | null): [string, Node | null, Entry][] {
    const mapping = deref(node);
    if (isEmpty(mapping)) return [];
    if (mapping?.kind !== 'mapping') {
      if (mapping !== null) this.#problem(`${what} must be a map of keys and values.`, mapping);
      return [];
    }
    return effectiveEntries(mapping).flatMap((entry): [string, Node | null, Entry][] => {
      const key = keyText(entry) ?? '';
      if (keys === null || keys.includes(key)) return [[key, entry.value, entry]];
      this.#unknown(key, { what: 'key', words: keys }, entry.key);
      return [];
    });
  }

  #unknown(word: string, { what, owner = '', words }: Allowed<string>, at: Node): void {
    const nearest = nearestWord(word, words);
    const hint =
      nearest !== null ? `Did you mean \`${nearest}\`?` : words.length <= 8 ? `Known: ${words.join(', ')}.` : 'See `rootguard rules`.';
    this.#problem(`Unknown ${what} \`${word.slice(0, 60)}\`${owner}. ${hint}`, at);
  }

  #problem(message: string, at: Node): void {
    this.#problems.push({ kind: 'configuration', message, at });
  }
}

function isEmpty(node: Node | null): boolean {
  return node === null || (node.kind === 'scalar' && node.style === 'plain' && /^(?:|~|null)$/i.test(node.text));
}

/** Whether a text has the shape of a rule id. */
function isRuleId(text: string): text is RuleId {
  return families.some((family) => text.startsWith(`${family}/`)) && /^[a-z]+\/[a-z0-9-]+$/.test(text);
}

/** Why a pattern cannot match any file, as the end of a sentence; null when it can. */
function patternFault(pattern: string, reach: ConfigurationReach): string | null {
  const bare = pattern.replace(/\\./g, '');
  if (pattern.trim() === '') return 'is empty.';
  const inside = pattern.replace(/^\/+/, '');
  if (inside !== pattern) {
    return `matches nothing, because it is relative to the folder of the configuration. Did you mean \`${inside.slice(0, 60)}\`?`;
  }
  if (reach === 'folder' && bare.split('/').includes('..')) {
    return 'matches nothing, because it leads out of the folder of the configuration.';
  }
  const open = [...pairs].find(([sign, end]) => bare.includes(sign) && !bare.slice(bare.lastIndexOf(sign)).includes(end));
  return open === undefined ? null : `has a \`${open[0]}\` without \`${open[1]}\`.`;
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
]);
