import { ineffectiveTagCondition } from '../../../src/rules/policy/ineffective-tag-condition.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const everywhere = (statement: string, above = ''): string => group(`- Resource: '*'\n${statement.replace(/^(?=.)/gm, '  ')}`, above);

testRule(ineffectiveTagCondition, {
  valid: [
    { name: 'a service with tags', text: everywhere("Effect: Deny\nAction: ec2:TerminateInstances\nCondition: { StringEquals: { 'aws:ResourceTag/stage': prod } }\n") },
    { name: 'tags that come with the resource', text: everywhere("Effect: Allow\nAction: iam:DeleteRole\nCondition: { StringEquals: { 'aws:ResourceTag/stage': test } }\n") },
    { name: 'a denial that holds without the tag', text: everywhere("Effect: Deny\nAction: route53:ChangeResourceRecordSets\nCondition: { StringNotEquals: { 'aws:ResourceTag/stage': test } }\n") },
    { name: 'a tag of the caller', text: everywhere("Effect: Deny\nAction: route53:ChangeResourceRecordSets\nCondition: { StringEquals: { 'aws:PrincipalTag/team': guest } }\n") },
    { name: 'whether the key is there', text: everywhere("Effect: Deny\nAction: route53:ChangeResourceRecordSets\nCondition: { 'Null': { 'aws:ResourceTag/stage': 'true' } }\n") },
    { name: 'every action', text: everywhere("Effect: Deny\nAction: '*'\nCondition: { StringEquals: { 'aws:ResourceTag/stage': prod } }\n") },
    { name: 'an action that is not known', unknown: true, text: everywhere("Effect: Deny\nAction: !Ref Given\nCondition: { StringEquals: { 'aws:ResourceTag/stage': prod } }\n", parameter) },
  ],
  invalid: [
    { name: 'a denial that never holds', text: everywhere("Effect: Deny\nAction: [ec2:TerminateInstances, route53:ChangeResourceRecordSets]\nCondition: { StringEquals: { «'aws:ResourceTag/stage'»: prod } }\n"), expect: ['denial'], about: ['Operators'], says: ['`route53:ChangeResourceRecordSets` is not denied'] },
    { name: 'an allowance that never holds', text: everywhere("Effect: Allow\nAction: route53:ChangeResourceRecordSets\nCondition: { StringEquals: { «'aws:ResourceTag/stage'»: test } }\n"), expect: ['nothing'] },
    { name: 'an allowance that always holds', text: everywhere("Effect: Allow\nAction: route53:ChangeResourceRecordSets\nCondition: { StringNotEquals: { «'aws:ResourceTag/stage'»: prod } }\n"), expect: ['everything'] },
    { name: 'tags of the request', text: everywhere("Effect: Deny\nAction: health:DescribeEvents\nCondition: { StringEqualsIfExists: { 'aws:RequestTag/a': b }, 'ForAnyValue:StringEquals': { «'aws:TagKeys'»: [stage] } }\n"), expect: ['denial'] },
  ],
});
