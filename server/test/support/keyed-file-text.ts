/** Instances for which `cfn-init` writes a file, in which keys may be. */
import { profileText, roleText } from './role-text.js';

/** `parameters`: the whole section. */
export function hostWithFile(id: string, parameters: string, file: string, content: string): string {
  return `${parameters}Resources:
  ${id}:
    Type: AWS::EC2::Instance
    Metadata:
      AWS::CloudFormation::Init:
        config:
          files:
            ${file}:
              content: !Sub |
${content.replaceAll(/^(?=.)/gm, '                ')}`;
}

/** Such an instance as the swap leaves it, with a role in the place of its keys; `parameters`: those that are left. */
export function hostWithRole(id: string, keyed: string, parameters = ''): string {
  return `${parameters}Resources:
${roleText(`${id}Role`, 'ec2.amazonaws.com')}${profileText(`${id}InstanceProfile`, `${id}Role`)}${keyed.replace(/^[^]*Resources:\n/, '')}    Properties:
      IamInstanceProfile: !Ref ${id}InstanceProfile
      MetadataOptions:
        HttpTokens: required
`;
}
