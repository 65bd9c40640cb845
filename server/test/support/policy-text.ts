/** Templates around the statements of one policy, as the tables of rules have them. */

/** Stands above a template that refers to what is not known. */
export const parameter = 'Parameters:\n  Given:\n    Type: String\n';

/** A group with one inline policy. */
export function group(statements: string, above = ''): string {
  return `${above}Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${indented(statements, 14)}`;
}

/** A role with these statements as its trust policy. */
export function trust(statements: string, above = ''): string {
  return `${above}Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
${indented(statements, 10)}`;
}

/** The policy of a bucket; `more`: other resources, above it. */
export function bucket(statements: string, above = '', more = ''): string {
  return `${above}Resources:
${more}  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: orders
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${indented(statements, 10)}`;
}

/** Lines further to the right by so many blanks; empty ones stay empty. */
export function indented(lines: string, by: number): string {
  return lines.split('\n').map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`)).join('\n');
}
