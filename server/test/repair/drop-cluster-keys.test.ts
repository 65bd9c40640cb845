import { staticAwsCredentials } from '../../src/rules/role/static-aws-credentials.js';
import { testRule } from '../support/test-rule.js';

const hadoop = (settings: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Cluster:
    Type: AWS::EMR::Cluster
    Properties:
      JobFlowRole: hosts
      Other: !Ref Given
      Configurations:
        - Classification: core-site
          ConfigurationProperties: ${settings}
`;

const exported = (variables: string): string => `        - Classification: hadoop-env
          Configurations:
            - Classification: export
              ConfigurationProperties:
${variables}                HADOOP_HEAPSIZE: '2048'
`;

testRule(staticAwsCredentials, {
  valid: [
    { name: 'other settings of the file system of Hadoop', text: hadoop('{ fs.s3a.path: !Ref Given }') },
    { name: 'keys for the file system of Hadoop at a store of its own', text: hadoop("{ fs.s3a.access.key: !Ref Given, fs.s3a.endpoint: 'https://store.example' }") },
    { name: 'settings that are not known', unknown: true, text: hadoop('!ImportValue settings') },
  ],
  invalid: [
    { name: 'keys for the file system of Hadoop', expect: ['variable'], about: ['Cluster'], related: ['And `fs.s3a.secret.key`.'], left: ['has to permit what the key did', 'The key still works'],
      text: hadoop('{ «fs.s3a.access.key»: !Ref Given, fs.s3a.secret.key: !Ref Given, fs.s3a.path: a }'), fixed: hadoop('{ fs.s3a.path: a }') },
    { name: 'keys for a file system that is told where its keys come from', expect: ['variable'], about: ['Cluster'], related: ['And `fs.s3a.secret.key`.'],
      left: ['has to permit what the key did', '`fs.s3a.aws.credentials.provider` of `Cluster` may ask for keys', 'The key still works'],
      text: hadoop('{ «fs.s3a.access.key»: !Ref Given, fs.s3a.secret.key: !Ref Given, fs.s3a.aws.credentials.provider: given }'), fixed: hadoop('{ fs.s3a.aws.credentials.provider: given }') },
    { name: 'variables of Hadoop', expect: ['variable'], about: ['Cluster'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], left: ['has to permit what the key did', 'The key still works'],
      text: hadoop('{ a: b }') + exported('                «AWS_ACCESS_KEY_ID»: !Ref Given\n                AWS_SECRET_ACCESS_KEY: !Ref Given\n'), fixed: hadoop('{ a: b }') + exported('') },
  ],
});
