/** Measures the core in one process, warmed up: resolving every value, effective permissions, conditions. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { root } from '../project.mjs';
import { read, stress } from './inputs.mjs';
import { warmRatio } from './measure.mjs';

const { can, defaultSettings, describePrincipals, printValue, study } = createRequire(import.meta.url)(
  path.join(root, 'dist/bench/engine.cjs'),
);

const { accounts } = defaultSettings;

function factsOf(text, mode = 'deployed') {
  return study({ name: 'a.yaml', text, accounts, mode }).facts;
}

function parseYaml(text) {
  return parseDocument(text, { logLevel: 'silent' });
}

export function heartFigures() {
  const large = read(stress.yaml);
  const resolved = warmRatio(
    () => resolveAll(large),
    () => parseYaml(large),
    { rounds: 7 },
  );
  const many = identitiesTemplate(200, 20);
  const permitted = warmRatio(
    () => effectivePermissions(many),
    () => parseYaml(many),
    { rounds: 5 },
  );
  const conditional = conditionsTemplate((condition, then, otherwise) => `!If [${condition}, ${then}, ${otherwise}]`);
  const plain = conditionsTemplate((_condition, then, otherwise) => `[${then}, ${otherwise}]`);
  const choices = warmRatio(
    () => resolveAll(conditional, 'unbound'),
    () => resolveAll(plain, 'unbound'),
    { rounds: 9 },
  );
  return [
    {
      figure: 'read and resolve all values of 500 resources, 1 MB YAML',
      goal: 0.5,
      measured: resolved.ratio,
      unit: '× parse',
      note: `${resolved.ms.toFixed(0)} ms`,
    },
    {
      figure: 'effective permissions of 200 identities with 20 policies each',
      measured: permitted.ratio,
      unit: '× parse',
      note: `${permitted.ms.toFixed(0)} ms`,
    },
    {
      figure: '40 conditions nested 6 deep',
      goal: 10,
      measured: choices.ratio,
      unit: '× without conditions',
      note: `${choices.ms.toFixed(1)} ms`,
    },
  ];
}

function resolveAll(text, mode) {
  const { template } = factsOf(text, mode);
  let count = 0;
  for (const { properties } of template.resources.values()) count += printValue(properties) === null ? 0 : 1;
  for (const { value } of template.outputs.values()) count += value === null ? 0 : 1;
  return count;
}

/** What `inspect` says about every identity, and one question about each. */
function effectivePermissions(text) {
  const facts = factsOf(text);
  const context = new Map();
  return describePrincipals(facts).map(
    ({ id }) =>
      can(facts, {
        principal: id,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::bucket-7/key',
        context,
        onlyGivenContext: false,
      }).answer,
  );
}

function identitiesTemplate(identities, policies) {
  const statement = (index) =>
    `{ Effect: ${index % 7 === 0 ? 'Deny' : 'Allow'}, Action: ["s3:Get*", "sqs:SendMessage", "ec2:Describe${index}"], Resource: ["arn:aws:s3:::bucket-${index}/*", !Sub "arn:\${AWS::Partition}:sqs:*:*:q${index}"]${index % 5 === 0 ? ', Condition: { Bool: { "aws:SecureTransport": "true" } }' : ''} }`;
  const policy = (index) =>
    `        - PolicyName: p${index}\n          PolicyDocument: { Version: "2012-10-17", Statement: [${statement(index)}] }\n`;
  const role = (id) =>
    `  R${id}:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: ec2.amazonaws.com } }] }\n      Policies:\n${times(policies, (index) => policy(id + index))}`;
  return `Resources:\n${times(identities, role)}`;
}

/** Resources whose choices are nested six deep, over forty conditions. */
function conditionsTemplate(choice) {
  const count = 40;
  let next = 0;
  const nest = (depth) => {
    const index = next++;
    return depth === 0 ? `v${index}` : choice(`C${index % count}`, nest(depth - 1), nest(depth - 1));
  };
  return (
    `Parameters:\n${times(count, (index) => `  P${index}: { Type: String }\n`)}` +
    `Conditions:\n${times(count, (index) => `  C${index}: !Equals [!Ref P${index}, x]\n`)}` +
    `Resources:\n${times(count, (index) => `  A${index}:\n    Type: AWS::SNS::Topic\n    Properties:\n      V: ${nest(6)}\n`)}`
  );
}

function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}
