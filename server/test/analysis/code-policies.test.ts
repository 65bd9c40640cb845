import assert from 'node:assert/strict';
import { isEveryResource } from '../../src/iam/resource/every-resource.js';
import { factsOfResources } from './facts-of.js';

const indented = (code: string): string => code.split('\n').map((line) => `          ${line}`).join('\n');

const lambda = (code: string, runtime: string, sub = ''): string => `
F:
  Type: AWS::Lambda::Function
  Properties:
    Runtime: ${runtime}
    Code:
      ZipFile: ${sub}|
${indented(code)}`;

const python = (code: string): string => lambda(`import boto3, json\niam = boto3.client('iam')\n${code}`, 'python3.12');
const node = (code: string): string => lambda(`const AWS = require('aws-sdk');\nconst iam = new AWS.IAM();\n${code}`, 'nodejs20.x');
const third = (code: string): string => lambda(`import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';\nconst iam = new IAMClient({});\n${code}`, 'nodejs20.x');
const host = (script: string): string => `
H:
  Type: AWS::EC2::Instance
  Properties:
    UserData:
      Fn::Base64: |
${indented(script)}`;

/** `kind name action …`: the actions as written, `?` where not all is known of them; `everywhere` for the resource `*`. */
function sites(resources: string): string[] {
  const facts = factsOfResources(resources);
  return facts.policies.map(({ policy: { kind, statements, complete }, name }) => {
    const actions = statements.flatMap(({ action, resource }) => [
      ...(action?.items ?? []).map(({ at }) => (at === null ? '' : facts.file.text.slice(at.start, at.end))),
      action?.complete === true ? '' : '?',
      resource?.items.some(isEveryResource) === true ? 'everywhere' : '',
    ]);
    return [kind, name, ...actions, complete ? '' : 'and more'].filter((word) => word !== '').join(' ');
  });
}

const put = (document: string): string => python(`iam.put_role_policy(RoleName='r', PolicyName='p', PolicyDocument=${document})`);
const given = (setting: string, more = ''): string => python(`${setting}\ndef handler(event, context):\n    ${more}\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(doc))`);

const dictionary = "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}]}";
const json = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}';
const object = "{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:*'], Resource: '*' }] }";
const quoted = ["identity p 's3:*' everywhere"];

