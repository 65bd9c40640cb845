/** Sets of permissions that let a principal become more than it is. */
import { escalationTable } from './generated/escalation.js';

/** One set: who holds all of its permissions can escalate. */
export interface EscalationSet {
  /** No other set is contained in it (`iam:*` and `iam:Put*` apart). */
  readonly minimal: boolean;
  /** Actions as AWS spells them; two entries are patterns, `iam:*` and `iam:Put*`. */
  readonly permissions: readonly string[];
  /** Services that the passed or existing role must trust; empty when it does not matter or is not known. */
  readonly passedRoleTrusts: readonly string[];
}

let sets: readonly EscalationSet[] | undefined;

/** All sets, those with fewest permissions first. */
export function escalationSets(): readonly EscalationSet[] {
  sets ??= escalationTable.split('\n').map(readSet);
  return sets;
}

function readSet(line: string): EscalationSet {
  const [minimal = '', permissions = '', passedRoleTrusts = ''] = line.split('|');
  return { minimal: minimal === 'minimal', permissions: words(permissions), passedRoleTrusts: words(passedRoleTrusts) };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
