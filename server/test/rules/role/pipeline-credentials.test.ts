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

testRule(pipelineCredentials, {
  valid: [
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
  ],
  invalid: [
    { name: 'a token from a parameter', text: pipeline('«!Ref GitHubToken»'), expect: ['handed'], about: ['Release'], says: ['parameter `GitHubToken`'] },
    { name: 'a token from Secrets Manager', text: pipeline("«'{{resolve:secretsmanager:github:SecretString:token}}'»"), expect: ['kept'] },
    { name: 'a personal token for builds', text: credential('PERSONAL_ACCESS_TOKEN', '«!Ref Given»'), expect: ['handed'], about: ['Source'] },
  ],
});
