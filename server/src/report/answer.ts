/** The answer of `can` to one request, as other programs read it (docs/inspect-and-can.md). */
import type { Facts } from '../analysis/facts.js';
import type { Answer, Question } from '../analysis/question/can.js';
import type { LineIndex, Range } from '../text/line-index.js';

export type AnswerWord = Extract<Answer, { kind: 'answer' }>['answer'];

export const answerWords: readonly AnswerWord[] = ['allowed', 'denied', 'conditional', 'unknown'];

export interface BecauseEntry {
  readonly effect: 'allow' | 'deny' | 'boundary';
  readonly policy: string;
  readonly sid: string | null;
  readonly range: Range | null;
}

export interface AnswerEntry {
  readonly version: 1;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly answer: AnswerWord;
  /** What must be true for it; empty unless the answer is conditional. */
  readonly when: readonly string[];
  readonly because: readonly BecauseEntry[];
  /** Present when an expectation was given. */
  readonly expect?: AnswerWord;
}

/** About an unknown principal the answer is that nothing is known. */
export function answerEntry(
  question: Question,
  answer: Answer,
  expect: AnswerWord | null,
  { facts, lines }: { readonly facts: Facts; readonly lines: LineIndex },
): AnswerEntry {
  const { principal, action, resource } = question;
  const known = answer.kind === 'answer' ? answer : { answer: 'unknown' as const, when: [], because: [] };
  return {
    version: 1,
    principal,
    action,
    resource,
    answer: known.answer,
    when: known.when.map((each) => facts.mask(each)),
    because: known.because.map(({ effect, policy, sid, at }) => ({
      effect,
      policy: facts.mask(policy),
      sid: sid === null ? null : facts.mask(sid),
      range: at === null ? null : lines.range(at.start, at.end),
    })),
    ...(expect === null ? {} : { expect }),
  };
}
