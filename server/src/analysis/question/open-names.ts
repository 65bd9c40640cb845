/** What of the deployment an answer hangs on, and whoever asks can say. */
import type { Fillings, Reason } from '../../iam/evaluate/access.js';
import { textsIn } from '../../iam/evaluate/bind-holes.js';
import { pseudoParameters } from '../../model/parameter.js';
import type { Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';

/** The parameters and pseudo parameters in the statements of an answer that nothing is known of, each once. */
export function openNames(reasons: readonly Reason[], fillings: Fillings, template: Template | null): readonly string[] {
  const texts = gather(reasons, ({ statement }) => (statement === null ? [] : textsIn(statement)));
  const names = gather(texts, (text) => gather(text, (piece) => (typeof piece === 'object' && piece.id !== null ? [piece.id] : [])));
  const isParameter = (name: string): boolean => pseudoParameters.has(name) || template?.parameters.has(name) === true;
  return [...new Set(names)].filter((name) => isParameter(name) && !fillings.has(name));
}
