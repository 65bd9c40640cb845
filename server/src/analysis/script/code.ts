/** Code in Python or JavaScript: a script, or a part of one that a shell hands on. */
import { gather } from '../../text/gather.js';
import { onceWith } from '../../text/once.js';
import { withoutComments, type Region } from './region.js';
import { scriptRegions } from './regions.js';
import type { Script } from './script.js';

export interface Code {
  readonly script: Script;
  readonly language: 'python' | 'javascript';
  /** The script without the comments of the code; offsets are those of the script. */
  readonly text: string;
  /** Where the code begins and ends. */
  readonly start: number;
  readonly end: number;
  /** The comments and strings of the code. */
  readonly regions: readonly Region[];
}

/** The code at an offset of a script; null where it is not in one of these languages. */
export function codeAt(script: Script, offset: number): Code | null {
  return codesOf(script).find(({ start, end }) => start <= offset && offset < end) ?? null;
}

const codesOf = onceWith((script: Script): readonly Code[] => {
  const { text, regions, language } = script;
  if (isRead(language)) return [{ script, language, text: withoutComments(text, regions), start: 0, end: text.length, regions }];
  return gather(script.embedded, (part): readonly Code[] => {
    const { start, end } = part;
    if (!isRead(part.language) || end - start !== part.text.length) return [];
    const own = scriptRegions(part.text, part.language).map((region) => ({
      kind: region.kind,
      start: region.start + start,
      end: region.end + start,
    }));
    return [{ script, language: part.language, text: withoutComments(text, own), start, end, regions: own }];
  });
});

function isRead(language: Script['language']): language is Code['language'] {
  return language === 'python' || language === 'javascript';
}
