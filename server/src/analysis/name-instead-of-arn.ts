/** Names where ARNs belong, as the `Ref` of many resources is a name. */
import type { PartialText } from '../iam/partial-text.js';
import { baseType } from '../model/sam/base-type.js';
import type { Template } from '../model/template.js';

/**
 * Types whose `Ref` is a name, an id or an address (CloudFormation reference, "Return values" of each): those that policies
 * name most. For other types the reference does not always say what the service returns.
 */
const namedByRef: ReadonlySet<string> = new Set([
  'AWS::CodeBuild::Project',
  'AWS::CodeCommit::Repository',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::ECR::Repository',
  'AWS::ECS::Cluster',
  'AWS::EFS::FileSystem',
  'AWS::Events::EventBus',
  'AWS::IAM::Group',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::OpenSearchService::Domain',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
]);

/** The resource whose name begins a text where its ARN belongs: `!Ref Bucket`, `!Sub '${Bucket}/*'`; null for any other text. */
export function nameInsteadOfArn([first]: PartialText, template: Template | null): string | null {
  if (first === undefined || typeof first === 'string' || first.value.kind !== 'ref') return null;
  const { name } = first.value;
  return namedByRef.has(baseType(template?.resource(name)?.type ?? '')) ? name : null;
}
