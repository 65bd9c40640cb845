import { pipelineCredentials } from '../../../src/rules/role/pipeline-credentials.js';
import { testRule } from '../../support/test-rule.js';

const pipeline = (token: string): string => `Parameters:
  GitHubToken:
    Type: String
    NoEcho: true
Resources:
  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Source
          Actions:
            - Name: GitHub
              ActionTypeId: { Category: Source, Owner: ThirdParty, Provider: GitHub, Version: '1' }
              Configuration:
                Repo: shop
                OAuthToken: ${token}
`;

const credential = (type: string, token: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Source:
    Type: AWS::CodeBuild::SourceCredential
    Properties:
      ServerType: GITHUB
      AuthType: ${type}
      Token: ${token}
`;

const build = (location: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      Source: { Type: NO_SOURCE }
      SecondarySources:
        - Type: GITHUB
          Location: ${location}
`;

/** A pipeline whose source action has the given kind and settings, with what stands above and beside it. */
const released = ({ kind, settings, above = '', beside = '', role = '' }: { kind: string; settings: string; above?: string; beside?: string; role?: string }): string => `Parameters:
${above}  Org:
    Type: String
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
${role}${beside}  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      Stages:
        - Name: Source
          Actions:
            - Name: GitHub
              ActionTypeId: ${kind}
              Configuration: # of the source
${settings}`;
const ofToken = "{ Category: Source, Owner: ThirdParty, Provider: GitHub, Version: '1' }";
const ofConnection = "{ Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: '1' }";
const givenToken = '  Token:\n    Type: String\n    NoEcho: true\n';
const givenConnection = '  ConnectionArn:\n    Type: String\n';
const askedConnection = '  ConnectionArn:\n    Type: String\n    Description: ARN of the connection to GitHub in CodeConnections\n    AllowedPattern: ^arn:[\\w-]+:(?:codeconnections|codestar-connections):[\\w-]+:\\d{12}:connection/[\\w-]+$\n';
const ofBroker = '  BrokerConnectionArn:\n    Type: String\n';
const ofRoleElsewhere = (text: string): string => text.replace('!GetAtt Role.Arn', 'arn:aws:iam::111122223333:role/release');
const withToken = (owner: string, more = ''): string => `                Owner: ${owner}\n                Repo: shop\n                Branch: main # of releases\n                OAuthToken: «!Ref Token»\n${more}`;
const withConnection = (name: string, more = '', connection = 'ConnectionArn'): string => `                FullRepositoryId: ${name}\n                BranchName: main # of releases\n                ConnectionArn: !Ref ${connection}\n${more}`;
const polls = (key: string): string => `                ${key}: false\n`;
const mayUse = (connection = 'ConnectionArn'): string => `      Policies:
        - PolicyName: UseConnection
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - codeconnections:UseConnection
                  - codestar-connections:UseConnection
                Resource:
                  - !Ref ${connection}
`;
const hook = (action: string): string => `  Hook:
    Type: AWS::CodePipeline::Webhook
    Properties:
      AuthenticationConfiguration: { SecretToken: !Ref Token }
      TargetPipeline: !Ref Release
      TargetAction: ${action}
`;
const made = '  Made:\n    Type: AWS::CodeConnections::Connection\n    Properties: { ConnectionName: github, ProviderType: GitHub }\n';
const passed = ['Whoever deploys the stack', 'The token still works'];
const storing = ['Allow role `Role` `s3:PutObjectAcl` on the artifacts of `Release`', ...passed];
const stored = (text: string, location: string): string => text.replace('      Stages:\n', `      ArtifactStore: { Type: S3, Location: ${location} }\n      Stages:\n`);
const mayStore = (objects: string): string => `${mayUse()}              - Effect: Allow
                Action:
                  - s3:PutObjectAcl
                Resource:
                  - ${objects}
`;
const mayPut = `      Policies:
        - PolicyName: store
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:PutObject*
                Resource: '*'
`;
const artifacts = '  Artifacts:\n    Type: AWS::S3::Bucket\n';
const ofRole = '  Artifacts:\n    Type: AWS::S3::Bucket\n    Properties: { Tags: [{ Key: for, Value: !Ref Role }] }\n';

testRule(pipelineCredentials, {
  valid: [
    { name: 'a plain URL', text: build('https://github.com/shop/shop.git') },
    { name: 'a URL as Bitbucket shows it to its reader', text: build('https://ann@bitbucket.org/shop/shop.git') },
    { name: 'a location that is not known', text: build('!Ref Given') },
    { name: 'a connection', text: `Resources:
  Release:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Source
          Actions:
            - Name: GitHub
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: '1' }
              Configuration: { ConnectionArn: !Ref Connection, FullRepositoryId: shop/shop }
` },
    { name: 'a token that is written out, which is a secret for everybody', text: pipeline('abcd1234abcd1234') },
    { name: 'the ARN of a connection in the place of the token', text: credential('CODECONNECTIONS', '!Ref Given') },
    { name: 'a type that is not known', unknown: true, text: credential('!Ref Given', '!Ref Given') },
    { name: 'a token from elsewhere', text: pipeline('!ImportValue token') },
    { name: 'a token in the page that a URL names', text: build('s3://builds/https://token@github.com') },
  ],
  invalid: [
    { name: 'a token that a connection of a parameter replaces', expect: ['handed'], left: storing,
      text: released({ kind: ofToken, settings: withToken('shop', polls('PollForSourceChanges')), above: givenToken + givenConnection }),
      fixed: released({ kind: ofConnection, settings: withConnection('shop/shop', polls('DetectChanges')), above: givenConnection, role: mayUse() }) },
    { name: 'a token that a connection of the template replaces', expect: ['handed'], left: storing,
      text: released({ kind: ofToken, settings: withToken('!Ref Org'), above: givenToken, beside: made }),
      fixed: released({ kind: ofConnection, settings: withConnection('!Sub ${Org}/shop', '', 'Made'), beside: made, role: mayUse('Made') }) },
    ...([['!Ref Artifacts', '!Sub ${Artifacts.Arn}/*', artifacts], ['!Ref Org', '!Sub arn:${AWS::Partition}:s3:::${Org}/*', ''], ['builds', '!Sub arn:${AWS::Partition}:s3:::builds/*', '']] as const).map(([location, objects, beside]) => ({ name: `a token, with the artifacts in ${location}`, expect: ['handed'] as const, left: passed,
      text: stored(released({ kind: ofToken, settings: withToken('shop'), above: givenToken + givenConnection, beside }), location),
      fixed: stored(released({ kind: ofConnection, settings: withConnection('shop/shop'), above: givenConnection, beside, role: mayStore(objects) }), location) })),
    { name: 'a token for a role that may store what is fetched', expect: ['handed'], left: passed,
      text: stored(released({ kind: ofToken, settings: withToken('shop'), above: givenToken + givenConnection, beside: artifacts, role: mayPut }), '!Ref Artifacts'),
      fixed: stored(released({ kind: ofConnection, settings: withConnection('shop/shop'), above: givenConnection, beside: artifacts, role: `${mayPut}${mayUse().replace('      Policies:\n', '')}` }), '!Ref Artifacts') },
    { name: 'a token, with a store that depends on the role', expect: ['handed'], left: storing,
      text: stored(released({ kind: ofToken, settings: withToken('shop'), above: givenToken + givenConnection, beside: ofRole }), '!Ref Artifacts'),
      fixed: stored(released({ kind: ofConnection, settings: withConnection('shop/shop'), above: givenConnection, beside: ofRole, role: mayUse() }), '!Ref Artifacts') },
    { name: 'a token of a webhook too', expect: ['handed'], left: storing,
      text: released({ kind: ofToken, settings: withToken('shop', polls('PollForSourceChanges')), above: givenToken + givenConnection, beside: hook('GitHub') }),
      fixed: released({ kind: ofConnection, settings: withConnection('shop/shop'), above: givenConnection, role: mayUse() }) },
    { name: 'a token that a new parameter replaces, for a role from elsewhere', expect: ['handed'],
      left: ['Create a connection to GitHub', 'Allow the role that fetches the source of `Release`', ...passed],
      text: ofRoleElsewhere(released({ kind: ofToken, settings: withToken('shop') })).replace('  Org:', '  Token: { Type: String, NoEcho: true }\n  Org:'),
      fixed: ofRoleElsewhere(released({ kind: ofConnection, settings: withConnection('shop/shop') })).replace('Resources:', `${askedConnection}Resources:`) },
    { name: 'a token that a new parameter replaces, though another service has a connection', expect: ['handed'],
      left: ['Create a connection to GitHub', 'Allow the role that fetches the source of `Release`', ...passed],
      text: ofRoleElsewhere(released({ kind: ofToken, settings: withToken('shop') })).replace('  Org:', '  Token: { Type: String, NoEcho: true }\n  Org:').replace('Resources:', `${ofBroker}Resources:`),
      fixed: ofRoleElsewhere(released({ kind: ofConnection, settings: withConnection('shop/shop') })).replace('Resources:', `${ofBroker}${askedConnection}Resources:`) },
    { name: 'a token of an action whose variables a connection lacks', expect: ['handed'], declined: '`CommitUrl`',
      text: `${released({ kind: ofToken, settings: withToken('shop'), above: givenToken })}        - Name: Tell\n          Actions:\n            - Name: Tell\n              Configuration: { CustomData: '#{source.CommitUrl}' }\n` },
    { name: 'a token beside a webhook that may start another action', expect: ['handed'],
      text: released({ kind: ofToken, settings: withToken('shop'), above: givenToken, beside: hook('!Ref Org') }) },
    { name: 'a token of an action of another provider', expect: ['handed'],
      text: released({ kind: ofToken.replace('ThirdParty', 'Custom'), settings: withToken('shop'), above: givenToken }) },
    { name: 'a token in a URL', text: build('«https://token@github.com/shop/shop.git»'), expect: ['url'], about: ['Build'] },
    { name: 'a token in the first of several sources', text: build('https://github.com/shop/shop.git').replace('Source: { Type: NO_SOURCE }', 'Source: { Type: GITHUB, Location: «https://token@github.com/shop/shop.git» }'), expect: ['url'] },
    { name: 'a token in a URL in capitals', text: build('«HTTPS://token@github.com/shop/shop.git»'), expect: ['url'] },
    ...['BASIC_AUTH', 'OAUTH'].map((type) => ({ name: `what a credential of type ${type} signs in with`, text: credential(type, '«!Ref Given»'), expect: ['handed'] as const })),
    { name: 'a token in one branch', expect: ['handed'], when: ['IsProd'],
      text: credential('OAUTH', '!If [IsProd, «!Ref Given», !ImportValue token]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref AWS::Region, eu-west-1]\nResources:') },
    { name: 'a token in a URL of Bitbucket', text: build('«https://access-token@bitbucket.org/shop/shop.git»'), expect: ['url'] },
    { name: 'a token from a parameter in a URL', text: build("«!Sub 'https://${Given}@github.com/shop/shop.git'»"), expect: ['url'] },
    { name: 'a token from a parameter', text: pipeline('«!Ref GitHubToken»'), expect: ['handed'], about: ['Release'], says: ['parameter `GitHubToken`'] },
    { name: 'a token from Secrets Manager', text: pipeline("«'{{resolve:secretsmanager:github:SecretString:token}}'»"), expect: ['kept'] },
    { name: 'a personal token for builds', text: credential('PERSONAL_ACCESS_TOKEN', '«!Ref Given»'), expect: ['handed'], about: ['Source'] },
    { name: 'a token of a repository that is made', expect: ['handed'], about: ['Shop'],
      text: 'Parameters:\n  Given:\n    Type: String\n    NoEcho: true\nResources:\n  Shop:\n    Type: AWS::CodeStar::GitHubRepository\n    Properties:\n      RepositoryName: shop\n      RepositoryOwner: shop\n      RepositoryAccessToken: «!Ref Given»\n' },
    { name: 'of the locations that a condition chooses one', text: build('!If [IsProd, «https://token@github.com/shop/shop.git», https://github.com/shop/shop.git]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:'), expect: ['url'], when: ['IsProd'] },
  ],
});
