/** The situations in which a request is judged: all of them, or, where there are too many, the most telling ones. */
import type { Guard } from '../../value/guard.js';
import type { KeyValues } from './access.js';
import { testPasses } from './condition-test.js';
import type { Clause } from './clause.js';
import type { Opening } from './openings.js';
import type { Situation } from './situation.js';

/** At most this many situations are tried, and this many statements in all of them together. */
const situationLimit = 1024;
const judgementLimit = 400_000;
/** For at most this many allowing statements we look for a situation of their own, and against at most as many denials. */
const goalLimit = 60;

/** The index of the choice that is taken for each opening. */
type Pick = readonly number[];

/** What is known of a request, and what it leaves open. */
export interface OpenRequest {
  readonly openings: readonly Opening[];
  readonly known: ReadonlyMap<string, KeyValues>;
  /** Whether conditions and parameters can have these values together. */
  isPossible(guard: Guard): boolean;
}

/** At least one situation; none that the conditions of the template exclude, unless they exclude all. */
export function situationsOf(request: OpenRequest, clauses: readonly Clause[]): readonly Situation[] {
  const count = request.openings.reduce((product, opening) => product * opening.choices.length, 1);
  const limit = Math.min(situationLimit, Math.ceil(judgementLimit / (clauses.length + 1)));
  const picks = count <= limit ? everyPick(request.openings) : tellingPicks(request, clauses, limit);
  const possible = picks.filter((pick) => request.isPossible(guardOf(request, pick)));
  return (possible.length > 0 ? possible : picks).map((pick) => situationOf(request, pick));
}

function everyPick(openings: readonly Opening[]): readonly Pick[] {
  let picks: readonly Pick[] = [[]];
  for (const { choices } of openings) picks = picks.flatMap((pick) => choices.map((_, index) => [...pick, index]));
  return picks;
}

/** For each statement a situation in which it counts and as few that deny as possible, and variations of those. */
function tellingPicks(request: OpenRequest, clauses: readonly Clause[], limit: number): readonly Pick[] {
  const conditional = clauses.filter(({ statement }) => statement?.condition !== null);
  // Leaving out a denial would make the answer too favourable.
  const denials = conditional.filter(({ effect }) => effect === 'Deny').slice(0, limit);
  const others = conditional.filter(({ effect }) => effect !== 'Deny').slice(0, goalLimit);
  const goals = goalPicks([...denials, ...others], clauses, request);
  const ends: readonly Pick[] = [request.openings.map(() => 0), request.openings.map(({ choices }) => choices.length - 1)];
  const bases: readonly Pick[] = [...ends, leastAllowedPick(conditional, request), ...goals];
  const variations = bases.flatMap((base) =>
    request.openings.flatMap((opening, index) =>
      opening.choices.map((_, choice) => base.map((picked, place) => (place === index ? choice : picked))),
    ),
  );
  return [...bases, ...variations].slice(0, limit);
}

/** For each key the choice under which fewest statements that allow have what they demand, since what none of them allows is denied. */
function leastAllowedPick(conditional: readonly Clause[], request: OpenRequest): Pick {
  const allowing = conditional.filter(({ effect }) => effect !== 'Deny');
  return request.openings.map((opening) => {
    if (opening.kind !== 'key') return 0;
    const demanding = allowing.filter((clause) => asksFor(clause, opening.name)).slice(0, goalLimit);
    const met = opening.choices.map((values) => {
      const situation = withKey(opening.name, values, request);
      return demanding.reduce((sum, clause) => sum + passes(clause, opening.name, situation), 0);
    });
    return met.indexOf(Math.min(...met));
  });
}

/** For each goal the choices under which most of what it demands is so, and least of what others deny by. */
function goalPicks(goals: readonly Clause[], clauses: readonly Clause[], request: OpenRequest): readonly Pick[] {
  // Most goals demand only few of the keys; for the other keys the best choice is the same for all goals.
  const withoutGoal = new Map(
    request.openings.map((opening) => [opening, opening.kind === 'key' ? bestChoice(opening, null, clauses, request) : 0]),
  );
  return goals.map((goal) =>
    request.openings.map((opening) => {
      if (opening.kind !== 'key') {
        return Math.max(
          0,
          opening.choices.findIndex((choice) => suits(opening, choice, goal)),
        );
      }
      return asksFor(goal, opening.name) ? bestChoice(opening, goal, clauses, request) : (withoutGoal.get(opening) ?? 0);
    }),
  );
}

/** The choice of a key under which the goal, if any, has most of what it demands, and least is denied by others. */
function bestChoice(
  opening: Extract<Opening, { kind: 'key' }>,
  goal: Clause | null,
  clauses: readonly Clause[],
  request: OpenRequest,
): number {
  const against = clauses
    .filter((clause) => clause !== goal && clause.effect === 'Deny' && asksFor(clause, opening.name))
    .slice(0, goalLimit);
  const scores = opening.choices.map((values) => {
    const situation = withKey(opening.name, values, request);
    const met = goal === null ? 0 : passes(goal, opening.name, situation);
    return met * 100 - against.reduce((sum, clause) => sum + passes(clause, opening.name, situation), 0);
  });
  return scores.indexOf(Math.max(...scores));
}

/** The known situation with one more key. */
function withKey(key: string, values: KeyValues, { known }: OpenRequest): Situation {
  return { keys: new Map(known).set(key, values), conditions: new Map(), parameters: new Map() };
}

function asksFor({ statement }: Clause, key: string): boolean {
  return statement?.condition?.tests.some((test) => test.key.toLowerCase() === key) ?? false;
}

/** Whether a choice agrees with the guards of a statement. */
function suits({ name }: Opening, choice: boolean | string, { policy, statement }: Clause): boolean {
  return [...policy.when, ...(statement?.when ?? [])].some(
    (assumption) =>
      assumption.name === name &&
      (assumption.kind === 'condition' ? assumption.holds === choice : assumption.kind === 'parameter' && assumption.value === choice),
  );
}

function passes({ statement }: Clause, key: string, situation: Situation): number {
  const tests = statement?.condition?.tests.filter((test) => test.key.toLowerCase() === key) ?? [];
  return tests.filter((test) => testPasses(test, situation) === 'yes').length;
}

function situationOf({ openings, known }: OpenRequest, pick: Pick): Situation {
  const keys = new Map(known);
  const conditions = new Map<string, boolean>();
  const parameters = new Map<string, string>();
  openings.forEach((opening, index) => {
    const choice = pick[index] ?? 0;
    if (opening.kind === 'key') keys.set(opening.name, opening.choices[choice] ?? null);
    else if (opening.kind === 'condition') conditions.set(opening.name, opening.choices[choice] ?? false);
    else parameters.set(opening.name, opening.choices[choice] ?? '');
  });
  return { keys, conditions, parameters };
}

function guardOf({ openings }: OpenRequest, pick: Pick): Guard {
  return openings.flatMap((opening, index): Guard => {
    const choice = pick[index] ?? 0;
    if (opening.kind === 'condition') return [{ kind: 'condition', name: opening.name, holds: opening.choices[choice] ?? false }];
    return opening.kind === 'parameter' ? [{ kind: 'parameter', name: opening.name, value: opening.choices[choice] ?? '' }] : [];
  });
}
