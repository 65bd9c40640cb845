import assert from 'node:assert/strict';
import { fitsAction, fitsPlace } from '../../../src/iam/resource/resource-format.js';
import { resourcePattern } from '../../../src/iam/pattern.js';
import { textFrom } from '../support/ask.js';

describe('fitsAction', () => {
  const cases = [
    ['arn:aws:s3:::b/*', 's3:GetObject', 'yes'],
    ['arn:aws:s3:::b', 's3:GetObject', 'no'],
    ['arn:aws:s3:::b*', 's3:GetObject', 'yes'],
    ['arn:aws:s3:::b/*', 's3:ListBucket', 'no'],
    ['arn:aws:s3:::b', 'S3:listbucket', 'yes'],
    ['arn:aws:sqs:*:*:q', 's3:GetObject', 'no'],
    ['arn:aws:sqs::111122223333:q', 'sqs:SendMessage', 'no'],
    ['arn:aws:iam:::role/app', 'iam:PassRole', 'no'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'iam:GetPolicy', 'yes'],
    ['arn:aws:lambda:eu-west-1::function:f', 'lambda:InvokeFunction', 'no'],
    ['arn:aws:ec2:eu-west-1::image/ami-1', 'ec2:RunInstances', 'yes'],
    ['arn:aws:gamelift:eu-west-1::fleet/f', 'gamelift:DeleteFleet', 'yes'],
    ['arn:aws:gamelift:eu-west-1:111122223333:fleet/f', 'gamelift:DeleteFleet', 'yes'],
    ['arn:aws:ssm:eu-west-1::document/AWS-RunShellScript', 'ssm:SendCommand', 'yes'],
    ['arn:aws:ssm:eu-west-1::parameter/aws/service/list', 'ssm:GetParameter', 'yes'],
    ['arn:aws:sqs:${AWS::Region}:111122223333:q', 'sqs:SendMessage', 'yes'],
    ['arn:aws:bedrock:::foundation-model/m', 'bedrock:InvokeModel', 'yes'],
    ['arn:aws:s3::111122223333:accesspoint/a.mrap/object/*', 's3:PutObject', 'yes'],
    ['arn:aws:s3::111122223333:accesspoint/a.mrap', 's3:ListBucket', 'yes'],
    ['arn:aws:s3::111122223333:orders', 's3:ListBucket', 'no'],
    ['arn:aws:iam::${AWS::AccountId}:role/path/*', 'iam:PassRole', 'yes'],
    ['arn:aws:iam::${AWS::AccountId}:user/*', 'iam:PassRole', 'no'],
    ['arn:aws:logs:*:*:log-group:/aws/lambda/f', 'logs:CreateLogGroup', 'yes'],
    ['arn:aws:logs:*:*:log-group:/aws/lambda/f:*', 'logs:CreateLogGroup', 'yes'],
    ['arn:aws:lambda:*:*:function:f:*', 'lambda:InvokeFunction', 'yes'],
    ['${Thing.Arn}', 'iam:PassRole', 'maybe'],
    ['arn:aws:iam::*:mfa/*', 'iam:DeactivateMFADevice', 'no'],
    ['arn:aws:iam::*:user/*', 'iam:DeactivateMFADevice', 'yes'],
    ['arn:aws:iam::*:*', 'iam:DeactivateMFADevice', 'yes'],
    ['arn:aws:iam::*', 'iam:DeactivateMFADevice', 'yes'],
    ['arn:aws:sns:*:*:orders', 'sns:Publish', 'yes'],
    ['arn:aws:dynamodb:*:table/orders', 'dynamodb:GetItem', 'yes'],
    ['*', 'ec2:DescribeInstances', 'yes'],
    ['arn:aws:ec2:*:*:instance/*', 'ec2:DescribeInstances', 'no'],
    ['arn:aws:s3:::b', 'new:Action', 'maybe'],
  ] as const;
  for (const [resource, action, answer] of cases) {
    it(`${resource} for ${action}: ${answer}`, () => assert.equal(fitsAction(resourcePattern(textFrom(resource), 'variable'), action), answer));
  }
});

describe('fitsPlace', () => {
  const cases = [
    ['arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/k', 'kms:Decrypt', 'yes'],
    ['arn:aws:kms::${AWS::AccountId}:key/k', 'kms:Decrypt', 'no'],
    ['arn:aws:iam:${AWS::Region}:${AWS::AccountId}:role/app', 'iam:PassRole', 'no'],
    ['arn:aws:s3::${AWS::AccountId}:b/*', 's3:ListBucket', 'no'],
    ['arn:aws:s3:::b/*', 's3:ListBucket', 'yes'],
    ['arn:aws:ssm:${AWS::Region}::document/AWS-RunShellScript', 'ssm:SendCommand', 'yes'],
    ['arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q', 'kinesis:ListStreams', 'no'],
    ['arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/s', 'kinesis:ListStreams', 'yes'],
    ['arn:aws:s3:::b', 'new:Action', 'maybe'],
  ] as const;
  for (const [resource, action, answer] of cases) {
    it(`${resource} for ${action}: ${answer}`, () => assert.equal(fitsPlace(resourcePattern(textFrom(resource), 'variable'), action), answer));
  }
});
