import { launchTemplateProfile } from '../../../src/rules/role/launch-template-profile.js';
import { testRule } from '../../support/test-rule.js';

const template = (data: string, id = 'Template'): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: ami-0123456789abcdef0
${data}`;

const script = '        UserData:\n          Fn::Base64: aws s3 cp s3://orders/today.csv /tmp/\n';

testRule(launchTemplateProfile, {
  valid: [
    { name: 'a profile', text: template('        IamInstanceProfile: { Name: importer }\n') },
    { name: 'a profile that is not known', unknown: true, text: template('        IamInstanceProfile: { Name: !Ref Given }\n') },
  ],
  invalid: [
    { name: 'no profile', text: template('', '«Template»'), expect: ['none'], about: ['Template'] },
    { name: 'a script that calls AWS', text: template(script, '«Template»'), expect: ['calls'], says: ['s3'] },
  ],
});
