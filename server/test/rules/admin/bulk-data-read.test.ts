import { bulkDataRead } from '../../../src/rules/admin/bulk-data-read.js';
import { testRule } from '../../support/test-rule.js';

const allow = (action: string, resource: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  Readers:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: ${action}
                Resource: ${resource}
${more}`;

testRule(bulkDataRead, {
  valid: [
    { name: 'the objects of a bucket', text: allow('s3:GetObject', 'arn:aws:s3:::orders/*') },
    { name: 'a denial', text: allow('s3:GetObject', "'*'").replace('Allow', 'Deny') },
    { name: 'an administrator, who is reported as that', text: allow("[s3:GetObject, '*']", "'*'") },
    { name: 'the names of buckets', text: allow('s3:ListAllMyBuckets', "'*'") },
    { name: 'a condition', text: allow('s3:GetObject', "'*'", "                Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } }\n") },
    { name: 'a resource that is not known', unknown: true, text: allow('s3:GetObject', '!Ref Given') },
  ],
  invalid: [
    { name: 'every object', text: allow('«s3:GetObject»', "'*'"), expect: ['anywhere'], about: ['Readers'], says: ['`s3:GetObject`'] },
    { name: 'everything in S3, by a wildcard', text: allow("[s3:ListAllMyBuckets, «'s3:Get*'»]", 'arn:aws:s3:::*'), expect: ['anywhere'] },
    { name: 'every object of every bucket', text: allow('«s3:GetObject»', "'arn:aws:s3:::*/*'"), expect: ['anywhere'] },
  ],
});
