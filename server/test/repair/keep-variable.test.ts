import assert from 'node:assert/strict';
import type { Fix } from '../../src/repair/fix.js';
import { keepVariable } from '../../src/repair/keep/keep-variable.js';
import { applied, stage, type Stage } from './plans.js';
import { trust } from './swap.js';

/** The fix for the value of the variable. */
function keep(scene: Stage): Fix | null {
  const [whole = '', before = ''] = /^([\s\S]*(?:DB_PASSWORD|SESSION_SECRET|session\.secret)(?:[\s\S]*?Value)?: )(?:!\w+ )?(?:'[^']*'|[^,}\n]+)/.exec(scene.text) ?? assert.fail();
  return keepVariable(scene, { start: before.length + 1, end: whole.length })[0] ?? null;
}

const parameters = 'Parameters:\n  Password: {Type: String, NoEcho: true}\n';
const secret = '  PasswordSecret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Ref Password\n';
const role = (more = '', service = 'ecs-tasks'): string => `  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: ${trust(service)}\n${more}`;
const reading = (id = 'PasswordSecret', name = 'ReadSecrets'): string =>
  `        - PolicyName: ${name}\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - Effect: Allow\n                Action:\n                  - secretsmanager:GetSecretValue\n                Resource:\n                  - !Ref ${id}\n`;
const task = (container: string, given = '      ExecutionRoleArn: !GetAtt Role.Arn\n'): string =>
  `  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n${given}      ContainerDefinitions:\n        - Name: shop\n${container}`;
const handed = (value = '!Ref Password'): string => `          Environment:\n            - Name: MODE\n              Value: fast\n            # who\n            - Name: DB_PASSWORD\n              Value: ${value}\n`;
const mode = '          Environment:\n            - Name: MODE\n              Value: fast\n';
const fetched = (from = '!Ref PasswordSecret'): string => `          Secrets:\n            - Name: DB_PASSWORD\n              ValueFrom: ${from}\n`;

