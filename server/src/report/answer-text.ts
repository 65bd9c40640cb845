/** The answers of `can`, for people. */
import { quantity } from '../text/wording.js';
import type { AnswerEntry, AnswerWord, BecauseEntry } from './answer.js';
import type { Ink, Paint } from './paint.js';
import { shownPosition } from './text.js';
import { visible } from './visible.js';

const inks: Readonly<Record<AnswerWord, Ink>> = { allowed: 'added', denied: 'removed', conditional: 'warning', unknown: 'information' };

/** `file`: its name, as shown in places. `isBrief`: an answer that is as expected takes one line. */
export function answerText(entry: AnswerEntry, file: string, isBrief: boolean, paint: Paint): string {
  const { principal, action, resource, answer, when, expect } = entry;
  const isAsExpected = expect === answer;
  const mark = expect === undefined ? '' : isAsExpected ? 'ok       ' : `${paint('error', 'differs')}  `;
  const wish = expect === undefined || isAsExpected ? '' : `, but expected ${paint(inks[expect], expect)}`;
  const head = `${mark}${paint(inks[answer], answer)}${wish}  ${visible(principal)} ${visible(action)} ${visible(resource)}`;
  if (isAsExpected && isBrief) return `${head}\n`;
  const reasons = reasonsText(entry, file, paint);
  const conditions = when.map((each, index) => `  ${index === 0 ? 'if ' : 'and'}      ${visible(each)}`);
  return `${[head, ...conditions, ...(reasons.length === 0 ? silence(answer, paint) : reasons)].join('\n')}\n`;
}

function reasonsText({ answer, because }: AnswerEntry, file: string, paint: Paint): readonly string[] {
  const reasons = answer === 'unknown' ? possibleReasons(because) : because.map((each) => ({ ...each, word: each.effect }));
  const width = Math.max(8, ...reasons.map(({ word }) => word.length));
  return reasons.map(({ word, policy, sid, range }) => {
    const statement = sid === null ? '' : ` ${visible(sid)}`;
    const place = range === null ? 'not in this file' : `${visible(file)}:${shownPosition(range.start)}`;
    return `  ${word.padEnd(width)} ${visible(policy)}${statement}  ${paint('faint', place)}`;
  });
}

/** What may count, or not. A policy of which nothing is known may allow and deny, which is said in one line. */
function possibleReasons(because: readonly BecauseEntry[]): readonly (BecauseEntry & { readonly word: string })[] {
  const has = (policy: string, effect: string): boolean =>
    because.some((each) => each.range === null && each.policy === policy && each.effect === effect);
  return because.flatMap((each) => {
    if (each.effect === 'boundary') return [{ ...each, word: 'boundary' }];
    if (each.range !== null || !has(each.policy, 'allow') || !has(each.policy, 'deny')) return [{ ...each, word: `may ${each.effect}` }];
    return each.effect === 'deny' ? [] : [{ ...each, word: 'may allow or deny' }];
  });
}

function silence(answer: AnswerWord, paint: Paint): readonly string[] {
  return answer === 'denied' ? [`  ${paint('faint', 'no statement allows it')}`] : [];
}

/** `12 requests: 11 as expected, 1 differs.` `unread`: how many further requests could not be read. */
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
