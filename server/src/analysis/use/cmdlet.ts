/** Calls of the AWS Tools for PowerShell: `Get-SECSecretValue -SecretId app` is `GetSecretValue` of Secrets Manager. */
import { actionsOfOperation } from '../../data/sdk-operation.js';
import { readArguments } from './command-arguments.js';
import type { FoundCall } from './call.js';
import type { RunCommand } from './run-command.js';

/** The clients by the prefixes of cmdlet nouns (AWS Tools for PowerShell, cmdlet reference). */
const clients: ReadonlyMap<string, string> = new Map([
  ['AS', 'autoscaling'],
  ['CFN', 'cloudformation'],
  ['CT', 'cloudtrail'],
  ['CW', 'cloudwatch'],
  ['CWL', 'logs'],
  ['DDB', 'dynamodb'],
  ['DS', 'ds'],
  ['EC2', 'ec2'],
  ['ECR', 'ecr'],
  ['ECS', 'ecs'],
  ['ELB', 'elb'],
  ['ELB2', 'elbv2'],
  ['EVB', 'events'],
  ['IAM', 'iam'],
  ['KMS', 'kms'],
  ['LM', 'lambda'],
  ['ORG', 'organizations'],
  ['R53', 'route53'],
  ['RDS', 'rds'],
  ['S3', 's3'],
  ['SEC', 'secretsmanager'],
  ['SNS', 'sns'],
  ['SQS', 'sqs'],
  ['SSM', 'ssm'],
  ['STS', 'sts'],
]);

/** The verbs of operations by those of cmdlets, where they differ. */
const verbs: ReadonlyMap<string, readonly string[]> = new Map([
  ['Add', ['Add', 'Attach', 'Associate']],
  ['Dismount', ['Detach']],
  ['Edit', ['Modify']],
  ['Get', ['Get', 'Describe', 'List']],
  ['New', ['Create', 'Allocate']],
  ['Read', ['Get']],
  ['Register', ['Register', 'Attach']],
  ['Remove', ['Delete', 'Remove', 'Detach']],
  ['Set', ['Set', 'Put']],
  ['Stop', ['Stop', 'Cancel']],
  ['Unregister', ['Deregister', 'Detach']],
  ['Use', ['Assume']],
  ['Write', ['Put']],
]);

/** Cmdlets whose name differs from that of their operation. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['Copy-S3Object', 'CopyObject'],
  ['Get-S3Object', 'ListObjectsV2'],
  ['Get-SSMParameterValue', 'GetParameters'],
  ['New-EC2Tag', 'CreateTags'],
  ['Publish-SNSMessage', 'Publish'],
  ['Send-SQSMessage', 'SendMessage'],
  ['Write-CWMetricData', 'PutMetricData'],
  ['Write-CWLLogEvent', 'PutLogEvents'],
]);

/** The call that a command makes, or null for one that is not an AWS cmdlet. */
export function cmdletCall(words: RunCommand): FoundCall | null {
  const [cmdlet, ...rest] = words;
  const [, verb = '', prefix = '', noun = ''] = /^([A-Z][a-z]+)-([A-Z][A-Z0-9]{1,3})([A-Z]\w{1,60})$/.exec(cmdlet?.text ?? '') ?? [];
  const client = clients.get(prefix);
  if (cmdlet === undefined || client === undefined) return null;
  const names = [
    renamed.get(cmdlet.text) ?? null,
    ...(verbs.get(verb) ?? [verb]).flatMap((word) => [`${word}${noun}`, `${word}${noun}s`]),
  ].filter((name) => name !== null);
  const operation = names.find((name) => actionsOfOperation(client, name).length > 0);
  const { options, positional } = readArguments(rest);
  return {
    api: 'powershell',
    client,
    operation: operation ?? cmdlet.text,
    arguments: options,
    // The first parameters of a cmdlet may be passed without their names.
    isOpen: positional.length > 0,
    needs: null,
    resources: [],
    from: cmdlet.start,
    to: words.at(-1)?.end ?? cmdlet.end,
  };
}
