import { trailNoKms } from '../../../src/rules/audit/trail-no-kms.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

const key = (trailName = '*', condition = '', looks = ' kms:DescribeKey'): string => `  TrailKey:
    Type: AWS::KMS::Key
${condition}    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      Description: Log files of trail Trail
      EnableKeyRotation: true
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root
            Action: kms:*
            Resource: '*'
          - Effect: Allow
            Principal:
              Service: cloudtrail.amazonaws.com
            Action: kms:GenerateDataKey*
            Resource: '*'
            Condition:
              ArnLike:
                aws:SourceArn: !Sub arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/${trailName}
              StringLike:
                kms:EncryptionContext:aws:cloudtrail:arn: !Sub arn:\${AWS::Partition}:cloudtrail:*:\${AWS::AccountId}:trail/*
          - Effect: Allow
            Principal:
              Service: cloudtrail.amazonaws.com
            Action:${looks}
            Resource: '*'
            Condition:
              ArnLike:
                aws:SourceArn: !Sub arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/${trailName}

`;

/** A trail with its bucket, so that the style of the file is known. */
const whole = (trailText: string, before = '', above = '', bucket = ''): string => `${above}Resources:
  Logs:
    Type: AWS::S3::Bucket
${bucket}
${before}${trailText}`;

const bare = (more = '', id = '«Trail»', condition = '', logs = '!Ref Logs'): string => `  ${id}:
    Type: AWS::CloudTrail::Trail
${condition}    Properties:
${more}      IsLogging: true
      S3BucketName: ${logs}
`;

const fixedTrail = (more = '', condition = '', logs = '!Ref Logs'): string => `${bare(more, 'Trail', condition, logs)}      KMSKeyId: !GetAtt TrailKey.Arn\n`;
const named = (name: string): string => `      TrailName: ${name}\n`;
const bucketKey = '    Properties:\n      BucketEncryption:\n        ServerSideEncryptionConfiguration:\n          - BucketKeyEnabled: true\n';
const refusing = (test: string): string => `  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Deny, Principal: '*', Action: s3:PutObject, Resource: !Sub '\${Logs.Arn}/*', Condition: { ${test} } }

`;
const onlyKms = refusing("StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' }");

