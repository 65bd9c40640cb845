/** Secrets that a script decodes: `PASSWORD=$(echo … | base64 -d)`, `token = b64decode('…')`. */
import { matchesOf } from '../../../text/match.js';
import { Redacted } from '../../../text/redacted.js';
import { decodeBase64Text } from '../../../value/base64.js';
import { regionAt } from '../../script/region.js';
import type { Script } from '../../script/script.js';
import { detectSecrets } from '../form/detect-secrets.js';
import { isRecognisedByForm } from '../form/detection.js';
import { namedSecret, type NamedDetection } from '../named-literal.js';

/** The name to which the result is assigned, if there is one, and the encoded text. */
const forms: readonly RegExp[] = [
  /(?:\b([A-Za-z_][\w.-]{0,63})=["']?(?:\$\(|`)[ \t]*)?\becho[ \t]+(?:-n[ \t]+)?["']?([A-Za-z0-9+/]{8,4096}={0,2})["']?[ \t]*\|[ \t]*(?:openssl[ \t]+)?base64[ \t]+(?:-d|-D|--decode)\b/dg,
  /(?:\b([A-Za-z_][\w.-]{0,63})=["']?(?:\$\(|`)[ \t]*)?\bbase64[ \t]+(?:-d|-D|--decode)[ \t]*<<<[ \t]*["']?([A-Za-z0-9+/]{8,4096}={0,2})/dg,
  /(?:([A-Za-z_][\w.-]{0,63})["']?\]?[ \t]{0,4}[:=][ \t]{0,4}[\w.[\]:( ]{0,80}?)?\b(?:b64decode|FromBase64String|atob)\([ \t]{0,4}b?["']([A-Za-z0-9+/]{8,4096}={0,2})["']/dg,
  /(?:([A-Za-z_][\w.-]{0,63})["']?\]?[ \t]{0,4}[:=][ \t]{0,4})?\bBuffer\.from\([ \t]{0,4}["']([A-Za-z0-9+/]{8,4096}={0,2})["'],[ \t]{0,4}["']base64["']/dg,
];

/** A quick look, which most scripts do not pass. */
const anyForm = /base64|b64decode|\batob\(/i;

/** The spans are those of the encoded texts in the script. */
export function encodedSecrets({ text, regions }: Script): readonly NamedDetection[] {
  if (!anyForm.test(text)) return [];
  return forms.flatMap((form) =>
    matchesOf(form, text).flatMap(({ 1: name, 2: encoded = '', indices }) => {
      const [start, end] = indices?.[2] ?? [0, 0];
      if (regionAt(regions, start)?.kind === 'comment') return [];
      const found = decodedSecret(name ?? null, encoded);
      return found === null ? [] : [{ ...found, secret: new Redacted(found.kind, encoded), start, end }];
    }),
  );
}

/** A decoded text as a secret, by its form, or by its name if it is legible. */
function decodedSecret(name: string | null, encoded: string): NamedDetection | null {
  const decoded = decodeBase64Text(encoded)?.trim() ?? '';
  const [byForm] = detectSecrets(decoded).filter(({ kind }) => isRecognisedByForm(kind));
  if (byForm !== undefined) return { ...byForm, isStandIn: false };
  return name !== null && /^[\x20-\x7e]{3,256}$/.test(decoded) ? namedSecret(name, decoded, { start: 0, end: 0 }) : null;
}
