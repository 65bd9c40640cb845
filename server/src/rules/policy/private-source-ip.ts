/** A test of the source address that no request from the internet passes, or that nearly all of them pass. */
import { enclosesRange, isEveryAddress, isVastRange, readAddressRange, type AddressRange } from '../../iam/address-range.js';
import { knownText } from '../../iam/partial-text.js';
import type { ConditionTest } from '../../iam/policy.js';
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
});

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
