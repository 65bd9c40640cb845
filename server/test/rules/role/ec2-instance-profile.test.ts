import { ec2InstanceProfile } from '../../../src/rules/role/ec2-instance-profile.js';
import { profileText, readPolicy, roleText } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const server = (properties: string, id = 'Server'): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
${properties}`;

const script = (line: string): string => `      UserData:\n        Fn::Base64: |\n          #!/bin/bash\n          ${line}\n`;

const backingUp = (id: string): string =>
  server('      UserData: !If\n        - IsBackedUp\n        - Fn::Base64: aws s3 cp s3://orders/today.csv /tmp/\n        - !Ref AWS::NoValue\n', id)
    .replace('Resources:', "Conditions:\n  IsBackedUp: !Equals [!Ref Given, 'yes']\nResources:");

const token = '      MetadataOptions:\n        HttpTokens: required\n';

/** The instance with a role and a profile, whose keys are only for who has a session token. */
const seated = (properties: string, policies = '', managed: readonly string[] = []): string => server(`${properties}      IamInstanceProfile: !Ref ServerInstanceProfile\n${token}`)
  .replace('Resources:\n', `Resources:\n${roleText('ServerRole', 'ec2.amazonaws.com', managed, policies)}${profileText('ServerInstanceProfile', 'ServerRole')}`);

const readToday = readPolicy('ServerAccess', 'orders/today.csv');

const launched = '      LaunchTemplate:\n        LaunchTemplateId: !Ref Launch\n        Version: 1\n';

const emptied = (token = ''): string => `  Launch:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        IamInstanceProfile:
          Arn: !GetAtt Profile.Arn
${token}  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties:
      Path: /
`;

const exporting = script('export AWS_ACCESS_KEY_ID=${Key}\n          export AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}').replace('|', '!Sub |');
const importerKey = '  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: importer\n';

testRule(ec2InstanceProfile, {
  valid: [
    { name: 'a profile', text: server('      IamInstanceProfile: importer\n') },
    { name: 'a launch template', text: server('      LaunchTemplate:\n        LaunchTemplateId: lt-0123\n        Version: 1\n') },
    { name: 'a profile that is not known', unknown: true, text: server('      IamInstanceProfile: !Ref Given\n') },
  ],
  invalid: [
    { name: 'an instance alone', left: ['Give role `ServerRole` the permissions that `Server` needs', 'Update programs on `Server` that read metadata without a token', 'Deploy the stack with `CAPABILITY_IAM`'], text: server('', '«Server»'), expect: ['none'], about: ['Server'], fixed: seated('') },
    { name: 'a script that calls AWS', text: server(script('aws s3 cp s3://orders/today.csv /tmp/'), '«Server»'), expect: ['calls'], related: ['AWS is called here.'],
      fixed: seated(script('aws s3 cp s3://orders/today.csv /tmp/'), readToday) },
    { name: 'an agent that signs with the role', text: server(script('echo ECS_CLUSTER=main >> /etc/ecs/ecs.config'), '«Server»'), expect: ['agent'], related: ['The agent is started here.'], says: ['`ecs-agent`'],
      fixed: seated(script('echo ECS_CLUSTER=main >> /etc/ecs/ecs.config'), '', ['service-role/AmazonEC2ContainerServiceforEC2Role']) },
    { name: 'an agent that a comment names', text: server(script('# /etc/ecs/ecs.config\n          amazon-cloudwatch-agent-ctl -a fetch-config -m onPrem'), '«Server»'), expect: ['none'],
      fixed: seated(script('# /etc/ecs/ecs.config\n          amazon-cloudwatch-agent-ctl -a fetch-config -m onPrem'), '', ['CloudWatchAgentServerPolicy']) },
    { name: 'an agent that Systems Manager may manage without a role', text: server(script('systemctl start amazon-ssm-agent'), '«Server»'), expect: ['none'],
      fixed: seated(script('systemctl start amazon-ssm-agent'), '', ['AmazonSSMManagedInstanceCore']) },
    { name: 'an agent beside keys', text: server(script('echo "access_key = AKIA{{1}}" >> /root/.s3cfg\n          service codedeploy-agent start'), '«Server»'), expect: ['keys'],
      fixed: seated(script('service codedeploy-agent start'), '', ['service-role/AmazonEC2RoleforAWSCodeDeploy']) },
    { name: 'a script that calls AWS under a condition', text: backingUp('«Server»'), expect: ['calls'], when: ['IsBackedUp'], related: ['AWS is called here.'], says: ['s3'],
      fixed: backingUp('Server')
        .replace('Resources:\n', `Resources:\n${roleText('ServerRole', 'ec2.amazonaws.com', [], readToday)}${profileText('ServerInstanceProfile', 'ServerRole')}`)
        + `      IamInstanceProfile: !Ref ServerInstanceProfile\n${token}` },
    { name: 'a profile without a role', text: server(`      IamInstanceProfile: !Ref Profile\n${script('aws s3 cp s3://orders/today.csv /tmp/')}  Profile:\n    Type: AWS::IAM::InstanceProfile\n    Properties:\n      Roles: []\n`, '«Server»'), expect: ['calls'],
      related: ['AWS is called here.'], declined: 'The role of `Server` is not in this template.' },
    { name: 'a profile that a condition leaves out', expect: ['calls'], when: ['!HasProfile'], related: ['AWS is called here.'], declined: 'Conditions decide whether',
      text: server(`      IamInstanceProfile: !If [HasProfile, !Ref Given, !Ref AWS::NoValue]\n${script('aws s3 cp s3://orders/today.csv /tmp/')}`, '«Server»').replace('Resources:', "Conditions:\n  HasProfile: !Not [!Equals [!Ref Given, '']]\nResources:") },
    { name: 'a profile without a role in its launch template', text: server(launched, '«Server»') + emptied(), expect: ['none'],
      fixed: seated(launched).replace(token, '') + emptied(token.replaceAll('      ', '        ')) },
    { name: 'a script that a key is written into', text: server(script('echo "access_key = AKIA{{1}}" >> /root/.s3cfg'), '«Server»'), expect: ['keys'],
      fixed: seated('      UserData:\n        Fn::Base64: |\n          #!/bin/bash\n') },
    { name: 'a script that a key is a part of', text: server(script('mount-store AKIA{{1}}'), '«Server»'), expect: ['keys'], declined: 'does more',
      fixed: seated(script('mount-store AKIA{{1}}')) },
    { name: 'a script that signals', text: server(script('/opt/aws/bin/cfn-signal -e 0 --stack x --resource Server'), '«Server»'), expect: ['none'],
      fixed: seated(script('/opt/aws/bin/cfn-signal -e 0 --stack x --resource Server')) },
    { name: 'an instance that receives keys', text: server(exporting, '«Server»') + importerKey, expect: ['keys'], about: ['Server'],
      declined: 'The user of the key is not in this template', fixed: seated(exporting) + importerKey },
  ],
});