const cases: readonly (readonly [name: string, resources: string, expect: readonly string[]])[] = [
  ['a dictionary', put(`json.dumps(${dictionary})`), quoted],
  ['a dictionary, with how to write it', put(`json.dumps(${dictionary}, indent=2)`), quoted],
  ['a text', put(`'${json}'`), ['identity p "s3:*" everywhere']],
  ['a text of several lines', put(`"""${json.replace('[{', '[\n{')}"""`), ['identity p "s3:*" everywhere']],
  ['a text with escapes', put(`"${json.replaceAll('"', String.raw`\"`)}"`), [String.raw`identity p \"s3:*\" everywhere`]],
  ['a text with other escapes', put(String.raw`'\u007b${json.slice(1)}'`), []],
  ['texts beside each other', put(`('${json.slice(0, 40)}'\n  '${json.slice(40)}')`), ['identity p "s3:*" everywhere']],
  ['a variable', given(`doc = ${dictionary}`), quoted],
  ['a variable with a type', given(`doc: dict = ${dictionary}`), quoted],
  ['variables in variables', given(`everything = '*'\nallow = {'Effect': 'Allow', 'Action': 's3:*', 'Resource': everything}\ndoc = {'Statement': [allow]}`), quoted],
  ['a variable that is set twice', given(`doc = ${dictionary}`, 'doc = build()'), []],
  ['a variable that is changed', given(`doc = ${dictionary}`, "doc['Statement'][0]['Resource'] = event['arn']"), []],
  ['a variable that something else is given', given(`doc = ${dictionary}`, 'narrow(doc)'), []],
  ['a variable that is only shown', given(`doc = ${dictionary}`, 'print(doc)'), quoted],
  ['a variable that becomes JSON', python(`doc = ${dictionary}\ndoc = json.dumps(doc)\niam.put_role_policy(PolicyName='p', PolicyDocument=doc)`), quoted],
  ['variables of the same name in two functions', python(`def one():\n    doc = ${dictionary}\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(doc))\n\ndef two(doc):\n    doc = other(doc)\n    iam.put_role_policy(PolicyName='q', PolicyDocument=json.dumps(doc))`), quoted],
  ['a variable of a function within another', python(`def one():\n    doc = ${dictionary}\n    def inner():\n        doc['Statement'] = []\n    inner()\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(doc))`), []],
  ['a variable that is JSON of another', python(`doc = json.dumps(other)\ndoc = json.dumps(doc)\niam.put_role_policy(PolicyName='p', PolicyDocument=doc)`), []],
  ['a parameter of the same name', python(`doc = ${dictionary}\ndef put(doc):\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(doc))`), []],
  ['a variable of a loop', python(`doc = ${dictionary}\nfor doc in all():\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(doc))`), []],
  ['an argument of the name of the variable', python(`policy = ${dictionary}\ndef handler(event, context):\n    iam.put_role_policy(PolicyName='p', PolicyDocument=json.dumps(policy))\n    log(policy='put')`), quoted],
  ['a resource that is filled in', put(`json.dumps(${dictionary.replace("'*'", "event['arn']")})`), ["identity p 's3:*'"]],
  ['a resource that begins with what is known', put(`json.dumps(${dictionary.replace("'*'", "f'arn:aws:s3:::{name}/*'")})`), ["identity p 's3:*'"]],
  ['an action that is worked out', put(`json.dumps(${dictionary.replace("'s3:*'", "'s3:%s' % verb")})`), ["identity p 's3:%s' % verb ? everywhere"]],
  ['an action that a method makes', put(`json.dumps(${dictionary.replace("'s3:*'", "'S3:*'.lower()")})`), ["identity p 'S3:*'.lower() ? everywhere"]],
  ['one of two actions', put(`json.dumps(${dictionary.replace("'s3:*'", "'s3:*' if event else 's3:Get*'")})`), ["identity p 's3:*' if event else 's3:Get*' ? everywhere"]],
  ['actions that are listed with others', put(`json.dumps(${dictionary.replace("'s3:*'", "['s3:*', *more]")})`), ["identity p 's3:*' *more ? everywhere"]],
  ['statements of a loop', put(`json.dumps(${dictionary.replace('}]', '} for b in buckets]')})`), []],
  ['a statement that takes over others', put(`json.dumps(${dictionary.replace("[{'Effect'", "[{**base, 'Effect'")})`), []],
  ['a statement beside one that is not known', put(`json.dumps(${dictionary.replace('}]', '}, other()]')})`), ["identity p 's3:*' everywhere and more"]],
  ['a statement in a comment', put(`json.dumps({\n  # ${dictionary}\n})`), []],
  ['a call of something else', python(`other.put_role_policy(PolicyDocument=json.dumps(${dictionary}))`), []],
  ['a question what a policy would do', python(`iam.simulate_custom_policy(PolicyInputList=[json.dumps(${dictionary})])`), []],
  ['who may become a role', python("iam.create_role(RoleName='r', AssumeRolePolicyDocument=json.dumps({'Statement': [{'Effect': 'Allow', 'Principal': {'AWS': '*'}, 'Action': 'sts:AssumeRole'}]}))"), ["trust r 'sts:AssumeRole'"]],
  ['a session', python(`boto3.client('sts').assume_role(RoleArn='r', RoleSessionName='s', Policy=json.dumps(${dictionary}))`), ["session F 's3:*' everywhere"]],
  ['a queue', python(`boto3.client('sqs').set_queue_attributes(QueueUrl='q', Attributes={'Policy': json.dumps(${dictionary.replace("'Action'", "'Principal': '*', 'Action'")})})`), ["resource F 's3:*' everywhere"]],
  ['one policy for two calls', python(`doc = json.dumps(${dictionary})\niam.create_policy(PolicyDocument=doc)\niam.put_user_policy(PolicyName='p', PolicyDocument=doc)`), quoted],
  ['an object', node(`iam.putRolePolicy({ PolicyName: 'p', PolicyDocument: JSON.stringify(${object}) }).promise();`), quoted],
  ['an object in a variable, by its name', node(`const PolicyDocument = JSON.stringify(${object});\niam.putRolePolicy({ PolicyName: 'p', PolicyDocument }, done);`), quoted],
  ['arguments in a variable', node(`const params = { PolicyName: 'p', PolicyDocument: JSON.stringify(${object}) };\niam.putRolePolicy(params).promise();`), quoted],
  ['a command', third(`iam.send(new PutRolePolicyCommand({ PolicyName: 'p', PolicyDocument: JSON.stringify(${object}) }));`), quoted],
  ['a text with what is filled in', node(`iam.putRolePolicy({ PolicyName: 'p', PolicyDocument: \`${json.replace('"*"', '"arn:aws:s3:::${bucket}"')}\` }).promise();`), ['identity p "s3:*"']],
  ['an object that takes over another', node(`iam.putRolePolicy({ PolicyName: 'p', PolicyDocument: JSON.stringify({ ...base, ${object.slice(1)}) }).promise();`), []],
  ['an object with a key that is worked out', node(`iam.putRolePolicy({ PolicyName: 'p', PolicyDocument: JSON.stringify(${object.replace('Action:', '[key]: 1, Action:')}) }).promise();`), []],
  ['a function that makes it', node(`const build = (policy) => iam.putRolePolicy({ PolicyName: 'p', PolicyDocument: JSON.stringify(policy) });\nconst policy = ${object};`), []],
  ['Python that a shell runs', host(`python3 - <<'E'\nimport boto3, json\nboto3.client('iam').put_role_policy(PolicyName='p', PolicyDocument=json.dumps(${dictionary}))\nE`), quoted],
];

describe('code that passes more policies to AWS than are read', () => {
  it('has its first policies judged', () => {
    const calls = Array.from({ length: 4000 }, (_, index) => `iam.put_role_policy(RoleName='r', PolicyName='p', PolicyDocument=json.dumps({'Statement': [{'Effect': 'Allow', 'Action': 'a:B${String(index)}', 'Resource': 'x'}]}))`);
    const judged = sites(python(calls.join('\n')));
    assert.equal(judged[0], "identity p 'a:B0'");
    assert.ok(judged.length > 1000 && judged.length < 3000, String(judged.length));
  });
});

describe('a policy that code passes to AWS as', () => {
  for (const [name, resources, expect] of cases) it(name, () => assert.deepEqual(sites(resources), expect));

  it('a dictionary, with what the template fills in', () => {
    const facts = factsOfResources(lambda("import boto3, json\nboto3.client('iam').put_role_policy(PolicyName='p', PolicyDocument=json.dumps({'Statement': {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '${AWS::StackName}/*'}}))", 'python3.12', '!Sub '));
    const [item] = facts.policies[0]?.policy.statements[0]?.resource?.items ?? [];
    assert.deepEqual(item?.text.map((part) => (typeof part === 'string' ? part : part.value.kind)), ['ref', '/*']);
  });
});
