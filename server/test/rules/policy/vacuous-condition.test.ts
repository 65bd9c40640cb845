import { vacuousCondition } from '../../../src/rules/policy/vacuous-condition.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(vacuousCondition, {
  valid: [
    { name: 'a key that must be there', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [team] }, 'Null': { 'kms:EncryptionContextKeys': 'false' } }\n") },
    { name: 'any value', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': [team] } }\n") },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [team] } }\n") },
    { name: 'a condition that is not known', unknown: true, text: group("- Effect: Allow\n  Action: ec2:CreateTags\n  Resource: '*'\n  Condition: !Ref Given\n", parameter) },
    { name: 'the items of somebody', text: group("- Effect: Allow\n  Action: [dynamodb:GetItem, dynamodb:Query]\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:userid}'], 'dynamodb:Attributes': [name] } }\n") },
    { name: 'whom mail goes to', text: group("- Effect: Allow\n  Action: [ses:SendEmail, ses:SendRawEmail]\n  Resource: '*'\n  Condition: { 'ForAllValues:StringLike': { 'ses:Recipients': ['*@example.com'] } }\n") },
    { name: 'whose events are put', text: group("- Effect: Allow\n  Action: events:PutEvents\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'events:source': [shop], 'events:detail-type': [ordered] } }\n") },
    { name: 'layers, if any', text: group("- Effect: Allow\n  Action: lambda:UpdateFunctionConfiguration\n  Resource: '*'\n  Condition: { 'ForAllValues:StringLike': { 'lambda:Layer': ['arn:aws:lambda:*:111122223333:layer:*'] } }\n") },
    { name: 'a key that every request carries', text: group("- Effect: Allow\n  Action: route53:ChangeResourceRecordSets\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsRecordTypes': [TXT] } }\n") },
    { name: 'no values, which nothing fits', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': [] } }\n") },
    { name: 'a key that must not be there', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:SourceVpc': ['true'] } }\n") },
    { name: 'tags of which one must be there', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [team, cost] }, StringLike: { 'aws:RequestTag/team': '*' } }\n") },
    { name: 'tags of which one is asked for', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [team, cost] }, 'Null': { 'AWS:requesttag/team': 'false' } }\n") },
    { name: 'a context of which one part is asked for', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [team] }, StringEquals: { 'kms:EncryptionContext:team': shop } }\n") },
    { name: 'what changes of records may be', text: group("- Effect: Allow\n  Action: route53:ChangeResourceRecordSets\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'route53:ChangeResourceRecordSetsActions': [UPSERT], 'route53:ChangeResourceRecordSetsRecordTypes': [TXT] } }\n") },
    { name: 'another test that needs the key', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': [team] }, 'ForAnyValue:StringLike': { 'kms:EncryptionContextKeys': 't*' } }\n") },
    { name: 'tags, and a tag of the resource', text: group("- Effect: Allow\n  Action: ec2:CreateTags\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [team] }, StringEquals: { 'aws:ResourceTag/team': shop } }\n") },
    { name: 'tags of which one may be left out', text: group("- Effect: Allow\n  Action: secretsmanager:*\n  Resource: '*'\n  Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [team, cost] }, StringEqualsIfExists: { 'aws:RequestTag/team': shop } }\n") },
    { name: 'tags of objects, if any', text: group("- Effect: Allow\n  Action: [s3:PutObject, s3:PutObjectTagging]\n  Resource: arn:aws:s3:::orders/*\n  Condition: { 'ForAllValues:StringLike': { 's3:RequestObjectTagKeys': [Owner, 'Cost*'] } }\n") },
  ],
  invalid: [
    { name: 'the items of somebody, and a scan of all', text: group("- Effect: Allow\n  Action: dynamodb:*\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'dynamodb:LeadingKeys': ['${aws:userid}'] } }\n"), expect: ['allValues'] },
    { name: 'all values of a key with one', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'aws:PrincipalOrgID': [o-abc] } }\n"), expect: ['allValues'], about: ['Operators'] },
    { name: 'rules, which need no source', text: group("- Effect: Allow\n  Action: events:Put*\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'events:source': [shop] } }\n"), expect: ['allValues'] },
    { name: 'subnets, which a function may go without', text: group("- Effect: Allow\n  Action: lambda:CreateFunction\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'lambda:SubnetIds': [subnet-1] } }\n"), expect: ['allValues'] },
    { name: 'an empty condition', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: «{}»\n"), expect: ['empty'] },
    { name: 'the absence of an absent key', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NullIfExists»: { 'aws:TagKeys': 'false' } }\n"), expect: ['nullIfExists'] },
    { name: 'an operator without keys', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { StringEquals: «{}» }\n"), expect: ['emptyOperator'] },
    { name: 'one of two operators without keys', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': o-abc }, IpAddress: «{}» }\n"), expect: ['emptyOperator'] },
    { name: 'no values to keep out', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': «[]» } }\n"), expect: ['noneLeftOut'] },
    { name: 'no values for a key that may be missing', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': «[]» } }\n"), expect: ['noValues'] },
    { name: 'a key that is there or is not', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:SourceVpc': «[true, false]» } }\n"), expect: ['bothWays'] },
    { name: 'another test that does not need the key', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'kms:EncryptionContextKeys': [team] }, StringLikeIfExists: { 'kms:EncryptionContextKeys': 't*' } }\n"), expect: ['allValues'] },
    { name: 'a context of which one part may be left out', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'kms:EncryptionContextKeys': [team] }, StringEqualsIfExists: { 'kms:EncryptionContext:team': shop } }\n"), expect: ['allValues'] },
    { name: 'tags that no action takes', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'ForAllValues:StringEquals'»: { 'aws:TagKeys': [team] } }\n"), expect: ['allValues'] },
  ],
});
