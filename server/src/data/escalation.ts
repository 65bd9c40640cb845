/** Sets of permissions that let a principal gain more than it has. */
import { escalationTable } from './generated/escalation.js';

/** A set of permissions: whoever holds all of them can escalate. */
export interface EscalationSet {
  /** Whether no other set is contained in it (apart from `iam:*` and `iam:Put*`). */
  readonly minimal: boolean;
  /** Spelt as AWS does; two entries are patterns, `iam:*` and `iam:Put*`. */
  readonly permissions: readonly string[];
  /** Services that the passed or existing role must trust; empty when any will do or when it is not known. */
  readonly passedRoleTrusts: readonly string[];
}

let sets: readonly EscalationSet[] | undefined;

/** All sets, those with the fewest permissions first. */
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
