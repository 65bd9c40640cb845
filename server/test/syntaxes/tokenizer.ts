/** The grammar of IAM, at work inside the grammars that VS Code has for YAML and JSON. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib, type IRawGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../../../..');

export const injection = readFileSync(path.join(root, 'syntaxes/iam.tmLanguage.json'), 'utf8');

const scopeOfInjection = 'rootguard.iam.injection';

const files: Readonly<Record<string, string>> = {
  'source.yaml': require.resolve('tm-grammars/grammars/yaml.json'),
  'source.json': require.resolve('tm-grammars/grammars/json.json'),
  'source.json.comments': require.resolve('tm-grammars/grammars/jsonc.json'),
};

export async function loadOniguruma(): Promise<IOnigLib> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(Uint8Array.from(wasm).buffer);
  return { createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text) };
}

export async function loadGrammar(scope: string, onigLib: Promise<IOnigLib>): Promise<IGrammar> {
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: (name) => Promise.resolve(rawGrammar(name)),
    getInjections: (name) => (name === scope ? [scopeOfInjection] : []),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar of ${scope}.`);
  return grammar;
}

/** The scopes of each word of a text that has any of ours: its text, and its innermost scope. */
export function ownTokens(grammar: IGrammar, text: string): readonly (readonly [text: string, scope: string])[] {
  const found: [string, string][] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1) ?? '';
      if (scope.endsWith('.iam') && !scope.startsWith('meta.')) found.push([line.slice(startIndex, endIndex), scope]);
    }
    state = ruleStack;
  }
  return found;
}

function rawGrammar(scope: string): IRawGrammar | null {
  if (scope === scopeOfInjection) return textmate.parseRawGrammar(injection, 'iam.json');
  const file = files[scope];
  return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
}
