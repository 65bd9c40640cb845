/** An action that another one of the statement covers. */
import { covers } from '../../iam/coverage.js';
import { dropItem } from '../../repair/drop-item.js';
import { defineRule } from '../rule.js';

export const redundant = defineRule({
  id: 'policy/redundant',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An action is covered by another one of the same statement.',
  why: 'What is said twice is changed once: taking the action away changes nothing, and nobody notices.',
  remedy: 'Remove the action that is covered.',
  references: [
    { title: 'IAM JSON policy elements: Action', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html' },
  ],
  messages: {
    covered: { severity: 'hint', text: '`{action}` is covered by `{wider}` beside it.' },
  },

  subject: 'statement',
  check({ statement, when }, report) {
    const items = (statement.action?.items ?? []).filter((item) => item.when.length === 0);
    if (items.length > mostItems) return;
    for (const [index, item] of items.entries()) {
      const wider = items.find((other, place) => place !== index && covers(other.parsed, item.parsed) === 'yes'
        && (place < index || covers(item.parsed, other.parsed) === 'no'));
      // What SAM's policy templates say is not for the author to change.
      if (wider === undefined || item.at?.kind !== 'scalar') continue;
      report('covered', item.at, { slots: { action: item.parsed.text, wider: wider.parsed.text }, when });
    }
  },

  fixes: {
    covered: (at, _, facts) => [dropItem(facts, at, 'Remove the action that is covered', 'safe')],
  },
});

/** Every pair is compared: a longer list is left alone. */
const mostItems = 100;
