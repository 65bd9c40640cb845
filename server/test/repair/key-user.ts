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
