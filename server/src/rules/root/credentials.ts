/** Credentials of the AWS root user, recognised by the names they are given. */
import { namesRoot } from '../../analysis/root-identity.js';
import { literalNature } from '../../analysis/secret/literal-nature.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const credentials = defineRule({
  id: 'root/credentials',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A template carries credentials of the AWS root user.',
  why: 'Nothing limits the root user. A template that takes or holds its credentials makes everybody who deploys or reads it the owner of the account.',
  remedy: 'Delete the root access keys, change the password, and give the workload an IAM role.',
  references: [
    { title: 'Root user best practices', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html' },
  ],
  messages: {
    parameter: { severity: 'error', text: 'Parameter `{name}` asks for a credential of the AWS root user.' },
    variable: { severity: 'error', text: '`{resource}` is given a credential of the AWS root user (`{name}`).' },
    literal: { severity: 'error', text: 'A credential of the AWS root user is written here.' },
  },

  subject: 'template',
  check(template, report, { workloads, secrets }) {
    const literals = secrets.filter(({ name, isStandIn }) => name !== null && !isStandIn && namesRoot(name));
    for (const { name, key } of template.parameters.values()) {
      const isWritten = literals.some(({ place }) => place.kind === 'parameter' && place.id === name);
      if (namesRoot(name) && !isWritten) report('parameter', key, { slots: { name }, about: name });
    }
    for (const { start, end } of literals) report('literal', { start, end });
    for (const { resource, environment } of workloads) {
      for (const { name, nameAt, at, value, when } of environment) {
        const isHeld =
          literalNature(textOf(value) ?? 'unknown') === 'value' && !literals.some((each) => each.start >= at.start && each.end <= at.end);
        if (namesRoot(name) && isHeld) report('variable', nameAt, { slots: { name, resource: resource.id }, when, about: resource.id });
      }
    }
  },
});
