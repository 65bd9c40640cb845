import assert from 'node:assert/strict';
import { lint } from '../../../src/engine/lint.js';
import { defaultSettings } from '../../../src/engine/settings.js';
import { rootFilterNeverMatches } from '../../../src/rules/audit/root-filter-never-matches.js';
import { testRule } from '../../support/test-rule.js';

const filter = (pattern: string, above = ''): string => `${above}Resources:
  RootUse:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: trail
      FilterPattern: ${pattern}
      MetricTransformations: [{ MetricName: root, MetricNamespace: Trail, MetricValue: '1' }]
`;

const rule = (pattern: string): string => `Resources:
  RootUse:
    Type: AWS::Events::Rule
    Properties:
      EventPattern:
${pattern.split('\n').map((line) => `        ${line}\n`).join('')}`;

const exceptServices = '&& $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent"';

testRule(rootFilterNeverMatches, {
  valid: [
    { name: 'a filter as it is meant to be', text: filter(`'{ $.userIdentity.type = "Root" ${exceptServices} }'`) },
    { name: 'without quotes', text: filter(`'{ ($.userIdentity.type=Root) ${exceptServices} }'`) },
    { name: 'one sign-in of root', text: filter('\'{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") && ($.eventType = "AwsConsole*") }\'') },
    { name: 'root or something else', text: filter(`'{ ($.userIdentity.type = "Root" ${exceptServices}) || ($.eventName = CreateAccessKey) }'`) },
    { name: 'root and all users', text: filter('\'{ $.userIdentity.type = "Root" || $.userIdentity.type = "IAMUser" || $.eventType = "AwsServiceEvent" }\'') },
    { name: 'root by its ARN', text: filter('\'{ $.userIdentity.arn = "*:root" && $.eventType != "AwsServiceEvent" }\'') },
    { name: 'a pattern longer than AWS takes', text: filter(`'{ ${'$.userIdentity.type = "root" || '.repeat(50)}$.a = b }'`) },
    { name: 'a pattern that breaks off', text: filter('\'{ ($.userIdentity.type = "Root" && $.eventType = "AwsServiceEvent" }\'') },
    { name: 'everybody but root', text: filter('\'{ $.userIdentity.type != "root" }\'') },
    { name: 'another field that may hold the word', text: filter('\'{ $.requestParameters.userName = "root" }\'') },
    { name: 'root of something else', text: filter('\'{ $.process.user = "root" }\'') },
    { name: 'a filter that is no JSON', text: filter("'root'") },
    { name: 'a rule as it is meant to be', text: rule('detail-type: [AWS Console Sign In via CloudTrail, AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') },
    { name: 'a rule for sign-ins by their source', text: rule('source: [aws.signin]\ndetail-type: [AWS Console Sign In via CloudTrail]\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }') },
    { name: 'a rule for others that is switched off', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [IAMUser] } }') + '      State: DISABLED\n' },
    { name: 'fields in other letters that ask for somebody else', text: rule('source: [app]\ndetail: { useridentity: { type: [admin] } }') },
    { name: 'a rule about something else', text: rule('detail-type: [My Console Sign-In]\ndetail: { user: [root] }') },
    { name: 'a pattern that is not known', unknown: true, text: filter('!Ref Given', 'Parameters:\n  Given:\n    Type: String\n') },
  ],
  invalid: [
    { name: 'small letters', text: filter(`'{ «$.userIdentity.type = "root"» ${exceptServices} }'`), expect: ['letters'], about: ['RootUse'], says: ['`root`'] },
    { name: 'a field of another level', text: filter(`'{ ($.detail.userIdentity.type = "Root") ${exceptServices} }'`.replace('$.detail.userIdentity.type = "Root"', '«$.detail.userIdentity.type = "Root"»')), expect: ['field'], says: ['`$.detail.userIdentity.type`'] },
    { name: 'a field in other letters', text: filter(`'{ «$.useridentity.type = Root» ${exceptServices} }'`), expect: ['field'] },
    { name: 'what services do and nothing else', text: filter('\'{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && «$.eventType = "AwsServiceEvent"» }\''), expect: ['leftOut'], says: ['`$.eventType = "AwsServiceEvent"`'] },
    { name: 'what services are told to do and nothing else', text: filter('\'{ ($.userIdentity.type = "Root") && («$.userIdentity.invokedBy EXISTS») }\''), expect: ['leftOut'] },
    { name: 'root and somebody else at once', text: filter('\'{ $.userIdentity.type = "Root" && «$.userIdentity.type = "IAMUser"» }\''), expect: ['leftOut'] },
    { name: 'everybody, for one test is enough', text: filter('\'{ «$.userIdentity.type = "Root"» || $.userIdentity.invokedBy NOT EXISTS || $.eventType != "AwsServiceEvent" }\''), expect: ['everybody'] },
    { name: 'everybody whom no service calls', text: filter('\'{ «$.userIdentity.type = "Root"» && $.eventType != "AwsServiceEvent" || $.userIdentity.invokedBy NOT EXISTS }\''), expect: ['everybody'] },
    { name: 'the name of a user', text: filter('\'{ («$.userIdentity.userName = "root"») && ($.eventName = "ConsoleLogin") }\''), expect: ['field'], says: ['`$.userIdentity.type`'] },
    { name: 'services counted as well', text: filter('\'{ «$.userIdentity.type = "Root"» }\''), expect: ['services'] },
    { name: 'a text put together', text: filter("!Sub '{ «$.userIdentity.type = \"ROOT\"» && $.recipientAccountId = ${AWS::AccountId} }'"), expect: ['letters'] },
    { name: 'small letters in a rule', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [«root»] } }'), expect: ['letters'] },
    { name: 'a field of a rule in other letters', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { «UserIdentity»: { type: [Root] } }'), expect: ['field'], says: ['`UserIdentity`'] },
    { name: 'two fields in other letters, told once', text: rule('detail-type: [AWS API Call via CloudTrail]\n«Detail»: { userIdentity: { Type: [Root] } }'), expect: ['field'] },
    { name: 'the identity beside the detail', text: rule('detail-type: [AWS API Call via CloudTrail]\nuserIdentity: «{ type: [Root] }»'), expect: ['field'], says: ['`detail.userIdentity`'] },
    { name: 'small letters in a pattern that is a text', text: `Resources:\n  RootUse:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: «'{"detail-type":["AWS API Call via CloudTrail"],"detail":{"userIdentity":{"type":["root"]}}}'»\n`, expect: ['letters'] },
    { name: 'a path for a field', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { «userIdentity.type»: [Root] }'), expect: ['field'] },
    { name: 'a sign-in as a call', text: rule('detail-type: [«AWS API Call via CloudTrail»]\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }'), expect: ['detailType'], says: ['`AWS Console Sign In via CloudTrail`'] },
    { name: 'a sign-in from another source', text: rule('source: [«aws.cloudtrail»]\ndetail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }'), expect: ['source'], says: ['`aws.signin`'] },
    { name: 'a rule that is switched off', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') + '      State: «DISABLED»\n', expect: ['disabled'], about: ['RootUse'] },
    { name: 'an event of another name', text: rule('detail-type: [«AWS Console Sign-In via CloudTrail»]\ndetail: { userIdentity: { type: [Root] } }'), expect: ['detailType'], says: ['`AWS Console Sign In via CloudTrail`'] },
  ],
});

describe('audit/root-filter-never-matches, where the region is known', () => {
  const text = rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }');
  const messages = (region: string): readonly string[] => lint({
    name: 'template.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01', rules: [rootFilterNeverMatches], environment: { account: null, region },
  }).findings.map(({ message }) => message);

  it('finds a rule where the root user does not sign in', () => {
    assert.deepEqual(messages('eu-west-1'), ['`RootUse` waits in `eu-west-1`, but the root user signs in in `us-east-1`.']);
  });

  it('is silent where he does', () => assert.deepEqual(messages('us-east-1'), []));
});
