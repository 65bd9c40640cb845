/** Questions about one template and one policy, whose answers are read as JSON. */
import { rootguard, type Setting } from './fake-host.js';

export const template = `Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Sid: Objects, Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::things/*" }
              - { Sid: Mfa, Effect: Allow, Action: s3:PutObject, Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }
              - { Sid: Prod, Effect: Allow, Action: !If [IsProd, "sqs:SendMessage", "sqs:ReceiveMessage"], Resource: !GetAtt Queue.Arn }
              - { Sid: Tags, Effect: Allow, Action: ec2:RunInstances, Resource: "*", Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": [a, b] } } }
  Importer:
    Type: AWS::IAM::Role
    Properties: { ManagedPolicyArns: [!ImportValue x] }
  Queue: { Type: AWS::SQS::Queue }
`;
const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
export const files: NonNullable<Setting['files']> = { 'a.yaml': template, 'p.json': policy };

export async function asked(argv: readonly string[], more: Setting = {}): Promise<{ readonly code: number; readonly stderr: string; readonly json: readonly Readonly<Record<string, unknown>>[] }> {
  const { code, stdout, stderr } = await rootguard(['can', ...argv, '--format', 'json'], { ...more, files: { ...files, ...more.files } });
  return { code, stderr, json: stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
}
