/** A workload that is handed AWS keys under the names from which AWS's tools read them. */
import { coveringSecret } from '../../analysis/secret/covering-secret.js';
import type { StaticCredential } from '../../analysis/flow/static-credential.js';
import type { Facts } from '../../analysis/facts.js';
import { dropCredentials } from '../../repair/key/drop-credentials.js';
import { writtenId } from '../../model/written-id.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const staticAwsCredentials = defineRule({
  id: 'role/static-aws-credentials',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A workload is given AWS keys where it could have a role.',
  why: 'Everybody who may look at the resource, its logs or its crash reports can read keys in variables, and the keys outlive the workload. A role is for its workload alone, and its credentials expire by themselves.',
  remedy: 'Remove the variables and give the workload a role: AWS tools and SDKs find it by themselves.',
  references: [
    {
      title: 'Alternatives to long-term access keys',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html',
    },
    { title: 'Security best practices in IAM', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    variable: { severity: 'error', text: '`{resource}` is given AWS keys through `{name}` where it could have a role.' },
    build: { severity: 'error', text: 'The build specification of `{resource}` sets `{name}` where its service role would do.' },
    script: { severity: 'error', text: 'A script of `{resource}` sets `{name}` where a role would do.' },
    passed: { severity: 'error', text: '`{resource}` passes on AWS keys as `{name}` to what could have a role.' },
  },

  subject: 'workload',
  check({ resource }, report, facts) {
    const mine = facts.staticCredentials.filter(
      (credential) => credential.resource === resource && !credential.isForeign && !isLiteralKey(credential, facts),
    );
    const [first, ...others] = mine;
    if (first === undefined) return;
    report(first.form, first.at, {
      slots: { resource: writtenId(resource), name: first.name },
      when: first.when,
      related: others.map((other) => ({ message: `And \`${other.name}\`.`, at: other.at })),
    });
  },

  fixes: {
    variable: drop,
    build: drop,
    script: drop,
    passed: drop,
  },
});

function drop(finding: ReportedFinding, workload: Workload, facts: Facts): readonly (Fix | Declined)[] {
  return dropCredentials(facts, workload, finding);
}

/** Whether a key is written out, which `secret/aws-access-key` reports. */
function isLiteralKey({ at, given }: StaticCredential, { secrets }: Facts): boolean {
  return [given, at].some((span) => span !== null && /^(?:aws|bedrock)-/.test(coveringSecret(span, secrets)?.kind ?? ''));
}
