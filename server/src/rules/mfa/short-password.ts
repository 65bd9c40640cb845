/** A console password that is written out and too short. */
import { usedAt } from '../../analysis/used-at.js';
import { shortPasswords, shortestPassword } from '../../analysis/credential/login-password.js';
import { generatePassword } from '../../repair/keep/generated-password.js';
import { nodeWithSpan } from '../../repair/written-place.js';
import { defineRule } from '../rule.js';

export const shortPassword = defineRule({
  id: 'mfa/short-password',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A console password is written out and too short.',
  why: 'A short password can be guessed, one in a template can be read; this one is both.',
  remedy:
    'Remove the `LoginProfile` and let the person sign in through IAM Identity Center, or take the first password from a dynamic reference.',
  references: [
    {
      title: 'AWS::IAM::User LoginProfile',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-user-loginprofile.html',
    },
    {
      title: 'Set an account password policy for IAM users',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    },
  ],
  messages: {
    short: { severity: 'error', text: 'The console password of `{user}` is written out, and shorter than {least} characters.' },
  },

  subject: 'credential',
  check(credential, report) {
    for (const { at, fetched, when } of shortPasswords(credential)) {
      const use = at ?? credential.at;
      report('short', fetched ?? use, {
        slots: { user: credential.resource.id, least: shortestPassword },
        when: [...credential.when, ...when],
        related: usedAt(fetched, use),
      });
    }
  },

  fixes: {
    short: (finding, { resource, path }, facts) => {
      const at = nodeWithSpan(facts.file.tree, finding);
      return at === null ? [] : [generatePassword(facts, resource, path, at)];
    },
  },
});
