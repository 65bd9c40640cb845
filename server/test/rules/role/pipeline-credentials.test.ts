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
