/** A script that creates an access key for whoever runs it. */
import { callsOf } from '../../analysis/use/calls-of.js';
import { defineRule } from '../rule.js';

export const scriptCreatesKey = defineRule({
  id: 'root/script-creates-key',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A script creates an access key for the identity that runs it.',
  why: 'Without a user name, the key belongs to the caller: run by the root user, this creates a root access key. Either way a long-lived key appears where temporary credentials are at hand.',
  remedy: 'Remove the call, and let the script use the role it runs under.',
  references: [
    { title: 'create-access-key', url: 'https://docs.aws.amazon.com/cli/latest/reference/iam/create-access-key.html' },
    { title: 'Root user best practices', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html' },
  ],
  messages: {
    creates: { severity: 'error', text: 'This creates an access key without a user name, for whoever runs it.' },
  },

  subject: 'script',
  check(script, report) {
    for (const call of callsOf(script, 'iam:CreateAccessKey')) {
      if (!call.arguments.has('username') && !call.isOpen) report('creates', call.at);
    }
  },
});
