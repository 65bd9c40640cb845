import assert from 'node:assert/strict';
import { fixText } from '../../src/engine/apply-fixes.js';
import { rules } from '../../src/rules/registry.generated.js';
import { lines } from '../edit/editing.js';
import { lintStrictly } from '../support/lint-strictly.js';

const safe = { safe: true, suggestionsOf: new Set<never>() };

const before = lines(`
  Parameters:
    ApiPassword:
      Type: String
      MinLength: 8 # at least
    DbPassword:
      Type: String
      Default: correct-horse-battery
  Resources:
    # All that happens
    Whole:
      Type: AWS::CloudTrail::Trail
      Properties:
        S3BucketName: logs
        IsLogging: false
        IncludeGlobalServiceEvents: false
    Data:
      Type: AWS::CloudTrail::Trail
      Properties:
        S3BucketName: logs
        IsLogging: true
        EventSelectors:
          - ReadWriteType: WriteOnly
    Readers:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument:
          Statement:
            - Effect: Allow
              Action:
                - s3:Get*
                - s3:GetObject
              Resource: !Sub arn:\${AWS::Partition}:s3:::files/*
    Homes:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument:
          Version: '2008-10-17'
          Statement:
            - Effect: Allow
              Action: s3:GetObject
              Resource: arn:aws:s3:::homes/\${aws:username}/*
    Server:
      Type: AWS::EC2::Instance
      Properties:
        ImageId: ami-0123456789abcdef0
`);

const after = lines(`
  Parameters:
    ApiPassword:
      Type: String
      MinLength: 8 # at least
      NoEcho: true
    DbPassword:
      Type: String
      Default: correct-horse-battery
  Resources:
    # All that happens
    Whole:
      Type: AWS::CloudTrail::Trail
      Properties:
        S3BucketName: logs
        IsLogging: true
        IncludeGlobalServiceEvents: true
        EnableLogFileValidation: true
        IsMultiRegionTrail: true
    Data:
      Type: AWS::CloudTrail::Trail
      Properties:
        S3BucketName: logs
        IsLogging: true
        EventSelectors:
          - ReadWriteType: WriteOnly
        EnableLogFileValidation: true
    Readers:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action:
                - s3:Get*
              Resource: !Sub arn:\${AWS::Partition}:s3:::files/*
    Homes:
      Type: AWS::IAM::ManagedPolicy
      Properties:
        PolicyDocument:
          Version: '2008-10-17'
          Statement:
            - Effect: Allow
              Action: s3:GetObject
              Resource: arn:aws:s3:::homes/\${aws:username}/*
    Server:
      Type: AWS::EC2::Instance
      Properties:
        ImageId: ami-0123456789abcdef0
`);

describe('safe fixes', () => {
  const findingsOf = (text: string): ReturnType<typeof lintStrictly>['findings'] => lintStrictly(text).findings;

  it('apply where nothing else changes, and leave what a person must judge', () => {
    const fixed = fixText(before, findingsOf, safe);
    assert.equal(fixed.text, after);
    assert.deepEqual(new Set(fixed.applied.map(({ rule }) => rule)), new Set([
      'audit/trail-misses-root-events', 'audit/trail-no-validation', 'audit/trail-not-logging', 'audit/trail-single-region',
      'policy/redundant', 'policy/version', 'secret/parameter-without-noecho',
    ]));
    assert.equal(fixText(after, findingsOf, safe).text, after);
  });

  it('are the same with CRLF', () => {
    assert.equal(fixText(before.replaceAll('\n', '\r\n'), findingsOf, safe).text, after.replaceAll('\n', '\r\n'));
  });

  it('include suggestions for rules that are named', () => {
    const all = { safe: true, suggestionsOf: new Set(rules.map(({ id }) => id)) };
    const { text } = fixText(before, findingsOf, all);
    for (const sign of [/DbPassword:\n {4}Type: String\n {4}NoEcho: true/, /ReadWriteType: All/, /HttpTokens: required/, /ServerInstanceProfile/]) assert.match(text, sign);
    assert.doesNotMatch(text, /2008-10-17|correct-horse/);
  });
});
