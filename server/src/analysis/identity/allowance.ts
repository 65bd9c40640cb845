/** What policies allow their holder: what statements allow, without what denials take away, within the boundary. */
import { meansAction, requestedAction, whenMeant } from '../../iam/action.js';
import { passesThroughStacks } from '../../iam/condition/call-through.js';
import { covers } from '../../iam/coverage.js';
import { isElsewhere } from '../../iam/condition/region-test.js';
import { literalOf, type Pattern } from '../../iam/pattern.js';
import type { Matcher } from '../../iam/policy.js';
import { gather } from '../../text/gather.js';
import { conjoin, conjoinAll, type Guard } from '../../value/guard.js';
import type { AttachedPolicy } from './attached-policy.js';
import { waysWithin, type Boundary } from './bounded.js';
import { applyLimit, boundaryLimit, denyLimits, guardsOf, narrowsUse, ownLimit, resourcesUnder, type OwnStatement } from './limit.js';
import type { Permission } from './permission.js';

/** Statements by their effect. */
interface Statements {
  readonly allows: readonly OwnStatement[];
  readonly denies: readonly OwnStatement[];
  readonly boundaries: readonly Boundary[];
}

/** Everything is worked out at its first use and kept. */
export class Allowance {
  readonly #policies: readonly AttachedPolicy[];
  readonly #boundaries: readonly AttachedPolicy[];
  readonly #isPossible: (guard: Guard) => boolean;
  readonly #permissions = new Map<string, readonly Permission[]>();
  readonly #possible = new Map<ReadonlyMap<string, readonly string[]>, ReadonlySet<string>>();
  #statements: Statements | null = null;

  constructor(
    policies: readonly AttachedPolicy[],
    boundaries: readonly AttachedPolicy[],
    isPossible: (guard: Guard) => boolean = () => true,
  ) {
    this.#policies = policies;
    this.#boundaries = boundaries;
    this.#isPossible = isPossible;
  }

  /** The permissions for an action, without those that are uncertain because something about them is unknown. */
  permissionsFor(action: string): readonly Permission[] {
    const kept = this.#permissions.get(action) ?? certainPermissions(this.#read(), action, this.#isPossible);
    this.#permissions.set(action, kept);
    return kept;
  }

  /** Those of the given actions (in lower case, by prefix) that any statement may allow. */
  possibleActions(byPrefix: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
    const kept = this.#possible.get(byPrefix) ?? possibleActions(this.#read().allows, byPrefix);
    this.#possible.set(byPrefix, kept);
    return kept;
  }

  #read(): Statements {
    return (this.#statements ??= readStatements(this.#policies, this.#boundaries));
  }
}

function readStatements(policies: readonly AttachedPolicy[], limits: readonly AttachedPolicy[]): Statements {
  const own = gather(policies, ownStatements);
  return {
    allows: own.filter(({ statement }) => statement.effect === 'Allow'),
    denies: own.filter(({ statement }) => statement.effect === 'Deny'),
    boundaries: limits.map((policy) => ({ when: policy.when, statements: policy.policy === null ? null : ownStatements(policy) })),
  };
}

function ownStatements(policy: AttachedPolicy): readonly OwnStatement[] {
  return (policy.policy?.statements ?? []).flatMap((statement) => {
    const when = conjoin(policy.when, statement.when);
    return when === null ? [] : [{ statement, policy, when }];
  });
}

function certainPermissions(
  { allows, denies, boundaries }: Statements,
  action: string,
  isPossible: (guard: Guard) => boolean,
): readonly Permission[] {
  return gather(allows, ({ statement, policy, when }) => {
    const meant = statement.action === null ? null : whenMeant(statement.action, action);
    const { resource } = statement;
    if (meant === null || resource === null || statement.condition?.tests.some((test) => isElsewhere(test, action)) === true) return [];
    const ways = gather(guardsOf(resource), (named) => {
      const guard = conjoinAll([when, meant, named]);
      return guard === null ? [] : waysWithin(boundaries, guard, isPossible);
    });
    return gather(ways, (way) => {
      const limits = [
        ownLimit(statement, way.when),
        ...denyLimits(denies, action, way.when),
        ...way.boundaries.map((boundary) => boundaryLimit(boundary, action, way.when)),
      ];
      const resources = resourcesUnder(resource, way.when);
      const left = limits.reduce(applyLimit, { resources, except: [], notTo: [], isConditioned: false });
      if (left.resources.length === 0) return [];
      const isNarrowed = narrowsUse(statement.condition);
      const isForStacks = isNarrowed && !left.isConditioned && !narrowsUse(statement.condition, passesThroughStacks);
      return [{ action, statement, policy, when: way.when, ...left, isConditioned: isNarrowed || left.isConditioned, isForStacks }];
    });
  });
}

function possibleActions(allows: readonly OwnStatement[], byPrefix: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { statement } of allows) {
    const { action } = statement;
    if (action === null) continue;
    if (action.negated) addMeant(found, action, [...byPrefix.values()].flat());
    else for (const { parsed } of action.items) addCovered(found, parsed, byPrefix);
  }
  return found;
}

function addMeant(found: Set<string>, action: Matcher<Pattern>, candidates: readonly string[]): void {
  for (const candidate of candidates) {
    if (!found.has(candidate) && meansAction(action, candidate) !== 'no') found.add(candidate);
  }
}

/** Most items name one action; the others are for one service, or for all. */
function addCovered(found: Set<string>, pattern: Pattern, byPrefix: ReadonlyMap<string, readonly string[]>): void {
  const [prefix] = /^[a-z0-9-]+(?=:)/.exec(pattern.text.toLowerCase()) ?? [];
  const candidates = prefix === undefined ? [...byPrefix.values()].flat() : (byPrefix.get(prefix) ?? []);
  const literal = literalOf(pattern);
  if (literal !== null) {
    if (candidates.includes(literal)) found.add(literal);
    return;
  }
  for (const candidate of candidates) {
    if (!found.has(candidate) && covers(pattern, requestedAction(candidate)) !== 'no') found.add(candidate);
  }
}