describe('a variable that is kept in Secrets Manager', () => {
  const cases: readonly (readonly [name: string, before: string, after: string, left?: string])[] = [
    ['has its container fetch it, and its role read it',
      `${parameters}Resources:\n${task(handed())}${role()}`,
      `${parameters}Resources:\n${secret}${task(mode + fetched())}${role(`      Policies:\n${reading()}`)}`],
    ['comes after what is fetched already',
      `${parameters}Resources:\n${task(`${handed()}          Secrets:\n            - {Name: TOKEN, ValueFrom: /token}\n`)}${role()}`,
      `${parameters}Resources:\n${secret}${task(`${mode}          Secrets:\n            - {Name: TOKEN, ValueFrom: /token}\n            - Name: DB_PASSWORD\n              ValueFrom: !Ref PasswordSecret\n`)}${role(`      Policies:\n${reading()}`)}`],
    ['takes the place of the last variable',
      `${parameters}Resources:\n${task('          Environment: [{Name: DB_PASSWORD, Value: !Ref Password}]\n')}${role()}`,
      `${parameters}Resources:\n${secret}${task(fetched())}${role(`      Policies:\n${reading()}`)}`],
    ['is read by the statement that reads others',
      `${parameters}Resources:\n  Other: {Type: AWS::SecretsManager::Secret}\n${task(handed())}${role(`      Policies:\n${reading('Other')}`)}`,
      `${parameters}Resources:\n  Other: {Type: AWS::SecretsManager::Secret}\n${secret}${task(mode + fetched())}${role(`      Policies:\n${reading('Other')}                  - !Ref PasswordSecret\n`)}`],
    ['is read by a statement that reads one',
      `${parameters}Resources:\n${task(handed())}${role('      Policies: [{PolicyName: a, PolicyDocument: {Statement: {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: arn:x}}}]\n')}`,
      `${parameters}Resources:\n${secret}${task(mode + fetched())}${role('      Policies: [{PolicyName: a, PolicyDocument: {Statement: {Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: [arn:x, !Ref PasswordSecret]}}}]\n')}`],
    ['is not read by a statement that a condition limits',
      `${parameters}Resources:\n${task(handed())}${role(`      Policies:\n${reading('AWS::StackId')}                Condition: {}\n`)}`,
      `${parameters}Resources:\n${secret}${task(mode + fetched())}${role(`      Policies:\n${reading('AWS::StackId')}                Condition: {}\n${reading('PasswordSecret', 'ReadSecrets2')}`)}`],
    ['is the secret that holds the parameter already, which the role reads',
      `${parameters}Resources:\n${secret}${task(handed())}${role(`      Policies:\n${reading()}`)}`,
      `${parameters}Resources:\n${secret}${task(mode + fetched())}${role(`      Policies:\n${reading()}`)}`],
    ['is the member that a dynamic reference fetched',
      `Resources:\n  Db: {Type: AWS::SecretsManager::Secret}\n${task(handed("!Sub '{{resolve:secretsmanager:${Db}:SecretString:password}}'"))}${role()}`,
      `Resources:\n  Db: {Type: AWS::SecretsManager::Secret}\n${task(mode + fetched("!Sub '${Db}:password::'"))}${role(`      Policies:\n${reading('Db')}`)}`],
    ['is all that a dynamic reference fetched',
      `Resources:\n  Db: {Type: AWS::SecretsManager::Secret}\n${task(handed("!Sub '{{resolve:secretsmanager:${Db}}}'"))}${role()}`,
      `Resources:\n  Db: {Type: AWS::SecretsManager::Secret}\n${task(mode + fetched('!Ref Db'))}${role(`      Policies:\n${reading('Db')}`)}`],
    ['is asked for by a parameter where it was written out',
      `Resources:\n${task(handed("'correct-horse'"))}${role()}`,
      `Parameters:\n  TaskDbPassword:\n    Type: String\n    NoEcho: true\nResources:\n${secret.replaceAll('Password', 'TaskDbPassword').replace('TaskDbPasswordSecret:', 'TaskDbPasswordSecret:')}${task(mode + fetched('!Ref TaskDbPasswordSecret'))}${role(`      Policies:\n${reading('TaskDbPasswordSecret')}`)}`,
      'Pass the value of `DB_PASSWORD` in parameter `TaskDbPassword`'],
    ['is read by a role outside, which is said',
      `${parameters}Resources:\n${task(handed(), '      ExecutionRoleArn: !ImportValue role\n')}`,
      `${parameters}Resources:\n${secret}${task(mode + fetched(), '      ExecutionRoleArn: !ImportValue role\n')}`, 'Allow the role that fetches secrets for `Task` to read secret `PasswordSecret`'],
    ['tells a build where it is',
      `${parameters}Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      ServiceRole: !GetAtt Role.Arn\n      Environment:\n        EnvironmentVariables:\n          - {Name: DB_PASSWORD, Type: PLAINTEXT, Value: !Ref Password}\n${role('', 'codebuild')}`,
      `${parameters}Resources:\n${secret}  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      ServiceRole: !GetAtt Role.Arn\n      Environment:\n        EnvironmentVariables:\n          - {Name: DB_PASSWORD, Type: SECRETS_MANAGER, Value: !Ref PasswordSecret}\n${role(`      Policies:\n${reading()}`, 'codebuild')}`],
  ];
  for (const [name, before, after, left] of cases) {
    it(name, () => {
      const scene = stage(before);
      const fix = keep(scene);
      assert(fix !== null && fix.safety === 'suggestion');
      assert.equal(applied(scene, fix), after);
      assert.equal(fix.left?.some((each) => each.startsWith(left ?? '?')) === true, left !== undefined, fix.left?.join());
      assert(fix.edits.every(({ note }) => note !== undefined && /^[A-Z].*\.$/.test(note)));
    });
  }

  it('comes with an execution role for a task without one', () => {
    const scene = stage(`${parameters}Resources:\n${task(handed(), '')}`);
    const fix = keep(scene);
    assert(fix !== null);
    const text = applied(scene, fix);
    assert.match(text, /ExecutionRoleArn: !GetAtt TaskExecutionRole\.Arn\n/);
    assert(text.includes(`AmazonECSTaskExecutionRolePolicy\n      Policies:\n${reading()}`), text);
  });

  it('comes with the role that fetches for jobs and services', () => {
    const job = stage(`${parameters}Resources:\n  Job:\n    Type: AWS::Batch::JobDefinition\n    Properties:\n      Type: container\n      ContainerProperties:\n        Image: a\n        Environment: [{Name: DB_PASSWORD, Value: !Ref Password}]\n`);
    assert.match(applied(job, keep(job) ?? assert.fail()), /Image: a\n {8}Secrets:\n {10}- Name: DB_PASSWORD\n {12}ValueFrom: !Ref PasswordSecret\n {8}ExecutionRoleArn: !GetAtt JobExecutionRole\.Arn\n/);
    const tasks = stage(`${parameters}Resources:\n  Job:\n    Type: AWS::Batch::JobDefinition\n    Properties:\n      Type: container\n      EcsProperties:\n        TaskProperties:\n          - Containers:\n              - Image: a\n                Environment: [{Name: DB_PASSWORD, Value: !Ref Password}]\n`);
    assert.equal(keep(tasks), null);
    const service = stage(`${parameters}Resources:\n  Shop:\n    Type: AWS::AppRunner::Service\n    Properties:\n      SourceConfiguration:\n        ImageRepository:\n          ImageConfiguration:\n            RuntimeEnvironmentVariables: [{Name: DB_PASSWORD, Value: !Ref Password}]\n`);
    const text = applied(service, keep(service) ?? assert.fail());
    assert.match(text, /RuntimeEnvironmentSecrets:\n {14}- Name: DB_PASSWORD\n {16}Value: !Ref PasswordSecret\n/);
    assert.match(text, /InstanceRoleArn: !GetAtt ShopRole\.Arn\n/);
    assert.match(text, /Service: tasks\.apprunner\.amazonaws\.com\n/);
  });

  it('uses free names', () => {
    const scene = stage('Parameters:\n  SessionSecret: {Type: String, NoEcho: true}\nResources:\n' + task("          Environment: [{Name: SESSION_SECRET, Value: !Ref SessionSecret}]\n") + role());
    assert.match(applied(scene, keep(scene) ?? assert.fail()), / {2}StoredSessionSecret:\n.*\n.*\n {6}SecretString: !Ref SessionSecret\n/);
    const literal = stage(`Resources:\n${task("          Environment: [{Name: session.secret, Value: correct-horse}]\n")}${role()}`);
    assert.match(applied(literal, keep(literal) ?? assert.fail()), / {2}TaskSessionSecret:\n.*\n.*\n {6}SecretString: !Ref TaskSessionSecretValue\n/);
  });

  const open: readonly (readonly [name: string, text: string])[] = [
    ['of a function, whose service fetches nothing', `${parameters}Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Environment: {Variables: {DB_PASSWORD: !Ref Password}}}\n`],
    ['that a function chooses', `${parameters}Conditions: {A: !Equals [!Ref AWS::Region, a]}\nResources:\n${task("          Environment:\n            - !If [A, {Name: DB_PASSWORD, Value: !Ref Password}, !Ref AWS::NoValue]\n")}${role()}`],
    ['that is more than the parameter', `${parameters}Resources:\n${task(handed("!Join ['', [a, !Ref Password]]"))}${role()}`],
    ['whose role a condition chooses', `${parameters}Conditions: {A: !Equals [!Ref AWS::Region, a]}\nResources:\n${task(handed(), '      ExecutionRoleArn: !If [A, !GetAtt Role.Arn, !Ref AWS::NoValue]\n')}${role()}`],
    ['of a build without a role', `${parameters}Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Environment:\n        EnvironmentVariables: [{Name: DB_PASSWORD, Value: !Ref Password}]\n`],
    ['of a name that is fetched already', `${parameters}Resources:\n${task(`${handed()}          Secrets: [{Name: DB_PASSWORD, ValueFrom: /a}]\n`)}${role()}`],
  ];
  for (const [name, text] of open) it(`is not offered for one ${name}`, () => { assert.equal(keep(stage(text)), null); });
});
