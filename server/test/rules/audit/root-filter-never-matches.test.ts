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

const targets = '      Targets: [{ Id: told, Arn: arn }]\n';

/** The pattern that the fix writes. */
const mended = filter(`'{ $.userIdentity.type = "Root" ${exceptServices} }'`);

testRule(rootFilterNeverMatches, {
  valid: [
    { name: 'a filter as it is meant to be', text: filter(`'{ $.userIdentity.type = "Root" ${exceptServices} }'`) },
    { name: 'without quotes', text: filter(`'{ ($.userIdentity.type=Root) ${exceptServices} }'`) },
    { name: 'one sign-in of root', text: filter('\'{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") && ($.eventType = "AwsConsole*") }\'') },
    { name: 'a failed sign-in of root', text: filter('\'{ $.userIdentity.type = "Root" && $.eventSource = "signin.amazonaws.com" && $.eventName = "ConsoleLogin" && $.responseElements.ConsoleLogin = "Failure" }\'') },
    { name: 'a sign-in of root in China', text: filter('\'{ $.userIdentity.type = "Root" && $.eventSource = "signin.amazonaws.com.cn" && $.eventName = "ConsoleLogin" }\'') },
    { name: 'a sign-in of root without MFA', text: filter('\'{ $.eventName = "ConsoleLogin" && $.userIdentity.type = "Root" && $.additionalEventData.MFAUsed != "Yes" }\'') },
    { name: 'another event of the sign-in service', text: filter('\'{ $.userIdentity.type = "Root" && $.eventSource = "signin.amazonaws.com" && $.eventName = "PasswordUpdated" }\'') },
    { name: 'a call of root to one service', text: filter('\'{ $.userIdentity.type = "Root" && $.eventSource = "iam.amazonaws.com" && $.eventName = "CreateAccessKey" && $.eventType = "AwsApiCall" }\'') },
    { name: 'root of one account', text: filter('\'{ $.userIdentity.type = "Root" && $.userIdentity.arn = "arn:aws:iam::444455556666:root" && $.eventType = "AwsApiCall" }\'') },
    { name: 'root of an account that is put together', text: filter("!Sub '{ $.userIdentity.type = \"Root\" && $.userIdentity.arn = \"arn:${AWS::Partition}:iam::${AWS::AccountId}:root\" && $.eventType = \"AwsApiCall\" }'") },
    { name: 'sessions that root gave to others', text: filter('\'{ $.userIdentity.sessionContext.sessionIssuer.type = "Root" && $.userIdentity.type = "FederatedUser" && $.eventType = "AwsApiCall" }\'') },
    { name: 'a name in two spellings', text: filter('\'{ $.userIdentity.type = "Root" && ($.eventName = "ConsoleLogin" || $.eventName = "consoleLogin") }\'') },
    { name: 'a field that is null or not there', text: filter('\'{ $.userIdentity.type = "Root" && ($.userIdentity.invokedBy IS NULL || $.userIdentity.invokedBy NOT EXISTS) && $.eventType != "AwsServiceEvent" }\'') },
    { name: 'another field that is null', text: filter('\'{ $.userIdentity.type = "Root" && $.requestParameters IS NULL && $.eventType != "AwsServiceEvent" }\'') },
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
    { name: 'a rule for sign-ins by the source of the record', text: rule('detail: { eventSource: [signin.amazonaws.com], eventName: [ConsoleLogin], eventType: [AwsConsoleSignIn], userIdentity: { type: [Root] } }') },
    { name: 'a rule for what root itself does', text: rule('detail-type: [AWS API Call via CloudTrail, AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root], invokedBy: [{ exists: false }] }, eventType: [{ anything-but: AwsServiceEvent }] }') },
    { name: 'a rule with operators', text: rule("detail: { eventSource: [{ prefix: signin }, { suffix: .x }], eventName: [{ wildcard: 'Console*' }], userIdentity: { type: [Root], arn: [{ suffix: ':root' }] } }") },
    { name: 'a rule for keys of root', text: rule('source: [aws.iam]\ndetail-type: [AWS API Call via CloudTrail]\ndetail: { eventSource: [iam.amazonaws.com], eventName: [CreateAccessKey], userIdentity: { type: [Root] } }') },
    { name: 'events of an application', text: rule('source: [app]\ndetail: { eventType: [login], userIdentity: { type: [Root] } }') },
    { name: 'a rule with alternatives', text: rule('detail:\n  userIdentity: { type: [Root] }\n  $or: [{ eventName: [ConsoleLogin] }, { eventSource: [iam.amazonaws.com] }]') },
    { name: 'a rule for others that is switched off', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [IAMUser] } }') + '      State: DISABLED\n' },
    { name: 'the ARN of root with a star where it is a wildcard', text: rule('source: [aws.signin]\ndetail: { userIdentity: { arn: [{ wildcard: "arn:aws:iam::*:root" }] } }') },
    { name: 'the ARN of root of one account, or of any', text: rule('source: [aws.signin]\ndetail: { userIdentity: { arn: ["arn:aws:iam::*:root", "arn:aws:iam::111122223333:root"] } }') },
    { name: 'what looks like it in events of ones own', text: rule('source: [app]\ndetail: { userIdentity: { arn: ["arn:aws:iam::*:root"] } }') },
    { name: 'fields in other letters that ask for somebody else', text: rule('source: [app]\ndetail: { useridentity: { type: [admin] } }') },
    { name: 'a rule about something else', text: rule('detail-type: [My Console Sign-In]\ndetail: { user: [root] }') },
    { name: 'a pattern that is not known', unknown: true, text: filter('!Ref Given', 'Parameters:\n  Given:\n    Type: String\n') },
  ],
  invalid: [
    { name: 'small letters', text: filter(`'{ «$.userIdentity.type = "root"» ${exceptServices} }'`), expect: ['letters'], about: ['RootUse'], says: ['`root`'], fixed: mended },
    { name: 'a field of another level', text: filter(`'{ ($.detail.userIdentity.type = "Root") ${exceptServices} }'`.replace('$.detail.userIdentity.type = "Root"', '«$.detail.userIdentity.type = "Root"»')), expect: ['field'], says: ['`$.detail.userIdentity.type`'], fixed: mended },
    { name: 'a field in other letters', text: filter(`'{ «$.useridentity.type = Root» ${exceptServices} }'`), expect: ['field'], fixed: mended },
    { name: 'what services do and nothing else', text: filter('\'{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && «$.eventType = "AwsServiceEvent"» }\''), expect: ['leftOut'], says: ['`$.eventType = "AwsServiceEvent"`'], fixed: mended },
    { name: 'calls of services and nothing else', text: filter('\'{ ($.userIdentity.type = "Root") && («$.userIdentity.invokedBy EXISTS») }\''), expect: ['leftOut'], fixed: mended },
    { name: 'root and somebody else at once', text: filter('\'{ $.userIdentity.type = "Root" && «$.userIdentity.type = "IAMUser"» }\''), expect: ['leftOut'], fixed: mended },
    { name: 'everybody, for one test is enough', text: filter('\'{ «$.userIdentity.type = "Root"» || $.userIdentity.invokedBy NOT EXISTS || $.eventType != "AwsServiceEvent" }\''), expect: ['everybody'], fixed: mended },
    { name: 'everybody whom no service calls', text: filter('\'{ «$.userIdentity.type = "Root"» && $.eventType != "AwsServiceEvent" || $.userIdentity.invokedBy NOT EXISTS }\''), expect: ['everybody'], fixed: mended },
    { name: 'a sign-in in other letters', text: filter('\'{ $.userIdentity.type = "Root" && «$.eventName = "ConsoleLogIn"» }\''), expect: ['letters'], says: ['`ConsoleLogIn`; CloudTrail writes `ConsoleLogin`'], fixed: mended },
    { name: 'a sign-in by another name', text: filter('\'{ ($.userIdentity.type = Root) && («$.eventName = "Console Sign-In"») }\''), expect: ['letters'], fixed: mended },
    { name: 'a sign-in at IAM', text: filter('\'{ $.eventName = "ConsoleLogin" && $.userIdentity.type = "Root" && «$.eventSource = "iam.amazonaws.com"» }\''), expect: ['leftOut'], fixed: mended },
    { name: 'a sign-in as a call of the API', text: filter('\'{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" && «$.eventType = "AwsApiCall"» }\''), expect: ['leftOut'], fixed: mended },
    { name: 'a kind of event in other letters', text: filter('\'{ $.userIdentity.type = "Root" && «$.eventType = "AwsConsoleSignin"» }\''), expect: ['letters'], says: ['`AwsConsoleSignIn`'], fixed: mended },
    { name: 'a result in other letters', text: filter('\'{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" && «$.responseElements.ConsoleLogin = "success"» }\''), expect: ['letters'], fixed: mended },
    { name: 'the short name of a service', text: filter('\'{ $.userIdentity.type = "Root" && «$.eventSource = "aws.signin"» }\''), expect: ['leftOut'], fixed: mended },
    { name: 'a field that is null where there is none', text: filter('\'{ $.userIdentity.type = "Root" && «$.userIdentity.invokedBy IS NULL» && $.eventType != "AwsServiceEvent" }\''), expect: ['absent'], says: ['`$.userIdentity.invokedBy NOT EXISTS`'], fixed: mended },
    { name: 'the ARN of somebody else', text: filter('\'{ $.userIdentity.type = "Root" && «$.userIdentity.arn = "arn:aws:iam::444455556666:user/root"» && $.eventType = "AwsApiCall" }\''), expect: ['leftOut'], fixed: mended },
    { name: 'the name of a user', text: filter('\'{ («$.userIdentity.userName = "root"») && ($.eventName = "ConsoleLogin") }\''), expect: ['field'], says: ['`$.userIdentity.type`'], fixed: mended },
    { name: 'services counted as well', text: filter('\'{ «$.userIdentity.type = "Root"» }\''), expect: ['services'], fixed: mended },
    { name: 'a text put together', text: filter("!Sub '{ «$.userIdentity.type = \"ROOT\"» && $.recipientAccountId = ${AWS::AccountId} }'"), expect: ['letters'], declined: 'put together' },
    { name: 'the ARN of root with a star', text: rule('source: [aws.signin]\ndetail: { userIdentity: { arn: [«"arn:aws:iam::*:root"»] } }'), expect: ['star'], says: ['`arn:aws:iam::*:root` literally'],
      fixed: rule(`source: [aws.signin]\ndetail: { userIdentity: { arn: [{ wildcard: "arn:aws:iam::*:root" }] } }`) },
    { name: 'small letters in a rule', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [«root»] } }'), expect: ['letters'],
      fixed: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') },
    { name: 'a field of a rule in other letters', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { «UserIdentity»: { type: [Root] } }') + targets, expect: ['field'], says: ['`UserIdentity`'],
      fixed: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') + targets },
    { name: 'two fields in other letters, reported once', text: rule('detail-type: [AWS API Call via CloudTrail]\n«Detail»: { userIdentity: { Type: [Root] } }') + targets, expect: ['field'],
      fixed: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { Type: [Root] } }') + targets },
    { name: 'the identity beside the detail', text: rule('detail-type: [AWS API Call via CloudTrail]\nuserIdentity: «{ type: [Root] }»'), expect: ['field'], says: ['`detail.userIdentity`'] },
    { name: 'small letters in a pattern that is a text', text: `Resources:\n  RootUse:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: «'{"detail-type":["AWS API Call via CloudTrail"],"detail":{"userIdentity":{"type":["root"]}}}'»\n`, expect: ['letters'] },
    { name: 'a path for a field', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { «userIdentity.type»: [Root] }'), expect: ['field'] },
    { name: 'a sign-in as a call', text: rule('detail-type: [«AWS API Call via CloudTrail»]\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }'), expect: ['detailType'], says: ['`AWS Console Sign In via CloudTrail`'],
      fixed: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }') },
    { name: 'a sign-in in other letters in a rule', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { eventName: [«ConsoleLogIn»], userIdentity: { type: [Root] } }'), expect: ['letters'], says: ['CloudTrail writes `ConsoleLogin`'],
      fixed: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }') },
    { name: 'a sign-in at IAM in a rule', text: rule('detail: { eventName: [ConsoleLogin], eventSource: [«iam.amazonaws.com»], userIdentity: { type: [Root] } }'), expect: ['leftOut'], says: ['`eventSource`'] },
    { name: 'a sign-in that a rule takes for a call', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { eventName: [ConsoleLogin], eventType: [«AwsApiCall»], userIdentity: { type: [Root] } }'), expect: ['leftOut'] },
    { name: 'a sign-in from IAM without its kind', text: rule('source: «[aws.iam, aws.sts]»\ndetail: { eventName: [ConsoleLogin], userIdentity: { type: [Root] } }'), expect: ['leftOut'], says: ['`source`'] },
    { name: 'calls of services in a rule', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root], invokedBy: [«{ exists: true }»] } }'), expect: ['leftOut'] },
    { name: 'the address of a service for its name', text: rule('source: [«signin.amazonaws.com»]\ndetail: { userIdentity: { type: [Root] } }'), expect: ['leftOut'] },
    { name: 'null for a field that is not there', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root], invokedBy: [«null»] } }'), expect: ['absent'], says: ['`userIdentity.invokedBy`'],
      fixed: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { userIdentity: { type: [Root], invokedBy: [{ exists: false }] } }') },
    { name: 'a sign-in from another source', text: rule('source: [«aws.cloudtrail»]\ndetail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }'), expect: ['source'], says: ['`aws.signin`'],
      fixed: rule('source: [aws.signin]\ndetail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') },
    { name: 'a rule that is switched off', text: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') + '      State: «DISABLED»\n', expect: ['disabled'], about: ['RootUse'],
      fixed: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') + '      State: ENABLED\n' },
    { name: 'an event of another name', text: rule('detail-type: [«AWS Console Sign-In via CloudTrail»]\ndetail: { userIdentity: { type: [Root] } }'), expect: ['detailType'], says: ['`AWS Console Sign In via CloudTrail`'],
      fixed: rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }') },
    { name: 'services counted as well as a second name of root', text: filter('\'{ «$.userIdentity.type = "Root"» && $.recipientAccountId = 111122223333 }\''), expect: ['services'], fixed: mended, left: ['further tests'] },
    { name: 'a field of a rule in other letters that has nobody to tell', text: rule('detail-type: [AWS API Call via CloudTrail]\ndetail: { «UserIdentity»: { type: [Root] } }'), expect: ['field'] },
  ],
});

describe('audit/root-filter-never-matches, where the region is known', () => {
  const text = rule('detail-type: [AWS Console Sign In via CloudTrail]\ndetail: { userIdentity: { type: [Root] } }');
  const messages = (region: string): readonly string[] => lint({
    name: 'template.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01', rules: [rootFilterNeverMatches], environment: { account: null, region },
  }).findings.map(({ message }) => message);

  it('finds a rule where the root user does not sign in', () => {
    assert.deepEqual(messages('eu-west-1'), ['`RootUse` waits in `eu-west-1`, but root sign-ins are recorded in `us-east-1`.']);
  });

  it('is silent where the root user does', () => assert.deepEqual(messages('us-east-1'), []));
});
