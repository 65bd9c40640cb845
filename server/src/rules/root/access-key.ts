/** An access key for the account's root user. */
import { rootOptions } from '../../analysis/root-identity.js';
import { swapAccessKey } from '../../repair/key/swap-access-key.js';
import { defineRule } from '../rule.js';

export const accessKey = defineRule({
  id: 'root/access-key',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An access key is created for the root user of the account.',
  why: 'No IAM policy or permissions boundary limits the root user, and in a management account no service control policy does. A root access key never expires and cannot be restricted, so whoever finds it owns the account.',
  remedy: 'Delete the key, and give the workload that uses it an IAM role. No workload needs the root user.',
  references: [
    { title: 'Root user best practices', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html' },
    {
      title: 'AWS::IAM::AccessKey',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html',
    },
  ],
  messages: {
    root: { severity: 'error', text: 'Access key `{key}` belongs to the root user of the account.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::AccessKey'],
  check(key, report, facts) {
    const userName = key.property('UserName');
    if (userName === null) return;
    for (const { when, value } of rootOptions(userName, facts.template)) {
      report('root', value.at ?? userName.at ?? key.key, { slots: { key: key.id }, when });
    }
  },

  fixes: {
    root: (_, key, facts) => [swapAccessKey(facts, key)],
  },
});
