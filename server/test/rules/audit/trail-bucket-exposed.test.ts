import { trailBucketExposed } from '../../../src/rules/audit/trail-bucket-exposed.js';
import { testRule } from '../../support/test-rule.js';

const trail = (bucket: string, id = 'Logs', name = '!Ref Logs'): string => `Parameters:
  Given:
    Type: String
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${name}
  ${id}:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: trail-logs
${bucket}`;

const logging = '      LoggingConfiguration: { DestinationBucketName: access-logs }\n';

testRule(trailBucketExposed, {
  valid: [
    { name: 'a bucket with logging', text: trail(logging) },
    { name: 'a policy for the organisation', text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::trail-logs/*', Condition: { StringEquals: { 'aws:PrincipalOrgID': o-abc123 } } }\n`) },
    { name: 'another bucket', text: trail('', 'Logs', 'elsewhere') },
    { name: 'an access control that is not known', unknown: true, text: trail(`${logging}      AccessControl: !Ref Given\n`) },
    { name: 'a policy of another bucket', text: trail(`${logging}  Site:\n    Type: AWS::S3::Bucket\n  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Site\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: '*' }\n`) },
  ],
  invalid: [
    { name: 'a policy that lets in anybody', saidElsewhere: true, text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: «'*'», Action: s3:GetObject, Resource: 'arn:aws:s3:::trail-logs/*' }\n`), expect: ['public'], about: ['Open'] },
    { name: 'a bucket for every account of AWS', saidElsewhere: true, text: trail(`${logging}      AccessControl: «AuthenticatedRead»\n`), expect: ['public'] },
    { name: 'a public bucket', saidElsewhere: true, text: trail(`${logging}      AccessControl: «PublicRead»\n`), expect: ['public'], about: ['Logs'] },
    { name: 'public access that BlockPublicAcls does not block', saidElsewhere: true, expect: ['unblocked'], says: ['`BlockPublicAcls`'], text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: «false», BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`) },
    { name: 'public access that RestrictPublicBuckets does not block', saidElsewhere: true, expect: ['unblocked'], says: ['`RestrictPublicBuckets`'], text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: «false» }\n`) },
    { name: 'public access that one stage does not block, to one of the buckets', saidElsewhere: true, expect: ['unblocked'], when: ['IsOpen && IsProd'],
      text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: !If [IsProd, «false», true], BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`, 'Logs', '!If [IsOpen, !Ref Logs, elsewhere]')
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n  IsOpen: !Equals [!Ref AWS::Region, eu-west-1]\nResources:') },
    { name: 'a policy that lets in anybody in one stage', saidElsewhere: true, expect: ['public'], when: ['IsProd'],
      text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: [!If [IsProd, { Effect: Allow, Principal: «'*'», Action: 's3:GetObject', Resource: '*' }, !Ref AWS::NoValue]]\n`)
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a choice of buckets whose list is open in the other stage only', saidElsewhere: true, expect: ['unrecorded'], when: ['IsProd'],
      text: trail('      AccessControl: !If [IsProd, Private, PublicRead]\n', '«Logs»', '!If [IsProd, !Ref Logs, elsewhere]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'no access logging', saidElsewhere: true, text: trail('', '«Logs»'), expect: ['unrecorded'] },
    { name: 'one of the buckets that a condition chooses from', saidElsewhere: true, expect: ['public'], when: ['IsProd'],
      text: trail(`${logging}      AccessControl: «PublicRead»\n  Others:\n    Type: AWS::S3::Bucket\n    Properties:\n${logging}`, 'Logs', '!If [IsProd, !Ref Logs, !Ref Others]')
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'public access that is not blocked', saidElsewhere: true, text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: «false», IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`), expect: ['unblocked'] },
    { name: 'public access of which nothing is blocked, told once', saidElsewhere: true, text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: «false», RestrictPublicBuckets: false }\n`), expect: ['unblocked'] },
  ],
});
