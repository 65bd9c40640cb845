import { trailNotLogging } from '../../../src/rules/audit/trail-not-logging.js';
import { testRule } from '../../support/test-rule.js';

const trail = (logging: string, above = ''): string => `${above}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${logging}`;

const store = (properties: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  Lake:
    Type: AWS::CloudTrail::EventDataStore
    Properties:
      Name: lake
${properties}${more}`;

const whole = '  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      S3BucketName: logs\n';

const script = (lines: string): string => `Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          #!/bin/bash
          ${lines}
`;

const stage = 'Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n';

testRule(trailNotLogging, {
  valid: [
    { name: 'a trail that logs', text: trail('      IsLogging: true\n') },
    { name: 'a trail that does not say', text: trail('      # on by default\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      IsLogging: !Ref On\n', 'Parameters:\n  On:\n    Type: String\n') },
    { name: 'a store that takes events in', text: store('      IngestionEnabled: true\n') },
    { name: 'a store of what a trail recorded before', text: store('      IngestionEnabled: false\n', whole) },
    { name: 'a store that is not known', unknown: true, text: store('      IngestionEnabled: !Ref Given\n') },
    { name: 'a script that deletes a trail and creates one', text: script('aws cloudtrail delete-trail --name old\n          aws cloudtrail create-trail --name whole --s3-bucket-name logs') },
    { name: 'a script that describes trails', text: script('aws cloudtrail describe-trails') },
    { name: 'a script that switches a trail off and on', text: script('aws cloudtrail stop-logging --name whole\n          aws cloudtrail start-logging --name whole') },
    { name: 'a script that switches a recorder off and on', text: script('aws configservice stop-configuration-recorder --configuration-recorder-name default\n          aws configservice start-configuration-recorder --configuration-recorder-name default') },
    { name: 'an import', unknown: true, text: trail('      IsLogging: !ImportValue on\n') },
  ],
  invalid: [
    { name: 'a store that takes nothing in', text: store('      IngestionEnabled: «false»\n'), expect: ['store'], about: ['Lake'], says: ['`Lake`'],
      fixed: store('      IngestionEnabled: true\n') },
    { name: 'a trail that is off', text: trail('      IsLogging: «false»\n'), expect: ['off'], says: ['Trail `Trail`'], about: ['Trail'],
      safe: true, fixed: `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: true
`,
    },
    { name: 'a script that deletes a trail', text: script('«aws cloudtrail delete-trail --name whole»'), expect: ['script'], says: ['deletes a trail'] },
    { name: 'a script that switches a store off', text: script('«aws cloudtrail stop-event-data-store-ingestion --event-data-store lake»'), expect: ['script'], says: ['event data store'] },
    { name: 'a script that switches a recorder off', text: script('«aws configservice stop-configuration-recorder --configuration-recorder-name default»'), expect: ['script'], says: ['the recorder of AWS Config'] },
    { name: 'a script that switches a trail off', text: script('«aws cloudtrail stop-logging --name whole»'), expect: ['script'], about: ['Server'] },
    { name: 'text that says so', text: trail("      IsLogging: «'false'»\n"), expect: ['off'],
      safe: true, fixed: `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: 'true'
`,
    },
    { name: 'a word for false', text: "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      IsLogging: «off»\n      S3BucketName: logs\n", expect: ['off'], asWritten: true,
      safe: true, fixed: "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      IsLogging: on\n      S3BucketName: logs\n" },
    { name: 'the default of a parameter', expect: ['off'], related: ['The default of parameter `On`.'],
      text: trail('      IsLogging: «!Ref On»\n', "Parameters:\n  On:\n    Type: String\n    Default: 'false'\n"),
      declined: 'is defined elsewhere',
    },
    { name: 'one branch of a condition', expect: ['off'], when: ['!IsProd'], text: trail('      IsLogging: !If [IsProd, true, «false»]\n', stage),
      fixed: `Parameters:
  Stage:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: true
`,
    },
  ],
});
