/** An AWS key that is written out. */
import type { Facts } from '../../analysis/facts.js';
import { namesRoot } from '../../analysis/root-identity.js';
import type { SecretKind } from '../../analysis/secret/form/detection.js';
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import type { SecretSite } from '../../analysis/secret/secret-site.js';
import { dropCredentials } from '../../repair/key/drop-credentials.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { encloses, type Span } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const awsAccessKey = defineRule({
  id: 'secret/aws-access-key',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An AWS key is written into a template.',
  why: 'A template is read by everybody who reads the repository, its history, and the stack. Keys in public repositories are used by strangers within minutes; a long-lived key works until somebody deletes it.',
  remedy: 'Deactivate the key now, since it must be considered compromised; then remove it and give the workload an IAM role.',
  references: [
    { title: 'Manage access keys for IAM users', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
    {
      title: 'What to do if you inadvertently expose an access key',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html',
    },
  ],
  messages: {
    keyId: { severity: 'error', text: 'An AWS access key ID is written here; its secret half is seldom far away.' },
    secretKey: { severity: 'error', text: 'An AWS secret access key is written here, for everybody who reads the file.' },
    bedrock: { severity: 'error', text: 'An API key for Amazon Bedrock is written here, for everybody who reads the file.' },
    mws: { severity: 'error', text: 'An auth token for Amazon MWS is written here, for everybody who reads the file.' },
  },

  subject: 'secret',
  check(secret, report) {
    const message = messageOf[secret.kind];
    if (message === undefined || secret.isStandIn || namesRoot(secret.name ?? '')) return;
    report(message, { start: secret.start, end: secret.end });
  },

  fixes: {
    keyId: dropKey,
    secretKey: dropKey,
  },
});

/** Only a person can tell what to do with a key that is neither in a workload's code nor in its variables. */
function dropKey(at: Span, { place }: SecretSite, facts: Facts): readonly (Fix | Declined)[] {
  const workload = facts.workloads.find(
    ({ resource, environment }) =>
      (resource === place.resource && runningPlaces.has(place.kind)) || environment.some((variable) => encloses(variable.at, at)),
  );
  return workload === undefined ? [] : dropCredentials(facts, workload, at);
}

const runningPlaces: ReadonlySet<SecretPlaceKind> = new Set(['environment', 'script', 'code']);

const messageOf: Readonly<Partial<Record<SecretKind, 'keyId' | 'secretKey' | 'bedrock' | 'mws'>>> = {
  'aws-access-key-id': 'keyId',
  'aws-secret-access-key': 'secretKey',
  'bedrock-api-key': 'bedrock',
  'mws-auth-token': 'mws',
};
