/** Colour for a terminal, or none. */
import type { Severity } from '../rules/severity.js';

export type Ink = Severity | 'strong' | 'faint' | 'place' | 'code' | 'added' | 'removed';

/** Gives a text the colour and weight of an ink. */
export type Paint = (ink: Ink, text: string) => string;

const escape = '\u001b[';

const codes: Readonly<Record<Ink, string>> = {
  error: '31',
  warning: '33',
  information: '34',
  hint: '36',
  strong: '1',
  faint: '2',
  place: '4',
  code: '36',
  added: '32',
  removed: '31',
};

export const colours: Paint = (ink, text) => (text === '' ? '' : `${escape}${codes[ink]}m${text}${escape}0m`);

export const noColours: Paint = (_ink, text) => text;
