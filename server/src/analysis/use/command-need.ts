/**
 * What is needed by commands and methods that are not an operation of a service, and by operations that need more than
 * their own action.
 */
import { hole } from '../../text/hole.js';
import { argumentName, type FoundNeed } from './call.js';

type Arguments = ReadonlyMap<string, string | null>;
/**
 * Actions, followed by the ARNs they are for: `@` stands for region or account, `{name}` for an argument, `{0}` for the
 * first without a name.
 */
type Row = readonly [actions: string, ...arns: readonly string[]];

const token = 'sts:GetServiceBearerToken';
const dbUser = 'arn:aws:rds-db:@:@:dbuser:*/{username}';
const stack = 'arn:aws:cloudformation:@:@:stack/{stack-name}/*';
const staged = 'arn:aws:s3:::{s3-bucket}/*';
const repository = 'arn:aws:codeartifact:@:@:repository/{domain}/{repository}';
const domain = 'arn:aws:codeartifact:@:@:domain/{domain}';
const cluster = 'arn:aws:elasticmapreduce:@:@:cluster/{cluster-id}';
const host = 'arn:aws:ec2:@:@:instance/{instance-id}';

/**
 * By client and operation. Sources: AWS CLI reference (each command's own page), and the guides of the services: Amazon ECR
 * "Private registry authentication", EKS "kubeconfig", RDS "IAM policy for IAM database access", Aurora DSQL "Authentication
 * and authorization", CodeArtifact "Authentication and tokens", Session Manager "Sample IAM policies", EC2 "Grant IAM
 * permissions for EC2 Instance Connect", CodeDeploy "push", Secrets Manager "Retrieve a group of secrets".
 */
