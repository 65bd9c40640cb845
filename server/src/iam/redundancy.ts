/** Which parts of a policy say nothing that another part does not say: actions, resources and principals within a statement, and whole statements. */
import { gather } from '../text/gather.js';
import { covers } from './coverage.js';
import { knownText, showText } from './partial-text.js';
import type { Pattern } from './pattern.js';
import type { Condition, ConditionTest, Item, Matcher, Statement } from './policy.js';
import type { Principal } from './principal.js';

export interface Covered<Parsed> {
  readonly item: Item<Parsed>;
  readonly wider: Item<Parsed>;
}

/** Every pair of items is compared: a longer list or policy is left alone. */
const mostListed = 100;

/** Actions or resources that another one covers; of two that say the same, the later one. Both must be settled: the same text in every deployment. */
export function coveredItems(matcher: Matcher<Pattern> | null, isSettled: (item: Item<Pattern>) => boolean): readonly Covered<Pattern>[] {
  const items = (matcher?.items ?? []).filter((item) => item.when.length === 0);
  if (items.length > mostListed) return [];
  return gather(items, (item, index) => {
    const wider = items.find(
      (other, place) =>
        place !== index &&
        covers(other.parsed, item.parsed) === 'yes' &&
        (place < index || covers(item.parsed, other.parsed) === 'no') &&
        isSettled(other),
    );
    return wider === undefined || !isSettled(item) ? [] : [{ item, wider }];
  });
}

/**
 * Principals that `*` or the same principal beside them covers; of two that are the same, the later one. An account does not
 * cover its users and roles: it delegates to their policies, and a principal that is named needs none (IAM User Guide,
 * evaluation logic).
 */
export function coveredPrincipals(principal: Matcher<Principal> | null): readonly Covered<Principal>[] {
  if (principal === null || principal.items.length < 2) return [];
  const items = principal.items.filter(({ when }) => when.length === 0);
  const anyone = items.find(({ parsed }) => parsed.kind === 'anyone');
  const first = new Map<string, Item<Principal>>();
  return items.flatMap((item) => {
    const name = nameOf(item);
    const same = first.get(name);
    if (same === undefined) first.set(name, item);
    const wider = same ?? (anyone !== item && isAmongAnyone(item.parsed) ? anyone : undefined);
    return wider === undefined ? [] : [{ item, wider }];
  });
}

/** An account can be spelled in two ways. */
function nameOf({ parsed, text }: Item<Principal>): string {
  const isNumbered = parsed.kind === 'account' && parsed.account.kind === 'id';
  return `${parsed.kind} ${isNumbered ? parsed.account.id : showText(text)}`;
}

function isAmongAnyone({ kind }: Principal): boolean {
  return kind === 'account' || kind === 'user' || kind === 'role' || kind === 'assumed-role' || kind === 'federated-user';
}

const mostInPolicy = 200;

const none: ReadonlyMap<Statement, Statement> = new Map();

/** Statements that another one of the policy covers, each with that one; of two that say the same, the later one. */
export function coveredStatements(statements: readonly Statement[]): ReadonlyMap<Statement, Statement> {
  const plain = statements.length < 2 ? [] : statements.filter(isPlain);
  const size = plain.reduce((sum, { action, resource }) => sum + (action?.items.length ?? 0) + (resource?.items.length ?? 0), 0);
  if (plain.length < 2 || size > mostInPolicy) return none;
  return new Map(
    plain.flatMap((statement) => {
      const wider = plain.find((other) => saysAllOf(other, statement) && (other.index < statement.index || !saysAllOf(statement, other)));
      return wider === undefined ? [] : [[statement, wider] as const];
    }),
  );
}

/** Known as a whole, there in any case, and saying what it lists and nothing else. */
function isPlain({ complete, when, action, resource, effect }: Statement): boolean {
  return complete && when.length === 0 && effect !== null && isList(action) && isList(resource);
}

function isList(matcher: Matcher<Pattern> | null): boolean {
  return matcher?.negated === false && matcher.items.every((item) => item.when.length === 0);
}

function saysAllOf(outer: Statement, inner: Statement): boolean {
  return (
    outer.index !== inner.index &&
    outer.effect === inner.effect &&
    asksNoMore(outer.condition, inner.condition) &&
    holdsAll(outer.action, inner.action) &&
    holdsAll(outer.resource, inner.resource) &&
    isSamePrincipal(outer.principal, inner.principal)
  );
}

/** Whether each test of a condition is one of the other condition too, so that it holds wherever that one does. */
function asksNoMore(outer: Condition | null, inner: Condition | null): boolean {
  if (outer === null) return true;
  const asked = new Set(inner?.tests.map(signOf));
  return outer.complete && outer.tests.every((test) => asked.has(signOf(test)) && signOf(test) !== null);
}

/** What a test says, regardless of the order of its values and the case of its key; null where a value is not known for certain. */
function signOf({ operatorText, key, values, complete }: ConditionTest): string | null {
  const texts = values.map(({ text, when }) => (when.length === 0 ? knownText(text) : null));
  const isKnown = complete && !texts.includes(null);
  return isKnown ? JSON.stringify([operatorText.toLowerCase(), key.toLowerCase(), ...[...new Set(texts)].sort()]) : null;
}

function holdsAll(outer: Matcher<Pattern> | null, inner: Matcher<Pattern> | null): boolean {
  const items = inner?.items ?? [];
  return items.length > 0 && items.every(({ parsed }) => outer?.items.some((wider) => covers(wider.parsed, parsed) === 'yes') === true);
}

function isSamePrincipal(left: Matcher<Principal> | null, right: Matcher<Principal> | null): boolean {
  const names = (matcher: Matcher<Principal> | null): string => [...new Set(matcher?.items.map(nameOf))].sort().join('\n');
  return left?.element === right?.element && names(left) === names(right);
}
