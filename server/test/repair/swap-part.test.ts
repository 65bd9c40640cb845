import assert from 'node:assert/strict';
import { swapOrRelease } from '../../src/repair/key/drop-credentials.js';
import { lines } from '../edit/editing.js';
import { applied, reasonOf, stage } from './plans.js';
import { swap, testSwap } from './swap.js';

const user = lines(`
  Resources:
    User:
      Type: AWS::IAM::User
      Properties:
        Policies:
          - PolicyName: read
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
    Key:
      Type: AWS::IAM::AccessKey
      Properties: {UserName: !Ref User}
`);

const role = (trusts: string): string => lines(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: ${trusts}.amazonaws.com}, Action: sts:AssumeRole}]}
`).replaceAll(/^/gm, '  ').trimEnd() + '\n';

const given = `      Policies:
        - PolicyName: read
          PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
`;

describe('the part of a role swap', () => {
  const mine = `  Mine:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: !Ref Key
          AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
          BUCKET: files # stays
`;
  const theirs = `  Theirs:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/theirs
      Environment: {Variables: {AWS_ACCESS_KEY_ID: !Ref Key, AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey}}
`;
  const offers = (text: string, id: string): ReturnType<typeof swapOrRelease> => {
    const scene = stage(text);
    const key = scene.template.resource('Key');
    assert(key !== null);
    return swapOrRelease(scene, key, scene.workloads.find(({ resource }) => resource.id === id) ?? null);
  };

  it('lets the role of one workload in where the user is let in', () => {
    const policy = (principal: string): string =>
      `  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [q]\n      PolicyDocument:\n        Statement: [{Effect: Allow, Principal: {AWS: ${principal}}, Action: sqs:SendMessage}]\n`;
    const text = user + policy('!GetAtt User.Arn') + mine + theirs + role('lambda');
    const [, part] = offers(text, 'Mine');
    assert(part !== undefined);
    assert(applied(stage(text), part).includes(policy('[!GetAtt User.Arn, !GetAtt Role.Arn]')));
  });

  it('lets one workload go when the role of another is elsewhere', () => {
    const text = user + mine + theirs + role('lambda');
    const [whole, part, ...more] = offers(text, 'Mine');
    assert(whole?.kind === 'declined' && part?.kind === 'fix' && more.length === 0);
    assert.match(whole.reason, /role of `Theirs` is not in this template/);
    assert.equal(part.safety, 'suggestion');
    assert.equal(part.title, 'Give `Mine` a role in place of access key `Key`');
    const kept = mine.replace(/ {10}AWS_.*\n/g, '');
    assert.equal(applied(stage(text), part), user + kept + theirs + role('lambda') + given);
    assert(part.left?.includes('Access key `Key` stays for what else uses it.'));
  });

  it('has no part for a workload whose own role is elsewhere', () => {
    assert.deepEqual(offers(user + mine + theirs + role('lambda'), 'Theirs').map(({ kind }) => kind), ['declined']);
  });

  it('has no part for a workload that does more with the key', () => {
    const more = mine.replace('files', '!Sub "https://${Key}@example.com"');
    assert.deepEqual(offers(user + more + theirs + role('lambda'), 'Mine').map(({ kind }) => kind), ['declined']);
  });

  it('is no matter where the swap as a whole can be made', () => {
    assert.deepEqual(offers(user + mine + role('lambda'), 'Mine').map(({ title }) => title), ['Replace access key `Key` by a role']);
  });
});

describe('the role swap, in what surrounds the key', () => {
  testSwap({
    name: 'takes the other half of the key along, and the parameter that carried it',
    before: `Parameters:\n  Secret: {Type: String, NoEcho: true}\n  Name: {Type: String}\n${user}  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          AWS_ACCESS_KEY_ID: !Ref Key
          AWS_SECRET_ACCESS_KEY: !Ref Secret
          NAME: !Ref Name
${role('lambda')}`,
    after: `Parameters:\n  Name: {Type: String}\nResources:\n  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          NAME: !Ref Name
