/** What the tokens, keys and webhooks of vendors look like, according to the rules of gitleaks. */
import { tokenPatternTable } from './generated/token-pattern.js';

/**
 * One kind of token. `source` and `flags` make a regular expression for running text, which takes linear time; it is only worth
 * trying where the text, in lower case, contains one of the `keywords`.
 */
export interface TokenPattern {
  /** Kebab-case and unique: `github-pat`. */
  readonly id: string;
  /** Who issues it; null when it is nobody in particular, as with a JSON web token. */
  readonly issuer: string | null;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly flags: string;
  /** The number of the group with the secret; 0 when the whole match is the secret. */
  readonly group: number;
  /** The least Shannon entropy of the secret, in bits per character; 0 for any. */
  readonly entropy: number;
  /** Null when the token is recognisable by itself; otherwise, only the name beside it makes such a value a secret. */
  readonly named: NamedForm | null;
}

/** For a value that is separate from its name, as under a key. */
export interface NamedForm {
  /** The source of an expression that finds the vendor in a name; case does not matter. */
  readonly name: string;
  /** The source of an expression for the whole value, with the `flags` of the pattern. */
  readonly value: string;
}

let patterns: readonly TokenPattern[] | undefined;

/** All patterns, sorted by id. */
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
