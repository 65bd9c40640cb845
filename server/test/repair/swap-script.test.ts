import assert from 'node:assert/strict';
import { given, role, server, user } from './key-user.js';
import { reasonOf, stage } from './plans.js';
import { swap, testSwap } from './swap.js';

describe('the role swap in a script', () => {
  testSwap({
    name: 'takes the key from before commands',
    onlyLineFeeds: true,
    before: user + server(
      'AWS_ACCESS_KEY_ID=${Key} AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}" aws s3 sync s3://files /srv',
      'export KEY=${Key} && export SECRET=${Key.SecretAccessKey}; ./start --port 80',
      '[ -d /srv ] && AWS_ACCESS_KEY_ID=${Key} ./check',
    ),
    after: `Resources:\n${server('aws s3 sync s3://files /srv', './start --port 80', '[ -d /srv ] && ./check')}${given}`,
    left: ['Code of `Server` that reads `KEY` and `SECRET` has', 'Instances of `Server` that are running'],
  });

  testSwap({
    name: 'takes the key from among what is exported',
    onlyLineFeeds: true,
    before: user + server(
      'export AWS_ACCESS_KEY_ID=${Key} PATH=/bin AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}"',
      'export STAGE=prod AWS_ACCESS_KEY_ID=${Key} AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}; start',
    ),
    after: `Resources:\n${server('export PATH=/bin', 'export STAGE=prod; start')}${given}`,
    left: ['Instances of `Server` that are running'],
  });

  testSwap({
    name: 'takes a key that has names of its own first',
    onlyLineFeeds: true,
    before: user + server(
      'export FILES_KEY=${Key}; export STAGE=prod; export FILES_SECRET="${Key.SecretAccessKey}"',
      'AWS_ACCESS_KEY_ID=$FILES_KEY AWS_SECRET_ACCESS_KEY="${!FILES_SECRET}" aws s3 ls',
      'umask 077 && MORE_KEY=${Key} && MORE_SECRET=${Key.SecretAccessKey} && date',
      'aws configure set aws_access_key_id $MORE_KEY',
      'aws configure set aws_secret_access_key "$MORE_SECRET"',
    ),
    after: `Resources:\n${server('export STAGE=prod', 'aws s3 ls', 'umask 077 && date')}${given}`,
    left: ['Code of `Server` that reads `FILES_KEY`', 'Instances of `Server` that are running'],
  });

  testSwap({
    name: 'cuts the options on the last line of a command together with the sign that continues it',
    onlyLineFeeds: true,
    before: user + server('cfn-init -s server \\', '  --access-key ${Key} --secret-key ${Key.SecretAccessKey}', 'run'),
    after: `Resources:\n${server('cfn-init -s server', 'run')}${given}`,
    left: ['Instances of `Server` that are running'],
  });

  /** A server with the given user data. */
  const chosen = (userData: string): string => `Conditions: {Old: !Equals [!Ref 'AWS::Region', eu-west-1]}
Resources:
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
${userData}${role('ec2')}`;
  const only = user.replace(/^Resources:\n/, '');
  const running = ['Instances of `Server` that are running'];

  testSwap({
    name: 'takes the key from the script that a condition chooses',
    onlyLineFeeds: true,
    before: chosen("        Fn::Base64:\n          Fn::If:\n            - Old\n            - !Sub |\n              #!/bin/sh\n              export AWS_ACCESS_KEY_ID=${Key}\n              start old\n            - start new\n") + only,
    after: chosen("        Fn::Base64:\n          Fn::If:\n            - Old\n            - !Sub |\n              #!/bin/sh\n              start old\n            - start new\n") + given,
    left: running,
  });

  testSwap({
    name: 'takes the key from each script that conditions choose between',
    before: chosen(`        !If [Old, !Base64 {'Fn::Sub': "AWS_ACCESS_KEY_ID=\${Key} old\\n"}, !If [Old, x, !Base64 {'Fn::Sub': "AWS_ACCESS_KEY_ID=\${Key} new\\n"}]]\n`) + only,
    after: chosen(`        !If [Old, !Base64 {'Fn::Sub': "old\\n"}, !If [Old, x, !Base64 {'Fn::Sub': "new\\n"}]]\n`) + given,
    left: running,
  });

  it('is declined where nothing would be left of a script that a condition chooses', () => {
    const text = chosen("        Fn::Base64: !If [Old, !Sub \"export AWS_ACCESS_KEY_ID=${Key}\\n\", start new]\n") + only;
    assert.match(reasonOf(swap(stage(text))), /`UserData` of `Server`/);
  });

  const kept: readonly (readonly [name: string, script: readonly string[]])[] = [
    ['is read for something else too', ['FILES_KEY=${Key}', 'export AWS_ACCESS_KEY_ID=$FILES_KEY', 'sign $FILES_KEY']],
    ['a condition decides on', ['[ -d /srv ] && FILES_KEY=${Key}', 'export AWS_ACCESS_KEY_ID=$FILES_KEY']],
  ];
  for (const [name, script] of kept) it(`leaves a key under a name that ${name}`, () => {
    const reason = reasonOf(swap(stage(user + server(...script))));
    assert.equal(reason, 'Something other than a role may be needed at `UserData` of `Server`: change what uses the key there first.');
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
    left: ['Instances of `Server` that are running'],
  });

  it('leaves what CloudFormation does not delete to do by hand', () => {
    const kept = user.replace(/ +(?=Type: AWS::IAM::(?:User|AccessKey)\n)/g, '$&DeletionPolicy: Retain\n$&');
    assert.notEqual(kept, user);
    const left = (text: string): string => {
      const plan = swap(stage(text + server('export AWS_ACCESS_KEY_ID=${Key}', 'run')));
      assert(plan.kind === 'fix', JSON.stringify(plan));
      return plan.left?.join('\n') ?? '';
    };
    assert.match(left(kept), /^CloudFormation keeps `Key` and `User`, as `DeletionPolicy` says: delete what is left by hand\.$/m);
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
    ['block of a program', 'python3 <<EOF', 'try:', '  aws_access_key_id = "${Key}"', 'EOF'],
  ] as const) {
    it(`is declined where a ${name} would be left empty, which is a syntax error`, () => {
      assert.match(reasonOf(swap(stage(user + server(...script)))), /`UserData` of `Server`/);
      assert.equal(swap(stage(user + server(...script.map((line) => (line.includes('${Key}') ? `${line}\n            more: run` : line))))).kind, 'fix');
    });
  }

  for (const line of [
    'export AWS_ACCESS_KEY_ID=${Key} && ', 'echo AWS_ACCESS_KEY_ID=${Key} >> /etc/environment | cat', 'export AWS_ACCESS_KEY_ID=${Key} | cat',
    'KEY=${Key} ./start', 'New-AWSCredential -AccessKey ${Key} -SecretKey ${Key.SecretAccessKey}', 'if true; then export KEY=${Key} && fi', 'while KEY=${Key}; do run; done',
  ]) {
    it(`is declined where a script contains \`${line.trim()}\``, () => {
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
