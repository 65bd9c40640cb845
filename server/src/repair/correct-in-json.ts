/** Corrects a value in JSON that is a text, such as the parameters of a rule of AWS Config. */
import type { Span } from '../text/span.js';
import { matchesOf } from '../text/match.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import { textAt } from './rewrite-text.js';
import type { Scene } from './scene.js';

/** The value of a key, as far as it is a number, a boolean, or one of these in quotes. */
const valueOf = (key: string): RegExp => new RegExp(`"${key}"\\s{0,40}:\\s{0,40}"?(\\w{1,40})(?=["\\s,}])`, 'g');

/** A suggestion; `at` is the place of the whole text. Declined where a function makes a part of it, or where the key is there twice. */
export function correctInJson(scene: Scene, at: Span, key: string, to: number | boolean, title: string): Fix | Declined {
  const scalar = textAt(scene, at);
  const [found, ...others] = scalar === null ? [] : matchesOf(valueOf(key), scalar.text);
  if (scalar === null || found === undefined || others.length > 0) return decline(title, 'The value is a part of a longer text.');
  const end = found.index + found[0].length;
  const old = found[1] ?? '';
  const change = { kind: 'splice' as const, scalar, from: end - old.length, to: end, text: String(to), note: `Writes \`${String(to)}\`.` };
  return offer(scene, { title, safety: 'suggestion', changes: [change] });
}
