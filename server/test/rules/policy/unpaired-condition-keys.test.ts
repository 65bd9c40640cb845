import { unpairedConditionKeys } from '../../../src/rules/policy/unpaired-condition-keys.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const queue = (condition: string, principal = '{ Service: s3.amazonaws.com }', above = ''): string => `${above}Resources:
  Orders:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [orders]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: ${principal}
            Action: sqs:SendMessage
            Resource: '*'
            Condition: ${condition}
`;

const permission = (properties: string): string => `Resources:
  Uploads:
    Type: AWS::S3::Bucket
  Notify:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: resize
      Action: lambda:InvokeFunction
      Principal: s3.amazonaws.com
${properties}`;

testRule(unpairedConditionKeys, {
  valid: [
    { name: 'a bucket and its account', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' }, StringEquals: { 'aws:SourceAccount': '111122223333' } }") },
    { name: 'a bucket and its organisation', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' }, StringEquals: { 'aws:SourceOrgID': o-a1b2c3 } }") },
    { name: 'an ARN with an account', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' } }", '{ Service: sns.amazonaws.com }') },
    { name: 'no service', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } }", "{ AWS: '111122223333' }") },
    { name: 'any bucket, which another rule reports', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }") },
    { name: 'any source but one', text: queue("{ ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } }") },
    { name: 'a permission with an account', text: permission('      SourceArn: !GetAtt Uploads.Arn\n      SourceAccount: !Ref AWS::AccountId\n') },
    { name: 'a source that is not known', unknown: true, text: queue("{ ArnLike: { 'aws:SourceArn': !Ref Given } }", undefined, parameter) },
    { name: 'a bucket and its path in the organisation', text: queue("{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' }, 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3/*' } }") },
  ],
  invalid: [
    { name: 'a bucket by name', text: queue("{ ArnLike: { 'aws:SourceArn': «'arn:aws:s3:::uploads'» } }"), expect: ['unpaired'], about: ['Orders'], says: ['`Orders`'] },
    { name: 'a bucket whose account is left open', text: queue("{ ArnLike: { 'aws:SourceArn': «'arn:aws:s3:*:*:uploads'» } }"), expect: ['unpaired'] },
    { name: 'a bucket of the template', text: permission('      SourceArn: «!GetAtt Uploads.Arn»\n'), expect: ['unpaired'], about: ['Notify'],
      fixed: permission('      SourceArn: !GetAtt Uploads.Arn\n      SourceAccount: !Ref AWS::AccountId\n') },
    { name: 'everybody', text: queue("{ ArnEquals: { 'aws:SourceArn': «!Sub 'arn:aws:s3:::${Given}'» } }", "'*'", parameter), expect: ['unpaired'] },
    { name: 'a bucket from elsewhere that calls a function', text: permission('      SourceArn: «!ImportValue UploadsArn»\n'), expect: ['unpaired'] },
    { name: 'a bucket of the template that sends to a queue', text: queue("{ ArnLike: { 'aws:SourceArn': «!Sub 'arn:aws:s3:::${Uploads}'» } }", '{ Service: s3.amazonaws.com }', '') + '  Uploads: { Type: AWS::S3::Bucket }\n', expect: ['unpaired'],
      fixed: queue("{ ArnLike: { 'aws:SourceArn': !Sub 'arn:aws:s3:::${Uploads}' }, StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }", '{ Service: s3.amazonaws.com }', '') + '  Uploads: { Type: AWS::S3::Bucket }\n' },
    { name: 'a bucket of the template, for a service that may not name the account', text: queue("{ ArnLike: { 'aws:SourceArn': «!Sub 'arn:aws:s3:::${Uploads}'» } }", '{ Service: events.amazonaws.com }', '') + '  Uploads: { Type: AWS::S3::Bucket }\n', expect: ['unpaired'] },
    { name: 'a bucket of the template, in JSON', text: '{ "Resources": { "Uploads": { "Type": "AWS::S3::Bucket" }, "Orders": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": ["https://sqs.eu-west-1.amazonaws.com/111122223333/orders"], "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders", "Condition": { "ArnLike": { "aws:SourceArn": «{ "Fn::GetAtt": ["Uploads", "Arn"] }» }, "StringEquals": { "aws:PrincipalIsAWSService": "true" } } } } } } } }', expect: ['unpaired'],
      fixed: '{ "Resources": { "Uploads": { "Type": "AWS::S3::Bucket" }, "Orders": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": ["https://sqs.eu-west-1.amazonaws.com/111122223333/orders"], "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders", "Condition": { "ArnLike": { "aws:SourceArn": { "Fn::GetAtt": ["Uploads", "Arn"] } }, "StringEquals": { "aws:PrincipalIsAWSService": "true", "aws:SourceAccount": { "Ref": "AWS::AccountId" } } } } } } } } }' },
  ],
});
