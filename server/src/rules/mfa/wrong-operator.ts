/** A test of MFA with an operator or a value that does not ask for it. */
import { mfaDefects } from '../../iam/mfa/mfa-defect.js';
import { compareAsBoolean } from '../../repair/policy/mfa-presence.js';
import { offers } from '../../repair/fix.js';
import { defineRule } from '../rule.js';

export const wrongOperator = defineRule({
  id: 'mfa/wrong-operator',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A test of MFA has an operator or a value that does not require it.',
  why: '`Null` asks whether the key is there, not whether it is true: temporary credentials without MFA have it too, with the value false. `ForAllValues` is true for a missing key. String operators compare a boolean as text. An `Allow` that asks for `false`, and a `Deny` that asks for `true`, say the opposite of what is meant. A guard that never applies guards nothing.',
  remedy: 'Use `Bool` in an `Allow`, and `BoolIfExists` in a `Deny`; a limit on the age in a `Deny` of its own.',
  references: [
    {
      title: 'Global condition keys: aws:MultiFactorAuthPresent',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
    {
      title: 'IAM JSON policy elements: condition operators',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    },
  ],
  messages: {
    presence: { severity: 'error', text: 'Policy `{policy}` asks whether the MFA key is present, not whether MFA was used.' },
    vacuous: { severity: 'error', text: 'Policy `{policy}` asks for MFA with `{operator}`, which a request without the key passes.' },
    text: { severity: 'warning', text: 'Policy `{policy}` compares the MFA key with `{operator}`, which is meant for text.' },
    without: { severity: 'error', text: 'Policy `{policy}` allows this without MFA, and only without it.' },
    late: { severity: 'error', text: 'Policy `{policy}` allows this long after MFA, and only then.' },
    denied: { severity: 'error', text: 'Policy `{policy}` denies this to callers with MFA.' },
    unfit: { severity: 'error', text: 'Policy `{policy}` denies nothing: `{operator}` asks for what `{key}` never is.' },
    idle: { severity: 'warning', text: 'Policy `{policy}` allows nothing: `{operator}` asks for what `{key}` never is.' },
    never: { severity: 'error', text: 'Policy `{policy}` asks for a missing and a false MFA key at once, so it never applies.' },
    apart: {
      severity: 'error',
      text: 'Policy `{policy}` asks for no MFA and for an age of MFA at once, so it never applies; each belongs in a statement of its own.',
    },
  },

  subject: 'statement',
  check({ statement, site, when }, report) {
    for (const { kind, test } of mfaDefects(statement, site.policy)) {
      const { operatorAt: at, operatorText: operator, key } = test;
      if (at === null) continue;
      const slots = { policy: site.name };
      switch (kind) {
        case 'vacuous':
        case 'text':
          report(kind, at, { slots: { ...slots, operator }, when });
          break;
        case 'never-true':
          report(statement.effect === 'Allow' ? 'idle' : 'unfit', at, { slots: { ...slots, operator, key }, when });
          break;
        default:
          report(messageOf[kind], at, { slots, when });
      }
    }
  },

  fixes: {
    text: (finding, { statement }, facts) =>
      offers(compareAsBoolean(facts, finding, { operator: String(finding.slots['operator']), denies: statement.effect === 'Deny' })),
  },
});

const messageOf = {
  presence: 'presence',
  'only-without': 'without',
  'only-late': 'late',
  'denies-mfa': 'denied',
  'missing-and-false': 'never',
  'absent-and-aged': 'apart',
} as const;
