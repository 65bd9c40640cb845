import { accessKeyRotation } from '../../../src/rules/role/access-key-rotation.js';
import { testRule } from '../../support/test-rule.js';

const key = (properties: string, id = 'Key'): string => `Resources:
  ${id}:
    Type: AWS::IAM::AccessKey
    Properties:
      UserName: importer
${properties}`;

const rule = (days: string, source = 'ACCESS_KEYS_ROTATED'): string => `Parameters:
  Given:
    Type: Number
Resources:
  Rotation:
    Type: AWS::Config::ConfigRule
    Properties:
      Source: { Owner: AWS, SourceIdentifier: ${source} }
      InputParameters:
        maxAccessKeyAge: ${days}
`;

testRule(accessKeyRotation, {
  valid: [
    { name: 'a key with a serial', text: key('      Serial: 2\n') },
    { name: 'a key of the root user, which has to go', text: key('').replace('importer', 'root') },
    { name: 'ninety days', text: rule('90') },
    { name: 'days that are not known', unknown: true, text: rule('!Ref Given') },
    { name: 'another rule', text: rule('365', 'IAM_USER_UNUSED_CREDENTIALS_CHECK') },
  ],
  invalid: [
    { name: 'a key without a serial', left: ['replaces the key', 'Increment'], fixed: 'Resources:\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: importer\n      Serial: 1\n', text: key('', '«Key»'), expect: ['noSerial'], about: ['Key'] },
    { name: 'a year', fixed: 'Parameters:\n  Given:\n    Type: Number\nResources:\n  Rotation:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED }\n      InputParameters:\n        maxAccessKeyAge: 90\n', text: rule('«365»'), expect: ['tooOld'], says: ['365 days'] },
    { name: 'a year, in a text of JSON', fixed: rule('').replace("InputParameters:\n        maxAccessKeyAge: ", `InputParameters: '{"maxAccessKeyAge": "90"}'`), text: rule('').replace("InputParameters:\n        maxAccessKeyAge: ", `InputParameters: «'{"maxAccessKeyAge": "365"}'»`), expect: ['tooOld'] },
    { name: 'a year, in a text that a function could fill in', fixed: rule('').replace("InputParameters:\n        maxAccessKeyAge: ", `InputParameters: !Sub '{"maxAccessKeyAge": 90}'`), text: rule('').replace("InputParameters:\n        maxAccessKeyAge: ", `InputParameters: «!Sub '{"maxAccessKeyAge": 365}'»`), expect: ['tooOld'] },
    { name: 'a year, in a text that is joined', declined: 'part of a longer text', text: rule('').replace("InputParameters:\n        maxAccessKeyAge: ", `InputParameters: «!Join ['', ['{"maxAccessKeyAge":', '365}']]»`), expect: ['tooOld'] },
    { name: 'a year in an organization', fixed: 'Resources:\n  Rotation:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      OrganizationManagedRuleMetadata:\n        RuleIdentifier: ACCESS_KEYS_ROTATED\n        InputParameters: \'{"maxAccessKeyAge": 90}\'\n', text: 'Resources:\n  Rotation:\n    Type: AWS::Config::OrganizationConfigRule\n    Properties:\n      OrganizationManagedRuleMetadata:\n        RuleIdentifier: ACCESS_KEYS_ROTATED\n        InputParameters: «\'{"maxAccessKeyAge": 365}\'»\n', expect: ['tooOld'], about: ['Rotation'] },
    { name: 'a year as text', fixed: "Parameters:\n  Given:\n    Type: Number\nResources:\n  Rotation:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED }\n      InputParameters:\n        maxAccessKeyAge: '90'\n", text: rule("«'365'»"), expect: ['tooOld'] },
  ],
});
