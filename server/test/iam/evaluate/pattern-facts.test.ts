import assert from 'node:assert/strict';
import type { AccessAnswer } from '../../../src/iam/evaluate/access.js';
import { ask, type Question } from '../support/ask.js';

interface Case extends Question {
  readonly name: string;
  readonly expect: AccessAnswer;
}

const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('evaluate: patterns and variables', () => {
  const cases: readonly Case[] = [
    { name: 'fact 1: prefix and name ignore case', identity: { ...allow, Action: 'S3:GETOBJECT' }, expect: 'allowed' },
    { name: 'fact 1: wildcards stand anywhere in the name', identity: { ...allow, Action: 's3:?et*ject' }, expect: 'allowed' },
    { name: 'fact 1: a question mark is one character', identity: { ...allow, Action: 's3:GetObject?' }, expect: 'denied' },
    { name: 'fact 2: names of resources keep their case', identity: { ...allow, Resource: 'arn:aws:s3:::B/*' }, expect: 'denied' },
    { name: 'fact 2: a star crosses a slash', identity: { ...allow, Resource: 'arn:aws:s3:::b*' }, resource: 'arn:aws:s3:::b/x/y', expect: 'allowed' },
    { name: 'fact 2: a star that ends a part crosses colons', identity: { ...allow, Resource: 'arn:aws:*:b/k' }, expect: 'allowed' },
    { name: 'fact 2: a star inside a part does not', identity: { ...allow, Resource: 'arn:aws:s*3:::b/k' }, resource: 'arn:aws:sx:y3:::b/k', expect: 'denied' },
    { name: 'an ARN without its last parts is completed', identity: { ...allow, Resource: 'arn:aws:s3' }, expect: 'allowed' },
    { name: '… with its region', identity: { ...allow, Resource: 'arn:aws:sqs:eu-west-1' }, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:111122223333:q', expect: 'allowed' },
    { name: '… and no other region', identity: { ...allow, Resource: 'arn:aws:sqs:eu-west-1' }, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111122223333:q', expect: 'denied' },
    { name: '… and no other service', identity: { ...allow, Resource: 'arn:aws:sqs' }, expect: 'denied' },
    { name: '… in a denial', identity: [allow, { ...allow, Effect: 'Deny', Resource: 'arn:aws:s3' }], expect: 'denied' },
    { name: '… in NotResource', identity: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3' }, expect: 'denied' },
    { name: '… in a boundary', identity: allow, boundary: { ...allow, Resource: 'arn:aws:s3' }, expect: 'allowed' },
    { name: '… and not in the policy of a resource', identity: [], resourcePolicy: { ...allow, Principal: '*', Resource: 'arn:aws:s3' }, expect: 'denied' },
    { name: 'fact 4: NotAction stays within its resource', identity: { Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::b/*' },
      resource: 'arn:aws:s3:::c/k', expect: 'denied' },
    { name: 'fact 4: NotAction allows what it does not name', identity: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, expect: 'allowed' },
    { name: 'fact 4: NotResource reaches every other service', identity: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::*' },
      action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:111122223333:q', expect: 'allowed' },
    { name: 'fact 4: NotResource excludes what it names', identity: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/*' }, expect: 'denied' },
    { name: 'fact 5: an action without resource types needs a star', identity: { ...allow, Resource: 'arn:aws:ec2:*:*:instance/*' },
      action: 'ec2:DescribeInstances', resource: '*', expect: 'denied' },
    { name: 'fact 5: … whatever resource is named', identity: { ...allow, Resource: 'arn:aws:ec2:*:*:instance/*' },
      action: 'ec2:DescribeInstances', resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', expect: 'denied' },
    { name: 'fact 5: … and two stars are as good', identity: { ...allow, Resource: '**' }, action: 'ec2:DescribeInstances', resource: '*', expect: 'allowed' },
    { name: 'fact 5: … and a deny of some ARN does not stop it', action: 'ec2:DescribeInstances', resource: '*',
      identity: [allow, { Effect: 'Deny', Action: '*', Resource: 'arn:aws:ec2:*:*:instance/*' }], expect: 'allowed' },

    { name: 'unsettled: s3:ListAllMyBuckets on every bucket', identity: { ...allow, Resource: 'arn:aws:s3:::*' }, action: 's3:ListAllMyBuckets', resource: '*', expect: 'unknown' },
    { name: 'fact 6: no variables under 2008-10-17', identity: { Version: '2008-10-17', Statement: { ...allow, Resource: 'arn:aws:s3:::b/${aws:username}' } },
      caller: 'user', resource: 'arn:aws:s3:::b/bob', expect: 'denied' },
    { name: 'fact 6: … nor without a version', identity: { Statement: { ...allow, Resource: 'arn:aws:s3:::b/${aws:username}' } },
      caller: 'user', resource: 'arn:aws:s3:::b/bob', expect: 'denied' },
    { name: 'fact 6: … while wildcards work', identity: { Statement: { ...allow, Resource: 'arn:aws:s3:::b/*' } }, expect: 'allowed' },
    { name: 'fact 6: … and the text of the variable is text', identity: { Statement: { ...allow, Condition: { StringEquals: { 'aws:RequestTag/a': '${aws:username}' } } } },
      context: { 'aws:RequestTag/a': '$' + '{!aws:username}' }, expect: 'allowed' },
    { name: 'fact 7: a variable has the value of its key', identity: { ...allow, Resource: 'arn:aws:s3:::b/${aws:username}/*' },
      caller: 'user', resource: 'arn:aws:s3:::b/bob/k', expect: 'allowed' },
    { name: 'fact 7: a variable without value matches nothing', identity: { ...allow, Resource: 'arn:aws:s3:::b/${aws:username}*' },
      caller: 'role', resource: 'arn:aws:s3:::b/', expect: 'denied' },
    { name: 'fact 7: … not even under StringLike', identity: { ...allow, Condition: { StringLike: { 'aws:RequestTag/a': '${aws:username}' } } },
      context: { 'aws:RequestTag/a': 'x' }, expect: 'denied' },
    { name: 'fact 7: … and StringNotLike does match', identity: { ...allow, Condition: { StringNotLike: { 'aws:RequestTag/a': '${aws:username}' } } },
      context: { 'aws:RequestTag/a': 'x' }, expect: 'allowed' },
    { name: 'fact 7: … and StringNotEquals too', identity: { ...allow, Condition: { StringNotEquals: { 'aws:RequestTag/a': '${aws:username}' } } },
      context: { 'aws:RequestTag/a': 'x' }, expect: 'allowed' },
    { name: 'fact 7: a default takes its place', identity: { ...allow, Resource: "arn:aws:s3:::b/${aws:username, 'k'}" }, expect: 'allowed' },
    { name: 'fact 7: … but not of a value', identity: { ...allow, Resource: "arn:aws:s3:::b/${aws:username, 'k'}" }, caller: 'user', expect: 'denied' },
    { name: 'fact 7: ${*} is a star and no wildcard', identity: { ...allow, Resource: 'arn:aws:s3:::b/${*}' }, expect: 'denied' },
    { name: 'fact 7: … in StringEquals as well', identity: { ...allow, Condition: { StringEquals: { 'aws:RequestTag/a': '${*}${?}${$}' } } },
      context: { 'aws:RequestTag/a': '*?$' }, expect: 'allowed' },
    { name: 'fact 7: a key with several values is no variable', identity: { ...allow, Resource: 'arn:aws:s3:::b/${aws:TagKeys}' },
      context: { 'aws:TagKeys': ['k', 'l'] }, expect: 'denied' },
    { name: 'fact 7: variables count only after the fifth colon', identity: { ...allow, Resource: 'arn:aws:iam::${aws:PrincipalAccount}:user/x' },
      action: 'iam:GetUser', resource: 'arn:aws:iam::111122223333:user/x', expect: 'denied' },
    { name: 'fact 7: NotResource with a valueless variable is unsettled', identity: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::c/${aws:username}' },
      expect: 'unknown' },
    { name: 'fact 8: variables work in Arn operators', identity: { ...allow, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:${aws:PrincipalAccount}:t' } } },
      context: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:t' }, expect: 'allowed' },
    { name: 'fact 8: … in Bool', identity: { ...allow, Condition: { Bool: { 'aws:SecureTransport': '${aws:PrincipalIsAWSService}' } } },
      context: { 'aws:SecureTransport': 'false' }, expect: 'allowed' },
    { name: 'fact 8: … not in Numeric', identity: { ...allow, Condition: { NumericEquals: { 's3:max-keys': '${aws:RequestTag/n}' } } },
      context: { 's3:max-keys': '10', 'aws:RequestTag/n': '10' }, expect: 'denied' },
    { name: 'fact 13: names of variables ignore case', identity: { ...allow, Resource: 'arn:aws:s3:::b/${AWS:UserName}' },
      caller: 'user', resource: 'arn:aws:s3:::b/bob', expect: 'allowed' },
    { name: 'the partition of the template is that of the resource', identity: { ...allow, Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b/*' } }, expect: 'allowed' },
    { name: 'a hole that may be the resource', identity: { ...allow, Resource: { 'Fn::Sub': 'arn:aws:s3:::${Bucket}/*' } }, expect: 'unknown' },
    { name: 'a hole that cannot be the resource', identity: { ...allow, Resource: { 'Fn::Sub': 'arn:aws:sqs:::${Bucket}/*' } }, expect: 'denied' },
    { name: 'a hole that is the resource', identity: { ...allow, Resource: { 'Fn::Sub': '${Bucket.Arn}/*' } }, resource: '${Bucket.Arn}/k', expect: 'allowed' },
    { name: 'an unknown action', identity: { ...allow, Action: { $unknown: true } }, expect: 'unknown' },
  ];
  for (const { name, expect, ...question } of cases) it(name, () => assert.equal(ask(question).answer, expect));
});