const rows: ReadonlyMap<string, readonly Row[]> = new Map<string, readonly Row[]>([
  ['ecr getlogin', [['ecr:GetAuthorizationToken']]],
  ['ecr getloginpassword', [['ecr:GetAuthorizationToken']]],
  ['ecrpublic getloginpassword', [[`ecr-public:GetAuthorizationToken ${token}`]]],
  ['ecrpublic getauthorizationtoken', [[`ecr-public:GetAuthorizationToken ${token}`]]],
  ['codeartifact getauthorizationtoken', [['codeartifact:GetAuthorizationToken', domain], [token]]],
  [
    'codeartifact login',
    [
      ['codeartifact:GetAuthorizationToken', domain],
      ['codeartifact:GetRepositoryEndpoint codeartifact:ReadFromRepository', repository],
      [token],
    ],
  ],
  ['eks updatekubeconfig', [['eks:DescribeCluster', 'arn:aws:eks:@:@:cluster/{name}']]],
  ['eks gettoken', [['sts:GetCallerIdentity']]],
  ['rds generatedbauthtoken', [['rds-db:connect', dbUser]]],
  ['dsql generatedbconnectauthtoken', [['dsql:DbConnect']]],
  ['dsql generatedbconnectadminauthtoken', [['dsql:DbConnectAdmin']]],
  [
    'cloudformation deploy',
    [
      [
        'cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet cloudformation:DescribeStacks',
        stack,
      ],
      ['cloudformation:GetTemplateSummary'],
      ['s3:PutObject s3:GetObject', staged],
      ['iam:PassRole', '{role-arn}'],
    ],
  ],
  ['cloudformation package', [['s3:PutObject s3:GetObject', staged]]],
  ['emr ssh', [['elasticmapreduce:DescribeCluster', cluster]]],
  ['emr socks', [['elasticmapreduce:DescribeCluster', cluster]]],
  ['emr get', [['elasticmapreduce:DescribeCluster', cluster]]],
  ['emr put', [['elasticmapreduce:DescribeCluster', cluster]]],
  ['emr addsteps', [['elasticmapreduce:AddJobFlowSteps', cluster]]],
  ['emr createcluster', [['elasticmapreduce:RunJobFlow iam:PassRole']]],
  ['emr terminateclusters', [['elasticmapreduce:TerminateJobFlows']]],
  ['ssm startsession', [['ssm:StartSession', 'arn:aws:ec2:@:@:instance/{target}', 'arn:aws:ssm:@:*:document/{document-name}']]],
  ['ssm getparametersbypath', [['ssm:GetParametersByPath', 'arn:aws:ssm:@:@:parameter{path}', 'arn:aws:ssm:@:@:parameter{path}/*']]],
  ['ec2instanceconnect ssh', [['ec2:DescribeInstances'], ['ec2-instance-connect:SendSSHPublicKey', host]]],
  ['s3 copyobject', [['s3:PutObject'], ['s3:GetObject', 'arn:aws:s3:::{copy-source}']]],
  ['secretsmanager batchgetsecretvalue', [['secretsmanager:BatchGetSecretValue'], ['secretsmanager:GetSecretValue']]],
  [
    'ecs deploy',
    [
      ['ecs:RegisterTaskDefinition'],
      ['ecs:DescribeServices', 'arn:aws:ecs:@:@:service/{cluster}/{service}'],
      ['codedeploy:GetApplication codedeploy:RegisterApplicationRevision', 'arn:aws:codedeploy:@:@:application:{codedeploy-application}'],
      [
        'codedeploy:GetDeploymentGroup codedeploy:CreateDeployment codedeploy:GetDeployment',
        'arn:aws:codedeploy:@:@:deploymentgroup:{codedeploy-application}/{codedeploy-deployment-group}',
      ],
      ['codedeploy:GetDeploymentConfig'],
      ['iam:PassRole'],
    ],
  ],
  ['logs tail', [['logs:FilterLogEvents', 'arn:aws:logs:@:@:log-group:{0}']]],
  ['ddb put', [['dynamodb:PutItem', 'arn:aws:dynamodb:@:@:table/{0}']]],
  ['ddb select', [['dynamodb:Query dynamodb:Scan', 'arn:aws:dynamodb:@:@:table/{0}']]],
  [
    'codedeploy push',
    [
      ['codedeploy:RegisterApplicationRevision', 'arn:aws:codedeploy:@:@:application:{application-name}'],
      ['s3:PutObject', '{s3-location}'],
    ],
  ],
  ['codecommit credentialhelper', [['codecommit:GitPull']]],
  [
    'cloudtrail validatelogs',
    [['cloudtrail:ListPublicKeys cloudtrail:DescribeTrails'], ['s3:GetObject s3:ListBucket s3:GetBucketLocation']],
  ],
  ['gamelift uploadbuild', [['gamelift:CreateBuild']]],
]);

/** ARNs that a row only has if their argument is given. */
const optional: ReadonlySet<string> = new Set([staged, '{role-arn}']);

/** Null for an operation that needs only its own action. */
export function commandNeeds(client: string, operation: string, given: Arguments): readonly FoundNeed[] | null {
  const found = rows.get(`${argumentName(client)} ${argumentName(operation)}`);
  if (found === undefined) return null;
  return found.flatMap(([actions, ...arns]) => {
    const resources = arns.flatMap((arn) => filled(arn, given) ?? []);
    const isAsked = resources.length > 0 || !arns.every((arn) => optional.has(arn)) || arns.length === 0;
    return isAsked ? [{ actions: actions.split(' '), resources, at: null }] : [];
  });
}

function filled(arn: string, given: Arguments): string | null {
  const pieces = arn.replaceAll('@', hole).split(/\{([\w-]+)\}/);
  const texts = pieces.map((piece, index) => (index % 2 === 0 ? piece : (given.get(argumentName(piece)) ?? null)));
  const whole = texts.find((text, index) => index % 2 === 1 && text?.startsWith('arn:'));
  if (whole !== undefined) return whole;
  return texts.includes(null) ? null : texts.join('').replace(/^s3:\/\//, 'arn:aws:s3:::');
}