${role('lambda')}${given}`,
  });

  testSwap({
    name: 'takes a variable that is empty under another condition',
    before: `Conditions:\n  Signed: !Equals [!Ref AWS::Region, eu-west-1]\n${user}  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {AWS_ACCESS_KEY_ID: !If [Signed, !Ref Key, ''], NAME: x}}
${role('lambda')}`,
    after: `Conditions:\n  Signed: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n  Import:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {NAME: x}}
${role('lambda')}${given}`,
  });

  testSwap({
    name: 'takes the variables of Fn::Sub along, and those of commands of CloudFormation Init',
    onlyLineFeeds: true,
    before: `${user}  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          commands:
            1_fetch:
              command: ./fetch
              env:
                AWS_ACCESS_KEY_ID: !Ref Key
                AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey
            2_start:
              command: ./start
              env: {KEY: !Ref Key, PORT: '80'}
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Join
          - "\\n"
          - - '#!/bin/sh'
            - !Sub ['export AWS_ACCESS_KEY_ID=\${Id}', {Id: !Ref Key}]
            - !Sub
              - |
                export AWS_SECRET_ACCESS_KEY=\${Secret}
                run \${Port}
              - Port: 80
                Secret: !GetAtt Key.SecretAccessKey
${role('ec2')}`,
    after: `Resources:
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          commands:
            1_fetch:
              command: ./fetch
            2_start:
              command: ./start
              env: {PORT: '80'}
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Join
          - "\\n"
          - - '#!/bin/sh'
            - !Sub
              - |
                run \${Port}
              - Port: 80
${role('ec2')}${given}`,
    left: ['Code of `Server` that reads `KEY`', 'Instances of `Server` that run already'],
  });

  /** A script of an instance that has a role, as `Fn::Sub` writes it. */
  const server = (...script: readonly string[]): string => `  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
