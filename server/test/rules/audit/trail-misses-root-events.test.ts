import { trailMissesRootEvents } from '../../../src/rules/audit/trail-misses-root-events.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}${more}`;

const another = '  Whole:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      S3BucketName: logs\n';

const advanced = (fields: string, before = ''): string => trail(`      AdvancedEventSelectors:\n${before}        - FieldSelectors:\n            - ${fields}\n`);
const ofManagement = '        - Name: Management events\n          FieldSelectors:\n            - Field: eventCategory\n              Equals:\n                - Management\n';

const store = (fields: string): string => `  Lake:\n    Type: AWS::CloudTrail::EventDataStore\n    Properties:\n      AdvancedEventSelectors:\n        - FieldSelectors: ${fields}\n`;

const lake = (fields: string): string => `Parameters:\n  Given: { Type: String }\nResources:\n${store(fields)}`;

const chosen = (text: string): string => text.replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:');

testRule(trailMissesRootEvents, {
  valid: [
    { name: 'a trail by default', text: trail('      IsLogging: true\n') },
    { name: 'all management events', text: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n          ReadWriteType: All\n') },
    { name: 'a trail for data events beside a whole one', text: trail('      EventSelectors:\n        - IncludeManagementEvents: false\n', another) },
    { name: 'a trail for data events beside a store of management events', text: trail('      EventSelectors:\n        - IncludeManagementEvents: false\n', store('[{ Field: eventCategory, Equals: [Management] }]')) },
    { name: 'a trail for data events beside a store without the uses of databases', text: trail('      EventSelectors:\n        - IncludeManagementEvents: false\n', store('[{ Field: eventCategory, Equals: [Management] }, { Field: eventSource, NotEquals: [rdsdata.amazonaws.com] }]')) },
    { name: 'reads and writes by two selectors', text: trail('      EventSelectors:\n        - ReadWriteType: ReadOnly\n        - ReadWriteType: WriteOnly\n') },
    { name: 'all management events by an advanced selector', text: trail('      AdvancedEventSelectors:\n        - FieldSelectors:\n            - { Field: eventCategory, Equals: [Management] }\n') },
    { name: 'the uses of databases left out, and keys and IAM by one of two selectors', text: trail('      EventSelectors:\n        - ExcludeManagementEventSources: [kms.amazonaws.com, iam.amazonaws.com, rdsdata.amazonaws.com]\n        - ReadWriteType: All\n          ExcludeManagementEventSources: [rdsdata.amazonaws.com]\n') },
    { name: 'a trail without keys beside a whole one', text: trail('      EventSelectors:\n        - ExcludeManagementEventSources: [kms.amazonaws.com]\n', another) },
    { name: 'an advanced selector that is not known', unknown: true, text: trail('      AdvancedEventSelectors:\n        - FieldSelectors: !ImportValue fields\n') },
    { name: 'a setting that is not known', unknown: true, text: trail('      IncludeGlobalServiceEvents: !Ref Given\n') },
    { name: 'a selector that a condition adds to one of all events', text: chosen(trail('      EventSelectors:\n        - ReadWriteType: All\n        - !If [IsProd, { IncludeManagementEvents: false }, !Ref AWS::NoValue]\n')) },
    { name: 'selectors that are not known', unknown: true, text: trail('      EventSelectors: !ImportValue selectors\n') },
    ...Object.entries({
      'of data events': '[{ Field: eventCategory, Equals: [Data] }, { Field: userIdentity.arn, NotEndsWith: [root] }]',
      'of all management events': '[{ Field: eventCategory, Equals: [Management] }]',
      'of people and root': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, StartsWith: ['arn:aws:iam::'] }]",
      'without a role': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotEndsWith: [role/backup], NotEquals: ['arn:aws:iam::111122223333:user/x'] }]",
      'of root of one account': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, Equals: ['arn:aws:iam::111122223333:root'] }]",
      'of sign-ins': '[{ Field: eventCategory, Equals: [Management] }, { Field: eventType, Equals: [AwsApiCall, AwsConsoleSignIn] }]',
      'of callers that are not known': '[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, StartsWith: [!Ref Given] }]',
      'without root by one of two selectors': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotEndsWith: [root] }]\n        - FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, EndsWith: ['root'] }]",
    }).map(([name, fields]) => ({ name: `a store ${name}`, text: lake(fields) })),
  ],
  invalid: [
    ...Object.entries({
      'of roles alone': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, StartsWith: [«'arn:aws:sts::'»] }]",
      'without root by its ARN': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotEquals: ['arn:aws:iam::111122223333:user/x', «'arn:aws:iam::111122223333:root'»] }]",
      'without whatever IAM names': "[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotStartsWith: [«'arn:aws:iam'»] }]",
      'of calls alone': '[{ Field: eventCategory, Equals: [Management] }, { Field: eventType, Equals: [«AwsApiCall»] }]',
      'without sign-ins': '[{ Field: eventCategory, Equals: [Management] }, { Field: eventName, NotEquals: [Decrypt, «ConsoleLogin»] }]',
    }).map(([name, fields]) => ({ name: `a store ${name}`, text: lake(fields), expect: ['root'], about: ['Lake'], says: ['Event data store `Lake`'] })),
    { name: 'a store of writes', expect: ['field'], says: ['Event data store `Lake` records `WriteOnly`'], text: lake("[{ Field: eventCategory, Equals: [Management] }, { Field: readOnly, Equals: [«'false'»] }]"),
      left: ['costs by what it ingests'], fixed: lake('[{ Field: eventCategory, Equals: [Management] }]') },
    { name: 'a store of writes, by two selectors', expect: ['field'], declined: 'Several selectors leave part of it out, or the selectors are defined elsewhere.',
      text: `${lake("[{ Field: eventCategory, Equals: [Management] }, { Field: readOnly, Equals: [«'false'»] }]")}        - FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, { Field: readOnly, Equals: ['false'] }]\n` },
    { name: 'a store without sign-ins by their source', expect: ['sources'], text: lake('[{ Field: eventCategory, Equals: [Management] }, { Field: eventSource, NotEquals: [«signin.amazonaws.com»] }]') },
    { name: 'no global services', text: trail('      IncludeGlobalServiceEvents: «false»\n'), expect: ['global'], about: ['Trail'],
      safe: true, fixed: trail('      IncludeGlobalServiceEvents: true\n') },
    { name: 'no management events', text: trail('      EventSelectors:\n        - IncludeManagementEvents: «false»\n'), expect: ['management'],
      fixed: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n') },
    { name: 'an advanced selector for data events', left: ['charges for each additional copy'], text: advanced('{ Field: eventCategory, Equals: [«Data»] }'), expect: ['category'], about: ['Trail'],
      fixed: advanced('{ Field: eventCategory, Equals: [Data] }', ofManagement) },
    { name: 'writes of objects alone', text: trail('      EventSelectors:\n        - { ReadWriteType: WriteOnly, IncludeManagementEvents: «false» }\n'), expect: ['management'],
      fixed: trail('      EventSelectors:\n        - ReadWriteType: All\n          IncludeManagementEvents: true\n        - { ReadWriteType: WriteOnly, IncludeManagementEvents: false }\n') },
    { name: 'an advanced selector for reads', text: trail('      AdvancedEventSelectors:\n        - FieldSelectors:\n            - { Field: eventCategory, Equals: [Management] }\n            - { Field: readOnly, Equals: [«\'true\'»] }\n'), expect: ['field'], says: ['`ReadOnly`'],
      left: ['charges for each additional copy'], fixed: trail('      AdvancedEventSelectors:\n        - FieldSelectors:\n            - { Field: eventCategory, Equals: [Management] }\n') },
    { name: 'all but the events of IAM', expect: ['sources'], says: ['`iam.amazonaws.com`'],
      text: trail('      AdvancedEventSelectors:\n        - FieldSelectors:\n            - { Field: eventCategory, Equals: [Management] }\n            - { Field: eventSource, NotEquals: [kms.amazonaws.com, «iam.amazonaws.com»] }\n') },
    { name: 'all but the events of keys', expect: ['keys'], about: ['Trail'], says: ['Trail `Trail` leaves out the events of AWS KMS'], text: trail('      EventSelectors:\n        - ExcludeManagementEventSources: [rdsdata.amazonaws.com, «kms.amazonaws.com»]\n') },
    { name: 'a store without keys, by an advanced selector', expect: ['keys'], about: ['Lake'], says: ['Event data store `Lake`'], text: lake('[{ Field: eventCategory, Equals: [Management] }, { Field: eventSource, NotEquals: [«kms.amazonaws.com»] }]') },
    { name: 'all but sign-ins, by a basic selector', expect: ['sources'],
      text: trail('      EventSelectors:\n        - ReadWriteType: All\n          ExcludeManagementEventSources: [«signin.amazonaws.com»]\n') },
    { name: 'two trails for data events', expect: ['management', 'management'], about: ['Trail', 'Other'],
      text: trail('      EventSelectors:\n        - IncludeManagementEvents: «false»\n', '  Other:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      EventSelectors:\n        - IncludeManagementEvents: «false»\n'),
      fixed: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n', '  Other:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      EventSelectors:\n        - IncludeManagementEvents: false\n') },
    { name: 'management events under a condition', expect: ['category'], when: ['!IsProd'], declined: '`AdvancedEventSelectors` depends on a condition',
      text: chosen(trail('      AdvancedEventSelectors:\n        - !If [IsProd, { FieldSelectors: [{ Field: eventCategory, Equals: [Management] }] }, !Ref AWS::NoValue]\n        - FieldSelectors:\n            - { Field: eventCategory, Equals: [«Data»] }\n')) },
    { name: 'a trail for data events beside a whole one that is switched off', expect: ['management'],
      text: trail('      EventSelectors:\n        - IncludeManagementEvents: «false»\n', `${another}      IsLogging: false\n`),
      fixed: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n', `${another}      IsLogging: false\n`) },
    { name: 'a trail for data events beside a store without root', expect: ['management', 'root'], about: ['Trail', 'Lake'],
      text: trail('      EventSelectors:\n        - IncludeManagementEvents: «false»\n', store("[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotEndsWith: [«':root'»] }]")),
      fixed: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n', store("[{ Field: eventCategory, Equals: [Management] }, { Field: userIdentity.arn, NotEndsWith: [':root'] }]")) },
    { name: 'a trail for data events beside a store of other events', expect: ['management'],
      text: trail('      EventSelectors:\n        - IncludeManagementEvents: «false»\n', store('[{ Field: eventCategory, Equals: [ConfigurationItem] }]')),
      fixed: trail('      EventSelectors:\n        - IncludeManagementEvents: true\n', store('[{ Field: eventCategory, Equals: [ConfigurationItem] }]')) },
    { name: 'no management events under a condition', expect: ['management'], when: ['!IsProd'],
      text: chosen(trail('      EventSelectors:\n        - IncludeManagementEvents: !If [IsProd, true, «false»]\n')),
      fixed: chosen(trail('      EventSelectors:\n        - IncludeManagementEvents: true\n')) },
    { name: 'writes only', text: trail('      EventSelectors:\n        - ReadWriteType: «WriteOnly»\n'), expect: ['half'], says: ['`WriteOnly`'],
      fixed: trail('      EventSelectors:\n        - ReadWriteType: All\n') },
  ],
});
