/** A policy that locks everybody out, administrators included: of the resource it protects, or of a whole account. */
import { lockOuts, mayLetAdminister, testsSparingRoot, withoutKeyAdministrator } from '../../analysis/policy/lock-out.js';
import { entryOf } from '../../value/read.js';
import { administerKey } from '../../repair/policy/key-administrator.js';
import { defineRule } from '../rule.js';

export const onlyRootCanRecover = defineRule({
  id: 'root/only-root-can-recover',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy shuts everybody out, or everybody but the root user.',
  why: 'An explicit deny applies to administrators too, and to the role that deploys the next version of the policy. The way out is to sign in as the root user, and for keys and secrets a case with AWS Support: the very thing nobody should need.',
  remedy:
    'Exempt an administrator from the denial with a condition on `aws:PrincipalArn`; deny the root user with `StringLike` instead of sparing it with `StringNotLike`; give a KMS key the statement that lets its account administer it.',
  references: [
    { title: 'Tasks that require root user credentials', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html' },
    { title: 'Default key policy', url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html' },
  ],
  messages: {
    root: { severity: 'error', text: 'Policy `{policy}` forbids everybody to change it, so only the root user can undo it.' },
    nobody: { severity: 'error', text: 'Policy `{policy}` forbids everybody to change it, so nobody can undo it without AWS Support.' },
    onlyRoot: { severity: 'error', text: 'Policy `{policy}` denies every action to everybody but the root user.' },
    noAdministrator: {
      severity: 'error',
      text: 'The policy of key `{key}` lets nobody change it, not even an administrator of the account.',
    },
  },

  subject: 'policy',
  check(site, report, { environment, template }) {
    const { owner, name, at } = site;
    for (const { undoneBy, at: place, when } of lockOuts(site, environment)) {
      report(undoneBy, place ?? at, { slots: { policy: name }, when });
    }
    for (const { at: place, when } of testsSparingRoot(site, environment)) {
      report('onlyRoot', place ?? at, { slots: { policy: name }, when });
    }
    if (owner?.type.startsWith('AWS::KMS::') !== true) return;
    for (const when of withoutKeyAdministrator(site, (guard) => template?.isPossible(guard) !== false)) {
      report('noAdministrator', entryOf(owner.properties, 'KeyPolicy')?.keyNode ?? at, { slots: { key: owner.id }, when });
    }
  },

  fixes: {
    // What a statement denies, this one would not allow. Who administers the key in one case should perhaps do so in others.
    noAdministrator: (_, { policy, owner }, facts) =>
      owner === null || policy.statements.some((statement) => statement.effect === 'Deny' || mayLetAdminister(statement))
        ? []
        : [administerKey(facts, owner)],
  },
});
