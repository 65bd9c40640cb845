import assert from 'node:assert/strict';
import { factsOf } from './facts-of.js';

/** What a script or code is given as keys, each with the store that it is for. */
function keysOf(script: string, path: readonly string[]): readonly string[] {
  const [type = '', ...keys] = path;
  const block = keys.map((key, depth) => `${'  '.repeat(depth + 3)}${key}:`).join('\n');
  const body = script.replaceAll(/^(?=.)/gm, '  '.repeat(keys.length + 3));
  const text = `Parameters:
  Id: { Type: String }
  Word: { Type: String }
  Later: { Type: String, Default: '' }
Resources:
  Host:
    Type: ${type}
    Properties:
      Runtime: python3.13
${block} !Sub |
${body}`;
  return factsOf(text).staticCredentials.map(({ name, isForeign }) => `${name} ${isForeign ? 'elsewhere' : 'AWS'}`);
}

describe('the keys of a script, and whom they are for', () => {
  const shell = ['AWS::EC2::Instance', 'UserData', 'Fn::Base64'];
  const code = ['AWS::Lambda::Function', 'Code', 'ZipFile'];
  const both = 'AWS_ACCESS_KEY_ID=${Id} AWS_SECRET_ACCESS_KEY=${Word}';
  const client = "aws_access_key_id='${Id}')";
  const cases: { name: string; script: string; path: readonly string[]; expect: string[] }[] = [
    { name: 'one command to another store, in several lines, beside one of AWS', path: shell, expect: ['AWS_ACCESS_KEY_ID elsewhere', 'AWS_SECRET_ACCESS_KEY elsewhere'],
      script: `${both} \\\n  aws s3 sync site s3://b \\\n  --endpoint-url https://store.example\naws s3 ls s3://c` },
    { name: 'commands that all go to other stores', path: shell, expect: ['AWS_ACCESS_KEY_ID elsewhere', 'AWS_SECRET_ACCESS_KEY elsewhere'],
      script: `export ${both}\naws s3 ls s3://b --endpoint-url https://store.example\naws s3 ls s3://c --endpoint-url $STORE` },
    { name: 'commands of which one goes to AWS', path: shell, expect: ['AWS_ACCESS_KEY_ID AWS', 'AWS_SECRET_ACCESS_KEY AWS'],
      script: `export ${both}\naws s3 ls s3://b --endpoint-url https://store.example\naws s3 ls s3://c` },
    { name: 'an address of AWS', path: shell, expect: ['AWS_ACCESS_KEY_ID AWS', 'AWS_SECRET_ACCESS_KEY AWS'],
      script: `${both} aws s3 ls s3://b --endpoint-url https://s3.eu-west-1.amazonaws.com` },
    { name: 'another store in the environment', path: shell, expect: ['AWS_ACCESS_KEY_ID elsewhere', 'AWS_SECRET_ACCESS_KEY elsewhere'],
      script: `export AWS_ENDPOINT_URL=https://store.example ${both}\naws s3 ls s3://b` },
    { name: 'another store in the file of the tools', path: shell, expect: ['aws_access_key_id elsewhere'],
      script: 'cat > ~/.aws/config <<END\nendpoint_url = https://store.example\naws_access_key_id = ${Id}\nEND\naws s3 ls s3://b' },
    { name: 'the address of another program', path: shell, expect: ['AWS_ACCESS_KEY_ID AWS', 'AWS_SECRET_ACCESS_KEY AWS'],
      script: `export ${both}\necho 'endpoint: "https://metrics.example"' > /etc/agent.yaml` },
    { name: 'keys that may be given later', path: shell, expect: ['AWS_ACCESS_KEY_ID AWS', 'AWS_SECRET_ACCESS_KEY AWS'],
      script: 'export AWS_ACCESS_KEY_ID=${Later}\nexport AWS_SECRET_ACCESS_KEY=${Later}\nexport AWS_SESSION_TOKEN=' },
    { name: 'variables of a container, in YAML and in JSON', path: shell, expect: ['AWS_ACCESS_KEY_ID AWS', 'AWS_SECRET_ACCESS_KEY AWS'],
      script: `kubectl apply -f - <<END\nenv:\n  - name: AWS_ACCESS_KEY_ID\n    value: \${Id}\n  - name: AWS_SESSION_TOKEN\n    valueFrom: { secretKeyRef: { name: \${Word} } }\nEND\naws ecs run-task --overrides '{"environment":[{"name":"AWS_SECRET_ACCESS_KEY","value":"\${Word}"}]}'` },
    { name: 'settings of Spring', path: shell, expect: ['access-key AWS', 'secretKey AWS', 'access-key AWS'],
      script: 'cat > application.properties <<END\nspring.cloud.aws.credentials.access-key=${Id}\ncloud.aws.credentials.secretKey: ${Word}\nspring.datasource.access-key=${Id}\nEND\ncat > application.yml <<END\nspring:\n  cloud:\n    aws:\n      credentials:\n        access-key: ${Id}\nEND' },
    { name: 'settings of Spring for another store', path: shell, expect: [],
      script: 'cat > application.properties <<END\nspring.cloud.aws.credentials.access-key=${Id}\nspring.cloud.aws.s3.endpoint=https://store.example\nEND' },
    { name: 'settings of Spring with an address of AWS', path: shell, expect: ['access-key AWS'],
      script: 'cat > application.properties <<END\nspring.cloud.aws.credentials.access-key=${Id}\nspring.cloud.aws.sqs.endpoint=https://sqs.eu-west-1.api.aws\nEND' },
    { name: 'a client of another store, beside one of AWS', path: code, expect: ['aws_access_key_id elsewhere'],
      script: `import boto3\nown = boto3.client('s3')\nstore = boto3.client('s3', endpoint_url='https://store.example', ${client}` },
    { name: 'a client of AWS, beside one of another store', path: code, expect: ['aws_access_key_id AWS'],
      script: `import boto3\nstore = boto3.client('s3', endpoint_url='https://store.example')\nown = boto3.client('s3', ${client}` },
  ];
  for (const { name, script, path, expect } of cases) {
    it(name, () => assert.deepEqual(keysOf(script, path), expect));
  }
});

