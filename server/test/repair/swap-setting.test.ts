import assert from 'node:assert/strict';
import { given, server, user } from './key-user.js';
import { reasonOf, stage } from './plans.js';
import { swap, testSwap } from './swap.js';

describe('the role swap in settings', () => {
  testSwap({
    name: 'takes the key from the settings of services, servers and Java',
    onlyLineFeeds: true,
    before: user + server(
      'env AWS_ACCESS_KEY_ID=${Key}',
      'Environment="AWS_ACCESS_KEY_ID=${Key}" "AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}"',
      'environment=AWS_ACCESS_KEY_ID="${Key}",AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}"',
      'SetEnv AWS_ACCESS_KEY_ID ${Key}',
      'setenv AWS_SECRET_ACCESS_KEY "${Key.SecretAccessKey}"',
      'fastcgi_param AWS_ACCESS_KEY_ID ${Key};',
      'passenger_env_var AWS_SECRET_ACCESS_KEY ${Key.SecretAccessKey};',
      'env[AWS_ACCESS_KEY_ID] = ${Key}',
      'java -Xmx1g -Daws.accessKeyId=${Key} -Daws.secretKey=${Key.SecretAccessKey} -jar shop.jar',
      'JAVA_OPTS="-Xmx1g -Daws.accessKeyId=${Key} -Daws.secretKey=${Key.SecretAccessKey}"',
      'OPTIONS="-Daws.accessKeyId=${Key} -Daws.secretKey=${Key.SecretAccessKey}"',
      'docker run -e "AWS_ACCESS_KEY_ID=${Key}" -e AWS_SECRET_ACCESS_KEY="${Key.SecretAccessKey}" shop',
      'sh -c "start -e AWS_ACCESS_KEY_ID=${Key}"',
      's3cmd --access_key=${Key} --secret_key=${Key.SecretAccessKey} sync /data s3://files',
    ),
    after: `Resources:\n${server('java -Xmx1g -jar shop.jar', 'JAVA_OPTS="-Xmx1g"', 'OPTIONS=""', 'docker run shop', 'sh -c "start"', 's3cmd sync /data s3://files')}${given}`,
    left: ['Instances of `Server` that are running'],
  });

  for (const line of [
    'Environment="AWS_ACCESS_KEY_ID=${Key}" STAGE',
    'environment=AWS_ACCESS_KEY_ID="${Key}",HOME',
    'SetEnv AWS_ACCESS_KEY_ID ${Key} more',
    'other --access_key=${Key} sync',
    's3cmd get files; other --access_key=${Key} sync',
  ]) it(`is declined where a line says more: ${line}`, () => {
    assert.match(reasonOf(swap(stage(user + server(line)))), /`UserData` of `Server`/);
  });

  testSwap({
    name: 'takes the key from YAML, with the keys and lists that are empty without it',
    onlyLineFeeds: true,
    before: user + server(
      'cat > compose.yml <<EOF',
      'services:',
      '  shop:',
      '    environment:',
      '      - AWS_ACCESS_KEY_ID=${Key}',
      '      - "AWS_SECRET_ACCESS_KEY=${Key.SecretAccessKey}"',
      '    image: shop',
      '  other:',
      '    image: other',
      '    environment:',
      '      AWS_ACCESS_KEY_ID: ${Key}',
      '      STAGE: prod',
      'runcmd:',
      '  - export AWS_ACCESS_KEY_ID=${Key}',
      'EOF',
    ),
    after: `Resources:\n${server('cat > compose.yml <<EOF', 'services:', '  shop:', '    image: shop', '  other:', '    image: other', '    environment:', '      STAGE: prod', 'EOF')}${given}`,
    left: ['Instances of `Server` that are running'],
  });

  testSwap({
    name: 'takes the key that a variable hands on to files and cmdlets',
    onlyLineFeeds: true,
    before: user + server(
      'readonly FILES_KEY=${Key}',
      'declare -r FILES_SECRET="${Key.SecretAccessKey}"',
      'cat > ~/.aws/credentials <<EOF',
      '[default]',
      'aws_access_key_id = $FILES_KEY',
      'aws_secret_access_key = ${!FILES_SECRET}',
      'EOF',
      '$accessKey = "${Key}"',
      '$secretKey = "${Key.SecretAccessKey}"',
      'Read-S3Object -BucketName files -AccessKey $accessKey -SecretKey $secretKey -Key setup.exe',
      '$env:AWS_ACCESS_KEY_ID = $accessKey',
      'cfn-init -s shop --access-key $FILES_KEY --secret-key ${!FILES_SECRET} -r Server',
    ),
    after: `Resources:\n${server('cat > ~/.aws/credentials <<EOF', '[default]', 'EOF', 'Read-S3Object -BucketName files -Key setup.exe', 'cfn-init -s shop -r Server')}${given}`,
    left: ['Code of `Server` that reads', 'Instances of `Server` that are running'],
  });
});
