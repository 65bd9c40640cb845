/** Sets of permissions that let a principal become more than it is. */
import { escalationTable } from './generated/escalation.js';

/** One set: who holds all of its permissions can escalate. */
export interface EscalationSet {
  /** Name at pathfinding.cloud, such as `iam-002`; null for sets that only others list. */
  readonly id: string | null;
  /** Class at pathfinding.cloud, such as `self-escalation`, `new-passrole`; null for sets that only others list. */
  readonly category: string | null;
  /** No other set is contained in it (`iam:*` and `iam:Put*` apart). */
  readonly minimal: boolean;
  /** Actions as AWS spells them; two entries are patterns, `iam:*` and `iam:Put*`. */
  readonly permissions: readonly string[];
  /** Services that the passed or existing role must trust; empty when it does not matter or is not known. */
  readonly passedRoleTrusts: readonly string[];
  readonly sources: readonly string[];
}

let sets: readonly EscalationSet[] | undefined;

/** All sets, those with fewest permissions first. */
export function escalationSets(): readonly EscalationSet[] {
  sets ??= escalationTable.split('\n').map(readSet);
  return sets;
}

function readSet(line: string): EscalationSet {
  const [id = '', category = '', minimal = '', ...lists] = line.split('|');
  const [permissions = [], passedRoleTrusts = [], sources = []] = lists.map(words);
  return {
    id: id === '' ? null : id,
    category: category === '' ? null : category,
    minimal: minimal === 'minimal',
    permissions,
    passedRoleTrusts,
    sources,
  };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
