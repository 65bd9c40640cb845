/** A user with a key who may read a bucket, a role for what has the key, and the policy that a swap gives it. */
import { lines } from '../edit/editing.js';

export const user = lines(`
  Resources:
    User:
      Type: AWS::IAM::User
      Properties:
        Policies:
          - PolicyName: read
            PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
    Key:
      Type: AWS::IAM::AccessKey
      Properties: {UserName: !Ref User}
`);

export const role = (trusts: string): string => lines(`
    Role:
      Type: AWS::IAM::Role
      Properties:
        AssumeRolePolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: ${trusts}.amazonaws.com}, Action: sts:AssumeRole}]}
`).replaceAll(/^/gm, '  ').trimEnd() + '\n';

export const given = `      Policies:
        - PolicyName: read
          PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: s3:GetObject, Resource: '*'}]}
`;

/** A script of an instance that has a role, as `Fn::Sub` writes it. */
export const server = (...script: readonly string[]): string => `  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Role]}}
  Server:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: !Ref Profile
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
${script.map((line) => `          ${line}\n`).join('')}${role('ec2')}`;
