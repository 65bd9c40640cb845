/** Secrets that their form tells in a text that a template joins: a URL whose user, password and host stand in pieces. */
import type { TemplateDocument } from '../../model/document.js';
import { resolvedTexts } from '../script/resolved-text.js';
import { detectSecrets } from './form/detect-secrets.js';
import { handedTexts } from './handed-text.js';
import type { NamedDetection } from './named-literal.js';

/** The spans are those in the file; a text that stands in one piece is looked into as it is written. */
export function joinedSecrets({ template, tree }: TemplateDocument): readonly NamedDetection[] {
  if (!tree.text.includes('://')) return [];
  return [...template.resources.values()]
    .flatMap(handedTexts)
    .flatMap((value) => (value.kind === 'scalar' && value.pieces.length < 2 ? [] : resolvedTexts(value, ' ')))
    .flatMap((whole) => {
      if (whole.isOnePiece || !whole.text.includes('://')) return [];
      return detectSecrets(whole.text).flatMap((found) => {
        const at = whole.spanAt(found.start, found.end);
        return at === null ? [] : [{ ...found, isStandIn: false, start: at.start, end: at.end }];
      });
    });
}
