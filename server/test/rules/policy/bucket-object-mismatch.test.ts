import { bucketObjectMismatch } from '../../../src/rules/policy/bucket-object-mismatch.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const group = (statements: string, above = ''): string => `${above}Resources:
  Archive:
    Type: AWS::S3::Bucket
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statements.split('\n').map((line) => (line === '' ? '' : `              ${line}`)).join('\n')}`;

const both = "['arn:aws:s3:::archive', 'arn:aws:s3:::archive/*']";

testRule(bucketObjectMismatch, {
  valid: [
    { name: 'bucket and objects', text: group(`- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: ${both} }\n`) },
    { name: 'an attribute of the template, both ways', text: group("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: [!GetAtt Archive.Arn, !Sub '${Archive.Arn}/*'] }\n") },
    { name: 'objects by a pattern, which another rule tells of', text: group("- { Effect: Allow, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::archive/*' }\n") },
    { name: 'a mismatch that another rule tells of', text: group("- { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive' }\n") },
    { name: 'everything', text: group("- { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: '*' }\n") },
    { name: 'all rights on objects', text: group(`- { Effect: Allow, Action: ['s3:PutBucketPolicy', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: ${both} }\n`) },
    { name: 'a denial beside it', text: group("- { Effect: Allow, Action: 's3:PutBucketPolicy', Resource: 'arn:aws:s3:::archive' }\n- { Effect: Deny, Action: 's3:*', Resource: '*' }\n") },
    { name: 'a resource that is not known', unknown: true, text: group("- { Effect: Allow, Action: ['s3:ListBucket', 's3:GetObject'], Resource: !Ref Given }\n", parameter) },
  ],
  invalid: [
    { name: 'objects meant', text: group("- { Effect: Allow, Action: ['s3:ListBucket', «'s3:GetObject'»], Resource: 'arn:aws:s3:::archive' }\n"), expect: ['objects'], about: ['Operators'], says: ['`s3:GetObject` is for objects'] },
    { name: 'the bucket meant', text: group("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetObject'], Resource: !Sub '${Archive.Arn}/*' }\n"), expect: ['buckets'] },
    { name: 'objects meant, on a bucket of the template', text: group("- { Effect: Allow, Action: «'s3:PutObject'», Resource: !GetAtt Archive.Arn }\n"), expect: ['objects'] },
    { name: 'the policy of the bucket as a detour', text: group(`- { Effect: Allow, Action: ['s3:GetObject', «'s3:PutBucketPolicy'»], Resource: ${both} }\n`), expect: ['detour'], says: ['`s3:PutObject`'] },
    { name: 'several actions, told once', text: group("- { Effect: Allow, Action: [«'s3:ListBucket'», 's3:GetBucketPolicy', 's3:GetObject'], Resource: 'arn:aws:s3:::archive/*' }\n"), expect: ['buckets'], says: ['`s3:ListBucket`, as 1 more,'] },
  ],
});
