/** A single permission that lets its holder become an administrator. */
import { escalationReports } from '../../analysis/escalation/escalation-report.js';
import { writtenName } from '../../analysis/identity/identity.js';
import { defineRule } from '../rule.js';

export const escalationAction = defineRule({
  id: 'admin/escalation-action',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'One permission lets its holder become an administrator.',
  why: 'An identity that may attach a policy to itself, create a key for somebody else or rewrite a trust policy has every permission there is, whatever its policies say.',
  remedy: 'Limit the action to identities under a path, or require a permissions boundary with `iam:PermissionsBoundary`.',
  references: [
    {
      title: 'Prevent privilege escalation with permissions boundaries',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    },
    { title: 'pathfinding.cloud: paths of privilege escalation', url: 'https://pathfinding.cloud/' },
  ],
  messages: {
    open: { severity: 'error', text: '`{identity}` can become an administrator with {permissions} alone{more}.' },
    known: { severity: 'error', text: '`{identity}` can become administrator {through} with {permissions} alone{more}.' },
    becomes: { severity: 'error', text: '`{identity}` can become an administrator as {through} with {permissions} alone{more}.' },
  },

  subject: 'principal',
  check(identity, report, facts) {
    for (const { at, actions, permissions, more, through, end, ...details } of escalationReports(identity, 'action', facts)) {
      const slots = { identity: writtenName(identity), permissions, more };
      // Whether any role trusts the holder is not known; `admin/assume-any-role` reports this.
      if (through === null && actions.every((action) => action === 'sts:AssumeRole')) continue;
      if (through === null) report('open', at, { slots, ...details });
      else report(end === 'raised' ? 'known' : end, at, { slots: { ...slots, through }, ...details });
    }
  },
});
