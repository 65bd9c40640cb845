/** Which properties hold IAM policy documents: found in the resource database, corrected by hand where it is silent. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { propertyTable } from './property-table.mjs';
import { databasePackage, propertiesOf, resources } from './resource-database.mjs';

const script = 'generate-policy-containers.mjs';

/** Properties that are flagged or named like a policy, but not in IAM's language. */
const notIam = new Map([
  ['AWS::Logs::AccountPolicy', 'data protection, subscription filters, field indexes'],
  ['AWS::NetworkManager::CoreNetwork', 'network policy'],
  ['AWS::OpenSearchServerless::LifecyclePolicy', 'retention'],
  ['AWS::OpenSearchServerless::SecurityPolicy', 'encryption and network access'],
  ['AWS::RAM::Permission', 'a template without Resource and Principal, completed by RAM'],
]);
const notIamName =
  /redrive|scaling|lifecycle|retention|^delivery(?!destination)|dataprotection|replay|archive|cache|retry|update|creation|filter|fieldindex|security|image|dns/i;

/** Documents that neither a flag nor a JSON type reveals, each with the sentence in AWS's documentation that does. */
const found = [
  [
    'AWS::AIOps::InvestigationGroup',
    'InvestigationGroupPolicy',
    'a string: "the IAM resource policy associated with the investigation group"',
  ],
  ['AWS::ApiGateway::RestApi', 'Body/x-amazon-apigateway-policy', 'in the OpenAPI document: policy of the API'],
  [
    'AWS::Comprehend::DocumentClassifier',
    'ModelPolicy',
    'a string: "resource-based policy to attach to your custom document classifier model"',
  ],
  ['AWS::Comprehend::EntityRecognizer', 'ModelPolicy', 'a string: "JSON resource-based policy"'],
  ['AWS::DSQL::Cluster', 'PolicyDocument', 'a string: resource policy of the cluster'],
  ['AWS::ECR::RepositoryCreationTemplate', 'RepositoryPolicy', 'a string: policy of the repositories that it makes'],
  ['AWS::EKS::PodIdentityAssociation', 'Policy', 'a string: narrows the session of the pod'],
  [
    'AWS::Logs::Destination',
    'DestinationPolicy',
    'a string: "An IAM policy document that governs which AWS accounts can create subscription filters"',
  ],
  ['AWS::MediaStore::Container', 'Policy', 'a string: container policy'],
  ['AWS::ODB::OdbNetwork', 'KmsPolicyDocument', 'a string: policy of the endpoint to KMS'],
  ['AWS::ODB::OdbNetwork', 'S3PolicyDocument', 'a string: policy of the endpoint to S3'],
  ['AWS::ODB::OdbNetwork', 'StsPolicyDocument', 'a string: policy of the endpoint to STS'],
  ['AWS::Organizations::Policy', 'Content', 'named after nothing: SCP, RCP and others, by Type'],
  ['AWS::Organizations::ResourcePolicy', 'Content', 'named after nothing: who may manage the organization'],
  ['AWS::PaymentCryptography::Key', 'Policy', 'a string: resource policy of the key'],
  ['AWS::RUM::AppMonitor', 'ResourcePolicy/PolicyDocument', 'a string: resource policy of the monitor'],
  ['AWS::RolesAnywhere::Profile', 'SessionPolicy', 'a string: narrows the vended sessions'],
  ['AWS::Serverless::Api', 'DefinitionBody/x-amazon-apigateway-policy', 'in the OpenAPI document: policy of the API'],
  ['AWS::Serverless::Api', 'Domain/Policy', 'SAM: policy of a private domain name'],
  ['AWS::Serverless::Api', 'Policy', 'SAM: policy of the API'],
  ['AWS::Serverless::Function', 'Policies', 'SAM: one document'],
  ['AWS::Serverless::Function', 'Policies/*', 'SAM: documents among names and templates'],
  ['AWS::Serverless::StateMachine', 'Policies', 'SAM: one document'],
  ['AWS::Serverless::StateMachine', 'Policies/*', 'SAM: documents among names and templates'],
  ['AWS::Transfer::User', 'Policy', 'a string: session policy of the user'],
];

const roles = new Map([
  ['AWS::EC2::VPCEndpoint', 'endpoint'],
  ['AWS::EKS::PodIdentityAssociation', 'session'],
  ['AWS::IoT::Policy', 'device'],
  ['AWS::ODB::OdbNetwork', 'endpoint'],
  ['AWS::OpenSearchServerless::AccessPolicy', 'data-access'],
  ['AWS::Organizations::Policy', 'organization'],
  ['AWS::RolesAnywhere::Profile', 'session'],
  ['AWS::SSO::PermissionSet', 'identity'],
  ['AWS::Transfer::User', 'session'],
]);
const identityType = /^AWS::IAM::|^AWS::Serverless::(Function|StateMachine)$/;

export function generate() {
  const table = propertyTable();
  const add = (type, path) => table.add(type, path, roleOf(type, path.at(-1)));
  for (const resource of resources()) {
    const type = resource.cloudFormationType;
    for (const entry of propertiesOf(resource)) {
      if (isPolicyDocument(resource, entry)) add(type, entry.path);
    }
  }
  for (const [type, path] of found) {
    if (table.has(type, path)) throw new Error(`${type} ${path} is found without help`);
    add(type, path.split('/'));
  }
  return {
    'server/src/data/generated/policy-container.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { policyContainerTable: table.text() },
    }),
  };
}

function isPolicyDocument(resource, { path, name, property, leaves }) {
  if (notIam.has(resource.cloudFormationType) || notIamName.test(name)) return false;
  const kinds = leaves.map((leaf) => leaf.type.type);
  if (property.scrutinizable === 'InlineResourcePolicy') return true;
  if (kinds.includes('json')) return /polic/i.test(name);
  return (
    kinds.includes('string') &&
    path.length === 1 &&
    /^(Resource)?Policy(Document)?$/.test(name) &&
    /Policy$/.test(resource.cloudFormationType)
  );
}

function roleOf(type, name) {
  if (name === 'AssumeRolePolicyDocument') return 'trust';
  return roles.get(type) ?? (identityType.test(type) ? 'identity' : 'resource');
}
