import { staticAwsCredentials } from '../../src/rules/role/static-aws-credentials.js';
import { testRule } from '../support/test-rule.js';

const connector = (settings: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Sink:
    Type: AWS::KafkaConnect::Connector
    Properties:
      ConnectorName: !Ref Given
      ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/sink
      ConnectorConfiguration: ${settings}
`;
const flink = (settings: string): string => `Parameters:
  Given:
    Type: String
Resources:
  App:
    Type: AWS::KinesisAnalyticsV2::Application
    Properties:
      ServiceExecutionRole: arn:aws:iam::111122223333:role/app
      ApplicationDescription: !Ref Given
      ApplicationConfiguration:
        EnvironmentProperties:
          PropertyGroups: [{ PropertyGroupId: consumer, PropertyMap: ${settings} }]
`;
const sink = 'connector.class: io.confluent.connect.s3.S3SinkConnector';

testRule(staticAwsCredentials, {
  valid: [
    { name: 'a connector without keys', text: connector(`{ ${sink}, s3.bucket.name: !Ref Given }`) },
    { name: 'keys for a store that merely speaks the protocol of S3', text: connector("{ aws.access.key.id: !Ref Given, store.url: 'https://store.example' }") },
    { name: 'settings that are not known', unknown: true, text: connector('!ImportValue settings') },
  ],
  invalid: [
    { name: 'keys for a connector, which has a role', expect: ['variable'], about: ['Sink'], related: ['And `aws.secret.access.key`.'],
      left: ['has to permit what the key did', 'The key still works'],
      text: connector(`{ ${sink}, «aws.access.key.id»: !Ref Given, aws.secret.access.key: !Ref Given }`), fixed: connector(`{ ${sink} }`) },
    { name: 'keys for a connector that is told where they come from', expect: ['variable'], about: ['Sink'],
      left: ['has to permit what the key did', '`s3.credentials.provider.class` of `Sink` may ask for keys', 'The key still works'],
      text: connector('{ s3.credentials.provider.class: given, «aws.access.key.id»: !Ref Given }'), fixed: connector('{ s3.credentials.provider.class: given }') },
    { name: 'keys for a connector of Flink', expect: ['variable'], about: ['App'], related: ['And `aws.credentials.provider.basic.secretkey`.'],
      left: ['has to permit what the key did', '`aws.credentials.provider` of `App` may ask for keys', 'The key still works'],
      text: flink('{ aws.credentials.provider: BASIC, «aws.credentials.provider.basic.accesskeyid»: !Ref Given, aws.credentials.provider.basic.secretkey: !Ref Given }'), fixed: flink('{ aws.credentials.provider: BASIC }') },
  ],
});
