/** Permissions that together make their holder an administrator. */
import { escalationReports } from '../../analysis/escalation/escalation-report.js';
import { writtenName } from '../../analysis/identity/identity.js';
import { defineRule } from '../rule.js';

export const escalationPath = defineRule({
  id: 'admin/escalation-path',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Several permissions together let their holder become an administrator.',
  why: "Passing a role to a service and starting something there are harmless on their own. Together they run the holder's code with the most powerful role that may be passed.",
  remedy: 'Name the roles that may be passed and the service with `iam:PassedToService`, or remove one of the permissions.',
  references: [
    {
      title: 'Prevent privilege escalation with permissions boundaries',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    },
    { title: 'pathfinding.cloud: paths of privilege escalation', url: 'https://pathfinding.cloud/' },
  ],
  messages: {
    open: { severity: 'error', text: '`{identity}` can act with any role in the account, through {permissions}{more}.' },
    running: { severity: 'error', text: '`{identity}` can act with the role of whatever it reaches, through {permissions}{more}.' },
    raised: { severity: 'error', text: '`{identity}` can make {through} an administrator and act as it, with {permissions}{more}.' },
    stack: { severity: 'error', text: '`{identity}` can become an administrator by way of a stack, with {permissions}{more}.' },
    known: { severity: 'error', text: '`{identity}` can act as administrator {through} with {permissions}{more}.' },
    becomes: { severity: 'error', text: '`{identity}` can become an administrator as {through} with {permissions}{more}.' },
  },

  subject: 'principal',
  check(identity, report, facts) {
    for (const { at, permissions, more, through, end, isTakeover, isByStack, ...details } of escalationReports(identity, 'path', facts)) {
      const slots = { identity: writtenName(identity), permissions, more };
      if (through === null) report(isByStack ? 'stack' : isTakeover ? 'running' : 'open', at, { slots, ...details });
      else report(end, at, { slots: { ...slots, through }, ...details });
    }
  },
});
