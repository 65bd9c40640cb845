/** Which properties name managed policies: attached to a principal, as its boundary, or for its sessions. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-managed-policy-properties.mjs';

/** Types with properties that are named like managed policies but have nothing to do with IAM. */
const notIam = new Set([
  'AWS::Bedrock::AutomatedReasoningPolicyVersion',
  'AWS::EKS::AccessEntry',
  'AWS::MPA::ApprovalTeam',
  'AWS::ResilienceHubV2::Service',
  'AWS::ResilienceHubV2::UserJourney',
]);
const policyName = /ManagedPolic(y|ies)(Arns?)?$|^PolicyArns?$|^SessionPolicyArn$|^GuardrailPolicies$|PermissionsBoundar(y|ies)$/;

/** SAM lists names and ARNs among documents and templates. */
const found = [
  ['AWS::Serverless::Function', 'Policies'],
  ['AWS::Serverless::Function', 'Policies/*'],
  ['AWS::Serverless::StateMachine', 'Policies'],
  ['AWS::Serverless::StateMachine', 'Policies/*'],
];

export function generate() {
  const table = propertyTable();
  for (const resource of resources()) {
    const type = resource.cloudFormationType;
    if (notIam.has(type)) continue;
    for (const { path, name, leaves } of propertiesOf(resource)) {
      if (!policyName.test(name)) continue;
      for (const { type: leaf, steps } of leaves) {
        if (leaf.type === 'string') table.add(type, [...path, ...steps], roleOf(type, path));
      }
    }
  }
  for (const [type, path] of found) table.add(type, path.split('/'), 'attached');
  return {
    'server/src/data/generated/managed-policy-property.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { managedPolicyPropertyTable: table.text() },
    }),
  };
}

function roleOf(type, path) {
  if (path.some((step) => /Boundar|Guardrail/.test(step))) return 'boundary';
  return /RolesAnywhere|StudioSessionMapping/.test(type) ? 'session' : 'attached';
}
