/** Roles as a fix writes them into YAML with two spaces. */

/** A role that a service may assume, with managed policies of AWS and further lines of properties. */
export function roleText(id: string, service: string, managed: readonly string[] = [], more = ''): string {
  const policies = managed.map((policy) => `        - !Sub arn:\${AWS::Partition}:iam::aws:policy/${policy}\n`).join('');
  return `  ${id}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: ${service}
            Action: sts:AssumeRole
${policies === '' ? '' : `      ManagedPolicyArns:\n${policies}`}${more}`;
}

/** The role that a function needs at least. */
export function functionRole(id: string): string {
  return roleText(id, 'lambda.amazonaws.com', ['service-role/AWSLambdaBasicExecutionRole']);
}

export function profileText(id: string, role: string): string {
  return `  ${id}:\n    Type: AWS::IAM::InstanceProfile\n    Properties:\n      Roles:\n        - !Ref ${role}\n`;
}

/** The inline policy of such a role to read one object. */
export function readPolicy(name: string, object: string): string {
  return `      Policies:
        - PolicyName: ${name}
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                Resource:
                  - !Sub arn:\${AWS::Partition}:s3:::${object}
`;
}
