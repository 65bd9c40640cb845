/** The CloudFormation type that a SAM resource becomes under its own logical ID. */

const baseTypes: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::GraphQLApi', 'AWS::AppSync::GraphQLApi'],
]);

/** Any other type is returned as it is. */
export function baseType(type: string): string {
  return baseTypes.get(type) ?? type;
}
