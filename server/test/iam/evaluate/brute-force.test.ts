import assert from 'node:assert/strict';
import { account, ask, roleArn, userArn, type Question } from '../support/ask.js';
import { seeded, type Random } from '../../support/random.js';

interface Test { readonly operator: string; readonly key: string; readonly values: readonly string[] }
interface Rule { readonly effect: 'Allow' | 'Deny'; readonly action: string; readonly resource: string; readonly principal: string; readonly tests: readonly Test[] }
type Context = Readonly<Record<string, string | null>>;

const keys = ['aws:RequestTag/p', 'aws:RequestTag/q'] as const;
const words = [...['a', 'b', 'z'].flatMap((one) => [one, ...['a', 'b', 'z'].map((two) => one + two)]), 'aab', 'azb', 'abb', '*', 'a*', '*b', '?', 'a?', 'aa*', 'a*b'];

function randomRule(random: Random): Rule {
  return {
    effect: random.pick(['Allow', 'Allow', 'Deny']),
    action: random.pick(['*', 's3:*', 's3:Get*', 's3:Put*']),
    resource: random.pick(['*', '*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/a', 'arn:aws:s3:::b/${aws:RequestTag/p}', 'arn:aws:s3:::c/*']),
    principal: random.pick(['*', roleArn, userArn, `arn:aws:iam::${account}:root`]),
    tests: Array.from({ length: random.below(3) }, () => randomTest(random)),
  };
}

function randomTest(random: Random): Test {
  const name = random.pick(['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'Null']);
  const key = random.pick(keys);
  if (name === 'Null') return { operator: name, key, values: [random.pick(['true', 'false'])] };
  const suffix = random.pick(['', '', 'IfExists']);
  const values = Array.from({ length: 1 + random.below(2) }, () => random.pick(['a', 'b', 'ab', 'a*', '*b', '?', '${aws:RequestTag/q}', 'a${aws:RequestTag/q}']));
  return { operator: name + suffix, key, values };
}

/** Whether a rule means a request whose context is wholly known; written down once more, as plainly as can be. */
function applies(rule: Rule, context: Context): boolean {
  const action = new RegExp(`^${rule.action.replaceAll('*', '.*')}$`, 'i').test('s3:GetObject');
  const resource = fill(rule.resource, context);
  return action && resource !== null && like(resource, 'arn:aws:s3:::b/a') && rule.tests.every((test) => passes(test, context));
}

function passes({ operator, key, values }: Test, context: Context): boolean {
  const value = context[key] ?? null;
  if (operator === 'Null') return values.includes(String(value === null));
  const isNegated = operator.includes('Not');
  if (value === null) return isNegated || operator.endsWith('IfExists');
  const any = values.some((each) => {
    const wanted = fill(each, context);
    return wanted !== null && (operator.includes('Like') ? like(wanted, value) : plainly(wanted) === plainly(value));
  });
  return any !== isNegated;
}

/** Signs in the place of characters that are no wildcards. */
function plainly(text: string): string {
  return text.replaceAll('*', '<star>').replaceAll('?', '<mark>');
}

/** The pattern with its variable replaced by its value; null when that is absent. */
function fill(text: string, context: Context): string | null {
  const [, before = text, key = '', after = ''] = /^(.*)\$\{(.*)\}(.*)$/.exec(text) ?? [];
  if (key === '') return text;
  const value = context[key] ?? null;
  return value === null ? null : before + plainly(value) + after;
}

function like(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replaceAll('?', '(?:.|<star>|<mark>)').replaceAll('*', '.*')}$`).test(plainly(text));
}

interface Policies { readonly identity: readonly Rule[]; readonly boundary: readonly Rule[] | null; readonly resource: readonly Rule[] | null }

function isAllowed({ identity, boundary, resource }: Policies, caller: 'role' | 'user', context: Context): boolean {
  const arn = caller === 'role' ? roleArn : userArn;
  const names = (rule: Rule): boolean => rule.principal === '*' || rule.principal === arn || rule.principal.endsWith(':root');
  const own = identity.filter((rule) => applies(rule, context));
  const limits = boundary?.filter((rule) => applies(rule, context)) ?? null;
  const granted = resource?.filter((rule) => applies(rule, context) && names(rule)) ?? [];
  if ([...own, ...(limits ?? []), ...granted].some((rule) => rule.effect === 'Deny')) return false;
  const grants = granted.map((rule) => rule.principal);
  const within = limits === null || limits.length > 0;
  if (grants.includes('*') || (caller === 'user' && grants.includes(userArn))) return true;
  return within && (own.length > 0 || grants.includes(arn));
}

function plain(rules: readonly Rule[] | null, hasPrincipal: boolean): Question['identity'] {
  return (rules ?? []).map((rule) => ({
    Effect: rule.effect, Action: rule.action, Resource: rule.resource,
    ...(hasPrincipal ? { Principal: rule.principal === '*' ? '*' : { AWS: rule.principal } } : {}),
    // Two tests of one key under one operator cannot both be written in one block.
    Condition: Object.fromEntries(rule.tests.map(({ operator, key, values }) => [operator, { [key]: [...values] }])),
  }));
}

/** A rule as its policy holds it, where a second block of the same operator replaces the first one. */
function writable(rule: Rule): Rule {
  return { ...rule, tests: [...new Map(rule.tests.map((test) => [test.operator, test])).values()] };
}

describe('evaluate against a plain reading of the rules in every context', function () {
  this.timeout(0);
  const contexts: readonly Context[] = [null, ...words].flatMap((p) => [null, ...words].map((q): Context => ({ [keys[0]]: p, [keys[1]]: q })));

  function rules(random: Random, count: number): readonly Rule[] {
    return Array.from({ length: count }, () => writable(randomRule(random)));
  }

  it('agrees with all contexts', () => {
    const random = seeded(3);
    for (let round = 0; round < 100; round++) {
      const policies: Policies = {
        identity: rules(random, 1 + random.below(3)),
        boundary: random.below(3) === 0 ? rules(random, 1 + random.below(2)) : null,
        resource: random.below(2) === 0 ? rules(random, 1 + random.below(2)) : null,
      };
      const caller = random.pick(['role', 'user'] as const);
      const truths = new Set(contexts.map((context) => isAllowed(policies, caller, context)));
      const truth = truths.size === 2 ? 'conditional' : truths.has(true) ? 'allowed' : 'denied';
      const question: Question = {
        caller, resource: 'arn:aws:s3:::b/a', only: false, identity: plain(policies.identity, false) ?? null,
        ...(policies.boundary === null ? {} : { boundary: plain(policies.boundary, false) ?? null }),
        ...(policies.resource === null ? {} : { resourcePolicy: plain(policies.resource, true) ?? null }),
      };
      assert.equal(ask(question).answer, truth, JSON.stringify(question));
      const context = random.pick(contexts);
      assert.equal(ask({ ...question, context, only: true }).answer, isAllowed(policies, caller, context) ? 'allowed' : 'denied', JSON.stringify({ ...question, context }));
    }
  });
});
