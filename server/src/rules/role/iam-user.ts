/** An IAM user, where a person could federate and a workload could have a role. */
import { defineRule } from '../rule.js';

export const iamUser = defineRule({
  id: 'role/iam-user',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A template creates an IAM user.',
  why: 'An IAM user has credentials that last until somebody deletes them. People who sign in through a directory and workloads that have roles use credentials that expire by themselves.',
  remedy: 'Give workloads a role, and people a permission set in IAM Identity Center.',
  references: [
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'AWS::IAM::User', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html' },
  ],
  messages: {
    user: { severity: 'information', text: '`{user}` is an IAM user; a role or a permission set needs no lasting credentials.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::User'],
  check(user, report) {
    report('user', user.key, { slots: { user: user.id } });
  },
});
