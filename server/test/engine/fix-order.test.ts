import assert from 'node:assert/strict';
import { parse, stringify } from 'yaml';
import { fixText } from '../../src/engine/apply-fixes.js';
import { rules } from '../../src/rules/registry.generated.js';
import { seeded } from '../support/random.js';
import { lines } from '../edit/editing.js';
import { lintStrictly } from '../support/lint-strictly.js';

const all = { safe: true, suggestionsOf: new Set(rules.map(({ id }) => id)) };

describe('fixes that add to one place', () => {
  it('lead to the same text, in whatever order the findings come', () => {
    const text = lines(`
      Resources:
        Server:
          Type: AWS::EC2::Instance
          Properties:
            ImageId: ami-0123456789abcdef0
        Trail:
          Type: AWS::CloudTrail::Trail
          Properties:
            S3BucketName: logs
            IsLogging: false
    `);
    const random = seeded(1);
    const results = Array.from({ length: 20 }, () => fixText(text, (each) =>
      [...lintStrictly(each).findings].map((finding) => ({ finding, at: random.below(1000) })).sort((a, b) => a.at - b.at).map(({ finding }) => finding), all).text);
    assert.equal(new Set(results).size, 1);
    assert.match(results[0] ?? '', /IamInstanceProfile: .*\n {6}MetadataOptions:|MetadataOptions:\n.*\n {6}IamInstanceProfile:/);
  });
});

describe('fixes that remove uses of one parameter', () => {
  const task = (id: string): string => `  ${id}: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: a, Image: a, Environment: [{ Name: AWS_ACCESS_KEY_ID, Value: !Ref KeyId }] }] } }\n`;
  const fixed = (count: number): string => fixText(
    `Parameters:\n  KeyId: { Type: String }\nResources:\n${Array.from({ length: count }, (_, index) => task(`Task${index}`)).join('')}`,
    (each) => lintStrictly(each).findings,
    { safe: false, suggestionsOf: new Set(['role/static-aws-credentials']) },
  ).text;

  it('remove the parameter with its last use', () => {
    const text = fixed(3);
    assert.doesNotMatch(text, /KeyId|Parameters/);
    assert.equal(text.match(/Task\d:/g)?.length, 3);
  });

  it('are all chosen, even when there are many', () => {
    const text = fixed(14);
    assert.doesNotMatch(text, /AWS_ACCESS_KEY_ID/);
    assert.equal(text.match(/Task\d+:/g)?.length, 14);
  });
});

describe('fixes that add the same resource, each beside another one', () => {
  const container = '[{ Name: a, Image: a, Environment: [{ Name: TOKEN, Value: !Ref Token }] }]';
  const task = (id: string): string => `  ${id}:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions: ${container}\n`;
  const text = `Parameters:\n  Token: { Type: String, NoEcho: true }\nResources:\n${Array.from({ length: 14 }, (_, index) => task(`Task${index}`)).join('')}`;

  it('add it once', () => {
    const fixed = fixText(text, (each) => lintStrictly(each).findings, { safe: false, suggestionsOf: new Set(['secret/noecho-leak']) });
    assert.deepEqual(fixed.text.match(/^ {2}TokenSecret:$/gm), ['  TokenSecret:']);
    assert.equal(fixed.applied.length, 14);
    assert.deepEqual(lintStrictly(fixed.text).problems, []);
  });
});

describe('fixes that add an entry of one name', () => {
  const services = ['ses', 'sqs', 'sns'];
  const user = (service: string): string => `  ${service}User: { Type: AWS::IAM::User, Properties: { Policies: [{ PolicyName: ${service}, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '${service}:*', Resource: '*' }] } }] } }
  ${service}Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref ${service}User } }
`;
  const variable = (service: string): string => `{ Name: ${service}_ACCESS_KEY, Value: !Ref ${service}Key }, { Name: ${service}_SECRET_KEY, Value: !GetAtt ${service}Key.SecretAccessKey }`;
  const text = `Resources:
${services.map(user).join('')}  Task: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: a, Image: a, Environment: [${services.map(variable).join(', ')}] }] } }
`;

  it('add it once, with what each of them permits', () => {
    const { text: fixed } = fixText(text, (each) => lintStrictly(each).findings, { safe: false, suggestionsOf: new Set(['role/long-lived-access-key']) });
    assert.equal(fixed.match(/TaskRole:/g)?.length, 1);
    assert.deepEqual(services.filter((service) => fixed.includes(`${service}:*`)), services);
    assert.doesNotMatch(fixed, /User|_KEY/);
  });
});

