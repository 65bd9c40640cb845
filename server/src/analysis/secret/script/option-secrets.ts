/** Secrets in options that a variable or setting hands on as one text: `JAVA_OPTS: -Ddb.password=x`. */
import type { TemplateDocument } from '../../../model/document.js';
import { resolvedTexts } from '../../script/resolved-text.js';
import { handedTexts } from '../handed-text.js';
import type { NamedDetection } from '../named-literal.js';
import { assignedSecrets } from './assigned-secret.js';

/** A look that most templates do not pass. The sign comes first, for it is seldomer than the words before it. */
const anyOption = /=(?<=(?:pass(?:wd|word|phrase)?|pwd|secret|token|key)\s?=)/i;

/** The spans are those in the file. What only stands in for a secret is none here: as often it says what to mask. */
export function optionSecrets({ template, tree }: TemplateDocument): readonly NamedDetection[] {
  if (!anyOption.test(tree.text)) return [];
  return [...template.resources.values()]
    .flatMap(handedTexts)
    .flatMap((value) => resolvedTexts(value, ' '))
    .flatMap((whole) => {
      if (!anyOption.test(whole.text)) return [];
      return assignedSecrets(whole.text, true).flatMap((found) => {
        const at = found.isStandIn ? null : whole.spanAt(found.start, found.end);
        return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
      });
    });
}
