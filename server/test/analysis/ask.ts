/** Asks `can`, and shows the answer in one line. */
import type { Facts } from '../../src/analysis/facts.js';
import { can } from '../../src/analysis/question/can.js';

export interface Asked {
  readonly principal?: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly onlyGivenContext?: boolean;
}

/** `answer`, then what must hold, then `effect policy` of each reason. */
export function ask(facts: Facts, action: string, resource: string, { principal = 'R', context = {}, onlyGivenContext = false }: Asked = {}): string {
  const answer = can(facts, { principal, action, resource, onlyGivenContext, context: new Map(Object.entries(context).map(([key, value]) => [key, [value]])) });
  if (answer.kind === 'unknown-principal') return answer.kind;
  const when = answer.when.length === 0 ? '' : ` when ${answer.when.join(' and ')}`;
  const because = answer.because.map(({ effect, policy, sid, at }) => `${effect} ${policy}${sid === null ? '' : `#${sid}`}${at === null ? ' elsewhere' : ''}`);
  return `${answer.answer}${when}${because.length === 0 ? '' : `: ${because.join(', ')}`}`;
}
