import { trailNoCloudwatch } from '../../../src/rules/audit/trail-no-cloudwatch.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

const added = (condition = ''): string => `  TrailLogGroup:
    Type: AWS::Logs::LogGroup
${condition}    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      RetentionInDays: 365

  TrailLogGroupRole:
    Type: AWS::IAM::Role
${condition}    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: cloudtrail.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: WriteEvents
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - logs:CreateLogStream
                  - logs:PutLogEvents
                Resource:
                  - !GetAtt TrailLogGroup.Arn

`;

const sent = `      CloudWatchLogsLogGroupArn: !GetAtt TrailLogGroup.Arn
      CloudWatchLogsRoleArn: !GetAtt TrailLogGroupRole.Arn
`;

/** Another resource first, so that the style of the file is known. */
const whole = (trailText: string, before = '', above = ''): string => `${above}Resources:
  Logs:
    Type: AWS::S3::Bucket

${before}${trailText}`;

const bare = (more = '', id = '«Trail»'): string => `  ${id}:
    Type: AWS::CloudTrail::Trail
${more}    Properties:
      IsLogging: true
      S3BucketName: !Ref Logs
`;

const ready = (resource = '!GetAtt Events.Arn', service = 'cloudtrail.amazonaws.com', more = ''): string => `  Events:
    Type: AWS::Logs::LogGroup

  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: { Service: ${service} }, Action: sts:AssumeRole }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - { Effect: Allow, Action: [logs:CreateLogStream, logs:PutLogEvents], Resource: ${resource} }

${more}`;

const fixedTrail = (more = '', names = sent): string => bare(more, 'Trail') + names;
const toReady = sent.replace('TrailLogGroup.', 'Events.').replace('TrailLogGroupRole', 'Writer');
const anotherTrail = `  Other:
    Type: AWS::CloudTrail::Trail
    Properties:
      CloudWatchLogsLogGroupArn: !GetAtt Events.Arn
      CloudWatchLogsRoleArn: !GetAtt Writer.Arn
      S3BucketName: !Ref Logs

`;

testRule(trailNoCloudwatch, {
  valid: [
    { name: 'a log group', text: trail('      CloudWatchLogsLogGroupArn: arn:aws:logs:eu-west-1:111122223333:log-group:trail:*\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      CloudWatchLogsLogGroupArn: !Ref Given\n', parameter) },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'no log group', text: whole(bare()), expect: ['unwatched'], about: ['Trail'],
      fixed: whole(added() + fixedTrail()), left: ['charges for ingesting', 'for a year', 'Deploy the stack with `CAPABILITY_IAM`'] },
    { name: 'no log group of a trail under a condition', text: whole(bare('    Condition: IsProd\n'), '', condition), expect: ['unwatched'], when: ['IsProd'],
      fixed: whole(added('    Condition: IsProd\n') + fixedTrail('    Condition: IsProd\n'), '', condition) },
    { name: 'a log group and a role that nothing else can be for', text: whole(bare(), ready()), expect: ['unwatched'],
      fixed: whole(fixedTrail('', toReady), ready()), left: ['charges for ingesting'] },
    { name: 'a log group with streams by name, and a role that nothing else can be for', text: whole(bare(), ready("!Sub '${Events.Arn}'")), expect: ['unwatched'],
      fixed: whole(fixedTrail('', toReady), ready("!Sub '${Events.Arn}'")) },
    { name: 'a log group and a role of another trail', text: whole(bare(), ready() + anotherTrail), expect: ['unwatched'],
      fixed: whole(added() + fixedTrail(), ready() + anotherTrail) },
    { name: 'a log group and a role of something else', text: whole(bare(), ready('!GetAtt Events.Arn', 'vpc-flow-logs.amazonaws.com')), expect: ['unwatched'],
      fixed: whole(added() + fixedTrail(), ready('!GetAtt Events.Arn', 'vpc-flow-logs.amazonaws.com')) },
    { name: 'a role for two log groups', text: whole(bare(), ready('[!GetAtt Events.Arn, !GetAtt More.Arn]', 'cloudtrail.amazonaws.com', '  More:\n    Type: AWS::Logs::LogGroup\n\n')), expect: ['unwatched'],
      fixed: whole(added() + fixedTrail(), ready('[!GetAtt Events.Arn, !GetAtt More.Arn]', 'cloudtrail.amazonaws.com', '  More:\n    Type: AWS::Logs::LogGroup\n\n')) },
    { name: 'a role without a log group', text: whole(bare('', '«Trail»').replace('      IsLogging', '      CloudWatchLogsRoleArn: arn:aws:iam::111122223333:role/trail\n      IsLogging')), expect: ['unwatched'], declined: 'has a role' },
    { name: 'empty texts for a log group and a role', text: whole(bare().replace('«Trail»', 'Trail').replace('      IsLogging', "      CloudWatchLogsLogGroupArn: «''»\n      CloudWatchLogsRoleArn: ''\n      IsLogging")), expect: ['unwatched'], about: ['Trail'],
      fixed: whole(added() + bare('', 'Trail').replace('      IsLogging', `${sent}      IsLogging`)) },
    { name: 'no log group on one branch', text: trail('      CloudWatchLogsLogGroupArn: !If [IsProd, !ImportValue group, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['unwatched'], when: ['!IsProd'], declined: 'A condition decides' },
    { name: 'JSON', asWritten: true, expect: ['unwatched'], text: '{\n  "Resources": {\n    «"Trail"»: {\n      "Type": "AWS::CloudTrail::Trail",\n      "Properties": { "S3BucketName": "logs" }\n    }\n  }\n}\n',
      fixed: `{
  "Resources": {
    "TrailLogGroup": {
      "Type": "AWS::Logs::LogGroup",
      "DeletionPolicy": "Retain",
      "UpdateReplacePolicy": "Retain",
      "Properties": {
        "RetentionInDays": 365
      }
    },
    "TrailLogGroupRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "cloudtrail.amazonaws.com"
              },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "WriteEvents",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogStream",
                    "logs:PutLogEvents"
                  ],
                  "Resource": [
                    { "Fn::GetAtt": ["TrailLogGroup", "Arn"] }
                  ]
                }
              ]
            }
          }
        ]
      }
    },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "Properties": { "S3BucketName": "logs", "CloudWatchLogsLogGroupArn": { "Fn::GetAtt": ["TrailLogGroup", "Arn"] }, "CloudWatchLogsRoleArn": { "Fn::GetAtt": ["TrailLogGroupRole", "Arn"] } }
    }
  }
}
` },
  ],
});
