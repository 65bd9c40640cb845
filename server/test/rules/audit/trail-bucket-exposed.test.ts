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

/** All of public access blocked, as the fix writes it. */
const blocked = `      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
`;
const allBlocked = '      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }\n';
const conditioned = (text: string): string => text.replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:');

/** Another bucket whose access is logged, and what stands around it. */
const others = (destination: string, more = '', between = ''): string => `  Shop:
    Type: AWS::S3::Bucket
    Properties:
      LoggingConfiguration: { DestinationBucketName: ${destination}${more} }
${between}`;
const logBucket = (condition = ''): string => `  AccessLogs:\n    Type: AWS::S3::Bucket\n${condition}`;
const takesFrom = (test: string): string => `  Takes:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref AccessLogs
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: s3:PutObject, Resource: !Sub '\${AccessLogs.Arn}/*', Condition: { ${test} } }
`;
const ofAccount = takesFrom("StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId }");
const ofShop = takesFrom("ArnLike: { 'aws:SourceArn': !GetAtt Shop.Arn }");

const logged = (destination: string, prefix = ''): string => `      LoggingConfiguration:\n        DestinationBucketName: ${destination}\n${prefix}`;

testRule(trailBucketExposed, {
  valid: [
    { name: 'a bucket with logging', text: trail(logging) },
    { name: 'a policy for the organisation', text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::trail-logs/*', Condition: { StringEquals: { 'aws:PrincipalOrgID': o-abc123 } } }\n`) },
    { name: 'another bucket', text: trail('', 'Logs', 'elsewhere') },
    { name: 'an access control that is not known', unknown: true, text: trail(`${logging}      AccessControl: !Ref Given\n`) },
    { name: 'a policy of another bucket', text: trail(`${logging}  Site:\n    Type: AWS::S3::Bucket\n  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Site\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: '*' }\n`) },
  ],
  invalid: [
    { name: 'a policy that admits anybody', saidElsewhere: true, text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: «'*'», Action: s3:GetObject, Resource: 'arn:aws:s3:::trail-logs/*' }\n`), expect: ['public'], about: ['Open'] },
    { name: 'a bucket for every account of AWS', saidElsewhere: true, text: trail(`${logging}      AccessControl: «AuthenticatedRead»\n`), expect: ['public'], fixed: trail(`${logging}${blocked}`), left: ['without signing in'] },
    { name: 'a public bucket', saidElsewhere: true, text: trail(`${logging}      AccessControl: «PublicRead»\n`), expect: ['public'], about: ['Logs'], fixed: trail(`${logging}${blocked}`) },
    { name: 'public access that BlockPublicAcls does not block', saidElsewhere: true, expect: ['unblocked'], says: ['`BlockPublicAcls`'], text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: «false», BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`), fixed: trail(logging + allBlocked) },
    { name: 'public access that RestrictPublicBuckets does not block', saidElsewhere: true, expect: ['unblocked'], says: ['`RestrictPublicBuckets`'], text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: «false» }\n`), fixed: trail(logging + allBlocked) },
    { name: 'public access that one stage does not block, to one of the buckets', saidElsewhere: true, expect: ['unblocked'], when: ['IsOpen && IsProd'],
      text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: !If [IsProd, «false», true], BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`, 'Logs', '!If [IsOpen, !Ref Logs, elsewhere]')
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n  IsOpen: !Equals [!Ref AWS::Region, eu-west-1]\nResources:'), 
      fixed: trail(logging + allBlocked, 'Logs', '!If [IsOpen, !Ref Logs, elsewhere]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n  IsOpen: !Equals [!Ref AWS::Region, eu-west-1]\nResources:') },
    { name: 'a policy that admits anybody in one stage', saidElsewhere: true, expect: ['public'], when: ['IsProd'],
      text: trail(`${logging}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Logs\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: [!If [IsProd, { Effect: Allow, Principal: «'*'», Action: 's3:GetObject', Resource: '*' }, !Ref AWS::NoValue]]\n`)
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a choice of buckets whose list is open in the other stage only', saidElsewhere: true, expect: ['unrecorded'], when: ['IsProd'],
      text: trail('      AccessControl: !If [IsProd, Private, PublicRead]\n', '«Logs»', '!If [IsProd, !Ref Logs, elsewhere]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'), declined: 'choose the bucket for the logs' },
    { name: 'no access logging', saidElsewhere: true, text: trail('', '«Logs»'), expect: ['unrecorded'], declined: 'choose the bucket for the logs' },
    { name: 'one of the buckets that a condition chooses from', saidElsewhere: true, expect: ['public'], when: ['IsProd'],
      text: trail(`${logging}      AccessControl: «PublicRead»\n  Others:\n    Type: AWS::S3::Bucket\n    Properties:\n${logging}`, 'Logs', '!If [IsProd, !Ref Logs, !Ref Others]')
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'), 
      fixed: trail(`${logging}${blocked}  Others:\n    Type: AWS::S3::Bucket\n    Properties:\n${logging}`, 'Logs', '!If [IsProd, !Ref Logs, !Ref Others]')
        .replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'public access that is not blocked', saidElsewhere: true, text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: «false», IgnorePublicAcls: true, RestrictPublicBuckets: true }\n`), expect: ['unblocked'], fixed: trail(logging + allBlocked) },
    { name: 'public access of which nothing is blocked, reported once', saidElsewhere: true, text: trail(`${logging}      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: «false», RestrictPublicBuckets: false }\n`), expect: ['unblocked'], fixed: trail(logging + allBlocked) },
    { name: 'a public bucket that blocks half', saidElsewhere: true, expect: ['public', 'unblocked'], text: trail(`${logging}      AccessControl: «PublicReadWrite»\n      PublicAccessBlockConfiguration:\n        BlockPublicAcls: «false»\n        BlockPublicPolicy: true\n        RestrictPublicBuckets: false\n`),
      fixed: trail(`${logging}      PublicAccessBlockConfiguration:\n        BlockPublicAcls: true\n        BlockPublicPolicy: true\n        IgnorePublicAcls: true\n        RestrictPublicBuckets: true\n`) },
    { name: 'a bucket that is public in one stage', saidElsewhere: true, expect: ['public'], when: ['IsProd'], text: conditioned(trail(`${logging}      AccessControl: !If [IsProd, «PublicRead», Private]\n`)), declined: 'A condition chooses' },
    { name: 'a block that a condition chooses as a whole', saidElsewhere: true, expect: ['unblocked'], when: ['IsProd'],
      text: conditioned(trail(`${logging}      PublicAccessBlockConfiguration: !If [IsProd, { BlockPublicAcls: «false», BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true }, !Ref AWS::NoValue]\n`)), declined: 'A function chooses' },
    { name: 'no access logs beside a bucket with logs elsewhere', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref Given'), '«Logs»'), fixed: trail(logged('!Ref Given') + others('!Ref Given')) },
    { name: 'no access logs beside a bucket with logs under a prefix', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref Given', ', LogFilePrefix: shop/'), '«Logs»'),
      fixed: trail(logged('!Ref Given', '        LogFilePrefix: Logs/\n') + others('!Ref Given', ', LogFilePrefix: shop/')) },
    { name: 'no access logs beside a bucket with logs in a bucket of the template', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref AccessLogs', '', logBucket() + ofAccount), '«Logs»'),
      fixed: trail(logged('!Ref AccessLogs') + others('!Ref AccessLogs', '', logBucket() + ofAccount)) },
    { name: 'no access logs beside a bucket with logs that only it may write', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref AccessLogs', '', logBucket() + ofShop), '«Logs»'), declined: 'whose logs it takes' },
    { name: 'no access logs beside a bucket with logs under a condition', saidElsewhere: true, expect: ['unrecorded'], text: conditioned(trail(others('!Ref AccessLogs', '', logBucket('    Condition: IsProd\n')), '«Logs»')), declined: 'exists under a condition' },
    { name: 'no access logs of the bucket that takes those of others', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref Logs'), '«Logs»'), declined: 'is this one' },
    { name: 'no access logs beside buckets with logs in two places', saidElsewhere: true, expect: ['unrecorded'], text: trail(others('!Ref Given') + others('elsewhere').replace('Shop', 'Site'), '«Logs»'), declined: 'in several places' },
    { name: 'no access logs in one stage', saidElsewhere: true, expect: ['unrecorded'], when: ['!IsProd'], text: conditioned(trail('      LoggingConfiguration: !If [IsProd, { DestinationBucketName: access-logs }, !Ref AWS::NoValue]\n', '«Logs»')), declined: 'A condition decides' },
  ],
});