testRule(trailNoKms, {
  valid: [
    { name: 'a key', text: trail('      KMSKeyId: alias/audit\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      KMSKeyId: !Ref Given\n', parameter) },
    { name: 'a parameter that is empty by default', unknown: true, text: trail('      KMSKeyId: !Ref Given\n', 'Parameters:\n  Given: { Type: String, Default: "" }\n') },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'no key', text: whole(bare()), expect: ['bare'], about: ['Trail'], fixed: whole(key() + fixedTrail()), left: ['will need `kms:Decrypt` for `TrailKey`'] },
    { name: 'no key of a trail with a name', text: whole(bare(named('audit'))), expect: ['bare'], fixed: whole(key('audit') + fixedTrail(named('audit'))) },
    { name: 'no key of a trail with a given name', text: whole(bare(named('!Ref Given')), '', parameter), expect: ['bare'], fixed: whole(key('${Given}') + fixedTrail(named('!Ref Given')), '', parameter) },
    { name: 'no key of a trail whose name is put together', text: whole(bare(named("!Sub '${AWS::StackName}-${Logs}'"))), expect: ['bare'], fixed: whole(key('${AWS::StackName}-${Logs}') + fixedTrail(named("!Sub '${AWS::StackName}-${Logs}'"))) },
    { name: 'no key of a trail whose name has a default', text: whole(bare(named('!Ref Name')), '', 'Parameters:\n  Name: { Type: String, Default: audit }\n'), expect: ['bare'],
      fixed: whole(key('${Name}') + fixedTrail(named('!Ref Name')), '', 'Parameters:\n  Name: { Type: String, Default: audit }\n') },
    { name: 'no key of a trail whose name a condition chooses', text: whole(bare(named('!If [IsProd, audit, !Ref AWS::NoValue]')), '', condition), expect: ['bare'], fixed: whole(key() + fixedTrail(named('!If [IsProd, audit, !Ref AWS::NoValue]')), '', condition) },
    { name: 'no key of a trail under a condition', text: whole(bare('', '«Trail»', '    Condition: IsProd\n'), '', condition), expect: ['bare'], when: ['IsProd'],
      fixed: whole(key('*', '    Condition: IsProd\n') + fixedTrail('', '    Condition: IsProd\n'), '', condition) },
    { name: 'no key for a bucket with a bucket key', text: whole(bare(), '', '', bucketKey), expect: ['bare'],
      fixed: whole(key('*', '', '\n              - kms:DescribeKey\n              - kms:Decrypt') + fixedTrail(), '', '', bucketKey) },
    { name: 'no key of an organization, for a bucket from elsewhere', text: whole(bare('      IsOrganizationTrail: true\n', '«Trail»', '', 'logs')), expect: ['bare'],
      fixed: whole(key() + fixedTrail('      IsOrganizationTrail: true\n', '', 'logs')), left: ['`kms:Decrypt`', 'belongs to its management account', 'in the region of the key'] },
    { name: 'no key for a bucket that takes only files under a key', text: whole(bare(), onlyKms), expect: ['bare'], fixed: whole(key().replace(/^( +)((?:aws|kms):[\w:]+): /gm, "$1'$2': ") + fixedTrail(), onlyKms) },
    { name: 'no key for a bucket that takes only files of S3', text: whole(bare(), refusing("StringNotEquals: { 's3:x-amz-server-side-encryption': AES256 }")), expect: ['bare'], declined: 'bucket `Logs`' },
    { name: 'no key for a bucket that takes only files under another key', text: whole(bare(), refusing("StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:111122223333:key/x' }")), expect: ['bare'], declined: 'bucket `Logs`' },
    { name: 'an empty text for a key', text: whole(bare("      KMSKeyId: «''»\n", 'Trail')), expect: ['bare'], about: ['Trail'], fixed: whole(key() + bare('      KMSKeyId: !GetAtt TrailKey.Arn\n', 'Trail')) },
    { name: 'an empty text on one branch', text: trail("      KMSKeyId: !If [IsProd, alias/audit, «''»]\n", condition), expect: ['bare'], when: ['!IsProd'], declined: 'A condition decides' },
    { name: 'no key on one branch', text: trail('      KMSKeyId: !If [IsProd, alias/audit, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['bare'], when: ['!IsProd'], declined: 'A condition decides' },
    { name: 'JSON', asWritten: true, expect: ['bare'], text: '{\n  "Resources": {\n    «"Trail"»: { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": "logs", "TrailName": "audit" } }\n  }\n}\n',
      fixed: `{
  "Resources": {
    "TrailKey": {
      "Type": "AWS::KMS::Key",
      "DeletionPolicy": "Retain",
      "UpdateReplacePolicy": "Retain",
      "Properties": {
        "Description": "Log files of trail Trail",
        "EnableKeyRotation": true,
        "KeyPolicy": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "AWS": {
                  "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root"
                }
              },
              "Action": "kms:*",
              "Resource": "*"
            },
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "cloudtrail.amazonaws.com"
              },
              "Action": "kms:GenerateDataKey*",
              "Resource": "*",
              "Condition": {
                "ArnLike": {
                  "aws:SourceArn": {
                    "Fn::Sub": "arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/audit"
                  }
                },
                "StringLike": {
                  "kms:EncryptionContext:aws:cloudtrail:arn": {
                    "Fn::Sub": "arn:\${AWS::Partition}:cloudtrail:*:\${AWS::AccountId}:trail/*"
                  }
                }
              }
            },
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "cloudtrail.amazonaws.com"
              },
              "Action": "kms:DescribeKey",
              "Resource": "*",
              "Condition": {
                "ArnLike": {
                  "aws:SourceArn": {
                    "Fn::Sub": "arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/audit"
                  }
                }
              }
            }
          ]
        }
      }
    },
    "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": "logs", "TrailName": "audit", "KMSKeyId": { "Fn::GetAtt": ["TrailKey", "Arn"] } } }
  }
}
` },
  ],
});
