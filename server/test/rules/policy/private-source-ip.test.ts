import { privateSourceIp } from '../../../src/rules/policy/private-source-ip.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(privateSourceIp, {
  valid: [
    { name: 'public addresses', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }\n") },
    { name: 'addresses within a network', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }\n") },
    { name: 'a private range beside a public one', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': [10.1.0.0/16, 203.0.113.0/24] } }\n") },
    { name: 'a private range beside one that is not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': [10.1.0.0/16, !Ref Given] } }\n", parameter) },
    { name: 'addresses that are not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': !Ref Given } }\n", parameter) },
  ],
  invalid: [
    { name: 'a private range', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': «10.1.0.0/16» } }\n"), expect: ['private'], about: ['Operators'] },
    { name: 'nothing but private ranges', text: group("- Effect: Deny\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { NotIpAddress: { 'aws:SourceIp': [«10.1.0.0/16», «192.168.7.1», «'fd00::/8'»] } }\n"), expect: ['private', 'private', 'private'] },
    { name: 'the internet in halves', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': [«0.0.0.0/1», «128.0.0.0/1»] } }\n"), expect: ['vast', 'vast'] },
    { name: 'every address', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { IpAddress: { 'aws:SourceIp': [«0.0.0.0/0»] } }\n"), expect: ['everything'] },
    { name: 'a private range, of requests through an endpoint', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::orders/*'\n  Condition:\n    IpAddress:\n      aws:SourceIp: # ours\n        - «10.1.0.0/16»\n    StringEquals: { aws:SourceVpc: vpc-1a2b3c4d }\n"), expect: ['private'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::orders/*'\n  Condition:\n    IpAddress:\n      aws:VpcSourceIp: # ours\n        - 10.1.0.0/16\n    StringEquals: { aws:SourceVpc: vpc-1a2b3c4d }\n") },
    { name: 'a private range, of requests through an endpoint, in JSON', text: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*", "Condition": { "IpAddress": { "aws:SourceIp": «"10.1.0.0/16"» }, "StringLike": { "aws:sourceVpce": "vpce-1a2b3c4d" } } } }', expect: ['private'],
      fixed: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*", "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.1.0.0/16" }, "StringLike": { "aws:sourceVpce": "vpce-1a2b3c4d" } } } }' },
    { name: 'a private range, of requests through an endpoint or not', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::orders/*'\n  Condition: { IpAddress: { aws:SourceIp: «10.1.0.0/16» }, StringEqualsIfExists: { aws:SourceVpc: vpc-1a2b3c4d } }\n"), expect: ['private'] },
    { name: 'a private range, of requests through any other endpoint', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::orders/*'\n  Condition: { IpAddress: { aws:SourceIp: «10.1.0.0/16» }, StringNotEquals: { aws:SourceVpc: vpc-1a2b3c4d } }\n"), expect: ['private'] },
  ],
});
