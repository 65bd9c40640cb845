/** A test of the source address that no request from the internet passes, or that nearly all of them pass. */
import { enclosesRange, isEveryAddress, isVastRange, readAddressRange, type AddressRange } from '../../iam/condition/address-range.js';
import { knownText } from '../../iam/partial-text.js';
import type { ConditionTest } from '../../iam/policy.js';
import { renameKey } from '../../repair/correct.js';
import { encloses } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const privateSourceIp = defineRule({
  id: 'policy/private-source-ip',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A test of `aws:SourceIp` names private addresses, or nearly all of them.',
  why: 'Requests carry the public address they come from; those through a VPC endpoint carry none in `aws:SourceIp`. A private range never matches, and `0.0.0.0/0` matches every IPv4 address.',
  remedy: 'Name public addresses; for requests from within a VPC test `aws:VpcSourceIp` with `aws:SourceVpc`.',
  references: [
    {
      title: 'Global condition keys: aws:SourceIp',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
  ],
  messages: {
    private: { severity: 'warning', text: '`{range}` is private, and no request carries it in `aws:SourceIp`.' },
    vast: { severity: 'warning', text: '`{range}` is wider than any network, so the test keeps hardly anybody out.' },
    everything: { severity: 'warning', text: '`{range}` is every address, so the test has no effect.' },
  },

  subject: 'statement',
  check({ statement, at, when }, report) {
    for (const { key, operator, values } of statement.condition?.tests ?? []) {
      if (key.toLowerCase() !== 'aws:sourceip' || operator?.family !== 'ip') continue;
      const isPrivate = values.every((item) => isPrivateRange(rangeOf(item)));
      for (const item of values) {
        const text = knownText(item.text);
        const range = rangeOf(item);
        if (text === null || range === null) continue;
        const message = faultOf(range);
        if (message !== null && (message !== 'private' || isPrivate)) {
          report(message, item.at ?? at, { slots: { range: text }, when: [...when, ...item.when] });
        }
      }
    }
  },

  fixes: {
    private: (finding, { statement }, facts) => {
      const tests = statement.condition?.tests ?? [];
      const test = tests.find(({ values }) => values.some(({ at }) => at !== null && encloses(finding, at)));
      const keyAt = test?.keyAt ?? null;
      if (keyAt === null || !tests.some(demandsEndpoint)) return [];
      const title = 'Test the address within the network, with `aws:VpcSourceIp`';
      return [renameKey(facts, 'aws:VpcSourceIp', { at: keyAt, title, safety: 'suggestion' })];
    },
  },
});

/** Whether only requests through the endpoint of a network pass a test: these carry their private address. */
function demandsEndpoint({ key, operator }: ConditionTest): boolean {
  const isPositive = operator?.family === 'string' && !operator.negated && !operator.ifExists && operator.set !== 'ForAllValues';
  return isPositive && /^aws:sourcevpce?$/i.test(key);
}

function faultOf(range: AddressRange): 'everything' | 'private' | 'vast' | null {
  if (isEveryAddress(range)) return 'everything';
  if (isPrivateRange(range)) return 'private';
  return isVastRange(range) ? 'vast' : null;
}

/** Null for a value that is not known, or is not an address. */
function rangeOf({ text }: ConditionTest['values'][number]): AddressRange | null {
  const known = knownText(text);
  return known === null ? null : readAddressRange(known);
}

function isPrivateRange(range: AddressRange | null): boolean {
  return range !== null && privateRanges.some((each) => enclosesRange(each, range));
}

/** RFC 1918, and RFC 4193 for IPv6. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].flatMap((range) => readAddressRange(range) ?? []);
