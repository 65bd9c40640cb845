import { publicResourcePolicy } from '../../../src/rules/admin/public-resource-policy.js';
import { bucket, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const staged = 'Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n';

const service = (principals: string, acceptance: string, above = ''): string => `${above}Resources:
  Service:
    Type: AWS::EC2::VPCEndpointService
    Properties: { NetworkLoadBalancerArns: [balancer], ContributorInsightsEnabled: false${acceptance} }
  Permissions:
    Type: AWS::EC2::VPCEndpointServicePermissions
    Properties:
      ServiceId: !Ref Service
      AllowedPrincipals: [${principals}]
`;

const image = (groups: string): string => `Resources:
  Share:
    Type: AWS::ImageBuilder::DistributionConfiguration
    Properties:
      Name: share
      Distributions:
        - Region: eu-west-1
          AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups: [${groups}] } }
`;

const privateApi = (principal: string, denied: string): string => `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      EndpointConfiguration: { Types: [PRIVATE] }
      Policy:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: ${principal}, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
          - { Effect: Deny, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: { ${denied} } }
`;

const search = (security: string, principal: string): string => `Resources:
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties:
      ${security}
      AccessPolicies:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { AWS: ${principal} }, Action: 'es:ESHttp*', Resource: '*' }
`;
const writers = (principal: string): string => `Resources:
  Writers:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: writers
      PolicyDocument: !Sub '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": ${principal.replace('{ AWS: ', '{"AWS": ').replaceAll("'", '"')}, "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:web:*"}}'
`;
const searchCall = (security: string): string => `Resources:
  Search:
    Type: AWS::OpenSearchService::Domain
    Properties: { ${security} }
  Policy:
    Type: Custom::AWS
    Properties:
      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:sdk
      Create: !Sub '{"service":"OpenSearch","action":"updateDomainConfig","parameters":{"AccessPolicies":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"*\\"},\\"Action\\":\\"es:ESHttp*\\",\\"Resource\\":\\"\${Search.Arn}/*\\"}]}"}}'
`;

const lattice = (principal: string, condition: string): string => `Resources:
  Policy:
    Type: AWS::VpcLattice::AuthPolicy
    Properties:
      ResourceIdentifier: svc-0123456789abcdef0
      Policy:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: ${principal}, Action: vpc-lattice-svcs:Invoke, Resource: '*', Condition: { StringEquals: { ${condition} } } }
`;

const subscribers = (principal: string, pattern: string): string => `Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [orders]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: ${principal}, Action: sns:Subscribe, Resource: 'arn:aws:sns:eu-west-1:111122223333:orders', Condition: { StringLike: { 'sns:Endpoint': '${pattern}' } } }
`;

testRule(publicResourcePolicy, {
  valid: [
    { name: 'a service of VPC Lattice for one network', text: lattice("'*'", "'vpc-lattice-svcs:SourceVpc': vpc-0a1b2c3d") },
    { name: 'a topic that sends to one domain alone', text: subscribers("'*'", '*@example.com') },
    { name: 'a domain that asks for its own users', text: search('AdvancedSecurityOptions: { Enabled: true, InternalUserDatabaseEnabled: true }', "'*'") },
    { name: 'a domain in a network', text: search("VPCOptions: { SubnetIds: [subnet-0a1b2c3d], SecurityGroupIds: [sg-0a1b2c3d] }", "'*'") },
    { name: 'a policy of logs, which holds for services alone', text: writers("{ AWS: '*' }") },
    { name: 'a call that sets the policy of such a domain', text: searchCall('AdvancedSecurityOptions: { Enabled: true }') },
    { name: 'an organisation', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }\n") },
    { name: 'a denial for everybody else', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }\n") },
    { name: 'a denial of plain text', text: bucket("- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n") },
    { name: 'a pattern of every account, which another rule reports', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/nodes' } }\n") },
    { name: 'an organisation that is not known', unknown: true, text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': !Ref Given } }\n", parameter) },
    { name: 'the policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }\n" },
    { name: 'the access points of the own account', text: bucket("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: '*'\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 's3:DataAccessPointAccount': !Ref AWS::AccountId } }\n") },
    { name: 'an API that keeps some out', text: "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Policy:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }\n          - { Effect: Deny, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: { IpAddress: { 'aws:SourceIp': 203.0.113.0/24 } } }\n" },
    { name: 'a private API for one endpoint', text: privateApi("'*'", "StringNotEquals: { 'aws:SourceVpce': vpce-0a1b2c3d }") },
    { name: 'the domain of a private API', text: "Resources:\n  Domain:\n    Type: AWS::ApiGateway::DomainNameV2\n    Properties:\n      DomainName: api.example.com\n      EndpointConfiguration: { Types: [PRIVATE] }\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }\n" },
    { name: 'two denials that cover it together', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: [s3:PutObject, s3:GetObject]\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n- Effect: Deny\n  Principal: '*'\n  Action: s3:Get*\n  Resource: '*'\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n") },
    { name: 'a denial for everybody who is not named', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/app' }\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a denial of all but reading', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  NotAction: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n") },
    { name: 'a denial whose organisation depends on the stage', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': !If [IsProd, o-abc123, o-def456] } }\n", staged) },
    { name: 'an organisation, if the caller has one, and one it must have', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': o-abc123 }, 'Null': { 'aws:PrincipalOrgID': 'false' } }\n") },
    { name: 'an account, if the caller has one, as everybody has', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEqualsIfExists: { 'aws:PrincipalAccount': '111122223333' } }\n") },
    { name: 'everything denied', text: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: '*'\n") },
    { name: 'the bucket of a trail, which another rule reports', text: `${bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n")}  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { S3BucketName: !Ref Logs, IsLogging: true }\n  Logs:\n    Type: AWS::S3::Bucket\n`.replace('Bucket: orders', 'Bucket: !Ref Logs') },
    { name: 'an endpoint service that asks its owner', text: service("'*'", ', AcceptanceRequired: true') },
    { name: 'an endpoint service that does not say whether it asks', unknown: true, text: service("'*'", '') },
    { name: 'an endpoint service for some', text: service("'arn:aws:iam::111122223333:root', appflow.amazonaws.com", ', AcceptanceRequired: false') },
    { name: 'an endpoint service from elsewhere', unknown: true, text: service("'*'", ', AcceptanceRequired: false').replace('!Ref Service', 'vpce-svc-1') },
    { name: 'an image for nobody', text: image('') },
  ],
  invalid: [
    { name: 'a service of VPC Lattice for reading', fixed: "Resources:\n  Policy:\n    Type: AWS::VpcLattice::AuthPolicy\n    Properties:\n      ResourceIdentifier: svc-0123456789abcdef0\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: vpc-lattice-svcs:Invoke, Resource: '*', Condition: { StringEquals: { 'vpc-lattice-svcs:RequestMethod': GET, 'aws:PrincipalAccount': !Ref AWS::AccountId } } }\n", alsoFixed: ["Parameters:\n  OrganizationId:\n    Type: String\n    Description: ID of the organization in AWS Organizations\n    AllowedPattern: ^o-[a-z0-9]{10,32}$\nResources:\n  Policy:\n    Type: AWS::VpcLattice::AuthPolicy\n    Properties:\n      ResourceIdentifier: svc-0123456789abcdef0\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: vpc-lattice-svcs:Invoke, Resource: '*', Condition: { StringEquals: { 'vpc-lattice-svcs:RequestMethod': GET, 'aws:PrincipalOrgID': !Ref OrganizationId } } }\n"], text: lattice("«'*'»", "'vpc-lattice-svcs:RequestMethod': GET"), expect: ['account'] },
    { name: 'a topic that sends to whatever address', fixed: "Resources:\n  Policy:\n    Type: AWS::SNS::TopicPolicy\n    Properties:\n      Topics: [orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: sns:Subscribe, Resource: 'arn:aws:sns:eu-west-1:111122223333:orders', Condition: { StringLike: { 'sns:Endpoint': '*@*' }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } } }\n", text: subscribers("«'*'»", '*@*'), expect: ['public'], related: ['This test does not keep strangers out.'] },
    { name: 'a domain in a network or not', fixed: "Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:\n  Search:\n    Type: AWS::OpenSearchService::Domain\n    Properties:\n      VPCOptions: !If [IsProd, { SubnetIds: [subnet-0a1b2c3d] }, !Ref AWS::NoValue]\n      AccessPolicies:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: 'es:ESHttp*', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['public'], text: staged + search("VPCOptions: !If [IsProd, { SubnetIds: [subnet-0a1b2c3d] }, !Ref AWS::NoValue]", "«'*'»") },
    { name: 'a domain that does not ask for its own users', fixed: "Resources:\n  Search:\n    Type: AWS::OpenSearchService::Domain\n    Properties:\n      AdvancedSecurityOptions: { Enabled: false }\n      AccessPolicies:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: 'es:ESHttp*', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['public'], text: search('AdvancedSecurityOptions: { Enabled: false }', "«'*'»") },
    { name: 'a domain', fixed: "Resources:\n  Search:\n    Type: AWS::OpenSearchService::Domain\n    Properties:\n      EngineVersion: OpenSearch_2.11\n      AccessPolicies:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: '*' }, Action: 'es:ESHttp*', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['public'], text: search('EngineVersion: OpenSearch_2.11', "«'*'»") },
    { name: 'a call that sets the policy of a domain', declined: 'The statement or its condition is assembled elsewhere, or is part of a longer text.', expect: ['public'], text: searchCall('EngineVersion: OpenSearch_2.11').replace('\\"*\\"},\\"Action', '«\\"*\\"»},\\"Action') },
    { name: 'an endpoint service', expect: ['account'], about: ['Permissions'], text: service("«'*'»", ', AcceptanceRequired: false') },
    { name: 'an endpoint service in one stage', expect: ['account'], about: ['Permissions'], when: ['IsProd'], text: service("«'*'»", ', AcceptanceRequired: !If [IsProd, false, true]', staged) },
    { name: 'an image', expect: ['account'], about: ['Share'], text: image('«all»') },
    { name: 'a private API for whatever endpoint', text: privateApi("«'*'»", "Bool: { 'aws:SecureTransport': 'false' }"), expect: ['public'] },
    { name: 'anybody, under a condition that is written elsewhere', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - !If\n            - IsOpen\n            - Effect: Allow\n              Principal: '*'\n              Action: s3:PutObject\n              Resource: arn:aws:s3:::orders/*\n              Condition:\n                StringEquals:\n                  aws:PrincipalAccount: !Ref AWS::AccountId\n            - !Ref AWS::NoValue\n", text: bucket("- !If\n  - IsOpen\n  - Effect: Allow\n    Principal: «'*'»\n    Action: s3:PutObject\n    Resource: arn:aws:s3:::orders/*\n  - !Ref AWS::NoValue\n"), expect: ['public'], when: ['IsOpen'] },
    { name: 'anybody', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                aws:PrincipalAccount: !Ref AWS::AccountId\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['public'], about: ['Policy'] },
    { name: 'any AWS principal', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { AWS: !Ref AWS::AccountId }\n            Action: s3:*\n            Resource: arn:aws:s3:::orders/*\n", text: bucket("- Effect: Allow\n  Principal: { AWS: «'*'» }\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['public'] },
    { name: 'a website', text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['readable'] },
    { name: 'a condition that says nothing of the caller', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n"), expect: ['public'] },
    { name: 'a denial of something else', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                'aws:PrincipalAccount': !Ref AWS::AccountId\n          - Effect: Deny\n            Principal: '*'\n            Action: s3:DeleteBucket\n            Resource: arn:aws:s3:::orders\n            Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:DeleteBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n"), expect: ['public'] },
    { name: 'a denial of a part', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: [s3:PutObject, s3:GetObject]\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                'aws:PrincipalAccount': !Ref AWS::AccountId\n          - Effect: Deny\n            Principal: '*'\n            Action: s3:GetObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: [s3:PutObject, s3:GetObject]\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n"), expect: ['public'] },
    { name: 'a denial for other objects', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                'aws:PrincipalAccount': !Ref AWS::AccountId\n          - Effect: Deny\n            Principal: '*'\n            Action: s3:*\n            Resource: arn:aws:s3:::orders/private/*\n            Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/private/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n"), expect: ['public'] },
    { name: 'a denial that only holds without encryption', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                'aws:PrincipalAccount': !Ref AWS::AccountId\n          - Effect: Deny\n            Principal: '*'\n            Action: s3:*\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 }, Bool: { 'aws:SecureTransport': 'false' } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 }, Bool: { 'aws:SecureTransport': 'false' } }\n"), expect: ['public'] },
    { name: 'a denial in one stage', fixed: "Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                'aws:PrincipalAccount': !Ref AWS::AccountId\n          - !If\n            - IsProd\n            - Effect: Deny\n              Principal: '*'\n              Action: s3:*\n              Resource: arn:aws:s3:::orders/*\n              Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n            - !Ref AWS::NoValue\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n- !If\n  - IsProd\n  - Effect: Deny\n    Principal: '*'\n    Action: s3:*\n    Resource: arn:aws:s3:::orders/*\n    Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n  - !Ref AWS::NoValue\n", staged), expect: ['public'], when: ['!IsProd'] },
    { name: 'a name that people of any account have', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringLike: { 'aws:username': '*' }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringLike: { 'aws:username': '*' } }\n"), expect: ['account'], related: ['This test does not keep strangers out.'] },
    { name: 'an event bus', expect: ['account'],
      text: "Resources:\n  Policy:\n    Type: AWS::Events::EventBusPolicy\n    Properties:\n      StatementId: all\n      Statement: { Effect: Allow, Principal: «'*'», Action: 'events:PutEvents', Resource: '*' }\n" },
    { name: 'a tag that strangers can have', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringEquals: { 'aws:PrincipalTag/Team': orders, 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 'aws:PrincipalTag/Team': orders } }\n"), expect: ['account'], related: ['This test does not keep strangers out.'] },
    { name: 'a tag that nobody has to have', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringEqualsIfExists: { 'aws:PrincipalTag/Team': orders }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEqualsIfExists: { 'aws:PrincipalTag/Team': orders } }\n"), expect: ['public'], related: ['This test does not keep strangers out.'] },
    { name: 'a tag that nobody may have', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: s3:PutObject\n            Resource: arn:aws:s3:::orders/*\n            Condition: { StringNotEquals: { 'aws:PrincipalTag/Team': guests }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalTag/Team': guests } }\n"), expect: ['public'], related: ['This test does not keep strangers out.'] },
    { name: 'a secret', fixed: "Resources:\n  Policy:\n    Type: AWS::SecretsManager::ResourcePolicy\n    Properties:\n      SecretId: orders\n      ResourcePolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['account'],
      text: "Resources:\n  Policy:\n    Type: AWS::SecretsManager::ResourcePolicy\n    Properties:\n      SecretId: orders\n      ResourcePolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: «'*'», Action: 'secretsmanager:GetSecretValue', Resource: '*' }\n" },
    { name: 'a repository of images', fixed: "Resources:\n  Images:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryPolicyText:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: '*', Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['account'],
      text: "Resources:\n  Images:\n    Type: AWS::ECR::Repository\n    Properties:\n      RepositoryPolicyText:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: «'*'», Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] }\n" },
    { name: 'a key that anybody may use by way of a service', fixed: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: 'kms:*', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': s3.eu-west-1.amazonaws.com } } }\n", expect: ['account'], related: ['This test does not keep strangers out.'],
      text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: «'*'» }, Action: 'kms:*', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': s3.eu-west-1.amazonaws.com } } }\n" },
    { name: 'the address of a function', expect: ['public'],
      text: "Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunctionUrl\n      FunctionName: orders\n      FunctionUrlAuthType: NONE\n      Principal: «'*'»\n" },
    { name: 'a table', fixed: "Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      ResourcePolicy:\n        PolicyDocument:\n          Version: '2012-10-17'\n          Statement: { Effect: Allow, Principal: '*', Action: 'dynamodb:GetItem', Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }\n", expect: ['account'],
      text: "Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      ResourcePolicy:\n        PolicyDocument:\n          Version: '2012-10-17'\n          Statement: { Effect: Allow, Principal: «'*'», Action: 'dynamodb:GetItem', Resource: '*' }\n" },
    { name: 'a function that anybody may call', fixed: 'Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunction\n      FunctionName: orders\n      Principal: !Ref AWS::AccountId\n', expect: ['account'], about: ['Permission'],
      text: "Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunction\n      FunctionName: orders\n      Principal: «'*'»\n" },
    ...[
      ['a secret', 'AWS::SecretsManager::ResourcePolicy', 'SecretId: orders', 'ResourcePolicy'], ['a repository of images', 'AWS::ECR::Repository', 'RepositoryName: orders', 'RepositoryPolicyText'],
      ['an event bus', 'AWS::Events::EventBusPolicy', 'StatementId: all', 'Statement'], ['a key', 'AWS::KMS::Key', 'Enabled: true', 'KeyPolicy'],
    ].map(([name, type, more, property]) => {
      const statement = "{ Effect: Allow, Principal: { AWS: «'*'» }, Action: '*', Resource: '*' }";
      const policy = property === 'Statement' ? statement : `{ Version: '2012-10-17', Statement: ${statement} }`;
      const text = `Resources:\n  Policy:\n    Type: ${type}\n    Properties:\n      ${more}\n      ${property}: ${policy}\n`;
      // A bus takes its statement as properties.
      const fixed = property === 'Statement' ? {} : { fixed: text.replace("«'*'»", '!Ref AWS::AccountId') };
      return { name: `every action on ${name}, which asks for an account`, expect: ['account'] as const, text, ...fixed };
    }),
    ...[
      ['a queue', 'AWS::SQS::QueuePolicy', 'Queues: [orders]', 'PolicyDocument', 'SQS:SendMessage'], ['a topic', 'AWS::SNS::TopicPolicy', 'Topics: [orders]', 'PolicyDocument', 'sns:Publish'],
      ['a file system', 'AWS::EFS::FileSystem', 'Encrypted: true', 'FileSystemPolicy', 'elasticfilesystem:ClientMount'], ['a container', 'AWS::MediaStore::Container', 'ContainerName: orders', 'Policy', 'mediastore:GetObject'],
    ].map(([name, type, more, property, action]) => (
      { name: `${name} without a signature`, expect: ['public'] as const, text: `Resources:\n  Policy:\n    Type: ${type}\n    Properties:\n      ${more}\n      ${property}: { Version: '2012-10-17', Statement: { Effect: Allow, Principal: «'*'», Action: '${action}', Resource: '*' } }\n` }))
      .map((test) => ({ ...test, fixed: test.text.replace(/[«»]/g, '').replace("Resource: '*' }", "Resource: '*', Condition: { StringEquals: { aws:PrincipalAccount: !Ref AWS::AccountId } } }") })),
    { name: 'the URL of a function of SAM', expect: ['url'], says: ['The URL of function `Orders` is open to anybody'], about: ['Orders'],
      text: "Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n      CodeUri: orders\n      FunctionUrlConfig:\n        AuthType: «NONE»\n",
      fixed: "Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: index.handler\n      Runtime: nodejs22.x\n      CodeUri: orders\n      FunctionUrlConfig:\n        AuthType: AWS_IAM\n", left: ['sign the request'] },
    { name: 'everybody beside a role', expect: ['public'], text: bucket("- Effect: Allow\n  Principal: { AWS: [«'*'», 'arn:aws:iam::111122223333:role/reports'] }\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n"),
      fixed: bucket("- Effect: Allow\n  Principal: { AWS: ['arn:aws:iam::111122223333:role/reports'] }\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n"), left: ['has to be named'] },
    { name: 'everybody beside a service', expect: ['public'], text: bucket("- Effect: Allow\n  Principal: { AWS: «'*'», Service: logging.s3.amazonaws.com }\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n"),
      fixed: bucket("- Effect: Allow\n  Principal: { Service: logging.s3.amazonaws.com }\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n") },
    { name: 'whatever sends through a service', expect: ['public'], related: ['This test does not keep strangers out.'],
      text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { ArnLike: { 'aws:SourceArn': '*' } }\n") },
    { name: 'every action for everybody, with the organisation known by a parameter', expect: ['public'],
      text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n", 'Parameters: { OrgId: { Type: String } }\n'),
      fixed: bucket('- Effect: Allow\n  Principal:\n    AWS: !Ref AWS::AccountId\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n', 'Parameters: { OrgId: { Type: String } }\n') },
    { name: 'a queue of an organisation whose id is a parameter', expect: ['public'],
      text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: s3:DeleteObject\n  Resource: arn:aws:s3:::orders/*\n", 'Parameters: { OrgId: { Type: String } }\n'),
      fixed: bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:DeleteObject\n  Resource: arn:aws:s3:::orders/*\n  Condition:\n    StringEquals:\n      aws:PrincipalAccount: !Ref AWS::AccountId\n", 'Parameters: { OrgId: { Type: String } }\n'),
      alsoFixed: [bucket("- Effect: Allow\n  Principal: '*'\n  Action: s3:DeleteObject\n  Resource: arn:aws:s3:::orders/*\n  Condition:\n    StringEquals:\n      aws:PrincipalOrgID: !Ref OrgId\n", 'Parameters: { OrgId: { Type: String } }\n')] },
    { name: 'an API', expect: ['public'], text: "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: «'*'», Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }\n" },
    { name: 'a function by its address alone', expect: ['public'],
      text: "Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunction\n      FunctionName: orders\n      InvokedViaFunctionUrl: true\n      Principal: «'*'»\n" },
    ...['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:PrincipalAccount', 'aws:PrincipalArn'].map((key) => (
      { name: `${key}, which people of any account have`, expect: ['account'] as const, related: ['This test does not keep strangers out.'],
        text: bucket(`- Effect: Allow\n  Principal: «'*'»\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringLike: { '${key}': '*' } }\n`) }))
      .map((test) => ({ ...test, fixed: test.text.replace(/[«»]/g, '').replace("'*' } }", "'*' }, StringEquals: { 'aws:PrincipalAccount': !Ref AWS::AccountId } }") })),
    { name: 'a website with versions', text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: [s3:GetObject, 's3:GetObjectVersion']\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['readable'] },
    { name: 'a website that can be written', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            Action: [s3:GetObject, s3:PutObject]\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                aws:PrincipalAccount: !Ref AWS::AccountId\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['public'] },
    { name: 'everything but reading', fixed: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: '*'\n            NotAction: s3:GetObject\n            Resource: arn:aws:s3:::orders/*\n            Condition:\n              StringEquals:\n                aws:PrincipalAccount: !Ref AWS::AccountId\n", text: bucket("- Effect: Allow\n  Principal: «'*'»\n  NotAction: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['public'] },
  ],
});