describe('the keys in variables, and whom they are for', () => {
  const cases: readonly (readonly [name: string, variables: string, expect: readonly string[]])[] = [
    ['without an address', 'AWS_ACCESS_KEY_ID: !Ref Id', ['AWS_ACCESS_KEY_ID AWS']],
    ['with an address of AWS', 'AWS_ACCESS_KEY_ID: !Ref Id, AWS_ENDPOINT_URL: https://sqs.eu-west-1.amazonaws.com', ['AWS_ACCESS_KEY_ID AWS']],
    ['with a newer address of AWS', 'AWS_ACCESS_KEY_ID: !Ref Id, AWS_ENDPOINT_URL: https://sqs.eu-west-1.api.aws', ['AWS_ACCESS_KEY_ID AWS']],
    ['with the address of another store', 'AWS_ACCESS_KEY_ID: !Ref Id, AWS_ENDPOINT_URL: https://store.example', ['AWS_ACCESS_KEY_ID elsewhere']],
    ['of their own, with an address of AWS', 'S3_ACCESS_KEY_ID: !Ref Id, S3_ENDPOINT: s3.eu-west-1.api.aws', ['S3_ACCESS_KEY_ID AWS']],
    ['of their own, with the address of another store', 'S3_ACCESS_KEY_ID: !Ref Id, S3_ENDPOINT: store.example', []],
  ];
  for (const [name, variables, expect] of cases) {
    it(name, () => {
      const text = `Parameters: { Id: { Type: String } }
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { ${variables} } } } }
`;
      assert.deepEqual(factsOf(text).staticCredentials.map((key) => `${key.name} ${key.isForeign ? 'elsewhere' : 'AWS'}`), expect);
    });
  }
});
