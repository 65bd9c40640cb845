/** A long-lived access key where a role would do. */
import type { Facts } from '../../analysis/facts.js';
import { permitsOnly } from '../../analysis/identity/permits-only.js';
import { gather } from '../../text/gather.js';
import { always, type Guard } from '../../value/guard.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { callsOf } from '../../analysis/use/calls-of.js';
import { rootOptions } from '../../analysis/root-identity.js';
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { swapAccessKey } from '../../repair/key/swap-access-key.js';
import { writtenId } from '../../model/written-id.js';
import { defineRule } from '../rule.js';

export const longLivedAccessKey = defineRule({
  id: 'role/long-lived-access-key',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A long-lived access key is created where a role would do.',
  why: 'An access key works from anywhere until somebody deletes it, and nobody can tell who has a copy. A role gives its workload temporary credentials, which expire by themselves.',
  remedy: "Give the workload a role with the user's permissions, then remove the user and its key.",
  references: [
    {
      title: 'Alternatives to long-term access keys',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html',
    },
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    consumed: { severity: 'error', text: 'Access key `{key}` is passed to `{consumer}`, which can have a role instead.' },
    key: { severity: 'warning', text: 'Access key `{key}` stays valid until somebody deletes it.' },
    mail: { severity: 'information', text: 'Access key `{key}` is for sending mail through SES, where SMTP does not work with a role.' },
    script: { severity: 'warning', text: 'This creates an access key, which stays valid until somebody deletes it.' },
  },

  subject: 'resource',
  check(resource, report, facts) {
    if (resource.type === 'AWS::IAM::AccessKey') {
      checkKey(resource);
      return;
    }
    for (const call of gather(facts.scriptsOf(resource), (script) => callsOf(script, 'iam:CreateAccessKey'))) {
      if (call.arguments.has('username') || call.isOpen) report('script', call.at);
    }

    function checkKey(key: Resource): void {
      const [when] = timesActive(key);
      if (when === undefined || isOfRoot(key, facts)) return;
      const slots = { key: key.id };
      const consumer = consumersOf(key, facts)[0];
      if (consumer !== undefined) {
        const related = [{ message: 'The key is passed here.', at: consumer.at }];
        report('consumed', key.key, { slots: { key: key.id, consumer: consumer.id }, when, related });
      } else report(isForMail(key, facts) ? 'mail' : 'key', key.key, { slots, when });
    }
  },

  fixes: {
    consumed: (_, key, facts) => [swapAccessKey(facts, key)],
    key: (_, key, facts) => [swapAccessKey(facts, key)],
  },
});

interface Consumer {
  readonly id: string;
  readonly at: Span;
}

/** Workloads that are handed the key, or a secret that stores it, and that could have a role. */
function consumersOf(key: Resource, { flows }: Facts): readonly Consumer[] {
  return gather(flows, ({ source, consumer, at }) => {
    const isOurs = (source.kind === 'access-key-id' || source.kind === 'access-key-secret') && source.resource === key;
    if (!isOurs || consumer === null || consumer.roleProperties.length === 0) return [];
    return [{ id: writtenId(consumer.resource), at }];
  });
}

/** When the key is active, which it also is without a status. */
function timesActive({ properties }: Resource): readonly Guard[] {
  const statuses = optionsAt(properties, 'Status');
  const active = [
    ...absencesAt(properties, 'Status'),
    ...gather(statuses, ({ value, when }) => (textOf(value) === 'Inactive' ? [] : [when])),
  ];
  const isAlways = active.length > 0 && statuses.every(({ value }) => textOf(value) !== 'Inactive');
  return isAlways ? [always] : active;
}

/** Whether the key belongs to the root user, which a rule of its own reports. */
function isOfRoot(key: Resource, { template }: Facts): boolean {
  const userName = key.property('UserName');
  return userName !== null && rootOptions(userName, template).length > 0;
}

/** Whether the user of the key is known to have permissions for SES and nothing else. */
function isForMail(key: Resource, facts: Facts): boolean {
  const userName = key.property('UserName');
  const user = userName?.kind === 'ref' ? facts.identity(userName.name) : null;
  return user !== null && user.policies.length > 0 && permitsOnly(user, /^ses:/i);
}
