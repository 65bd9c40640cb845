/** Literals that only the name beside them makes a secret: under a key, in a pair of name and value, behind an assignment. */
import { Redacted } from '../../text/redacted.js';
import type { Span } from '../../text/span.js';
import { isAwsCredentialName, secretNameKind } from './secret-name.js';
import { looksLikeSecretKey, namesSecretKey } from './aws-key.js';
import type { Detection, SecretKind } from './detection.js';
import { looksGenerated } from './generated-text.js';
import { literalNature } from './literal-nature.js';
import { vendorTokenNamed } from './vendor-token.js';

export interface NamedDetection extends Detection {
  /** A literal that says itself that it must be changed. */
  readonly isStandIn: boolean;
}

/** The secret that a literal is under a name, at a place; null when name or literal say otherwise. */
export function namedSecret(name: string, literal: string, at: Span): NamedDetection | null {
  const { start, end } = at;
  const nature = literalNature(literal);
  if (nature === 'empty' || nature === 'reference' || nature === 'switch') return null;
  const kind = secretNameKind(name);
  if (kind === null) return null;
  if (namesSecretKey(name) && looksLikeSecretKey(literal)) return found('aws-secret-access-key', 'AWS');
  const vendor = nature === 'value' ? vendorTokenNamed(name, literal) : null;
  if (vendor !== null) return { ...vendor, start, end, isStandIn: false };
  if (kind === 'password') return isPlace(literal) || isSentence(literal) ? null : found('password', null);
  return looksGenerated(literal) && !isAwsCredentialName(name) ? found('token', null) : null;

  function found(detected: SecretKind, issuer: string | null): NamedDetection {
    return { kind: detected, secret: new Redacted(detected, literal), issuer, name, start, end, isStandIn: nature === 'stand-in' };
  }
}

/** Where a password is kept, not the password: a path, an address, a name of a secret in a path. */
function isPlace(text: string): boolean {
  return /^(?:\/[\w.-]+){1,8}$|^[a-z]+:\/\/|^arn:|^[\w.-]+\/[\w./-]+$/i.test(text);
}

/** A label or a description. */
function isSentence(text: string): boolean {
  return /^[\w'"(),.:;/?!-]+(?:\s+[\w'"(),.:;/?!-]+){2,}$/.test(text.slice(0, 300));
}

const nameWord = /(?:pass|pwd|secret|token|key|credential|pat\b|pw\b)/gi;
const quotedValue = /["']?[ \t]{0,8}(?:=>|:=|[=:])[ \t]{0,8}(["'`])((?:(?!\1)[^\n\\]|\\.){1,512})\1/y;
const quotedArgument = /[ \t]{1,4}(["'`])((?:(?!\1)[^\n\\]|\\.){1,512})\1/y;
const bareValue = /["']?(?:[ \t]{0,8}(?:=>|:=|[=:])[ \t]{0,8}|[ \t]{1,4})([^\s"'`;,)}\]&|<>\\]{1,512})/y;

/** Assignments and options of a script that give a literal to a name: `PASSWORD=x`, `password: "x"`, `--password x`. */
export function assignedSecrets(text: string, mayBeBare: boolean): readonly NamedDetection[] {
  const found: NamedDetection[] = [];
  let done = 0;
  for (const { index } of text.matchAll(nameWord)) {
    if (index < done) continue;
    const name = wordAround(text, index);
    done = name.end;
    const option = text.slice(Math.max(0, name.start - 2), name.start) === '--';
    const value = valueBehind(text, name.end, mayBeBare || option, option);
    const secret = value === null ? null : namedSecret(text.slice(name.start, name.end), text.slice(value.start, value.end), value);
    if (secret !== null && !reference.test(text.slice(secret.start, secret.end))) found.push(secret);
  }
  return found;
}

/** What a variable fills in, what stands between two texts that are put together (`'password: ' + '…'`), and a regular expression. */
const reference = /[$\uE000%{]|^[\s+.,]*$|^(?:\.[*+]|\[\^|\\)/;

function valueBehind(text: string, end: number, mayBeBare: boolean, isOption: boolean): Span | null {
  quotedValue.lastIndex = end;
  quotedArgument.lastIndex = end;
  const quoted = quotedValue.exec(text) ?? (isOption ? quotedArgument.exec(text) : null);
  if (quoted !== null) return { start: end + quoted[0].length - 1 - (quoted[2]?.length ?? 0), end: end + quoted[0].length - 1 };
  bareValue.lastIndex = end;
  const bare = mayBeBare ? bareValue.exec(text) : null;
  if (bare === null || (!isOption && !/[=:]/.test(bare[0].slice(0, bare[0].length - (bare[1]?.length ?? 0))))) return null;
  return { start: end + bare[0].length - (bare[1]?.length ?? 0), end: end + bare[0].length };
}

function wordAround(text: string, index: number): Span {
  let start = index;
  let end = index;
  while (start > 0 && index - start < 80 && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - index < 80 && /[\w-]/.test(text[end] ?? '')) end += 1;
  while (start < end && !/[A-Za-z_]/.test(text[start] ?? '')) start += 1;
  return { start, end };
}
