import assert from 'node:assert/strict';
import { dropCredentials, roleInstead } from '../../src/repair/key/drop-credentials.js';
import { lines } from '../edit/editing.js';
import { stage } from './plans.js';

describe('keys that a workload receives', () => {
  it('are swapped where the template creates them', () => {
    const scene = stage(lines(`
      Resources:
        User:
          Type: AWS::IAM::User
        Key:
          Type: AWS::IAM::AccessKey
          Properties:
            UserName: !Ref User
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub "export AWS_ACCESS_KEY_ID=\${Key}\\nrun\\n"
    `));
    const workload = scene.workloads.find(({ resource }) => resource.id === 'Server');
    assert(workload !== undefined);
    const offers = dropCredentials(scene, workload, { start: scene.text.indexOf('AWS_A'), end: scene.text.indexOf('\\n') });
    assert.deepEqual(offers.map(({ kind, title }) => [kind, title]), [['fix', 'Replace access key `Key` with new role `ServerRole`, and remove user `User`']]);
  });

  it('are swapped where a container refers by name to what stores them', () => {
    const scene = stage(lines(`
      Resources:
        User: {Type: AWS::IAM::User}
        Key: {Type: AWS::IAM::AccessKey, Properties: {UserName: !Ref User}}
        Kept: {Type: AWS::SSM::Parameter, Properties: {Name: /shop/key, Type: String, Value: !GetAtt Key.SecretAccessKey}}
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: shop
                Image: shop
                Secrets: [{Name: AWS_SECRET_ACCESS_KEY, ValueFrom: /shop/key}]
    `));
    const [workload] = scene.workloads;
    const start = scene.text.indexOf('AWS_SECRET_ACCESS_KEY');
    assert(workload !== undefined);
    const offers = dropCredentials(scene, workload, { start, end: start + 'AWS_SECRET_ACCESS_KEY'.length });
    assert.deepEqual(offers.map(({ kind, title }) => [kind, title]), [['fix', 'Replace access key `Key` with new role `TaskRole`, and remove user `User`']]);
  });

  const renamed = (code: string): ReturnType<typeof dropCredentials>[number] | undefined => {
    const scene = stage(`Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: python3.12\n      Code: ${code}\n      Environment: { Variables: { SHOP_AWS_ACCESS_KEY_ID: '{{resolve:ssm:id}}' } }\n`);
    const [workload] = scene.workloads;
    const at = workload?.environment[0]?.nameAt;
    assert(workload !== undefined && at !== undefined);
    return dropCredentials(scene, workload, at)[0];
  };

  it('under another name leave code outside the template to do by hand', () => {
    const offered = renamed('{ S3Bucket: code, S3Key: shop.zip }');
    assert(offered?.kind === 'fix' && offered.left?.some((each) => each.startsWith('Code of `Function` that reads `SHOP_AWS_ACCESS_KEY_ID`')));
  });

  it('under another name stay where code in the template does more with them', () => {
    const offered = renamed('{ ZipFile: "import os\\ntell(os.environ[\'SHOP_AWS_ACCESS_KEY_ID\'])\\n" }');
    assert(offered?.kind === 'declined' && offered.reason.includes('A script of `Function` reads `SHOP_AWS_ACCESS_KEY_ID`'));
  });

  it('leave code of the template that reads them itself to do by hand', () => {
    const left = (code: string): string => {
      const scene = stage(`Resources:\n  Function:\n    Type: AWS::Lambda::Function\n    Properties:\n      Runtime: python3.12\n      Role: arn:aws:iam::123456789012:role/importer\n      Code: { ZipFile: "${code}" }\n      Environment: { Variables: { AWS_ACCESS_KEY: '{{resolve:ssm:id}}' } }\n`);
      const [workload] = scene.workloads;
      const at = workload?.environment[0]?.nameAt;
      assert(workload !== undefined && at !== undefined);
      const [offered] = dropCredentials(scene, workload, at);
      assert(offered?.kind === 'fix');
      return offered.left?.join('\n') ?? '';
    };
    assert.match(left("import os\\ntell(os.environ['AWS_ACCESS_KEY'])\\n"), /^Code of `Function` that reads `AWS_ACCESS_KEY` has/m);
    assert.doesNotMatch(left("import boto3\\nboto3.client('s3')\\n"), /that reads/);
  });

  it('are mentioned where a role is added beside them', () => {
    const scene = stage(lines(`
      Parameters:
        KeyId: {Type: String}
      Resources:
        Server:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub |
                export AWS_ACCESS_KEY_ID=\${KeyId}
                tell \${KeyId}
    `));
    const [workload] = scene.workloads;
    const start = scene.text.indexOf('AWS_ACCESS_KEY_ID');
    assert(workload !== undefined);
    const [dropped, given] = roleInstead(scene, workload, { start, end: scene.text.indexOf('\n', start) });
    assert(dropped?.kind === 'declined' && given?.kind === 'fix');
    assert.match(given.left?.at(-1) ?? '', /^The keys that `Server` has take precedence over its role: /);
    const [alone] = roleInstead(scene, workload, null);
    assert(alone?.kind === 'fix' && alone.left?.every((each) => !each.includes('take precedence over its role')) !== false);
  });
});
