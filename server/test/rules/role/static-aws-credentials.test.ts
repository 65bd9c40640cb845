import { staticAwsCredentials } from '../../../src/rules/role/static-aws-credentials.js';
import { functionRole } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const lambda = (variables: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
${more}  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Environment:
        Variables:
          BUCKET: orders
${variables}`;

/** The function with a role in the place of the keys. */
const swapped = (parameters: string): string =>
  `${parameters}Resources:
${functionRole('ImporterRole')}${lambda('').replace(/^[^]*Resources:\n/, '')}      Role: !GetAtt ImporterRole.Arn\n`;

const task = (secrets: string): string => `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: arn:aws:iam::111122223333:role/importer
      ContainerDefinitions:
        - Name: importer
          Image: importer
${secrets}`;

const fetched = `          Secrets:
            - Name: «AWS_SECRET_ACCESS_KEY»
              ValueFrom: arn:aws:ssm:eu-west-1:111122223333:parameter/key
`;

const service = (image: string): string => `Resources:
  Shop:
    Type: AWS::AppRunner::Service
    Properties:
      InstanceConfiguration:
        InstanceRoleArn: arn:aws:iam::111122223333:role/shop
      SourceConfiguration:
        ImageRepository:
          ImageIdentifier: public.ecr.aws/shop/shop:1
          ImageRepositoryType: ECR_PUBLIC
${image}`;

const fetchedByService = `          ImageConfiguration:
            RuntimeEnvironmentSecrets:
              - Name: «AWS_SECRET_ACCESS_KEY»
                Value: arn:aws:ssm:eu-west-1:111122223333:parameter/key
`;

testRule(staticAwsCredentials, {
  valid: [
    { name: 'other variables', text: lambda('          AWS_REGION_NAME: eu-west-1\n') },
    { name: 'an emulator', text: lambda('          AWS_ACCESS_KEY_ID: test\n          AWS_ENDPOINT_URL: http://localhost:4566\n') },
    { name: 'a key that is written out, which another rule reports', text: lambda('          AWS_ACCESS_KEY_ID: AKIA{{1}}\n') },
    { name: 'a script that takes keys away', text: 'Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          #!/bin/bash\n          unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY\n          export AWS_ACCESS_KEY_ID AWS_SESSION_TOKEN\n' },
    { name: 'variables that are not known', unknown: true, text: lambda('          Fn::Transform: { Name: Variables }\n') },
  ],
  invalid: [
    { name: 'a key that the agent of a container fetches', text: task(fetched), expect: ['variable'], about: ['Task'], fixed: task('') },
    { name: 'a key that App Runner fetches', text: service(fetchedByService), expect: ['variable'], about: ['Shop'], fixed: service('') },
    { name: 'a parameter', text: lambda('          «AWS_SECRET_ACCESS_KEY»: !Ref Given\n'), expect: ['variable'], about: ['Importer'], says: ['`AWS_SECRET_ACCESS_KEY`'],
      fixed: swapped('') },
    { name: 'both halves, told once', text: lambda("          «AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_SECRET_ACCESS_KEY: '{{resolve:secretsmanager:key}}'\n"), expect: ['variable'],
      fixed: swapped('') },
  ],
});
