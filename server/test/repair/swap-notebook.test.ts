import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import { readPolicy } from '../support/role-text.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { applied, reasonOf, stage } from './plans.js';
import { swap, testSwap, trust } from './swap.js';

const notebook = (key: string, script: string, policies: string, more = ''): string => `Resources:
${key}  Config:
    Type: AWS::SageMaker::NotebookInstanceLifecycleConfig
    Properties:
      OnStart:
        - Content:
            Fn::Base64: !Sub |
${script}              aws s3 sync s3://data .
  Notebook:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: ml.t3.medium
      LifecycleConfigName: !GetAtt Config.NotebookInstanceLifecycleConfigName
      RoleArn: !GetAtt Role.Arn
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('sagemaker')}
${policies}${more}`;

const studio = (key: string, script: string, policies: string): string => `Resources:
${key}  Config:
    Type: AWS::SageMaker::StudioLifecycleConfig
    Properties:
      StudioLifecycleConfigAppType: JupyterLab
      StudioLifecycleConfigContent:
        Fn::Base64: !Sub |
${script}          aws s3 sync s3://data .
  Domain:
    Type: AWS::SageMaker::Domain
    Properties:
      DefaultUserSettings:
        ExecutionRole: !GetAtt Role.Arn
        JupyterLabAppSettings: {LifecycleConfigArns: [!Ref Config]}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust('sagemaker')}
${policies}`;

const key = '  User:\n    Type: AWS::IAM::User\n    Properties:\n      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n';
const policies = '      ManagedPolicyArns:\n        - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\n';
const exported = (indent: string): string => `${indent}export AWS_ACCESS_KEY_ID=\${Key}\n${indent}export AWS_SECRET_ACCESS_KEY=\${Key.SecretAccessKey}\n`;

describe('the role swap in the scripts of notebooks', () => {
  testSwap({
    name: 'gives what the user may do to the role of the notebook',
    before: notebook(key, exported(' '.repeat(14)), ''),
    after: notebook('', '', policies),
    left: ['Notebooks of `Config` that are running'],
    onlyLineFeeds: true,
  });
  testSwap({
    name: 'gives what the user may do to the role of the people of a domain',
    before: studio(key, exported(' '.repeat(10)), ''),
    after: studio('', '', policies),
    left: ['Notebooks of `Config` that are running'],
    onlyLineFeeds: true,
  });

  it('is declined where nothing in the template runs them', () => {
    const text = notebook(key, exported(' '.repeat(14)), '').replace('!GetAtt Config.NotebookInstanceLifecycleConfigName', 'config');
    assert.match(reasonOf(swap(stage(text))), /^This template does not show which notebooks run `Config`, nor with which role\./);
  });

  it('is declined where notebooks have several roles', () => {
    const other = '  Other:\n    Type: AWS::SageMaker::NotebookInstance\n    Properties:\n      InstanceType: ml.t3.medium\n      LifecycleConfigName: !GetAtt Config.NotebookInstanceLifecycleConfigName\n      RoleArn: arn:aws:iam::111122223333:role/other\n';
    assert.match(reasonOf(swap(stage(notebook(key, exported(' '.repeat(14)), '', other)))), /^Notebooks run `Config` with several roles\./);
  });
});

describe('literal keys in the script of a notebook', () => {
  const literal = fillPlaceholders('              export AWS_ACCESS_KEY_ID=AKIA{{4}}\n              export AWS_SECRET_ACCESS_KEY={{secret}}\n'.replace('{{secret}}', '{{alnum:40:7}}'));
  const planOf = (text: string): ReturnType<typeof dropCredentials>[number] => {
    const scene = stage(text);
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Config');
    const secret = scene.secrets.find(({ kind }) => kind.startsWith('aws-'));
    assert(workload !== undefined && secret !== undefined);
    const [offered] = dropCredentials(scene, workload, secret);
    assert(offered !== undefined);
    return offered;
  };

  it('are replaced by the role of the notebook', () => {
    const text = notebook('', literal, '').replace('!Sub |', '|');
    const reads = `${readPolicy('ConfigAccess', 'data/*')}              - Effect: Allow
                Action:
                  - s3:ListBucket
                Resource:
                  - !Sub arn:\${AWS::Partition}:s3:::data
`;
    assert.equal(applied(stage(text), planOf(text)), notebook('', '', reads).replace('!Sub |', '|'));
    // What the role may do already, it may do without the key.
    const permitted = notebook('', literal, policies).replace('!Sub |', '|');
    assert.equal(applied(stage(permitted), planOf(permitted)), notebook('', '', policies).replace('!Sub |', '|'));
  });

  it('stay where the script is encoded, with a note', () => {
    const encoded = Buffer.from(`#!/bin/bash\n${literal}`).toString('base64');
    const text = notebook('', '', '').replace(/Content:\n.*\n.*\n/, `Content: ${encoded}\n`);
    assert.match(reasonOf(planOf(text)), /^The script is encoded in base64/);
  });
});
