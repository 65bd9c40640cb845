/** Forms of the tokens, keys and webhooks that vendors issue, after the rules of gitleaks. */
import { tokenPatternTable } from './generated/token-pattern.js';

/**
 * One form. `source` and `flags` make a regular expression for running text, linear in its length; it is worth trying
 * only where the text, in lower case, holds one of the `keywords`.
 */
export interface TokenPattern {
  /** Kebab-case and unique: `github-pat`. */
  readonly id: string;
  /** Who issues it; null when nobody in particular does, as with a JSON web token. */
  readonly issuer: string | null;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly flags: string;
  /** The group that holds the secret; 0 when the whole match is it. */
  readonly group: number;
  /** Least Shannon entropy of the secret, in bits a character; 0 for any. */
  readonly entropy: number;
  /** Null when the form speaks for itself; else only the name beside it makes such a value a secret. */
  readonly named: NamedForm | null;
}

/** For a value that stands apart from its name, as under a key. */
export interface NamedForm {
  /** Source of an expression that finds the vendor in a name; case does not matter. */
  readonly name: string;
  /** Source of an expression for the whole value, with the `flags` of the pattern. */
  readonly value: string;
}

let patterns: readonly TokenPattern[] | undefined;

/** All patterns, ordered by id. */
export function tokenPatterns(): readonly TokenPattern[] {
  patterns ??= tokenPatternTable.split('\n').map(readPattern);
  return patterns;
}

function readPattern(line: string): TokenPattern {
  const [id = '', issuer = '', flags = '', entropy, group, keywords = '', source = '', name = '', value = ''] = line.split('\t');
  return {
    id,
    flags,
    source,
    issuer: issuer === '' ? null : issuer,
    keywords: keywords.split(' '),
    group: Number(group),
    entropy: Number(entropy),
    named: name === '' ? null : { name, value },
  };
}
