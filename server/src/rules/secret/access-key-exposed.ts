/** The secret half of an access key, passed on to where it can be read. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import { recipientOf, type CredentialFlow } from '../../analysis/flow/credential-flow.js';
import type { Facts } from '../../analysis/facts.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { removeOutput } from '../../repair/remove-output.js';
import { keepKey } from '../../repair/key/keep-key.js';
import { swapOrRelease } from '../../repair/key/release-workload.js';
import { encloses } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const accessKeyExposed = defineRule({
  id: 'secret/access-key-exposed',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The secret half of an access key is shown or passed on.',
  why: 'The secret half is all it takes to act as the user. Everybody who may describe the stack can read it in an output, and everybody who may look at the resource in a variable or a script.',
  remedy: 'Replace the user and its key with a role. Where a key has to exist, keep its secret half in Secrets Manager and nowhere else.',
  references: [
    { title: 'Manage access keys for IAM users', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
    {
      title: 'AWS::IAM::AccessKey',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html',
    },
  ],
  messages: {
    output: { severity: 'error', text: 'An output shows the secret half of access key `{key}` to everybody who may describe the stack.' },
    handed: { severity: 'error', text: 'The secret half of access key `{key}` is passed to `{resource}`, where it can be read.' },
    stored: {
      severity: 'information',
      text: 'The secret half of access key `{key}` is kept in Secrets Manager; a role needs no key at all.',
    },
  },

  subject: 'flow',
  check(flow, report, facts) {
    const { source, sink, at, through } = flow;
    if (source.kind !== 'access-key-secret' || through.length > 0 || ownRules.has(sink.kind) || isStaticCredential(flow, facts)) return;
    const key = source.resource.id;
    const related = [{ message: 'The key.', at: source.resource.key }];
    if (sink.kind === 'output') report('output', at, { slots: { key }, related });
    else if (sink.kind === 'secret-string') report('stored', at, { slots: { key }, related });
    else report('handed', at, { slots: { key, resource: recipientOf(flow) }, related });
  },

  fixes: {
    output: (_, flow, facts) => [...swap(flow, facts), ...withoutOutput(flow, facts)],
    handed: (_, flow, facts) => swap(flow, facts),
    stored: (_, flow, facts) => swap(flow, facts),
  },
});

/** Places that other rules report, or where nothing is shown. */
const ownRules: ReadonlySet<SecretPlaceKind> = new Set(['comment', 'parameter', 'mapping', 'other', 'cfn-authentication']);

/** Whether the key arrives in a variable that `role/static-aws-credentials` reports by its name. */
function isStaticCredential({ at }: CredentialFlow, { staticCredentials }: Facts): boolean {
  return staticCredentials.some(
    ({ variable, isForeign }) => variable !== null && !isForeign && (encloses(variable.at, at) || encloses(at, variable.at)),
  );
}

function swap({ source, consumer }: CredentialFlow, facts: Facts): readonly (Fix | Declined)[] {
  return source.kind === 'access-key-secret' ? swapOrRelease(facts, source.resource, consumer) : [];
}

function withoutOutput({ source, sink }: CredentialFlow, facts: Facts): readonly (Fix | Declined)[] {
  const output = sink.id === null ? undefined : facts.template?.outputs.get(sink.id);
  if (output === undefined) return [];
  const kept = source.kind === 'access-key-secret' ? keepKey(facts, source.resource, output) : [];
  return [...kept, removeOutput(facts, output)];
}
