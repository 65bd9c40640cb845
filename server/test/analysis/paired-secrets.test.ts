import assert from 'node:assert/strict';
import { readMarks } from '../support/marks.js';
import { fillPlaceholders } from '../support/synthetic.js';
import { factsOf } from './facts-of.js';
import { code, file, userData } from './script-template.js';

describe('the secrets that a name beside them or a variable leads to', () => {
  const found: readonly (readonly [name: string, text: string])[] = [
    ['of containers in manifests', userData(`#!/bin/bash
cat <<EOF | kubectl apply -f -
      containers:
        - name: shop
          env:
            - name: POSTGRES_PASSWORD
              value: «correct-horse»
            - name: "ADMIN_PASSWORD"
              value: "«battery staple»"
            - { name: TILL_PASSWORD, value: «hunter2x» }
EOF`)],
    ['of containers in code', code(`ecs.run_task(overrides={'containerOverrides': [{'name': 'shop', 'environment': [{'name': 'DB_PASSWORD', 'value': '«correct-horse»'}]}]})`)],
    ['among the parameters of stacks', userData(`#!/bin/bash
aws cloudformation create-stack --stack-name shop --parameters \\
  ParameterKey=Stage,ParameterValue=test \\
  ParameterKey=DbPassword,ParameterValue=«correct-horse» "ParameterKey=AdminPassword,ParameterValue=«battery-staple»"
echo '[{ "ParameterKey": "TillPassword", "ParameterValue": "«hunter2x»" }]' > parameters.json`)],
    ['in settings of Hadoop', file('<property>\n  <name>javax.jdo.option.ConnectionPassword</name>\n  <value>«correct-horse»</value>\n</property>', '/etc/hive-site.xml')],
    ['in variables with any name', userData(`#!/bin/bash
P=«correct-horse»
X="«battery-staple»"
mysql -u root -p$P shop
export Z='«hunter2x»'; sshpass -p "\${!X}" ssh deploy@host; redis-cli -a "$Z" ping`)],
    ['in variables of PowerShell', userData(`<powershell>
$p = '«correct-horse»'
$join = ConvertTo-SecureString -String $p -AsPlainText -Force
$q = "«battery-staple»"
$admin = $q | ConvertTo-SecureString -AsPlainText -Force
</powershell>`)],
    ['with which a vault is opened', userData('#!/bin/bash\nvault login «battery-9-staple»\nvault login -method=token "«correct-2-horse»"\nvault login -no-print token=«hunter2x»')],
    ['of Cypress and of Sauce Labs', userData('#!/bin/bash\nexport CYPRESS_RECORD_KEY=«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»\nexport SAUCE_ACCESS_KEY=«5b7c9d1e-2f30-4b4c-9d6e-7f8091a2b3c4»')],
    ['of a registry of schemas', file('schema.registry.basic.auth.user.info=«SHOP:correct-2-horse»', '/etc/connect.properties')],
  ];
  for (const [name, marked] of found) {
    it(`are found ${name}`, () => {
      const { text, spans } = readMarks(fillPlaceholders(marked));
      assert.deepEqual(factsOf(text).secrets.map(({ start, end }) => text.slice(start, end)), spans.map(({ start, end }) => text.slice(start, end)));
    });
  }

  const silent: readonly (readonly [name: string, text: string])[] = [
    ['filled in or kept elsewhere', userData(`#!/bin/bash
cat <<EOF > shop.yaml
  - name: DB_PASSWORD
    value: $DB_PASSWORD
  - name: DB_PASSWORD
    valueFrom:
      secretKeyRef: { name: shop, key: password }
  - name: DB_PASSWORD_FILE
    value: /run/secrets/db
  - name: ALLOW_EMPTY_PASSWORD
    value: "yes"
  - name: password
    in: formData
    description: value
EOF
aws cloudformation update-stack --parameters ParameterKey=DbPassword,UsePreviousValue=true ParameterKey=TillPassword,ParameterValue=$PW
aws ec2 create-tags --resources i-1 --tags Key=Secret,Value=true Key=PasswordPolicy,Value=strict`)],
    ['labels, and what stands for a secret that is not shown', code(`shown = {'password': 'hidden', 'api_password': 'masked'}\nlabels = [{'key': 'password', 'value': 'Password'}, {'key': 'new_password', 'value': 'new-password'}]`)],
    ['what a variable holds that a command fills, or that is no password of a program', userData(`#!/bin/bash
P=first-value
P=$(aws ssm get-parameter --name shop --with-decryption --query Parameter.Value --output text)
mysql -u root -p$P shop
PORT=8080x
docker run --name mysql -p$PORT:3306 mysql
mysql -u root -p$UNSET shop`)],
    ['words about a vault, and its other methods', userData('#!/bin/bash\necho "vault login first"\nvault login -method=aws role=shop2\nvault login -method userpass2 username=shop\nvault login -no-print $TOKEN\necho "$TOKEN" | vault login -')],
  ];
  for (const [name, text] of silent) it(`are not ${name}`, () => assert.deepEqual(factsOf(text).secrets.map(({ start, end }) => text.slice(start, end)), []));

  it('are searched for in linear time, however hostile the text is', () => {
    for (const part of ['name: password\n', 'mysql -p$a a=', 'vault login -a=b ', '$a | ConvertTo-SecureString $a = "', 'ParameterKey=password,']) {
      assert.ok(factsOf(userData(`#!/bin/bash\n${part.repeat(1000)}`)).secrets.length < 2000);
    }
  });
});
