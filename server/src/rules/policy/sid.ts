/** A `Sid` that is empty, not unique in its policy, or spelt with characters that IAM rejects. */
import type { Facts } from '../../analysis/facts.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { correctValue } from '../../repair/correct.js';
import { dropSid } from '../../repair/policy/drop-sid.js';
import type { Declined, Fix } from '../../repair/fix.js';
import type { Span } from '../../text/span.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const sid = defineRule({
  id: 'policy/sid',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A `Sid` is empty, is used by two statements, or has characters that are not allowed.',
  why: 'IAM rejects a policy whose `Sid`s are not unique or contain characters other than letters and digits; some services accept them and confuse the statements.',
  remedy: 'Give each statement a `Sid` of its own, of letters and digits.',
  references: [
    {
      title: 'IAM JSON policy elements: Sid',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
    },
  ],
  messages: {
    twice: { severity: 'information', text: 'Another statement has the `Sid` `{sid}` too.' },
    refused: { severity: 'error', text: 'Another statement has the `Sid` `{sid}` too, so AWS Organizations rejects the policy.' },
    empty: { severity: 'information', text: 'The `Sid` of this statement is empty, so it identifies nothing.' },
    invalid: { severity: 'information', text: 'The `Sid` `{sid}` has characters other than letters and digits.' },
  },

  subject: 'policy',
  check({ policy }, report) {
    for (const statement of policy.statements) {
      const { sid, sidAt, when } = statement;
      if (sid === null || sidAt === null) continue;
      if (sid === '') {
        report('empty', sidAt, { when });
        continue;
      }
      const earlier = earlierOf(sid, statement, policy);
      if (earlier !== null) {
        report(controlKinds.has(policy.kind) ? 'refused' : 'twice', sidAt, {
          slots: { sid },
          when: earlier.when,
          related: [{ message: 'This statement has the same `Sid`.', at: earlier.at }],
        });
      }
      if (strictKinds.has(policy.kind) && !/^[A-Za-z0-9]*$/.test(sid)) report('invalid', sidAt, { slots: { sid }, when });
    }
  },

  fixes: {
    twice: (finding, { policy }, facts) => number(String(finding.slots['sid']), policy, finding, facts),
    refused: (finding, { policy }, facts) => number(String(finding.slots['sid']), policy, finding, facts),
    empty: (finding, _, facts) => [dropSid(facts, finding)],
    invalid: (finding, { policy }, facts) => respell(String(finding.slots['sid']), policy, finding, facts),
  },
});

/** The first statement before this one that has its `Sid` and can be there together with it, and when both are. */
function earlierOf(sid: string, { index, when }: Statement, { statements }: Policy): { readonly at: Span; readonly when: Guard } | null {
  for (const other of statements) {
    if (other.index >= index) return null;
    const both = other.sid === sid ? conjoin(other.when, when) : null;
    if (both !== null && other.sidAt !== null) return { at: other.sidAt, when: both };
  }
  return null;
}

/** A fix that numbers the statements of one `Sid`, as far as their numbers are free; the same whichever is numbered first. */
function number(sid: string, { statements }: Policy, at: Span, facts: Facts): readonly (Fix | Declined)[] {
  const taken = new Set(statements.map((each) => each.sid));
  const before = statements.filter((each) => each.sid === sid && each.sidAt !== null && each.sidAt.start < at.start);
  let place = new Set(before.map(({ sidAt }) => sidAt?.start)).size + 1;
  while (taken.has(`${sid}${place}`)) place++;
  const id = `${sid}${place}`;
  return [correctValue(facts, id, { at, title: `Give this statement the \`Sid\` \`${id}\``, safety: 'suggestion' })];
}

/** A fix that joins the words of a `Sid`; none where another statement has the result. */
function respell(sid: string, { statements }: Policy, at: Span, facts: Facts): readonly (Fix | Declined)[] {
  const words = sid.split(/[^A-Za-z0-9]+/);
  const id = words.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join('');
  if (id === '' || statements.some((each) => each.sid === id)) return [];
  return [correctValue(facts, id, { at, title: `Replace \`${sid}\` with \`${id}\``, safety: 'suggestion' })];
}

/** The policies of IAM itself; services such as S3 and KMS accept blanks in theirs. */
const strictKinds: ReadonlySet<string> = new Set(['identity', 'boundary', 'session', 'trust']);

/** IAM Access Analyzer policy check reference, "Unique Sids required". */
const controlKinds: ReadonlySet<string> = new Set(['organization-scp', 'organization-rcp']);
