/** The answers of `can`, for people. */
import { quantity } from '../text/wording.js';
import type { AnswerEntry, AnswerWord, BecauseEntry } from './answer.js';
import type { Ink, Paint } from './paint.js';
import { shownPosition } from './text.js';
import { visible } from './visible.js';

const inks: Readonly<Record<AnswerWord, Ink>> = { allowed: 'added', denied: 'removed', conditional: 'warning', unknown: 'information' };

/** `file`: as its places are shown. `isBrief`: what is as expected has one line. */
export function answerText(entry: AnswerEntry, file: string, isBrief: boolean, paint: Paint): string {
  const { principal, action, resource, answer, when, because, expect } = entry;
  const isAsExpected = expect === answer;
  const mark = expect === undefined ? '' : isAsExpected ? 'ok       ' : `${paint('error', 'differs')}  `;
  const wish = expect === undefined || isAsExpected ? '' : `, but expected ${paint(inks[expect], expect)}`;
  const head = `${mark}${paint(inks[answer], answer)}${wish}  ${visible(principal)} ${visible(action)} ${visible(resource)}`;
  if (isAsExpected && isBrief) return `${head}\n`;
  const reasons = because.map((each) => `  ${becauseText(each, file, paint)}`);
  const conditions = when.map((each, index) => `  ${index === 0 ? 'if ' : 'and'}      ${visible(each)}`);
  return `${[head, ...conditions, ...(because.length === 0 ? silence(answer, paint) : reasons)].join('\n')}\n`;
}

function becauseText({ effect, policy, sid, range }: BecauseEntry, file: string, paint: Paint): string {
  const statement = sid === null ? '' : ` ${visible(sid)}`;
  const place = range === null ? 'not in this file' : `${visible(file)}:${shownPosition(range.start)}`;
  return `${effect.padEnd(8)} ${visible(policy)}${statement}  ${paint('faint', place)}`;
}

function silence(answer: AnswerWord, paint: Paint): readonly string[] {
  return answer === 'denied' ? [`  ${paint('faint', 'no statement allows it')}`] : [];
}

/** `12 requests: 11 as expected, 1 differs.` `unread`: how many there are beside these that cannot be read. */
export function answersSummary(entries: readonly Pick<AnswerEntry, 'answer' | 'expect'>[], unread: number, paint: Paint): string {
  const tested = entries.filter(({ expect }) => expect !== undefined);
  const differing = tested.filter(({ answer, expect }) => answer !== expect).length;
  const parts = [
    ...(tested.length > 0 ? [`${tested.length - differing} as expected`] : []),
    ...(differing > 0 ? [paint('error', quantity(differing, 'differs', 'differ'))] : []),
    ...(tested.length === 0
      ? (['allowed', 'conditional', 'denied', 'unknown'] as const).flatMap((word) => {
          const count = entries.filter(({ answer }) => answer === word).length;
          return count === 0 ? [] : [`${count} ${word}`];
        })
      : []),
    ...(unread > 0 ? [paint('error', `${unread} not read`)] : []),
  ];
  return `${quantity(entries.length + unread, 'request')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.\n`;
}
