import { script } from '../../../src/rules/secret/script.js';
import { indented } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const server = (line: string, above = ''): string => `${above}Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: importer
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          ${line}
`;

const build = (specification: string): string => `Resources:
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      Source:
        Type: S3
        BuildSpec: |
          version: 0.2
${indented(specification, 10)}`;

testRule(script, {
  valid: [
    { name: 'a secret that is fetched', text: server('export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)') },
    { name: 'a parameter', unknown: true, text: server('export DB_PASSWORD=${Given}', 'Parameters:\n  Given:\n    Type: String\n') },
    { name: 'options that are filled in', text: server('mysql -p"$PASSWORD" -P3306 && curl -u "admin:$(cat /run/secret)" https://x && docker run --name mysql -p3306:3306 mysql:8') },
    { name: 'a specification of a build that says where secrets are kept', text: build('env:\n  secrets-manager:\n    DB_PASSWORD: prod-db-password\n  parameter-store:\n    API_TOKEN: prod-api-token-of-2024\n') },
    { name: 'what is decoded under another name', text: server('GREETING=$(echo Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5 | base64 -d)') },
    { name: 'a path that is decoded', text: server('DB_PASSWORD=$(echo L2V0Yy9zaG9wL3Bhc3N3b3Jk | base64 -d)') },
    { name: 'a variable that is decoded', text: server('DB_PASSWORD=$(echo $GIVEN | base64 -d)') },
    { name: 'what a pattern asks for', text: server('sed -i "s/^password=..*/password=$PASSWORD/" /etc/shop.conf') },
    { name: 'what a build or a loader fills in', text: server('echo "db.password=@db.password@" > /etc/shop.properties\necho "password: !secret shop" > /etc/shop.yml') },
    { name: 'where a tool takes its password from', text: server('keytool -importcert -storepass:env STORE_PASS -keypass:file /run/pass -file ca.pem') },
    { name: 'a place with escaped slashes', text: server(String.raw`sed -i 's/^password=.*/password=file:\/run\/secret/' /etc/shop.conf`) },
    { name: 'what is replaced', text: server(`sed -i 's/^password=.*/password='"$PASSWORD"'/' /etc/shop.conf`) },
    { name: 'what a command prints, in backticks', text: server('export DB_PASSWORD=`cat /root/.pw`; ROOT_PASS="`tr -dc A-Za-z0-9 </dev/urandom | head -c 20`"; docker run -e DB_PASSWORD=`uuidgen` db; TOKEN=abc`date +%s`') },
    { name: 'a dynamic reference', text: server('DB_PASSWORD={{resolve:secretsmanager:app:SecretString:password}}') },
    { name: 'a comment', text: server('# DB_PASSWORD=correct-horse-battery') },
  ],
  invalid: [
    { name: 'a key in Base64 that begins like a path', text: server('echo "PresharedKey = «/{{base64:42:8}}=»" >> wg0.conf'), expect: ['literal'], says: ['`PresharedKey`'] },
    { name: 'a password above the settings of a driver', text: server('cat > .env <<END\n          DB_PASSWORD=«Winter2031»\n          DRIVER=mysql\n          END'), expect: ['literal'], says: ['`DB_PASSWORD`'] },
    { name: 'a password that is decoded', text: server('DB_PASSWORD=$(echo «Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5» | base64 -d)'), expect: ['literal'], says: ['`DB_PASSWORD`'] },
    { name: 'a password that is decoded from a string', text: server('DB_PASSWORD=$(base64 --decode <<< "«Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5»")'), expect: ['literal'] },
    { name: 'what takes the place of a pattern', text: server('sed -i "s/^password=..*/password=«correct-horse-battery»/" /etc/shop.conf'), expect: ['literal'] },
    { name: 'what takes the place of a pattern between other signs', text: server('sed -i "s|db.password: .....|db.password: «correct-horse-battery»|g" /etc/shop.conf'), expect: ['literal'], says: ['`db.password`'] },
    { name: 'an option in quotes, behind a blank', text: server('migrate --password "«correct-horse-battery»" --note "db password"'), expect: ['literal'], says: ['`password`'] },
    { name: 'the entry point of a container', expect: ['literal'], about: ['Task'],
      text: "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - { Name: main, Image: main, EntryPoint: [sh, -c, 'migrate --password=«correct-horse-battery»'] }\n" },
    { name: 'the launch parameters of game servers', expect: ['literal', 'literal'], about: ['Fleet', 'Fleet'], says: ['`password`', '`admin-password`'],
      text: 'Resources:\n  Fleet:\n    Type: AWS::GameLift::Fleet\n    Properties:\n      RuntimeConfiguration:\n        ServerProcesses: [{ LaunchPath: /local/game/server, Parameters: --port 7777 --password «correct-horse» }]\n      ServerLaunchParameters: --admin-password=«battery-staple»\n' },
    { name: 'the commands of a maintenance window', expect: ['literal'], about: ['Dump'], says: ['`mysql -p`'],
      text: 'Resources:\n  Dump:\n    Type: AWS::SSM::MaintenanceWindowTask\n    Properties:\n      TaskType: RUN_COMMAND\n      TaskInvocationParameters:\n        MaintenanceWindowRunCommandParameters:\n          Parameters: { commands: [mysqldump -u root -p«correct-horse» shop] }\n' },
    { name: 'the commands of an association that an instance lists', expect: ['literal'], about: ['Host'], says: ['`mysql -p`'],
      text: 'Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      IamInstanceProfile: hosts\n      SsmAssociations:\n        - DocumentName: AWS-RunShellScript\n          AssociationParameters:\n            - { Key: workingDirectory, Value: [mysql -u root -phorse-battery shop] }\n            - { Key: commands, Value: [mysql -u root -p«correct-horse» shop] }\n' },
    { name: 'what a playbook is given', expect: ['literal'], about: ['Play'], says: ['`db_password`'],
      text: "Resources:\n  Play:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-ApplyAnsiblePlaybooks\n      Parameters: { ExtraVariables: ['SSM=True db_password=«correct-horse-battery»'] }\n" },
    { name: 'the default of a parameter of a document', expect: ['literal'], about: ['Join'],
      text: "Resources:\n  Join:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Command\n      Content:\n        schemaVersion: '2.2'\n        parameters:\n          DirectoryPassword: { type: String, default: «correct-horse-battery» }\n" },
    { name: 'what the client of a registry keeps, written as a map', expect: ['literal'], about: ['Server'], says: ['`auth`'],
      text: `Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Metadata:\n      AWS::CloudFormation::Init:\n        config:\n          files:\n            /root/.docker/config.json:\n              content: { auths: { registry.internal: { auth: «${'Y2k6Y29ycmVjdC' + '1ob3JzZQ=='}» } } }\n` },
    { name: 'the options of commands', expect: ['literal', 'literal', 'literal', 'literal'], says: ['`mysql -p`', '`curl -u`', '`login -p`', '`chpasswd`'],
      text: server("mysql -u root -p«correct-horse» && curl -u admin:«battery-staple» https://x; docker login -u ci -p «hunter2hunter2» registry\n          echo 'deploy:«tr0ub4dor&3»' | sudo chpasswd") },
    { name: 'a user of cloud-init', expect: ['literal'], about: ['Server'], says: ['`plain_text_passwd`'],
      text: server('x').replace('#!/bin/bash\n          x', '#cloud-config\n          users:\n            - name: deploy\n              plain_text_passwd: «correct-horse-battery»') },
    { name: 'the variables of a build', text: build('env:\n  variables:\n    DB_PASSWORD: «correct-horse-battery»\n'), expect: ['literal'], about: ['Build'] },
    { name: 'a password', text: server('export DB_PASSWORD=«correct-horse-battery»'), expect: ['literal'], about: ['Server'] },
    { name: 'a password behind what a command prints', text: server('NODE=`hostname`; export DB_PASSWORD=«correct-horse-battery»; NAME=`whoami`'), expect: ['literal'] },
    { name: 'a stand-in', text: server('export DB_PASSWORD=«changeme»'), expect: ['standIn'] },
  ],
});
