import { lifecycle } from '../../../src/rules/secret/lifecycle.js';
import { testRule } from '../../support/test-rule.js';

const secret = (properties: string, id = 'Token', more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::SecretsManager::Secret
    Properties:
      Description: a token
${properties}${more}`;

const schedule = (target: string): string => `  Rotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties:
      SecretId: ${target}
`;

const key = '      KmsKeyId: alias/secrets\n';

testRule(lifecycle, {
  valid: [
    { name: 'a secret that is rotated and has a key', text: secret(key, 'Token', schedule('!Ref Token')) },
    { name: 'a schedule for the attachment', text: secret(key, 'Token', `${schedule('!Ref Attachment')}  Attachment:\n    Type: AWS::SecretsManager::SecretTargetAttachment\n    Properties:\n      SecretId: !Ref Token\n`) },
    { name: 'a key and a schedule that are not known', unknown: true, text: secret('      KmsKeyId: !Ref Given\n', 'Token', schedule('!ImportValue secret')) },
  ],
  invalid: [
    { name: 'no schedule', text: secret(key, '«Token»'), expect: ['unrotated'], about: ['Token'] },
    { name: 'a schedule for another secret', text: secret(key, '«Token»', schedule('arn:of-another')), expect: ['unrotated'] },
    { name: 'no key', text: secret('', '«Token»', schedule('!Ref Token')), expect: ['managedKey'] },
    { name: 'the key that AWS manages', text: secret('      KmsKeyId: «alias/aws/secretsmanager»\n', 'Token', schedule('!Ref Token')), expect: ['managedKey'], says: ['`Token`'] },
    { name: 'a schedule for another secret of the template', text: secret(key, '«Token»', `${schedule('!Ref Other')}  Other:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      KmsKeyId: alias/secrets\n`), expect: ['unrotated'], about: ['Token'] },
    { name: 'a schedule for the attachment of another secret', text: secret(key, '«Token»', `${schedule('!Ref Attachment')}  Attachment:\n    Type: AWS::SecretsManager::SecretTargetAttachment\n    Properties:\n      SecretId: arn:of-another\n`), expect: ['unrotated'] },
    { name: 'the key that AWS manages, by its ARN', text: secret('      KmsKeyId: «arn:aws:kms:eu-west-1:111122223333:alias/aws/secretsmanager»\n', 'Token', schedule('!Ref Token')), expect: ['managedKey'] },
  ],
});
