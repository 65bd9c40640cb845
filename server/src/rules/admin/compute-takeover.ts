/** A permission to take over what already runs with a role. */
import { escalationReports } from '../../analysis/escalation/escalation-report.js';
import { writtenName } from '../../analysis/identity/identity.js';
import { defineRule } from '../rule.js';

export const computeTakeover = defineRule({
  id: 'admin/compute-takeover',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows taking over anything that runs with a role.',
  why: 'Whoever may change the code of a function or open a shell on an instance acts with its role; with every resource in reach, that includes the most powerful role.',
  remedy: 'Name the functions, instances or projects under `Resource`.',
  references: [
    {
      title: 'Prevent privilege escalation with permissions boundaries',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    },
    { title: 'pathfinding.cloud: paths of privilege escalation', url: 'https://pathfinding.cloud/' },
  ],
  messages: {
    open: { severity: 'warning', text: '`{identity}` can use the role of whatever it reaches through {permissions}{more}.' },
    known: { severity: 'warning', text: '`{identity}` can act as administrator {through} with {permissions}{more}.' },
    becomes: { severity: 'warning', text: '`{identity}` can become an administrator as {through} with {permissions}{more}.' },
  },

  subject: 'principal',
  check(identity, report, facts) {
    for (const { at, permissions, more, through, end, ...details } of escalationReports(identity, 'takeover', facts)) {
      const slots = { identity: writtenName(identity), permissions, more };
      if (through === null) report('open', at, { slots, ...details });
      else report(end === 'raised' ? 'known' : end, at, { slots: { ...slots, through }, ...details });
    }
  },
});