${script.map((line) => `          ${line}\n`).join('')}${role('ec2')}`;

  testSwap({
    name: 'takes the key from before commands',
    onlyLineFeeds: true,
    before: user + server(
      'AWS_ACCESS_KEY_ID=${Key} AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}" aws s3 sync s3://files /srv',
      'export KEY=${Key} && export SECRET=${Key.SecretAccessKey}; ./start --port 80',
      '[ -d /srv ] && AWS_ACCESS_KEY_ID=${Key} ./check',
    ),
    after: `Resources:\n${server('aws s3 sync s3://files /srv', './start --port 80', '[ -d /srv ] && ./check')}${given}`,
    left: ['Code of `Server` that reads `KEY` and `SECRET` has', 'Instances of `Server` that run already'],
  });

  testSwap({
    name: 'takes the key from among what is exported',
    onlyLineFeeds: true,
    before: user + server(
      'export AWS_ACCESS_KEY_ID=${Key} PATH=/bin AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}"',
      'export STAGE=prod AWS_ACCESS_KEY_ID=${Key} AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}; start',
    ),
    after: `Resources:\n${server('export PATH=/bin', 'export STAGE=prod; start')}${given}`,
    left: ['Instances of `Server` that run already'],
  });

  testSwap({
    name: 'takes the key from cmdlets, which sign with the role without',
    onlyLineFeeds: true,
    before: user + server(
      'Read-S3Object -BucketName files -AccessKey ${Key} -SecretKey ${Key.SecretAccessKey} -Key setup.exe',
      '[Environment]::SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "${Key}", "Machine")',
      '[System.Environment]::SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "${Key.SecretAccessKey}")',
    ),
    after: `Resources:\n${server('Read-S3Object -BucketName files -Key setup.exe')}${given}`,
    left: ['Instances of `Server` that run already'],
  });

  it('leaves to do by hand what CloudFormation does not delete', () => {
    const kept = user.replace(/ +(?=Type: AWS::IAM::(?:User|AccessKey)\n)/g, '$&DeletionPolicy: Retain\n$&');
    assert.notEqual(kept, user);
    const left = (text: string): string => {
      const plan = swap(stage(text + server('export AWS_ACCESS_KEY_ID=${Key}', 'run')));
      assert(plan.kind === 'fix', JSON.stringify(plan));
      return plan.left?.join('\n') ?? '';
    };
    assert.match(left(kept), /^CloudFormation keeps `Key` and `User`, as `DeletionPolicy` has it: delete what is left by hand\.$/m);
    assert.doesNotMatch(left(user), /DeletionPolicy/);
    assert.doesNotMatch(left(kept.replaceAll('Retain', 'Delete')), /DeletionPolicy/);
  });

  const setKey = '  export AWS_ACCESS_KEY_ID=${Key}';
  for (const [name, ...script] of [
    ['branch', 'if true; then', setKey, 'fi'],
    ['branch before another', 'if true; then  # sign in', '  # the key', setKey, 'else', '  run', 'fi'],
    ['last branch', 'if true; then', '  run', 'else', setKey, '', 'fi'],
    ['loop', 'for each in 1; do', setKey, 'done'],
    ['function', 'sign() {', setKey, '}'],
    ['shell of its own', '(', setKey, ')'],
    ['map of a file', 'cat > compose.yml <<EOF', 'environment:', '  AWS_ACCESS_KEY_ID: ${Key}', 'EOF'],
  ] as const) {
    it(`is declined where a ${name} would be left with nothing in it, which is refused`, () => {
      assert.match(reasonOf(swap(stage(user + server(...script)))), /`UserData` of `Server`/);
      assert.equal(swap(stage(user + server(...script.map((line) => (line.includes('${Key}') ? `${line}\n            more: run` : line))))).kind, 'fix');
    });
  }

  for (const line of [
    'export AWS_ACCESS_KEY_ID=${Key} && ', 'echo AWS_ACCESS_KEY_ID=${Key} >> /etc/environment | cat', 'export AWS_ACCESS_KEY_ID=${Key} | cat',
    'KEY=${Key} ./start', 'New-AWSCredential -AccessKey ${Key} -SecretKey ${Key.SecretAccessKey}', 'if true; then export KEY=${Key} && fi', 'while KEY=${Key}; do run; done',
  ]) {
    it(`is declined where a script says \`${line.trim()}\``, () => {
      assert.match(reasonOf(swap(stage(user + server(line, 'run')))), /`UserData` of `Server`/);
    });
  }

  it('is declined where the script reads the variable that held the key', () => {
    const plan = (...script: readonly string[]): ReturnType<typeof swap> => swap(stage(user + server(...script)));
    assert.match(reasonOf(plan('KEY=${Key}', 'start --key $KEY')), /`UserData` of `Server`/);
    assert.match(reasonOf(plan('export KEY=${Key}', 'start --key "${!KEY}"')), /`UserData` of `Server`/);
    assert.match(reasonOf(plan('export KEY=${Key}', 'echo "export KEY=$KEY" >> .profile')), /`UserData` of `Server`/);
    assert.equal(plan('KEY=${Key}', 'KEY=other', 'start --key $KEY').kind, 'fix');
    assert.equal(plan('KEY=${Key}', 'start --key $KEYS').kind, 'fix');
  });

  it('is declined where the script asks for the profile of the key', () => {
    const setting = 'aws configure set aws_access_key_id ${Key} --profile prod';
    const plan = (...more: readonly string[]): ReturnType<typeof swap> => swap(stage(user + server(setting, ...more)));
    assert.match(reasonOf(plan('aws s3 ls --profile prod')), /`UserData` of `Server`/);
    assert.match(reasonOf(plan('AWS_PROFILE=prod aws s3 ls')), /`UserData` of `Server`/);
    for (const more of [['aws s3 ls'], ['aws configure set region eu-west-1 --profile prod', 'aws s3 ls --profile prod'], ['aws s3 ls --profile dev']]) {
      assert.equal(plan(...more).kind, 'fix', more.join());
    }
  });
});
