import { staticAwsCredentials } from '../../../src/rules/role/static-aws-credentials.js';
import { hostWithFile, hostWithRole } from '../../support/keyed-file-text.js';
import { lambda, passingMachine, taskWithKey } from '../../support/keyed-text.js';
import { functionRole, readPolicy } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const host = (parameters: string, keys: string): string => `Parameters:
${parameters}Resources:
  Host:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: hosts
      MetadataOptions:
        HttpTokens: required
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
${keys}          fetch \${Bucket}
`;

/** The function with a role in the place of the keys. */
const swapped = (parameters: string): string =>
  `${parameters}Resources:
${functionRole('ImporterRole')}${lambda('').replace(/^[^]*Resources:\n/, '')}      Role: !GetAtt ImporterRole.Arn\n`;

const task = (secrets: string): string => `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: arn:aws:iam::111122223333:role/importer
      ContainerDefinitions:
        - Name: importer
          Image: importer
${secrets}`;

const fetched = `          Secrets:
            - Name: «AWS_SECRET_ACCESS_KEY»
              ValueFrom: arn:aws:ssm:eu-west-1:111122223333:parameter/key
`;

const service = (image: string): string => `Resources:
  Shop:
    Type: AWS::AppRunner::Service
    Properties:
      InstanceConfiguration:
        InstanceRoleArn: arn:aws:iam::111122223333:role/shop
      SourceConfiguration:
        ImageRepository:
          ImageIdentifier: public.ecr.aws/shop/shop:1
          ImageRepositoryType: ECR_PUBLIC
${image}`;

const fetchedByService = `          ImageConfiguration:
            RuntimeEnvironmentSecrets:
              - Name: «AWS_SECRET_ACCESS_KEY»
                Value: arn:aws:ssm:eu-west-1:111122223333:parameter/key
`;

const build = (environment: string): string => `Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Source:
        BuildSpec: |
          version: 0.2
          env:
${environment}          phases: { build: { commands: [make] } }
`;

const reader = (variables: string, code: string, runtime = 'python3.13'): string => `Parameters:
  Given:
    Type: String
Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: ${runtime}
      Handler: index.handler
      Environment:
        Variables:
${variables}      Code:
        ZipFile: |
${code.replaceAll(/^(?=.)/gm, '          ')}`;

const boto = "import boto3, os\ns3 = boto3.client('s3', aws_access_key_id=os.environ['THE_ID'], aws_secret_access_key=os.getenv('THE_WORD'))\n";

const given = '  Bucket:\n    Type: String\n  Id:\n    Type: String\n  Word:\n    Type: String\n    NoEcho: true\n';

const configured = (file: string, content: string): string => hostWithFile('Host', `Parameters:\n${given}`, file, content);
const roled = (file: string, content: string): string => hostWithRole('Host', configured(file, content), 'Parameters:\n  Bucket:\n    Type: String\n');

