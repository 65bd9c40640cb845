import assert from 'node:assert/strict';
import { shown, userData } from './calls-in.js';

describe('the calls of a shell script', () => {
  const cases: { name: string; script: string; expect: string[] }[] = [
    { name: 'a plain command', script: '#!/bin/bash\naws ec2 describe-instances --region us-east-1', expect: ['ec2:DescribeInstances'] },
    { name: 'global options before the service', script: 'aws --region us-east-1 --no-cli-pager s3api get-object --bucket b --key k f', expect: ['s3:GetObject arn:aws:s3:::b/k'] },
    { name: 'copies from and to buckets', script: 'aws s3 cp s3://in/key /tmp/x\naws s3 cp /tmp/x s3://out/dir/',
      expect: ['s3:GetObject arn:aws:s3:::in/key', 's3:PutObject arn:aws:s3:::out/dir/x'] },
    { name: 'a sync that deletes', script: 'aws s3 sync . s3://b --delete', expect: ['s3:PutObject s3:DeleteObject arn:aws:s3:::b/*, s3:ListBucket arn:aws:s3:::b'] },
    { name: 'substitutions, pipes and lists', script: 'ID=$(aws sts get-caller-identity | jq -r .Account) && x || aws sqs receive-message; y `aws s3 ls`',
      expect: ['sts:GetCallerIdentity', 'sqs:ReceiveMessage', 's3:ListAllMyBuckets'] },
    { name: 'wrappers', script: 'sudo -u app env A=1 timeout 5 aws s3 ls\nif ! aws s3 ls; then bash -c "aws kms list-keys"; fi',
      expect: ['s3:ListAllMyBuckets', 's3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'lines that go on', script: 'aws secretsmanager \\\n  get-secret-value --secret-id x', expect: ['secretsmanager:GetSecretValue arn:aws:secretsmanager:…:…:secret:x'] },
    { name: 'variables that the script sets', script: 'BUCKET=mine\naws s3 cp s3://$BUCKET/k .\naws s3 cp "s3://${!BUCKET}/j" .\naws s3 cp "s3://${OTHER}/k" .',
      expect: ['s3:GetObject arn:aws:s3:::mine/k', 's3:GetObject arn:aws:s3:::mine/j', 's3:GetObject arn:aws:s3:::…/k'] },
    { name: 'variables that the script changes', script: 'B=my\nB+=-bucket\naws s3 cp s3://$B/k .\nC+=x\naws s3 cp s3://$C/k .\nF=x.gz\naws s3 cp s3://b/${!F%.gz} .\nE=\naws s3 cp s3://b/${!E:-d} .\naws s3 cp s3://${!F:-d} .\naws s3 cp s3://b/${!O:-${!P}}/k .',
      expect: ['my-bucket/k', '…x/k', 'b/…', 'b/…', 'x.gz/*', 'b/…/k'].map((path) => `s3:GetObject arn:aws:s3:::${path}`) },
    { name: 'nothing in comments, in text and in documents that are not run', script: '# aws s3 ls\necho "aws s3 ls"\ncat <<EOF > /etc/motd\naws s3 ls\nEOF',
      expect: [] },
    { name: 'documents that are run', script: "cat <<'EOF' > /opt/job.sh\naws s3 ls\nEOF\nbash <<EOF\naws kms list-keys\nEOF", expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'nothing in documents with other delimiters', script: "cat > /etc/motd <<\\EOF\naws s3 ls\nEOF\ncat > /etc/motd <<'the end.'\naws s3 ls\nthe end.\ncat > /etc/motd <<-\\EOF\naws s3 ls\n\tEOF\naws kms list-keys",
      expect: ['kms:ListKeys'] },
    { name: 'the tools of CloudFormation, which need no permission', script: '/opt/aws/bin/cfn-init -v --stack x\ncfn-signal -e $?', expect: ['(cfn-init)', '(cfn-signal)'] },
    { name: 'settings of the client, which are no calls', script: 'aws configure set region us-east-1\naws --version', expect: [] },
    { name: 'calls that are not signed', script: 'aws s3 cp s3://open/key . --no-sign-request\naws --no-sign-request s3 ls s3://open', expect: [] },
    { name: 'calls to what merely speaks the protocol of a service', expect: ['s3:ListAllMyBuckets', 'sqs:ReceiveMessage arn:aws:sqs:…:…:x'],
      script: 'aws --endpoint-url https://store.example s3 ls s3://b\naws s3 ls s3://b --endpoint-url=$STORE\naws --endpoint-url https://s3.eu-west-1.amazonaws.com s3 ls\naws sqs receive-message --endpoint-url https://sqs.eu-west-1.api.aws --queue-url x' },
    { name: 'an address of another store for all calls', script: 'export AWS_ENDPOINT_URL=https://store.example\naws s3 ls s3://b', expect: [] },
    { name: 'code that is passed to its interpreter', expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'iam:CreateAccessKey'],
      script: "python3 - <<'EOF'\nimport boto3\nboto3.client('s3').list_buckets()\nEOF\nsudo python -c 'import boto3; boto3.client(\"kms\").list_keys()'\nnode -e 'new (require(\"x\")); const { IAM } = require(\"@aws-sdk/client-iam\"); new IAM({}).createAccessKey({})'" },
    { name: 'code that is written into a file', expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'],
      script: "cat > /opt/job.py <<'EOF'\nfrom boto3 import client\nclient('s3').list_buckets()\nEOF\ntee /opt/other <<EOF\n#!/usr/bin/env python3\nimport boto3\nboto3.client('kms').list_keys()\nEOF\ncat > notes.txt <<EOF\nimport boto3\nboto3.client('sqs').list_queues()\nEOF" },
    { name: 'the command line in a container', script: 'docker run --rm -v ~/x:/x public.ecr.aws/aws-cli/aws-cli:2.15.0 s3 ls\ndocker run app s3 ls', expect: ['s3:ListAllMyBuckets'] },
    { name: 'cmdlets of PowerShell', expect: ['secretsmanager:GetSecretValue arn:aws:secretsmanager:…:…:secret:app', 'ec2:DescribeInstances', 's3:GetObject arn:aws:s3:::b/k', 'sts:AssumeRole', '(Test-S3Bucket)', 's3:ListAllMyBuckets'],
      script: '<powershell>\n$s = (Get-SECSecretValue -SecretId app).SecretString\nGet-EC2Instance\nRead-S3Object -BucketName b -Key k -File f\nUse-STSRole -RoleArn x\nTest-S3Bucket b\nGet-ADUser x\n$list = aws s3 ls\n</powershell>' },
    { name: 'moves, of which only the source is deleted', script: 'aws s3 mv s3://in/k s3://out/d/\naws s3 mv /tmp/x s3://out --acl public-read',
      expect: ['s3:GetObject s3:DeleteObject arn:aws:s3:::in/k, s3:PutObject arn:aws:s3:::out/d/k', 's3:PutObject s3:PutObjectAcl arn:aws:s3:::out/x'] },
    { name: 'folders, whether a slash ends them or not', script: 'aws s3 sync s3://b/dir .\naws s3 cp s3://b/dir/ s3://c/to --recursive\naws s3 rm s3://b/old --recursive',
      expect: ['s3:GetObject arn:aws:s3:::b/dir/*, s3:ListBucket arn:aws:s3:::b', 's3:GetObject arn:aws:s3:::b/dir/*, s3:ListBucket arn:aws:s3:::b, s3:PutObject arn:aws:s3:::c/to/*', 's3:DeleteObject arn:aws:s3:::b/old/*, s3:ListBucket arn:aws:s3:::b'] },
    { name: 'other commands of aws s3', script: 'aws s3 cp - s3://b/ --sse-kms-key-id k\naws s3 cp "$F" s3://b/d/\naws s3 rb s3://b --force\naws s3 website s3://b/\naws s3 cp s3://arn:aws:s3:eu-west-1:111122223333:accesspoint/p/k .',
      expect: ['s3:PutObject arn:aws:s3:::b/*, kms:GenerateDataKey kms:Decrypt', 's3:PutObject arn:aws:s3:::b/d/*', 's3:DeleteBucket arn:aws:s3:::b, s3:ListBucket arn:aws:s3:::b, s3:DeleteObject arn:aws:s3:::b/*', 's3:PutBucketWebsite arn:aws:s3:::b', 's3:GetObject'] },
    { name: 'commands that are no operation of a service', expect: ['ecr:GetAuthorizationToken', 'eks:DescribeCluster arn:aws:eks:…:…:cluster/prod', 'rds-db:connect arn:aws:rds-db:…:…:dbuser:*/app', 'logs:FilterLogEvents arn:aws:logs:…:…:log-group:/app', 'cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet cloudformation:DescribeStacks arn:aws:cloudformation:…:…:stack/s/*, cloudformation:GetTemplateSummary, iam:PassRole arn:aws:iam::111122223333:role/r', 's3:PutObject s3:GetObject arn:aws:s3:::b/*', 'codeartifact:GetAuthorizationToken arn:aws:codeartifact:…:…:domain/d, codeartifact:GetRepositoryEndpoint codeartifact:ReadFromRepository arn:aws:codeartifact:…:…:repository/d/r, sts:GetServiceBearerToken', 'ssm:StartSession arn:aws:ec2:…:…:instance/i-1', 'codedeploy:RegisterApplicationRevision arn:aws:codedeploy:…:…:application:a, s3:PutObject arn:aws:s3:::b/k'],
      script: 'aws ecr get-login-password | docker login\naws eks update-kubeconfig --name prod\naws rds generate-db-auth-token --username app\naws logs tail /app --follow\naws cloudformation deploy --stack-name s --role-arn arn:aws:iam::111122223333:role/r\naws cloudformation package --s3-bucket b\naws codeartifact login --domain d --repository r\naws ssm start-session --target i-1\naws deploy push --application-name a --s3-location s3://b/k' },
    { name: 'waiters, which ask again and again', script: 'aws ec2 wait instance-running --instance-ids i-1\naws dynamodb wait table-exists --table-name t', expect: ['ec2:DescribeInstances', 'dynamodb:DescribeTable arn:aws:dynamodb:…:…:table/t'] },
    { name: 'nothing for what signs offline or signs a person in', script: 'aws cloudfront sign --url x\naws sso login\naws wait', expect: [] },
    { name: 'tables of cron and units, written in whichever way', script: 'echo "0 4 * * 1-5 root /usr/bin/aws s3 rm s3://b/a" >> /etc/cron.d/x\n(crontab -l; echo "@daily aws s3 rm s3://b/b") | crontab -\ncrontab <<EOF\n*/5 * * * * aws s3 rm s3://b/c\nEOF\nprintf "aws s3 rm s3://b/d\\n" > /opt/x.sh\nsudo tee /etc/systemd/system/x.service <<EOF\n[Service]\nExecStart=-/usr/bin/aws s3 rm s3://b/e\nEOF\necho "aws s3 rm s3://b/f" | sudo tee -a /opt/y.sh',
      expect: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `s3:DeleteObject arn:aws:s3:::b/${key}`) },
    { name: 'nothing that is only said', script: 'echo "0 4 * * * root aws s3 ls" > /etc/motd\necho "# 0 4 * * * aws s3 ls" >> /etc/cron.d/x\necho "@daily aws s3 ls" | grep aws', expect: [] },
    { name: 'buckets that become folders', script: 'mount-s3 logs /mnt --read-only\ns3fs data:/dir /mnt -o passwd_file=/etc/x -o allow_other\ns3fs data /mnt -o url=https://minio.example\nmount-s3 --no-sign-request open /mnt',
      expect: ['s3:ListBucket arn:aws:s3:::logs, s3:GetObject arn:aws:s3:::logs/*', 's3:ListBucket arn:aws:s3:::data, s3:GetObject s3:PutObject s3:AbortMultipartUpload s3:DeleteObject arn:aws:s3:::data/*'] },
    { name: 'buckets among options', script: 'mount-s3 --read-only logs /mnt\nmount-s3 --read-only --prefix a/ data /mnt --allow-other\nmount-s3 web --read-only /mnt\ns3fs -o ro files /mnt\nmount-s3 --read-only /mnt\nmount-s3 --help',
      expect: ['logs', 'data', 'web', 'files'].map((bucket) => `s3:ListBucket arn:aws:s3:::${bucket}, s3:GetObject arn:aws:s3:::${bucket}/*`) },
    { name: 'images of ECR', script: 'docker pull ${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/shop/app:1\ndocker push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:0\ndocker pull public.ecr.aws/x/y\ndocker tag a 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app',
      expect: ['ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage arn:aws:ecr:…:…:repository/shop/app', 'ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage arn:aws:ecr:eu-west-1:111122223333:repository/app'] },
    { name: 'lists of words of cloud-init', script: '#cloud-config\nruncmd:\n  - [aws, s3, cp, "s3://b/a key", /tmp/]\n  - [sh, -c, "aws s3 cp s3://b/k /tmp/"]\n  - - aws\n    - kms\n    - list-keys\n  - [echo, aws, s3, ls]\n  - []',
      expect: ['s3:GetObject arn:aws:s3:::b/a key', 's3:GetObject arn:aws:s3:::b/k', 'kms:ListKeys'] },
    { name: 'operations that are not known', script: 'aws s3api frobnicate\naws frob get', expect: ['(frobnicate)', '(get)'] },
  ];
  for (const { name, script, expect } of cases) it(`are ${name}`, () => assert.deepEqual(shown(userData(script)), expect));

  it('refer to what the template fills in', () => {
    const [call] = userData('aws s3 cp s3://${Bucket}/key .');
    assert.deepEqual(call?.needs[0]?.references.map((value) => value.kind === 'ref' && value.name), ['Bucket']);
    assert.deepEqual(call?.needs[0]?.resources, ['arn:aws:s3:::\uE000/key']);
  });

  it('refer to each part that is filled in separately, not joined with the region', () => {
    const needs = userData('aws s3 cp s3://${Bucket}/a s3://${AWS::Region}-copy/b --region ${AWS::Region}\naws sqs purge-queue --queue-url ${Bucket} --region ${AWS::Region}').flatMap((call) => call.needs);
    assert.deepEqual(needs.map(({ references }) => references.map((value) => value.kind === 'ref' && value.name)), [['Bucket'], ['AWS::Region'], ['Bucket']]);
  });

  it('carry their options under their names', () => {
    const [call] = userData('aws iam create-access-key --user-name bob --output=json --debug');
    assert.deepEqual([...call?.arguments ?? []], [['username', 'bob'], ['output', 'json'], ['debug', null]]);
  });
});
