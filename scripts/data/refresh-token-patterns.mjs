/**
 * Writes the patterns of vendors' tokens from the rules in the Go module of gitleaks.
 * Needs go; run it by hand after raising the version here.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { compare, generatedModule } from './generated-module.mjs';
import { re2ToJs } from './re2-to-js.mjs';
import { boundary, dropped, issuers, narrowed, ours, wholeMatch } from './token-pattern-choices.mjs';

const script = 'refresh-token-patterns.mjs';
const version = 'v8.30.1';
const root = new URL('../../', import.meta.url);

/** What gitleaks puts around a value that only the name beside it reveals. */
const operator = '(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=|,)[\\x60\'"\\s=]{0,5}';
const afterName = '(?:[ \\t\\w.-]{0,20})[\\s\'"]{0,3}';
const before = '[\\w.-]{0,50}?';
/** Our own ending: brackets, commas and ampersands also end a value, and the ending is not part of the match. */
const ourBoundary = '(?=[\\x60\'"\\s;,)}\\]<>&|]|\\\\[nr]|$)';

const { Dir } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', `github.com/zricethezav/gitleaks/v8@${version}`]));
const { rules } = parse(readFileSync(join(Dir, 'config/gitleaks.toml'), 'utf8'));
const unknown = [...dropped.keys(), ...narrowed.keys(), ...wholeMatch].filter((id) => !rules.some((rule) => rule.id === id));
if (unknown.length > 0) throw new Error(`no such rule: ${unknown.join(', ')}`);

const twice = ours.filter(({ id }) => rules.some((rule) => rule.id === id));
if (twice.length > 0) throw new Error(`gitleaks has a rule of its own: ${twice.map(({ id }) => id).join(', ')}`);

const patterns = [...rules.filter(({ id }) => !dropped.has(id)), ...ours].sort((a, b) => compare(a.id, b.id)).map(readRule);
patterns.forEach(mustBeLinear);

writeFileSync(
  new URL('server/src/data/generated/token-pattern.ts', root),
  generatedModule({
    script,
    source: `gitleaks ${version} (Go module github.com/zricethezav/gitleaks/v8, MIT, Copyright (c) 2019 Zachary Rice) and forms of its own`,
    constants: { tokenPatternTable: patterns.map(printPattern).join('\n') },
  }),
);
mkdirSync(new URL('scripts/data/licenses/', root), { recursive: true });
copyFileSync(join(Dir, 'LICENSE'), new URL('scripts/data/licenses/gitleaks.txt', root));

function readRule({ id, regex, keywords, entropy = 0, secretGroup }) {
  const [from, to] = narrowed.get(id) ?? ['', ''];
  const text = regex.replace(from, to);
  if (text === regex && narrowed.has(id)) throw new Error(`nothing to narrow in ${id}`);
  const named = namedParts(text);
  const { source, flags } = re2ToJs(named ? namedSource(named) : text.replace(boundary, ourBoundary));
  const group = wholeMatch.has(id) ? 0 : named ? 1 : (secretGroup ?? 1);
  const kept = keepGroup(source, group);
  const value = named ? re2ToJs(`${named.ignoreCase ? '(?i)' : ''}${keepGroup(named.value, 0).source}`) : null;
  if (value !== null && value.flags !== flags) throw new Error(`${id} treats case in two ways`);
  return {
    id,
    entropy,
    flags,
    source: kept.source,
    group: kept.group,
    issuer: issuerOf(id),
    keywords: narrowed.has(id) ? keywords.filter((word) => belongsTo(word, text)) : keywords,
    name: named?.name ?? '',
    value: (value?.source ?? '').replace(/^\(\?:([^()|]*)\)$/, '$1'),
  };
}

/** Whether a keyword still begins a word of what a narrowed rule searches for. */
function belongsTo(word, regex) {
  return new RegExp(`(?<![a-z])${word.replaceAll('.', '\\.')}`).test(regex.replaceAll('\\b', '').replaceAll('\\', '').toLowerCase());
}

/** The name and value of a pattern of the form "name, operator, value"; null for a value that is recognisable by itself. */
function namedParts(regex) {
  const [lead, ignoreCase] =
    [
      [`(?i)${before}(?:`, true],
      [`${before}(?i:${before}(?:`, false],
    ].find(([start]) => regex.startsWith(start)) ?? [];
  if (lead === undefined) return null;
  const middle = `)${afterName}${ignoreCase ? '' : ')'}${operator}`;
  const split = regex.indexOf(middle);
  if (split < 0 || !regex.endsWith(boundary)) throw new Error(`not in the known form: ${regex}`);
  const name = keepGroup(regex.slice(lead.length, split), 0).source.replaceAll('(?-i:', '(?:');
  return { ignoreCase, name, value: regex.slice(split + middle.length, -boundary.length) };
}

function namedSource({ ignoreCase, name, value }) {
  const head = `(?:${name})${afterName}`;
  return `${ignoreCase ? `(?i)${head}` : `(?i:${head})`}${operator}${value}${ourBoundary}`;
}

/** Leaves at most one capturing group; its number is then 1, or 0 when there is none. */
function keepGroup(source, wanted) {
  let count = 0;
  const kept = source.replace(/\\.|\[(?:\\.|[^\]\\])+\]|\((?!\?)/g, (text) => {
    if (text !== '(') return text;
    count += 1;
    return count === wanted ? '(' : '(?:';
  });
  return { source: kept, group: wanted > 0 && count >= wanted ? 1 : 0 };
}

function issuerOf(id) {
  const key = Object.keys(issuers).find((prefix) => id === prefix || id.startsWith(`${prefix}-`));
  if (key !== undefined) return issuers[key] ?? '';
  const [word] = id.split('-', 1);
  return `${word[0].toUpperCase()}${word.slice(1)}`;
}

/** Columns separated by tabs, which no pattern contains. */
function printPattern({ id, issuer, flags, entropy, group, keywords, source, name, value }) {
  const columns = [id, issuer, flags, entropy, group, keywords.join(' '), source, name, value];
  if (columns.some((column) => /[\t\n]|[^\x20-\x7e]/.test(column))) throw new Error(`cannot print ${id}`);
  return columns.join('\t');
}

/** Throws when a pattern takes long on texts designed to mislead it. */
function mustBeLinear({ id, source, flags, keywords, name }) {
  const pattern = new RegExp(source, `${flags}g`);
  const size = 100_000;
  const starts = [...keywords, ...keywords.map((word) => word.toUpperCase()), name.replace(/\W.*/, ''), ''];
  for (const start of starts) {
    for (const filler of ['a', 'A', '0', '-', '_.', '=', ' ', '"', '\n', '/', 'aA0-_', ` = ${'a'.repeat(60)}`, 'f'.repeat(30)]) {
      const text = `${start}${filler}`.repeat(Math.ceil(size / (start.length + filler.length)));
      const began = performance.now();
      for (const match of text.matchAll(pattern)) void match;
      const spent = performance.now() - began;
      if (spent > 400) throw new Error(`${id} takes ${Math.round(spent)} ms on ${JSON.stringify(text.slice(0, 40))}`);
    }
  }
}