describe('fixes of which one renames a key to that which another adds', () => {
  it('leave the mapping with that key once', () => {
    const text = lines(`
      Resources:
        Images:
          Type: AWS::ECR::Repository
          Properties:
            RepositoryPolicyText:
              Version: '2012-10-17'
              Statement:
                - Effect: Allow
                  Principal: '*'
                  Action: ecr:PutImage
                  Condition:
                    ForAllValues:StringEquals:
                      aws:PrincipalOrgID: o-a1b2c3d4e5
    `);
    const fixed = fixText(text, (each) => lintStrictly(each).findings, all);
    assert.deepEqual(fixed.text.match(/^ *StringEquals:$/gm), ['              StringEquals:']);
    const { findings, problems } = lintStrictly(fixed.text);
    assert.deepEqual([findings, problems], [[], []]);
  });
});

describe('fixes that add further entries behind the same one', () => {
  const project = (name: string): unknown => ({
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      Name: name, ServiceRole: 'arn:aws:iam::111122223333:role/build', Artifacts: { Type: 'NO_ARTIFACTS' }, Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.2' },
      Environment: {
        Type: 'LINUX_CONTAINER', ComputeType: 'BUILD_GENERAL1_SMALL', Image: 'a',
        EnvironmentVariables: [{ Name: 'DB_PASSWORD', Value: `hunter2-${name}` }],
      },
    },
  });
  const count = 14;
  const template = (parameters: object): object => ({
    Parameters: parameters,
    Resources: Object.fromEntries(Array.from({ length: count }, (_, index) => [`Project${index}`, project(`project${index}`)])),
  });
  const given = { Stage: { Type: 'String' } };
  const texts: readonly { readonly name: string; readonly text: string }[] = [
    { name: 'JSON', text: JSON.stringify(template(given), null, 2) },
    { name: 'JSON on one line', text: JSON.stringify(template(given)) },
    { name: 'YAML', text: stringify(template(given)) },
    { name: 'YAML without a line break at its end', text: stringify({ Resources: {}, ...template(given) }).trimEnd() },
    { name: 'YAML with flow mappings', text: `Parameters: { Stage: { Type: String } }\n${stringify({ Resources: (template(given) as { Resources: object }).Resources })}` },
    { name: 'YAML without the section', text: stringify(template(given)).replace(/^Parameters:\n(?: .*\n)+/, '') },
  ];
  for (const { name, text } of texts) {
    it(`add them all in ${name}`, () => {
      const wish = { safe: false, suggestionsOf: new Set(['secret/environment-variable' as const]) };
      const fixed = fixText(text, (each) => lintStrictly(each).findings, wish);
      assert.equal(fixed.applied.length, count);
      assert.deepEqual(lintStrictly(fixed.text).problems, []);
      assert.doesNotMatch(fixed.text, /hunter2/);
      const resolved = parse(fixed.text, { logLevel: 'silent' }) as { Parameters: object; Resources: object };
      assert.deepEqual([Object.keys(resolved.Parameters).length, Object.keys(resolved.Resources).length], [count + (name.endsWith('section') ? 0 : 1), 2 * count]);
      assert.equal(fixText(fixed.text, (each) => lintStrictly(each).findings, wish).text, fixed.text);
    });
  }
});

describe('fixes that remove items of one collection', () => {
  const fixed = (text: string): string => fixText(text, (each) => lintStrictly(each).findings, { safe: false, suggestionsOf: new Set(['secret/output']) }).text;
  const template = (outputs: string): string => `Parameters:\n  Code: { Type: String, NoEcho: true }\nResources:\n  Topic: { Type: AWS::SNS::Topic }\n${outputs}`;
  const shown = (count: number): string => Array.from({ length: count }, (_, index) => `  Shown${index}:\n    Value: !Ref Code\n`).join('');

  it('remove the collection when nothing else is in it', () => {
    assert.equal(fixed(template(`Outputs:\n${shown(2)}`)), template(''));
    assert.equal(fixed(template(`Outputs:\n${shown(14)}`)), template(''));
  });

  it('leave everything else', () => {
    const other = '  Other:\n    Value: !Ref Topic\n';
    assert.equal(fixed(template(`Outputs:\n${shown(3)}${other}`)), template(`Outputs:\n${other}`));
  });
});

describe('fixes of a file whose time is over', () => {
  const trails = Array.from({ length: 3 }, (_, index) => `  Trail${index}: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: logs, IsLogging: false } }\n`);
  const text = `Resources:\n${trails.join('')}`;

  it('are no longer planned', () => {
    for (const most of [0, 1, 2]) {
      let planned = 0;
      const findings = lintStrictly(text).findings.filter(({ rule }) => rule === 'audit/trail-not-logging').map((finding) => ({
        ...finding,
        fixes: () => {
          planned += 1;
          return finding.fixes();
        },
      }));
      const { applied } = fixText(text, () => findings, all, () => planned >= most);
      assert.equal(planned, most);
      assert.equal(applied.length, most);
    }
  });
});
