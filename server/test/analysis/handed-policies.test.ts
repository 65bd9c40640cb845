import assert from 'node:assert/strict';
import { factsOfResources } from './facts-of.js';

const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const open = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';
const trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}';

const machine = (operation: string, given: string): string => {
  const task = { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${operation}`, Parameters: { PolicyDocument: given }, End: true };
  return `M: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '${JSON.stringify({ StartAt: 'A', States: { A: task } })}' } }`;
};
const host = (script: string): string => `
H:
  Type: AWS::EC2::Instance
  Properties:
    UserData:
      Fn::Base64: |
${script.split('\n').map((line) => `        ${line}`).join('\n')}`;

/** `kind name`, and the text at the first action. */
function sites(resources: string): string[] {
  const facts = factsOfResources(resources);
  return facts.policies.map(({ policy: { kind, statements }, name, isForDevices }) => {
    const at = statements[0]?.action?.items[0]?.at;
    return [kind, name, isForDevices ? 'devices' : '', at ? facts.file.text.slice(at.start, at.end) : ''].filter((word) => word !== '').join(' ');
  });
}

const cases: readonly (readonly [name: string, resources: string, expect: readonly string[]])[] = [
  ['a state', machine('iam:putRolePolicy', policy), [String.raw`identity M \"*\"`]],
  ['a state that says who may become a role', machine('iam:createRole', trust), [String.raw`trust M \"sts:AssumeRole\"`]],
  ['a state that makes an endpoint', machine('ec2:createVpcEndpoint', open), [String.raw`endpoint M \"*\"`]],
  ['a state that begins a session', machine('sts:assumeRole', policy), [String.raw`session M \"*\"`]],
  ['a state that gives things a policy', machine('iot:createPolicy', policy), [String.raw`identity M devices \"*\"`]],
  ['a state for an organization', machine('organizations:createPolicy', policy), [String.raw`organization-scp M \"*\"`]],
  ['a state with a text of another kind', machine('iam:putRolePolicy', '{ "Statement" is no key here'), []],
  ['a definition that is a map', `M: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { States: { A: { Resource: !Sub 'arn:\${AWS::Partition}:states:::aws-sdk:ec2:createVpcEndpoint', Parameters: { PolicyDocument: '${open}' } } } } } }`,
    ['endpoint M "*"']],
  ['a schedule', `S: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:kms:putKeyPolicy', Input: '${JSON.stringify({ Policy: open })}' } } }`,
    [String.raw`key S \"*\"`]],
  ['a custom resource that makes its call again when it is updated', `C: { Type: Custom::AWS, Properties: { Create: '${JSON.stringify({ Policy: open })}', Update: '${JSON.stringify({ Policy: open, Id: 1 })}' } }`,
    [String.raw`resource C \"*\"`]],
  ['a custom resource that makes another call when it is updated', `C: { Type: Custom::AWS, Properties: { Create: '${JSON.stringify({ Policy: open })}', Update: '${JSON.stringify({ Policy: trust })}' } }`,
    [String.raw`resource C \"*\"`, String.raw`trust C \"sts:AssumeRole\"`]],
  ['a custom resource of CDK', `C: { Type: Custom::AWS, Properties: { Create: !Join ['', ['{"service":"@aws-sdk/client-ec2","action":"createVpcEndpoint","parameters":{"VpcId":"', !Ref Vpc, '","PolicyDocument":${JSON.stringify(open)}}}']] } }`,
    [String.raw`endpoint C \"*\"`]],
  ['a bucket policy of a custom resource', `C: { Type: Custom::AWS, Properties: { Update: '{"service":"S3","action":"putBucketPolicy","parameters":{"Policy":${JSON.stringify(open)}}}' } }`,
    [String.raw`resource C \"*\"`]],
  ['no assertion of CDK', `C: { Type: 'Custom::DeployAssert@SdkCall', Properties: { service: iam, api: getRolePolicy, expected: '{"$ObjectLike":{"PolicyDocument":${policy}}}' } }`, []],
  ['a command', host(`aws iam put-role-policy --role-name r --policy-name p --policy-document '${policy}'`), ['identity p "*"']],
  ['a command that says who may become a role', host(`aws iam create-role --role-name r --assume-role-policy-document '${trust}'`), ['trust r "sts:AssumeRole"']],
  ['a command with quotes that are escaped', host(`aws iam create-policy --policy-document ${JSON.stringify(policy)}`), [String.raw`identity H \"*\"`]],
  ['a command with a variable', host(`aws iam create-policy --policy-document '${policy.replace('Action":"*"', `Action":["'"$ONE"'","*"]`)}'`), ['identity H "\'"$ONE"\'"']],
  ['a variable', host(`P='${policy}'\naws iam create-policy --policy-document "$P"`), ['identity H "*"']],
  ['a file', host(`cat > /tmp/p.json <<E\n${policy}\nE\naws iam create-policy --policy-document file:///tmp/p.json\naws iam put-user-policy --policy-document file:///tmp/p.json`), ['identity H "*"']],
  ['a file that nobody takes', host(`cat > /tmp/p.json <<E\n${policy}\nE\naws iam create-policy --policy-document file:///tmp/q.json`), []],
  ['two commands', host(`aws iam create-policy --policy-document '${policy}'\naws iam create-policy --policy-document '${policy}'`), ['identity H "*"', 'identity H "*"']],
  ['a queue', host(`aws sqs set-queue-attributes --attributes '${JSON.stringify({ Policy: open })}'`), [String.raw`resource H \"*\"`]],
  ['a command for an organization', host(`aws organizations create-policy --type RESOURCE_CONTROL_POLICY --content '${open}'`), ['organization-rcp H "*"']],
  ['a cmdlet', host(`<powershell>\nWrite-IAMRolePolicy -RoleName r -PolicyName p -PolicyDocument '${policy}'\n</powershell>`), ['identity p "*"']],
  ['no policy without statements', host(`aws iam create-policy --policy-document '{"Version":"2012-10-17","Statement":[]}'`), []],
  ['no policy that is broken', host(`aws iam create-policy --policy-document '${policy.slice(0, -1)}'`), []],
  ['a name that is filled in', host(`aws iam put-role-policy --policy-name "$NAME" --policy-document '${policy}'`), ['identity H "*"']],
  ['a command for things', host(`aws iot create-policy --policy-name p --policy-document '${policy}'`), ['identity p devices "*"']],
  ...['iam simulate-custom-policy --policy-input-list', 'accessanalyzer validate-policy --policy-document', 'accessanalyzer check-no-new-access --new-policy-document', 'apigateway test-invoke-method --body'].map(
    (command): [string, string, readonly string[]] => [`no command that only asks: ${command}`, host(`aws ${command} '${policy}'`), []]),
  ['no code that only asks', `F: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.13, Handler: index.h, Code: { ZipFile: "import boto3\\nboto3.client('accessanalyzer').validate_policy(policyDocument='''${policy.replaceAll('"', String.raw`\"`)}''')" } } }`, []],
  ['nothing that calls', host(`echo '${policy}'`), []],
  ['a build', `B: { Type: AWS::CodeBuild::Project, Properties: { Source: { BuildSpec: ${JSON.stringify(`phases: { build: { commands: [ ${JSON.stringify(`aws iam create-policy --policy-document '${policy}'`)} ] } }`)} } } }`,
    ['identity B *']],
];

describe('a policy that is passed to AWS by', () => {
  for (const [name, resources, expect] of cases) it(name, () => assert.deepEqual(sites(resources), expect));
});
