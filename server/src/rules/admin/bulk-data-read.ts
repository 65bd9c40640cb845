/** A grant to read the data of every resource. */
import { grantOf } from '../../analysis/grant.js';
import { dataReads } from '../../analysis/sensitive-grant.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule } from '../rule.js';

export const bulkDataRead = defineRule({
  id: 'admin/bulk-data-read',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows reading the data of every resource.',
  why: 'Most data leaks are reads that a policy allowed: whoever takes over the workload can read every bucket in the account, including backups and those of other teams.',
  remedy: 'Name the buckets under `Resource`.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'cloudsplaining, whose list of actions is used', url: 'https://github.com/salesforce/cloudsplaining' },
  ],
  messages: {
    anywhere: { severity: 'information', text: 'Policy `{policy}` lets its holder read data everywhere, with `{action}`.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { site, at, when } = subject;
    const grant = grantOf(subject, facts);
    const [reading] = grant === null ? [] : dataReads(grant);
    if (reading === undefined) return;
    const { item, everywhere, action } = reading;
    report('anywhere', item.at ?? at, {
      slots: { policy: site.name, action: action.id },
      when: [...when, ...item.when, ...everywhere.when],
    });
  },

  fixes: {
    anywhere: (_, subject, facts) => {
      const grant = grantOf(subject, facts);
      const reading = new Set(grant === null ? [] : dataReads(grant).map(({ item }) => item));
      return nameResources(facts, subject, (item) => reading.has(item));
    },
  },
});
