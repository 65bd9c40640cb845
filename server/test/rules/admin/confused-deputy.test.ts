import { confusedDeputy } from '../../../src/rules/admin/confused-deputy.js';
import { testRule } from '../../support/test-rule.js';

const permission = (more: string, principal = 's3.amazonaws.com'): string => `Parameters:
  Given:
    Type: String
Resources:
  Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: importer
      Principal: ${principal}
${more}`;

const topic = (condition: string, principal = 's3.amazonaws.com'): string => `Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [topic]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: sns:Publish
            Resource: '*'
${condition}`;

const logs = (resource: string, principal: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: ${principal} }
            Action: s3:PutObject
            Resource: ${resource}
`;

const signUp = "  Importer: {Type: AWS::Lambda::Function}\n  Customers: {Type: AWS::Cognito::UserPool, Properties: {LambdaConfig: {PreSignUp: !GetAtt Importer.Arn}}}\n";

const front = (id: string): string => `  ${id}:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { Enabled: true, Origins: [{ Id: pages, DomainName: !GetAtt Pages.RegionalDomainName }] } }
`;

const site = (condition: string): string => `Resources:
  Pages: { Type: AWS::S3::Bucket }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Pages
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: «cloudfront.amazonaws.com» }
            Action: s3:GetObject
            Resource: !Sub '\${Pages.Arn}/*'
${condition}${front('Front')}`;

const guarded = (condition: string, principal = 's3.amazonaws.com'): string => topic('', principal) + `          - Effect: Deny
            Principal: '*'
            Action: sns:*
            Resource: '*'
            Condition: ${condition}
`;

const bucket = (action: string, resource: string, condition = '', principal = 'cloudtrail.amazonaws.com'): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: ${principal} }, Action: ${action}, Resource: ${resource}${condition} }
`;

const leavesToOwner = ", Condition: { StringEquals: { 's3:x-amz-acl': bucket-owner-full-control } }";
const ofAccount = "!Sub 'arn:aws:s3:::logs/web/AWSLogs/${AWS::AccountId}/*'";

const key = (actions: string, principal: string): string => `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:root' }, Action: kms:*, Resource: '*' }
          - { Effect: Allow, Principal: { Service: ${principal} }, Action: ${actions}, Resource: '*' }
`;

const ruled = '  Importer: {Type: AWS::Lambda::Function}\n  Rule: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !GetAtt Importer.Arn}]}}\n  Other: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: arn:x}]}}\n';
const source = '            Condition:\n              StringEquals:\n                aws:SourceAccount: !Ref AWS::AccountId\n';
const alone = ', Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }';