testRule(staticAwsCredentials, {
  valid: [
    { name: 'a task that is passed no key', text: passingMachine("                            - {Name: AWS_ACCESS_KEY_ID, Value: ''}\n                            - {Name: BUCKET, Value: !Ref Given}\n") },
    { name: 'a task that talks to an emulator', text: passingMachine('                            - {Name: AWS_ACCESS_KEY_ID, Value: localstack}\n') },
    { name: 'names of its own that name something else, or say where a key is kept', text: lambda('          AWS_KEY_PREFIX: uploads\n          AWS_SECRET_NAME: prod\n          S3_ACCESS_KEY: report.csv\n          ALIBABA_ACCESS_KEY_ID: !Ref Given\n          ACCESS_KEY_ID_HEADER: x\n          PROD_AWS_SECRET_ACCESS_KEY: /shop/secret\n          OLD_AWS_ACCESS_KEY_ID: ""\n') },
    { name: 'an instance that can have no role', text: host(given, '          export AWS_ACCESS_KEY_ID=${Id}\n          start ${Word}\n').replace('EC2', 'Lightsail') },
    { name: 'a container that can have no role', text: 'Parameters:\n  Given:\n    Type: String\nResources:\n  Shop:\n    Type: AWS::Lightsail::Container\n    Properties:\n      ServiceName: shop\n      Power: nano\n      Scale: 1\n      ContainerServiceDeployment:\n        Containers: [{ ContainerName: shop, Image: shop, Environment: [{ Variable: AWS_ACCESS_KEY_ID, Value: !Ref Given }] }]\n' },
    { name: 'variables that are emptied', text: lambda("          AWS_ACCESS_KEY_ID: ''\n          AWS_SECRET_ACCESS_KEY: ' '\n") },
    { name: 'a key of the root user, which another rule reports', text: lambda('          AWS_ROOT_SECRET_ACCESS_KEY: !Ref Given\n') },
    { name: 'keys of a store that is not known to be that of AWS', text: lambda('          S3_ENDPOINT: !Ref Given\n          S3_ACCESS_KEY_ID: !Ref Given\n          S3_SECRET_ACCESS_KEY: !Ref Given\n') },
    { name: 'keys that code passes to a client of another store', text: reader('          THE_ID: !Ref Given\n', boto.replace("'s3', ", "'s3', endpoint_url=os.environ['STORE'], ")) },
    { name: 'temporary keys that code passes to a client', text: reader('          ROLE: !Ref Given\n', "import boto3, os\nkeys = boto3.client('sts').assume_role(RoleArn=os.environ['ROLE'], RoleSessionName='x')['Credentials']\ns3 = boto3.client('s3', aws_access_key_id=keys['AccessKeyId'], aws_secret_access_key=keys['SecretAccessKey'])\n") },
    { name: 'a variable that a build sets itself before it is a key', text: build('            variables: { KEY_ID: !Ref Given }\n').replace('          env:\n            variables: { KEY_ID: !Ref Given }\n', '').replace('      Source:', '      Environment: { EnvironmentVariables: [{ Name: KEY_ID, Value: !Ref Given }] }\n      Source:').replace('Resources:', 'Parameters:\n  Given:\n    Type: String\nResources:').replace('[make]', "['KEY_ID=$(assume)', 'export AWS_ACCESS_KEY_ID=$KEY_ID']") },
    { name: 'the cache of a runner of GitLab in another store', text: host(given, "          cat > /etc/gitlab-runner/config.toml <<'END'\n          [runners.cache.s3]\n            ServerAddress = \"minio.shop.example:9000\"\n            AccessKey = \"${Id}\"\n            SecretKey = \"${Word}\"\n          END\n") },
    { name: 'files of tools that have no key, fetch it, or speak to another store', text: host(given, '          cat > /root/.s3cfg <<END\n          access_key = $(fetch-key-of-${Id})\n          secret_key =\n          END\n          export AWS_ACCESS_KEY_ID=$(fetch-key-of-${Id})\n          echo admin:${Word} > /etc/passwd-s3fs\n          mount ${Bucket}\n') + configured('/root/.s3cfg', 'access_key = ${Id}\nhost_base = objects.shop.example\n').replace(/^[^]*Resources:\n {2}Host/, '  Other') },
    { name: 'a map of users of another program', text: host(given, '          echo ${Id}:${Word} > /etc/users\n') },
    { name: 'temporary keys, in code that a shell passes on', text: host('  Bucket:\n    Type: String\n', "          python3 <<'EOF'\n          s3 = boto3.client('s3', aws_access_key_id=given['AccessKeyId'], aws_secret_access_key=given['SecretAccessKey'])\n          EOF\n          cat > /srv/app.js <<'EOF'\n          new S3Client({ credentials: { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretAccessKey } });\n          EOF\n") },
    { name: 'options of another program that are called so', text: host('  Bucket:\n    Type: String\n  Id:\n    Type: String\n', '          other --access-key ${Id} --secret-key ${Id}\n          cfn-init --region eu-west-1; other --access-key ${Id}\n') },
    { name: 'variables that a script sets anew, or fetches', text: configured('/srv/start.sh', 'ID=${Id}\nID=$(fetch $ID)\nexport AWS_ACCESS_KEY_ID=$ID\nNAME=$(fetch ${Word})\nexport AWS_SECRET_ACCESS_KEY=$NAME\nexport AWS_SESSION_TOKEN=$OTHER\n') },
    { name: 'names of keys that are compared, listed or read', text: configured('/srv/check.sh', '[ "$AWS_ACCESS_KEY_ID" == "${Id}" ] || exit\nawk aws_access_key_id==${Id} keys\nenv_keep AWS_SECRET_ACCESS_KEY ${Word}\nread(["AWS_ACCESS_KEY_ID", "${Id}"])\nget("AWS_SECRET_ACCESS_KEY", "${Bucket}")\n') },
    { name: 'other variables', text: lambda('          AWS_REGION_NAME: eu-west-1\n') },
    { name: 'an emulator', text: lambda('          AWS_ACCESS_KEY_ID: test\n          AWS_ENDPOINT_URL: http://localhost:4566\n') },
    { name: 'an endpoint that is not known', unknown: true, text: lambda('          AWS_ACCESS_KEY_ID: test\n          AWS_ENDPOINT_URL_S3: !Ref Given\n') },
    { name: 'an endpoint that is yet to be given', text: lambda("          AWS_ACCESS_KEY_ID: test\n          AWS_ENDPOINT_URL: !Ref Given\n").replace('    Type: String\n', "    Type: String\n    Default: ''\n") },
    { name: 'a key that is written out, which another rule reports', text: lambda('          AWS_ACCESS_KEY_ID: AKIA{{1}}\n') },
    { name: 'a script that takes keys away', text: 'Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          #!/bin/bash\n          unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY\n          export AWS_ACCESS_KEY_ID AWS_SESSION_TOKEN\n' },
    { name: 'a cmdlet that receives what it fetches, or nothing', text: 'Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          <powershell>\n          Set-AWSCredential -AccessKey $key.Id -SecretKey $key.Secret\n          Set-AWSCredential -ProfileName build\n          </powershell>\n' },
    { name: 'keys that are written out in a build', text: build('            variables:\n              AWS_ACCESS_KEY_ID: AKIA{{1}}\n              AWS_SECRET_ACCESS_KEY: "{{base64:40:2}}"\n') },
    { name: 'keys that are written out in a script in pieces', text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Join ['', ['aws configure set aws_access_key_id ', AKIA{{1}}, \"\\n\"]]\n" },
    { name: 'a build that speaks of keys', text: build("            variables:\n              NOTE: no AWS_ACCESS_KEY_ID here\n              # AWS_ACCESS_KEY_ID: ci:key\n") },
    { name: 'variables that are not known', unknown: true, text: lambda('          Fn::Transform: { Name: Variables }\n') },
  ],
  invalid: [
    { name: 'names of its own that say whose keys they are', expect: ['variable'], about: ['Importer'], related: ['And `AWS_S3_SECRET_ACCESS_KEY`.', 'And `DYNAMODB_ACCESS_KEY_ID`.'], says: ['`PROD_AWS_ACCESS_KEY_ID`'], declined: 'uses several access keys',
      text: lambda('          «PROD_AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_S3_SECRET_ACCESS_KEY: !Ref Given\n          DYNAMODB_ACCESS_KEY_ID: !Ref Given\n') },
    { name: 'a name of its own that the agent of a container fills', text: task(fetched.replace('AWS_SECRET', 'MAIL_AWS_SECRET')), expect: ['variable'], fixed: task('') },
    { name: 'keys of any name that code passes to a client', expect: ['variable'], about: ['Importer'], related: ['And `THE_WORD`.'], says: ['`THE_ID`'],
      text: reader('          «THE_ID»: !Ref Given\n          THE_WORD: !Ref Given\n          THE_STAGE: !Ref Given\n', boto),
      fixed: `${reader('          THE_STAGE: !Ref Given\n', "import boto3, os\ns3 = boto3.client('s3')\n").replace('  Importer:', `${functionRole('ImporterRole')}  Importer:`)}      Role: !GetAtt ImporterRole.Arn\n` },
    { name: 'keys that may be given later', expect: ['variable'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], text: lambda('          «AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_SECRET_ACCESS_KEY: !Ref Given\n').replace('Type: String', "Type: String\n    Default: ''"), fixed: swapped('') },
    { name: 'keys under a name of the workload, which code elsewhere reads', expect: ['variable'], related: ['And `SHOP_AWS_SECRET_ACCESS_KEY`.'],
      text: lambda('          «SHOP_AWS_ACCESS_KEY_ID»: !Ref Given\n          SHOP_AWS_SECRET_ACCESS_KEY: !Ref Given\n'),
      fixed: swapped('') },
    { name: 'keys of any name, by way of names of the code', expect: ['variable'], related: ['And `THE_WORD`.'],
      text: reader('          «THE_ID»: !Ref Given\n          THE_WORD: !Ref Given\n          THE_STAGE: !Ref Given\n', "const { THE_WORD } = process.env;\nconst id = process.env['THE_ID'];\nconst s3 = new S3Client({ credentials: { accessKeyId: id, secretAccessKey: THE_WORD } });\n", 'nodejs22.x'),
      fixed: `${reader('          THE_STAGE: !Ref Given\n', 'const s3 = new S3Client({});\n', 'nodejs22.x').replace('  Importer:', `${functionRole('ImporterRole')}  Importer:`)}      Role: !GetAtt ImporterRole.Arn\n` },
    { name: 'keys that a pattern gives other names', expect: ['variable'], related: ['And `THE_WORD`.'],
      text: reader('          «THE_ID»: !Ref Given\n          THE_WORD: !Ref Given\n          THE_STAGE: !Ref Given\n', 'const { THE_ID: id, THE_STAGE, THE_WORD: word } = process.env;\nconst s3 = new S3Client({ credentials: { accessKeyId: id, secretAccessKey: word } });\n', 'nodejs22.x'),
      fixed: `${reader('          THE_STAGE: !Ref Given\n', 'const { THE_STAGE } = process.env;\nconst s3 = new S3Client({});\n', 'nodejs22.x').replace('  Importer:', `${functionRole('ImporterRole')}  Importer:`)}      Role: !GetAtt ImporterRole.Arn\n` },
    { name: 'keys of any name that a build makes keys of AWS', expect: ['variable'], about: ['Build'], related: ['And `WORD`.'], declined: 'cannot be rewritten',
      text: build('').replace('          env:\n', '').replace('Resources:', 'Parameters:\n  Given:\n    Type: String\nResources:').replace('      Source:', '      Environment: { EnvironmentVariables: [{ Name: «KEY_ID», Value: !Ref Given }, { Name: WORD, Value: !Ref Given }] }\n      Source:').replace('[make]', "['export AWS_ACCESS_KEY_ID=$KEY_ID', 'aws configure set aws_secret_access_key \"${WORD}\"']") },
    { name: 'a name of its own that a script sets', expect: ['script'], about: ['Host'], says: ['`SHOP_AWS_ACCESS_KEY_ID`'], declined: 'does more',
      text: host(given, '          echo «SHOP_AWS_ACCESS_KEY_ID=»${Id} >> .env\n          echo ${Word} ${Bucket}\n') },
    { name: 'the file of s3cmd', expect: ['script'], about: ['Host'], related: ['And `secret_key`.'], says: ['`access_key`'], declined: 'does more', text: configured('/root/.s3cfg', '[default]\n«access_key = »${Id}\nsecret_key = ${Word}\n') },
    { name: 'options of s3cmd', expect: ['script'], related: ['And `--secret_key`.'], declined: 'does more', text: host(given, '          s3cmd «--access_key=»${Id} --secret_key=${Word} sync /data s3://${Bucket}\n') },
    { name: 'the cache of a runner of GitLab', expect: ['script'], related: ['And `SecretKey`.'],
      text: host(given, "          cat > /etc/gitlab-runner/config.toml <<'END'\n          [runners.cache.s3]\n            BucketName = \"${Bucket}\"\n            «AccessKey = \"»${Id}\"\n            SecretKey = \"${Word}\"\n          END\n"),
      fixed: host('  Bucket:\n    Type: String\n', "          cat > /etc/gitlab-runner/config.toml <<'END'\n          [runners.cache.s3]\n            BucketName = \"${Bucket}\"\n          END\n") },
    { name: 'a remote of rclone', expect: ['script'], related: ['And `secret_access_key`.'], declined: 'does more',
      text: host(given, "          cat > rclone.conf <<'END'\n          [logs]\n          provider = AWS\n          «access_key_id = »${Id}\n          secret_access_key = ${Word}\n          END\n") },
    { name: 'the input of Logstash', expect: ['script'], related: ['And `secret_access_key`.'], declined: 'does more', text: configured('/etc/logstash/conf.d/shop.conf', 'input { s3 { bucket => "shop" «access_key_id => "»${Id}" secret_access_key => "${Word}" } }\n') },
    { name: 'the input of a beat', expect: ['script'], related: ['And `secret_access_key`.'], declined: 'does more', text: configured('/etc/filebeat/filebeat.yml', 'filebeat.inputs:\n  - type: aws-s3\n    «access_key_id: »${Id}\n    secret_access_key: ${Word}\n') },
    { name: 'the output of Telegraf', expect: ['script'], related: ['And `secret_key`.'], declined: 'does more', text: configured('/etc/telegraf.conf', '[[outputs.cloudwatch]]\n  «access_key = "»${Id}"\n  secret_key = "${Word}"\n') },
    { name: 'properties and variables with names of the first SDK for Java', expect: ['script'], related: ['And `aws_secret_key`.'], declined: 'does more', text: host(given, '          java -Daws.«secretKey=»${Id} -jar shop.jar && terraform apply -var aws_secret_key=${Word} -var bucket=${Bucket}\n') },
    { name: 'the environment of Apache', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], text: configured('/etc/httpd/conf.d/shop.conf', 'SetEnv «AWS_ACCESS_KEY_ID "»${Id}"\nSetEnv AWS_SECRET_ACCESS_KEY ${Word}\nKeepAlive On\n'), fixed: roled('/etc/httpd/conf.d/shop.conf', 'KeepAlive On\n') },
    { name: 'keys that variables of a script hand on', expect: ['script'], related: ['And `aws_secret_access_key`.'], text: configured('/srv/start.sh', 'ID=${Id}\nWORD="${Word}"\naws configure set «aws_access_key_id $ID»\naws configure set aws_secret_access_key "${!WORD}"\nstart\n'), fixed: roled('/srv/start.sh', 'start\n') },
    { name: 'keys that cmdlets are passed', expect: ['script'], related: ['And `SecretKey`.'], text: configured('C:\\start.ps1', '$id = "${Id}"\n$word = "${Word}"\nRead-S3Object -BucketName shop «-AccessKey $id» -SecretKey $word -Key run\n'), fixed: roled('C:\\start.ps1', 'Read-S3Object -BucketName shop -Key run\n').replace('  HostInst', `${readPolicy('HostAccess', 'shop/run')}  HostInst`) },
    { name: 'the environment of nginx', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], declined: 'does more', text: configured('/etc/nginx/conf.d/shop.conf', 'location / { fastcgi_param «AWS_ACCESS_KEY_ID »${Id}; fastcgi_param AWS_SECRET_ACCESS_KEY ${Word}; }\n') },
    { name: 'the environment of PHP', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], text: configured('/etc/php-fpm.d/www.conf', '[www]\nenv[«AWS_ACCESS_KEY_ID] = »${Id}\nenv[AWS_SECRET_ACCESS_KEY] = "${Word}"\n'), fixed: roled('/etc/php-fpm.d/www.conf', '[www]\n') },
    { name: 'constants of PHP', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], declined: 'does more', text: configured('/srv/config.php', "<?php define('«AWS_ACCESS_KEY_ID', '»${Id}'); define( 'AWS_SECRET_ACCESS_KEY', '${Word}' );\n") },
    { name: 'an environment that a program sets for itself', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], declined: 'does more', text: configured('/srv/run.py', 'os.environ["«AWS_ACCESS_KEY_ID"] = "»${Id}"; os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "${Word}"); run()\n') },
    { name: 'an API key of Bedrock', text: lambda('          «AWS_BEARER_TOKEN_BEDROCK»: !Ref Given\n'), expect: ['variable'], about: ['Importer'], fixed: swapped('') },
    { name: 'the settings of a connector', expect: ['variable'], about: ['Sink'], related: ['And `aws.secret.access.key`.'],
      text: 'Parameters:\n  Given:\n    Type: String\nResources:\n  Sink:\n    Type: AWS::KafkaConnect::Connector\n    Properties:\n      ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/sink\n      ConnectorConfiguration:\n        s3.bucket.name: shop\n        «aws.access.key.id»: !Ref Given\n        aws.secret.access.key: !Ref Given\n',
      fixed: 'Resources:\n  Sink:\n    Type: AWS::KafkaConnect::Connector\n    Properties:\n      ServiceExecutionRoleArn: arn:aws:iam::111122223333:role/sink\n      ConnectorConfiguration:\n        s3.bucket.name: shop\n' },
    { name: 'the file of s3fs', expect: ['script'], says: ['`passwd-s3fs`'], text: configured('/etc/passwd-s3fs', '${Id}«:»${Word}\n'), declined: 'does more' },
    { name: 'the file of s3fs, written by a script', expect: ['script'], declined: 'does more',
      text: host(given, '          echo "shop:${Id}«:»${Word}" | sudo tee /etc/passwd-s3fs\n          s3fs ${Bucket} /mnt\n') },
    { name: 'an output of Fluentd', expect: ['script'], related: ['And `aws_sec_key`.'], declined: 'does more',
      text: configured('/etc/td-agent/td-agent.conf', '<match s3.*>\n  @type s3\n  «aws_key_id »${Id}\n  aws_sec_key ${Word}\n</match>\n') },
    { name: 'keys for a helper script of CloudFormation', left: ['The role of `Host`, which is not in this template', 'Instances of `Host` that are running', 'The key still works'], expect: ['script'], about: ['Host'], related: ['And `secret-key`.'], says: ['`access-key`'],
      text: host('  Bucket:\n    Type: String\n  Id:\n    Type: String\n  Word:\n    Type: String\n    NoEcho: true\n', '          /opt/aws/bin/cfn-init -v --stack shop --resource Host \\\n            «--access-key »${Id} --secret-key=${Word} --region eu-west-1\n'),
      fixed: host('  Bucket:\n    Type: String\n', '          /opt/aws/bin/cfn-init -v --stack shop --resource Host \\\n           --region eu-west-1\n') },
    { name: 'keys from a dynamic reference, for the command line', expect: ['script'], about: ['Host'], declined: 'does more',
      text: host('  Bucket:\n    Type: String\n', "          aws configure set «aws_access_key_id '{{resolve:secretsmanager:shop:SecretString:id»}}'\n") },
    { name: 'a key that the agent of a container fetches', text: task(fetched), expect: ['variable'], about: ['Task'], fixed: task('') },
    { name: 'a key that App Runner fetches', text: service(fetchedByService), expect: ['variable'], about: ['Shop'], fixed: service('') },
    { name: 'keys that a build fetches', expect: ['build'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], about: ['Build'],
      text: build("            secrets-manager:\n              «AWS_ACCESS_KEY_ID: »ci:key\n              AWS_SECRET_ACCESS_KEY: ci:secret\n"),
      fixed: build('').replace('          env:\n', '') },
    { name: 'keys that a build fetches under names of its own', expect: ['build'], related: ['And `PROD_AWS_SECRET_ACCESS_KEY`.'], about: ['Build'], declined: 'does more',
      text: build("            secrets-manager:\n              «PROD_AWS_ACCESS_KEY_ID: »ci:key\n              PROD_AWS_SECRET_ACCESS_KEY: ci:secret\n") },
    { name: 'keys that a build fetches, in JSON', expect: ['build'], asWritten: true, declined: 'does more',
      text: `Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      Source: { BuildSpec: '{"env":{"parameter-store":{«"AWS_SECRET_ACCESS_KEY":"»/ci/secret"}}}' }\n` },
    { name: 'arguments of Glue', expect: ['variable'], about: ['Nightly'],
      text: "Parameters:\n  Given:\n    Type: String\nResources:\n  Nightly:\n    Type: AWS::Glue::Job\n    Properties:\n      Role: nightly\n      DefaultArguments: { «'--aws_secret_access_key'»: !Ref Given }\n",
      fixed: 'Resources:\n  Nightly:\n    Type: AWS::Glue::Job\n    Properties:\n      Role: nightly\n' },
    { name: 'a parameter', text: lambda('          «AWS_SECRET_ACCESS_KEY»: !Ref Given\n'), expect: ['variable'], about: ['Importer'], says: ['`AWS_SECRET_ACCESS_KEY`'],
      fixed: swapped('') },
    { name: 'a key beside an endpoint of AWS', expect: ['variable'],
      text: lambda('          «AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_ENDPOINT_URL: !Sub https://s3.${AWS::Region}.amazonaws.com\n'),
      fixed: swapped('').replace('BUCKET: orders\n', 'BUCKET: orders\n          AWS_ENDPOINT_URL: !Sub https://s3.${AWS::Region}.amazonaws.com\n') },
    { name: 'a key beside an endpoint that is empty, or of something else', expect: ['variable'],
      text: lambda("          «AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_ENDPOINT_URL: ''\n          SHOP_ENDPOINT: !Ref Given\n"),
      fixed: swapped('').replace('BUCKET: orders\n', "BUCKET: orders\n          AWS_ENDPOINT_URL: ''\n          SHOP_ENDPOINT: !Ref Given\n").replace('Resources:', 'Parameters:\n  Given:\n    Type: String\nResources:') },
    { name: 'both halves, reported once', text: lambda("          «AWS_ACCESS_KEY_ID»: !Ref Given\n          AWS_SECRET_ACCESS_KEY: '{{resolve:secretsmanager:key}}'\n"), expect: ['variable'], related: ['And `AWS_SECRET_ACCESS_KEY`.'],
      fixed: swapped('') },
    { name: 'parameters that a script sets, which go with both of their lines', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], about: ['Host'],
      text: host('  Bucket:\n    Type: String\n  KeyId:\n    Type: String\n  Secret:\n    Type: String\n    NoEcho: true\n', '          export «AWS_ACCESS_KEY_ID=»${KeyId}\n          export AWS_SECRET_ACCESS_KEY="${Secret}"\n'),
      fixed: host('  Bucket:\n    Type: String\n', '') },
    { name: 'parameters of a command', expect: ['script'], related: ['And `AWS_SECRET_ACCESS_KEY`.'],
      text: host('  Bucket:\n    Type: String\n  KeyId:\n    Type: String\n  Secret:\n    Type: String\n    NoEcho: true\n', '          «AWS_ACCESS_KEY_ID=»${KeyId} AWS_SECRET_ACCESS_KEY=${Secret} start\n'),
      fixed: host('  Bucket:\n    Type: String\n', '          start\n') },
    { name: 'parameters of a cmdlet', expect: ['script'], related: ['And `SecretKey`.'], says: ['`AccessKey`'],
      text: host('  Bucket:\n    Type: String\n  KeyId:\n    Type: String\n  Secret:\n    Type: String\n    NoEcho: true\n', '          Set-AWSCredential «-AccessKey »${KeyId} -SecretKey ${Secret} -StoreAs default\n'),
      fixed: host('  Bucket:\n    Type: String\n', '') },
    { name: 'half a key, whose other half is fetched', expect: ['script'], declined: 'does more',
      text: host('  Bucket:\n    Type: String\n  KeyId:\n    Type: String\n', '          export «AWS_ACCESS_KEY_ID=»${KeyId}\n          export AWS_SECRET_ACCESS_KEY=$(fetch-secret)\n') },
    { name: 'a parameter that the script needs elsewhere', expect: ['script'], declined: 'does more',
      text: host('  Bucket:\n    Type: String\n  KeyId:\n    Type: String\n', '          export «AWS_ACCESS_KEY_ID=»${KeyId}\n          tell ${KeyId}\n') },
    { name: 'a parameter in a program, whose lines need each other', expect: ['script'], declined: 'does more',
      text: lambda('').replace('      Environment:', "      Code:\n        ZipFile: !Sub |\n          «aws_access_key_id = '»${Given}'\n          open(aws_access_key_id)\n      Environment:") },
    { name: 'variables that a state machine passes to a task', expect: ['passed'], related: ['And `AWS_SECRET_ACCESS_KEY`.'], about: ['Nightly'], declined: 'does more',
      text: passingMachine("                            - {Name: «AWS_ACCESS_KEY_ID», Value: !Ref Given}\n                            - {Name: AWS_SECRET_ACCESS_KEY, Value: '{{resolve:secretsmanager:key}}'}\n") },
    { name: 'two keys of one user', expect: ['variable'], related: ['And `AWS_ACCESS_KEY_ID`.'], about: ['Task'],
      fixed: taskWithKey('', '').replace(/ {2}Robot:[^]*?(?= {2}Task:)/, '').replace(/ {10}Environment:\n.*\n.*\n/, ''),
      text: taskWithKey('  KeyOne:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref Robot\n', '          Environment:\n            - Name: «AWS_ACCESS_KEY_ID»\n              Value: !Ref KeyOne\n') },
  ],
});
