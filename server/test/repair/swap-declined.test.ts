import assert from 'node:assert/strict';
import { lines } from '../edit/editing.js';
import { applied, reasonOf, stage } from './plans.js';
import { swap } from './swap.js';

const user = '  User:\n    Type: AWS::IAM::User\n';
const key = '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';

/** A function with a variable and a role, as texts of YAML. */
const worker = (variable: string, role: string): string => lines(`
  Resources:
    Worker:
      Type: AWS::Lambda::Function
      Properties:
        Role: ${role}
        Environment:
          Variables:
            AWS_ACCESS_KEY_ID: ${variable}
`);

const role = '  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n';
const sparing = (effect: string): string => `  Guard:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: b
      PolicyDocument:
        Statement:
          - Effect: ${effect}
            NotPrincipal: { AWS: [!GetAtt User.Arn] }
            Action: s3:*
            Resource: arn:aws:s3:::b/*
`;
const inTemplate = '!GetAtt Role.Arn';

describe('a declined role swap', () => {
  const cases = [
    { name: 'nothing signs with the key', text: `Resources:\n${user}${key}Outputs:\n  K:\n    Value: !Ref Key\n`, reason: 'Nothing in this template signs requests with `Key`' },
    { name: 'the role is a parameter', text: `Parameters:\n  RoleArn:\n    Type: String\n${worker('!Ref Key', '!Ref RoleArn')}${user}${key}`, reason: 'The role of `Worker` is not in this template' },
    { name: 'the user is not in the template', text: `${worker('!Ref Key', inTemplate)}${role}${key.replace('!Ref User', 'deploy')}`, reason: 'The user of the key is not in this template' },
    { name: 'the value says more than the key', text: `${worker('!Sub "https://${Key}@${AWS::StackName}.example"', inTemplate)}${role}${user}${key}`, reason: 'variable `AWS_ACCESS_KEY_ID`' },
    { name: 'the key goes to another stack', text: `${worker('!Ref Key', inTemplate)}${role}${user}${key}  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: x\n      Parameters:\n        Key: !Ref Key\n`, reason: '`Parameters.Key` of `Inner`' },
    { name: 'a command needs the key', text: `Resources:\n${user}${key}  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          ./upload --key \${Key} files\n`, reason: '`UserData` of `Server`' },
    { name: 'what runs there takes no role', text: `Resources:\n${user}${key}  Box:\n    Type: AWS::Lightsail::Instance\n    Properties:\n      UserData: !Sub |\n        export AWS_ACCESS_KEY_ID=\${Key}\n`, reason: '`Box` cannot be given a role.' },
    { name: 'what runs there has the role of its group', text: `Resources:\n${user}${key}  Edge:\n    Type: AWS::Greengrass::FunctionDefinition\n    Properties:\n      Name: edge\n      InitialVersion:\n        Functions:\n          - FunctionConfiguration:\n              Environment:\n                Variables:\n                  AWS_ACCESS_KEY_ID: !Ref Key\n`, reason: 'signs with the role of its Greengrass group or core device' },
    { name: 'a denial spares the user', text: `${worker('!Ref Key', inTemplate)}${role}${user}${key}${sparing('Deny')}`, reason: '`Guard` denies everybody but user `User` (`NotPrincipal`)' },
    { name: 'a group is elsewhere', text: `${worker('!Ref Key', inTemplate)}${role}${user}    Properties:\n      Groups: [admins]\n${key}`, reason: 'group `admins`' },
    { name: 'a boundary limits the user', text: `${worker('!Ref Key', inTemplate)}${role}${user}    Properties:\n      PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess\n${key}`, reason: 'permissions boundary' },
    { name: 'a function chooses the policies', text: `${worker('!Ref Key', inTemplate)}${role}${user}    Properties:\n      ManagedPolicyArns: !Split [',', !Ref AWS::Region]\n${key}`, reason: '`ManagedPolicyArns` of `User`' },
    { name: 'the key exists under another condition', text: `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\n  D: !Equals [!Ref AWS::Region, y]\n${worker('!Ref Key', inTemplate).replace('Function\n', 'Function\n    Condition: D\n')}${role}${user}${key.replace('AccessKey\n', 'AccessKey\n    Condition: C\n')}`, reason: 'a different condition from `Worker`' },
    { name: 'a policy of the user is there without the key', text: `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\n${worker('!If [C, !Ref Key, !Ref AWS::NoValue]', inTemplate)}${role}${user}${key.replace('AccessKey\n', 'AccessKey\n    Condition: C\n')}  Policy:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: {Statement: []}\n      Users: [!Ref User]\n`, reason: 'a different condition from `Worker`' },
    { name: 'a boundary limits a user that is there under a condition', text: `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\n${worker('!If [C, !Ref Key, !Ref AWS::NoValue]', inTemplate)}${role}${user}    Properties:\n      PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess\n${key.replace('AccessKey\n', 'AccessKey\n    Condition: C\n')}`, reason: 'a different condition from `Worker`' },
    { name: 'conditions choose whether there is a role', text: `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\n${worker('!Ref Key', '!If [C, !GetAtt Role.Arn, !Ref AWS::NoValue]')}${role}${user}${key}`, reason: 'Conditions decide whether `Worker` has a role' },
    { name: 'conditions choose the role', text: `Conditions:\n  C: !Equals [!Ref AWS::Region, x]\n${worker('!Ref Key', '!If [C, !GetAtt Role.Arn, !GetAtt Other.Arn]')}${role}${role.replace('Role', 'Other')}${user}${key}`, reason: 'Conditions decide which role `Worker` has' },
    { name: 'the place is shared through an anchor', text: `Resources:\n  Worker:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn\n      Environment: &env\n        Variables:\n          AWS_ACCESS_KEY_ID: !Ref Key\n  Other:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn\n      Environment: *env\n${role}${user}${key}`, reason: 'YAML anchor' },
  ];
  for (const { name, text, reason } of cases) {
    it(`says that ${name}`, () => {
      const told = reasonOf(swap(stage(text), 'Key'));
      assert(told.includes(reason), told);
      assert.match(told, /^[A-Z`].*\.$/);
    });
  }
});

describe('a role swap that is not declined', () => {
  it('leaves alone what admits everybody except the user', () => {
    const scene = stage(`${worker('!Ref Key', inTemplate)}${role}${user}${key}${sparing('Allow')}`);
    assert.equal(swap(scene, 'Key').kind, 'fix');
  });

  it('notes that a job reads its arguments', () => {
    const job = `Resources:\n  Job:\n    Type: AWS::Glue::Job\n    Properties:\n      Role: !GetAtt Role.Arn\n      DefaultArguments:\n        --AWS_ACCESS_KEY_ID: !Ref Key\n`;
    const plan = swap(stage(`${job}${role}${user}${key}`), 'Key');
    assert(plan.kind === 'fix' && plan.left?.[0]?.startsWith('Code of `Job` that reads `--AWS_ACCESS_KEY_ID` has to'), JSON.stringify(plan));
  });

  it('removes settings of Spark that contain only the key', () => {
    const job = (conf: string): string => `Resources:\n  Job:\n    Type: AWS::Glue::Job\n    Properties:\n      Role: !GetAtt Role.Arn\n      DefaultArguments:\n        --job-language: python\n        --conf: !Sub '${conf}'\n`;
    const settings = 'spark.hadoop.fs.s3a.access.key=${Key} --conf spark.hadoop.fs.s3a.secret.key=${Key.SecretAccessKey}';
    const scene = stage(`${job(settings)}${role}${user}${key}`);
    const plan = swap(scene, 'Key');
    assert(plan.kind === 'fix' && plan.left === undefined, JSON.stringify(plan));
    assert.match(applied(scene, plan), /DefaultArguments:\n {8}--job-language: python\n {2}\w/);
    const more = stage(`${job(`${settings} --conf spark.sql.shuffle.partitions=8`)}${role}${user}${key}`);
    assert.match(reasonOf(swap(more, 'Key')), /variable `--conf`/);
  });

  it('notes where a role lacks what is tested', () => {
    const tested = sparing('Allow').replace('NotPrincipal: { AWS: [!GetAtt User.Arn] }', "Principal: '*'\n            Condition: { StringEquals: { aws:username: !Ref User } }");
    const plan = swap(stage(`${worker('!Ref Key', inTemplate)}${role}${user}${key}${tested}`), 'Key');
    assert(plan.kind === 'fix' && plan.left?.includes('Where `Guard` allows the user, allow `Role` too.'), JSON.stringify(plan));
  });
});

describe('a text that could not be read whole', () => {
  it('may contain further permissions of the user', () => {
    const broken = `${worker('!Ref Key', inTemplate)}${role}${user}    Properties:\n      Path: /robots/\n        - PolicyName: p\n${key}`;
    assert.match(reasonOf(swap(stage(broken, true), 'Key')), /^Part of the file could not be read/);
  });

  it('does not matter for a key of the root user', () => {
    const broken = `${worker('!Ref Key', inTemplate)}${role}${key.replace('!Ref User', 'root')}  Other:\n    Type: AWS::SQS::Queue\n    Properties:\n      A: b: c\n`;
    assert.equal(swap(stage(broken, true), 'Key').kind, 'fix');
  });
});

describe('a permissions boundary', () => {
  it('does not matter where the role has the same one', () => {
    const text = `Resources:\n  Worker:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn\n      Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess\n`;
    const bound = `${text}  User:\n    Type: AWS::IAM::User\n    Properties:\n      PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess'\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n`;
    assert.equal(swap(stage(bound)).kind, 'fix');
    assert.match(reasonOf(swap(stage(bound.replace('policy/PowerUserAccess\n', 'policy/ReadOnlyAccess\n')))), /permissions boundary/);
  });
});

describe('a root access key', () => {
  const root = key.replace('!Ref User', 'root');

  it('is removed with what exposes it', () => {
    const text = `Resources:\n${root}  Topic:\n    Type: AWS::SNS::Topic\nOutputs:\n  Secret:\n    Value: !GetAtt Key.SecretAccessKey\n`;
    const plan = swap(stage(text));
    assert.equal(applied(stage(text), plan), 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');
    assert.match(plan.title, /^Remove the root user/);
  });

  it('leaves the needs of an existing role to a person', () => {
    const text = `Resources:\n${root}  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Role.Arn\n      Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key}}\n  Role:\n    Type: AWS::IAM::Role\n`;
    const plan = swap(stage(text));
    assert(plan.kind === 'fix' && plan.left?.[0]?.startsWith('Give role `Role` what its workload needs'));
  });

  it('leaves a workload with a role without permissions', () => {
    const text = `Resources:\n${root}  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: x\n          Environment:\n            - Name: AWS_ACCESS_KEY_ID\n              Value: !Ref Key\n`;
    const scene = stage(text);
    const plan = swap(scene);
    assert.match(applied(scene, plan), /^Resources:\n {2}TaskRole:\n[^]* {2}Task:\n[^]* {8}- Name: x\n {6}TaskRoleArn: !GetAtt TaskRole.Arn\n$/);
    assert(plan.kind === 'fix' && plan.left?.[0]?.startsWith('Give role `TaskRole` what its workload needs'));
  });

  it('is removed where a role of another stack is that of its workload', () => {
    const text = `Resources:\n${root}  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !ImportValue role\n      Environment: {Variables: {STAGE: prod, AWS_ACCESS_KEY_ID: !Ref Key}}\n`;
    const scene = stage(text);
    const plan = swap(scene);
    assert(plan.kind === 'fix');
    assert.equal(applied(scene, plan), 'Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !ImportValue role\n      Environment: {Variables: {STAGE: prod}}\n');
    assert.deepEqual(plan.left, ['The role of `Function`, which is not in this template, has to permit what it needs.']);
  });
});