testRule(confusedDeputy, {
  valid: [
    { name: 'a look at a key', text: key('kms:DescribeKey', 'cloudtrail.amazonaws.com') },
    { name: 'sharing a catalog', text: bucket('glue:ShareResource', "'arn:aws:glue:eu-west-1:111122223333:catalog'", '', 'ram.amazonaws.com') },
    { name: 'a look at a bucket', text: bucket("['s3:GetBucketAcl', 's3:GetBucketLocation']", 'arn:aws:s3:::logs') },
    { name: 'logs of the own account', text: bucket('s3:PutObject', ofAccount, leavesToOwner, 'delivery.logs.amazonaws.com') },
    { name: 'logs of accounts that are named, with a look at the bucket', text: bucket("['s3:PutObject', 's3:GetBucketAcl']", "['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*AWSLogs/111122223333/*', 'arn:aws:s3:::logs/AWSLogs/o-a1b2c3/*']", '', 'logdelivery.elasticloadbalancing.amazonaws.com') },
    { name: 'a source', text: permission('      SourceArn: arn:aws:s3:::orders\n') },
    { name: 'an account', text: permission('      SourceAccount: !Ref AWS::AccountId\n') },
    { name: 'a token', text: permission('      EventSourceToken: amzn1.ask.skill.1\n', 'alexa-appkit.amazon.com') },
    { name: 'a source that is not known', unknown: true, text: permission('      SourceArn: !Ref Given\n') },
    { name: 'a source of a topic', text: topic("            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::orders' } }\n") },
    { name: 'a bucket whose account is left open', text: topic("            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:orders' } }\n") },
    { name: 'load balancers that write below an account', text: logs('!Sub "arn:aws:s3:::logs/web/AWSLogs/${AWS::AccountId}/*"', 'logdelivery.elasticloadbalancing.amazonaws.com') },
    { name: 'load balancers that write below accounts by name', text: logs('[arn:aws:s3:::logs/AWSLogs/111122223333/*, !Sub "arn:aws:s3:::logs/AWSLogs/${AWS::AccountId}/elasticloadbalancing/*"]', 'logdelivery.elasticloadbalancing.amazonaws.com') },
    { name: 'an account instead of a service', text: permission('', "'111122223333'") },
    ...[
      "{ StringNotEqualsIfExists: { 'aws:SourceAccount': !Ref AWS::AccountId }, Bool: { 'aws:PrincipalIsAWSService': 'true' } }",
      "{ StringNotEquals: { 'aws:SourceOrgID': o-a1b2c3 }, 'Null': { 'aws:SourceAccount': 'false' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } }",
    ].map((condition, index) => ({ name: `a denial for other sources, ${String(index)}`, text: guarded(condition) })),
    { name: 'a denial of other sources for the service itself', text: guarded("{ StringNotEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }").replace("Principal: '*'", 'Principal: { Service: [config.amazonaws.com, s3.amazonaws.com] }') },
    { name: 'a role, which another rule reports', text: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: sts:AssumeRole }\n" },
  ],
  invalid: [
    { name: 'whom a service leaves its logs to, which is nobody\'s choice', text: bucket('s3:PutObject', 'arn:aws:s3:::logs/*', leavesToOwner, '«delivery.logs.amazonaws.com»'), expect: ['resource'],
      fixed: bucket('s3:PutObject', 'arn:aws:s3:::logs/*', leavesToOwner.replace(' } }', ", 'aws:SourceAccount': !Ref AWS::AccountId } }"), 'delivery.logs.amazonaws.com') },
    { name: 'logs of any account', text: bucket('s3:PutObject', "['arn:aws:s3:::logs/AWSLogs/111122223333/*', 'arn:aws:s3:::logs/AWSLogs/*']", '', '«delivery.logs.amazonaws.com»'), expect: ['resource'],
      fixed: bucket('s3:PutObject', "['arn:aws:s3:::logs/AWSLogs/111122223333/*', 'arn:aws:s3:::logs/AWSLogs/*']", alone, 'delivery.logs.amazonaws.com') },
    { name: 'logs whose prefix any account chooses', text: bucket('s3:PutObject', ofAccount, leavesToOwner, '«cloudtrail.amazonaws.com»'), expect: ['resource'],
      fixed: bucket('s3:PutObject', ofAccount, leavesToOwner.replace(' } }', " }, ArnLike: { 'aws:SourceArn': !Sub 'arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*' } }")) },
    { name: 'logs of any account whose number ends alike', text: bucket('s3:PutObject', "'arn:aws:s3:::logs/AWSLogs/?11122223333/*'", '', '«delivery.logs.amazonaws.com»'), expect: ['resource'],
      fixed: bucket('s3:PutObject', "'arn:aws:s3:::logs/AWSLogs/?11122223333/*'", alone, 'delivery.logs.amazonaws.com') },
    { name: 'logs in no place that is named', text: bucket('s3:PutObject', "'arn:aws:s3:::logs'", '', '«delivery.logs.amazonaws.com»'), expect: ['resource'],
      fixed: bucket('s3:PutObject', "'arn:aws:s3:::logs'", alone, 'delivery.logs.amazonaws.com') },
    { name: 'logs anywhere but under an account', text: bucket('s3:PutObject', ofAccount, '', '«delivery.logs.amazonaws.com»').replace('Resource:', 'NotResource:'), expect: ['resource'],
      fixed: bucket('s3:PutObject', ofAccount, alone, 'delivery.logs.amazonaws.com').replace('Resource:', 'NotResource:') },
    { name: 'all but a look at the bucket', text: bucket('s3:GetBucketAcl', "'arn:aws:s3:::logs/*'", '', '«delivery.logs.amazonaws.com»').replace('Action:', 'NotAction:'), expect: ['resource'],
      fixed: bucket('s3:GetBucketAcl', "'arn:aws:s3:::logs/*'", alone, 'delivery.logs.amazonaws.com').replace('Action:', 'NotAction:') },
    { name: 'reading what lies under the own account', text: bucket("['s3:PutObject', 's3:GetObject']", ofAccount, '', '«delivery.logs.amazonaws.com»'), expect: ['resource'],
      fixed: bucket("['s3:PutObject', 's3:GetObject']", ofAccount, alone, 'delivery.logs.amazonaws.com') },
    { name: 'a look at a bucket and into it', text: bucket("['s3:GetBucketAcl', 's3:ListBucket']", 'arn:aws:s3:::logs', '', '«config.amazonaws.com»'), expect: ['resource'],
      fixed: bucket("['s3:GetBucketAcl', 's3:ListBucket']", 'arn:aws:s3:::logs', alone, 'config.amazonaws.com') },
    { name: 'a look at a key, and its use', text: key('[kms:DescribeKey, kms:Decrypt]', '«cloudtrail.amazonaws.com»'), expect: ['resource'] },
    { name: 'sharing a catalog, for another service', text: bucket('glue:ShareResource', "'arn:aws:glue:eu-west-1:111122223333:catalog'", '', '«glue.amazonaws.com»'), expect: ['resource'] },
    { name: 'sharing and reading', text: bucket("['glue:ShareResource', 'glue:GetTable']", "'arn:aws:glue:eu-west-1:111122223333:catalog'", '', '«ram.amazonaws.com»'), expect: ['resource'] },
    ...[
      "{ StringNotEquals: { 'aws:SourceAccount': !Ref AWS::AccountId }, Bool: { 'aws:SecureTransport': 'false' } }",
      "{ StringNotEquals: { 'aws:PrincipalOrgID': o-a1b2c3 }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }",
    ].map((condition, index) => ({ name: `a denial that leaves other sources alone, ${String(index)}`, text: guarded(condition, '«s3.amazonaws.com»'), expect: ['resource'] as const,
      fixed: guarded(condition).replace(/( {10}- Effect: Deny)/, `${source.replace('aws:SourceAccount', "'aws:SourceAccount'")}$1`) })),
    { name: 'a denial of other sources for one of two services', text: guarded("{ StringNotEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }", '[config.amazonaws.com, «s3.amazonaws.com»]').replace("Principal: '*'", 'Principal: { Service: config.amazonaws.com }'),
      expect: ['resource'], says: ['grants access to `s3.amazonaws.com`'] },
    { name: 'a function that S3 may call for anybody', text: permission('', '«s3.amazonaws.com»'), expect: ['function'], about: ['Permission'],
      fixed: permission('      SourceAccount: !Ref AWS::AccountId\n') },
    { name: 'a function that another service may call', text: permission('', '«config.amazonaws.com»'), expect: ['resource'],
      fixed: permission('      SourceAccount: !Ref AWS::AccountId\n', 'config.amazonaws.com') },
    { name: 'a function that the only API calls', expect: ['resource'], text: `${permission('', '«apigateway.amazonaws.com»')}  Api: {Type: AWS::ApiGateway::RestApi}\n`,
      fixed: `${permission('      SourceArn: !Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*\n', 'apigateway.amazonaws.com')}  Api: {Type: AWS::ApiGateway::RestApi}\n` },
    { name: 'a function that one of two APIs calls', expect: ['resource'], text: `${permission('', '«apigateway.amazonaws.com»')}  Api: {Type: AWS::ApiGateway::RestApi}\n  Other: {Type: AWS::ApiGatewayV2::Api}\n` },
    { name: 'a function that an API calls which is there in one stage', expect: ['resource'], text: `Conditions: {IsProd: !Equals [!Ref AWS::Region, a]}\n${permission('', '«apigateway.amazonaws.com»')}  Api: {Type: AWS::ApiGateway::RestApi, Condition: IsProd}\n` },
    { name: 'a function that an API calls which waits for the permission', expect: ['resource'], text: `${permission('', '«apigateway.amazonaws.com»')}  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Description: !Ref Permission}}\n` },
    { name: 'a function that the only topic calls', expect: ['function'],
      text: `${permission('', '«sns.amazonaws.com»').replace('importer', '!Ref Importer')}  Importer: {Type: AWS::Lambda::Function}\n  Topic: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Importer.Arn}]}}\n  Other: {Type: AWS::SNS::Topic}\n`,
      fixed: `${permission('      SourceArn: !Ref Topic\n', 'sns.amazonaws.com').replace('importer', '!Ref Importer')}  Importer: {Type: AWS::Lambda::Function}\n  Topic: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: lambda, Endpoint: !GetAtt Importer.Arn}]}}\n  Other: {Type: AWS::SNS::Topic}\n` },
    { name: 'a function that subscribes to a topic', expect: ['function'],
      text: `${permission('', '«sns.amazonaws.com»').replace('importer', '!Ref Importer')}  Importer: {Type: AWS::Lambda::Function}\n  Topic: {Type: AWS::SNS::Topic}\n  Subscription: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic, Protocol: lambda, Endpoint: !GetAtt Importer.Arn}}\n`,
      fixed: `${permission('      SourceArn: !Ref Topic\n', 'sns.amazonaws.com').replace('importer', '!Ref Importer')}  Importer: {Type: AWS::Lambda::Function}\n  Topic: {Type: AWS::SNS::Topic}\n  Subscription: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic, Protocol: lambda, Endpoint: !GetAtt Importer.Arn}}\n` },
    { name: 'a function behind a load balancer', expect: ['resource'], text: permission('', '«elasticloadbalancing.amazonaws.com»'),
      fixed: permission('      SourceArn: !Sub arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/*\n', 'elasticloadbalancing.amazonaws.com') },
    { name: 'a queue of events', expect: ['resource'], text: topic('', '«events.amazonaws.com»').replace('SNS::TopicPolicy', 'SQS::QueuePolicy').replace('Topics', 'Queues').replace('sns:Publish', 'sqs:SendMessage'),
      fixed: topic("            Condition:\n              ArnLike:\n                aws:SourceArn: !Sub arn:${AWS::Partition}:events:*:${AWS::AccountId}:rule/*\n", 'events.amazonaws.com').replace('SNS::TopicPolicy', 'SQS::QueuePolicy').replace('Topics', 'Queues').replace('sns:Publish', 'sqs:SendMessage').replace(/\n\n$/, '\n') },
    { name: 'a topic of events, whose source EventBridge may not tell', expect: ['resource'], text: topic('', '«events.amazonaws.com»') },
    { name: 'a key for logs', expect: ['resource'], text: key('kms:Decrypt', '«logs.amazonaws.com»'),
      fixed: key('kms:Decrypt', 'logs.amazonaws.com').replace(/Resource: '\*' }\n$/, "Resource: '*', Condition: { ArnLike: { kms:EncryptionContext:aws:logs:arn: !Sub 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*' } } }\n") },
    { name: 'any Alexa skill', expect: ['resource'], about: ['Speaker'],
      text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Speaker:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n      CodeUri: speaker\n      Events:\n        Alexa:\n          «Type: AlexaSkill»\n',
      fixed: 'Transform: AWS::Serverless-2016-10-31\nParameters:\n  SpeakerSkillId:\n    Type: String\n    Description: ID of the Alexa skill that may call Speaker\n    AllowedPattern: ^amzn1\\.ask\\.skill\\.[0-9a-f-]+$\n    NoEcho: true\nResources:\n  Speaker:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n      CodeUri: speaker\n      Events:\n        Alexa:\n          Type: AlexaSkill\n          Properties:\n            SkillId: !Ref SpeakerSkillId\n', left: ['the ID of the skill'] },
    { name: 'a function of a loop', about: ['Permissiona'], expect: ['function'], asWritten: true,
      text: "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Permissions:\n    - Name\n    - [a]\n    - Permission${Name}:\n        Type: AWS::Lambda::Permission\n        Properties: { Action: lambda:InvokeFunction, FunctionName: !Ref Name, Principal: «s3.amazonaws.com» }\n" },
    { name: 'a function that a rule calls', expect: ['function'], text: `${permission('', '«events.amazonaws.com»').replace('importer', '!Ref Importer')}${ruled}`,
      fixed: `${permission('      SourceArn: !GetAtt Rule.Arn\n', 'events.amazonaws.com').replace('importer', '!Ref Importer')}${ruled}` },
    { name: 'load balancers that write below any account', text: logs('arn:aws:s3:::logs/AWSLogs/*', '«logdelivery.elasticloadbalancing.amazonaws.com»'), expect: ['resource'] },
    { name: 'load balancers that write below one account and below any', text: logs('[arn:aws:s3:::logs/AWSLogs/111122223333/*, arn:aws:s3:::logs/web/*]', '«logdelivery.elasticloadbalancing.amazonaws.com»'), expect: ['resource'] },
    { name: 'another service that writes below an account', text: logs('arn:aws:s3:::logs/AWSLogs/111122223333/*', '«config.amazonaws.com»'), expect: ['resource'],
      fixed: logs('arn:aws:s3:::logs/AWSLogs/111122223333/*', 'config.amazonaws.com') + source },
    { name: 'a topic', text: topic('', '«s3.amazonaws.com»'), expect: ['resource'], about: ['Policy'],
      fixed: topic(source) },
    { name: 'several services, reported once', text: topic('', '[«s3.amazonaws.com», config.amazonaws.com, iot.amazonaws.com]'), expect: ['resource'], says: ['`s3.amazonaws.com` and 2 more services'] },
    { name: 'budgets', text: topic('', '«budgets.amazonaws.com»'), expect: ['resource'], fixed: topic(source, 'budgets.amazonaws.com') },
    { name: 'mail that arrives', text: permission('', '«ses.amazonaws.com»'), expect: ['resource'], fixed: permission('      SourceAccount: !Ref AWS::AccountId\n', 'ses.amazonaws.com') },
    { name: 'a user pool of the template that calls the function', text: `${permission('', '«cognito-idp.amazonaws.com»').replace('importer', '!Ref Importer')}${signUp}`, expect: ['resource'],
      fixed: `${permission('      SourceArn: !GetAtt Customers.Arn\n', 'cognito-idp.amazonaws.com').replace('importer', '!Ref Importer')}${signUp}` },
    { name: 'a user pool that calls another function', text: `${permission('', '«cognito-idp.amazonaws.com»')}${signUp}`, expect: ['resource'] },
    { name: 'CloudFront, for a distribution of the template', text: site(''), expect: ['resource'], left: ['distributions of other stacks'],
      fixed: site("            Condition:\n              StringEquals:\n                aws:SourceArn: !Sub arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Front}\n").replace(/[«»]/g, '') },
    { name: 'CloudFront, for two distributions of the template', text: site('') + front('Back'), expect: ['resource'],
      fixed: site("            Condition:\n              StringEquals:\n                aws:SourceArn:\n                  - !Sub arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Front}\n                  - !Sub arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Back}\n").replace(/[«»]/g, '') + front('Back') },
    { name: 'CloudFront, for a distribution that waits for the policy', text: site('').replace('    Properties: { DistributionConfig:', '    DependsOn: Policy\n    Properties: { DistributionConfig:'), expect: ['resource'] },
    { name: 'CloudFront, for a distribution with another origin', text: site('').replace('!GetAtt Pages.RegionalDomainName', 'www.example.com'), expect: ['resource'] },
    { name: 'any source', text: topic("            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' } }\n", '«s3.amazonaws.com»'), expect: ['resource'], related: ['This test does not keep strangers out.'],
      fixed: topic("            Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' }, StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n") },
    { name: 'any bucket that calls a function', text: permission("      SourceArn: 'arn:aws:s3:::*'\n", '«s3.amazonaws.com»'), expect: ['function'], related: ['This test does not keep strangers out.'],
      fixed: permission("      SourceAccount: !Ref AWS::AccountId\n      SourceArn: 'arn:aws:s3:::*'\n") },
    { name: 'a service that has to be one', text: topic("            Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } }\n", '«s3.amazonaws.com»'), expect: ['resource'],
      fixed: topic("            Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' }, StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n") },
    { name: 'a source that has to be there', text: topic("            Condition: { 'Null': { 'aws:SourceArn': 'false' } }\n", '«s3.amazonaws.com»'), expect: ['resource'], related: ['This test does not keep strangers out.'],
      fixed: topic("            Condition: { 'Null': { 'aws:SourceArn': 'false' }, StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n") },
    { name: 'a condition on the transport alone', text: topic("            Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n", '«s3.amazonaws.com»'), expect: ['resource'],
      fixed: topic("            Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }\n") },
    { name: 'two services, reported once', text: topic('', '[«s3.amazonaws.com», config.amazonaws.com]'), expect: ['resource'], says: ['`s3.amazonaws.com` and another service'],
      fixed: topic(source, '[s3.amazonaws.com, config.amazonaws.com]') },
    { name: 'one service twice', text: topic('', '[«s3.amazonaws.com», s3.amazonaws.com]'), expect: ['resource'], says: ['`s3.amazonaws.com` on behalf'],
      fixed: topic(source, '[s3.amazonaws.com, s3.amazonaws.com]') },
    ...['sns.amazonaws.com', 'events.amazonaws.com'].map((service) => ({ name: `a function that ${service} may call for anybody`, text: permission('', `«${service}»`), expect: ['function'] as const })),
    { name: 'a key', expect: ['resource'], about: ['Key'],
      text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: «s3.amazonaws.com» }, Action: 'kms:*', Resource: '*' }\n" },
    { name: 'a denial of other sources in one stage', expect: ['resource'], when: ['!IsProd'],
      text: `Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n${topic('', '«s3.amazonaws.com»')}          - !If\n            - IsProd\n            - { Effect: Deny, Principal: '*', Action: 'sns:*', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:SourceAccount': !Ref AWS::AccountId }, Bool: { 'aws:PrincipalIsAWSService': 'true' } } }\n            - !Ref AWS::NoValue\n`,
      fixed: `Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n${topic(source.replace('aws:SourceAccount', "'aws:SourceAccount'"))}          - !If\n            - IsProd\n            - { Effect: Deny, Principal: '*', Action: 'sns:*', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:SourceAccount': !Ref AWS::AccountId }, Bool: { 'aws:PrincipalIsAWSService': 'true' } } }\n            - !Ref AWS::NoValue\n` },
  ],
});
