import assert from 'node:assert/strict';
import type { Declined, Fix } from '../../src/repair/fix.js';
import { generatePassword } from '../../src/repair/keep/generated-password.js';
import { managesPassword, manageMasterPassword, mayManagePassword } from '../../src/repair/keep/managed-password.js';
import { lines } from '../edit/editing.js';
import { applied, nodeAtPath, stage } from './plans.js';

describe('a managed master password', () => {
  const cases = [
    { type: 'AWS::RDS::DBInstance', password: 'MasterUserPassword', toggle: 'ManageMasterUserPassword' },
    { type: 'AWS::RDS::DBCluster', password: 'MasterUserPassword', toggle: 'ManageMasterUserPassword' },
    { type: 'AWS::DocDB::DBCluster', password: 'MasterUserPassword', toggle: 'ManageMasterUserPassword' },
    { type: 'AWS::Redshift::Cluster', password: 'MasterUserPassword', toggle: 'ManageMasterPassword' },
    { type: 'AWS::RedshiftServerless::Namespace', password: 'AdminUserPassword', toggle: 'ManageAdminPassword' },
  ];
  for (const { type, password, toggle } of cases) {
    it(`replaces ${password} of ${type}`, () => {
      const scene = stage(`Resources:\n  Db:\n    Type: ${type}\n    Properties:\n      # who\n      ${password}: "opensesame1" # why\n      Other: 1\n`);
      const db = scene.template.resource('Db');
      assert(db !== null && managesPassword(type, [password]));
      const plan = manageMasterPassword(scene, db, nodeAtPath(scene, 'Resources', 'Db', 'Properties', password));
      assert.equal(applied(scene, plan),
        `Resources:\n  Db:\n    Type: ${type}\n    Properties:\n      # who\n      ${toggle}: true # why\n      Other: 1\n`);
      assert(plan.kind === 'fix' && plan.safety === 'suggestion' && plan.left?.some((each) => each.includes('history')));
    });
  }

  it('keeps the condition of the password', () => {
    const scene = stage(lines(`
      Conditions:
        New: !Equals [!Ref AWS::Region, eu-west-1]
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          Properties:
            MasterUserPassword: !If [New, opensesame1, !Ref AWS::NoValue]
    `));
    const db = scene.template.resource('Db');
    assert(db !== null);
    const plan = manageMasterPassword(scene, db, nodeAtPath(scene, 'Resources', 'Db', 'Properties', 'MasterUserPassword', 1));
    assert.match(applied(scene, plan), / {6}ManageMasterUserPassword: !If \[New, true, !Ref AWS::NoValue\]\n/);
  });

  it('replaces literals under all conditions, together with the conditions', () => {
    const scene = stage(lines(`
      Conditions:
        New: !Equals [!Ref AWS::Region, eu-west-1]
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          Properties:
            MasterUserPassword: !If [New, opensesame1, opensesame2] # both
    `));
    const db = scene.template.resource('Db');
    assert(db !== null);
    const plan = manageMasterPassword(scene, db, nodeAtPath(scene, 'Resources', 'Db', 'Properties', 'MasterUserPassword', 2));
    assert.match(applied(scene, plan), / {6}ManageMasterUserPassword: true # both\n/);
  });

  it('is not offered where the service cannot manage the password', () => {
    const may = (type: string, properties: string, more = ''): boolean => {
      const scene = stage(`Resources:\n  Db:\n    Type: ${type}\n    Properties: { ${properties} }\n${more}`);
      const db = scene.template.resource('Db');
      assert(db !== null);
      return mayManagePassword(scene, db);
    };
    const replica = '  Replica:\n    Type: AWS::RDS::DBInstance\n    Properties: { SourceDBInstanceIdentifier: !Ref Db }\n';
    const other = '  Other:\n    Type: AWS::RDS::DBInstance\n    Properties: { DBClusterIdentifier: !Ref Db }\n';
    assert(may('AWS::RDS::DBInstance', 'Engine: postgres'));
    assert(!may('AWS::RDS::DBInstance', 'Engine: postgres', replica));
    assert(may('AWS::RDS::DBInstance', 'Engine: sqlserver-ee', replica));
    assert(!may('AWS::RDS::DBInstance', 'Engine: postgres, SourceDBInstanceIdentifier: shop'));
    assert(!may('AWS::RDS::DBInstance', 'Engine: custom-oracle-ee'));
    assert(may('AWS::RDS::DBCluster', 'Engine: aurora-mysql', other));
    assert(!may('AWS::RDS::DBCluster', 'Engine: aurora-mysql, GlobalClusterIdentifier: world'));
    assert(!may('AWS::RDS::DBCluster', 'Engine: aurora-mysql, EngineMode: serverless'));
    assert(may('AWS::RDS::DBCluster', 'Engine: aurora-mysql, EngineMode: provisioned'));
  });

  it('turns on a switch that is off', () => {
    const scene = stage('{"Resources": {"Db": {"Type": "AWS::RDS::DBCluster", "Properties": {"ManageMasterUserPassword": false, "MasterUserPassword": "opensesame1"}}}}');
    const db = scene.template.resource('Db');
    assert(db !== null);
    const plan = manageMasterPassword(scene, db, nodeAtPath(scene, 'Resources', 'Db', 'Properties', 'MasterUserPassword'));
    assert.equal(applied(scene, plan), '{"Resources": {"Db": {"Type": "AWS::RDS::DBCluster", "Properties": {"ManageMasterUserPassword": true}}}}');
  });

  it('is not offered for other passwords', () => {
    assert(!managesPassword('AWS::RDS::DBInstance', ['TdeCredentialPassword']));
    assert(!managesPassword('AWS::AmazonMQ::Broker', ['MasterUserPassword']));
  });
});

describe('a generated password', () => {
  it('is referred to in place of the literal', () => {
    const scene = stage(lines(`
      Resources:
        Directory:
          Type: AWS::DirectoryService::SimpleAD
          Properties:
            Name: corp.example
            Password: opensesame1 # set by hand

        Broker:
          Type: AWS::AmazonMQ::Broker
          Properties:
            Users:
              - Username: admin
                Password: opensesame2
    `));
    const { template } = scene;
    const [directory, broker] = [template.resource('Directory'), template.resource('Broker')];
    assert(directory !== null && broker !== null);
    assert.equal(applied(scene, generatePassword(scene, directory, ['Password'], nodeAtPath(scene, 'Resources', 'Directory', 'Properties', 'Password'))), lines(`
      Resources:
        DirectoryPassword:
          Type: AWS::SecretsManager::Secret
          Properties:
            GenerateSecretString:
              PasswordLength: 30
              ExcludeCharacters: '"@/\\'''

        Directory:
          Type: AWS::DirectoryService::SimpleAD
          Properties:
            Name: corp.example
            Password: !Sub '{{resolve:secretsmanager:\${DirectoryPassword}}}' # set by hand

        Broker:
          Type: AWS::AmazonMQ::Broker
          Properties:
            Users:
              - Username: admin
                Password: opensesame2
    `));
    const plan = generatePassword(scene, broker, ['Users', '0', 'Password'], nodeAtPath(scene, 'Resources', 'Broker', 'Properties', 'Users', 0, 'Password'));
    assert.match(applied(scene, plan), /ExcludePunctuation: true\n\n {2}Broker:/);
  });

  it('notes when another value replaces the resource', () => {
    const left = (type: string): boolean => {
      const scene = stage(`Resources:\n  Thing:\n    Type: ${type}\n    Properties:\n      Password: opensesame1\n`);
      const thing = scene.template.resource('Thing');
      assert(thing !== null);
      const plan = generatePassword(scene, thing, ['Password'], nodeAtPath(scene, 'Resources', 'Thing', 'Properties', 'Password'));
      return plan.kind === 'fix' && plan.left?.some((each) => each.includes('may make CloudFormation replace `Thing`')) === true;
    };
    assert(left('AWS::DirectoryService::MicrosoftAD'));
    assert(!left('AWS::DMS::Endpoint'));
  });

  it('gets a free name', () => {
    const scene = stage(lines(`
      Parameters:
        APassword:
          Type: String
      Resources:
        A:
          Type: AWS::DMS::Endpoint
          Properties:
            Password: opensesame1
        APassword2:
          Type: AWS::SNS::Topic
    `));
    const resource = scene.template.resource('A');
    assert(resource !== null);
    assert.match(applied(scene, generatePassword(scene, resource, ['Password'], nodeAtPath(scene, 'Resources', 'A', 'Properties', 'Password'))), /secretsmanager:\$\{APassword3\}/);
  });

  it('is a separate secret for each password of a resource', () => {
    const scene = stage(lines(`
      Resources:
        B:
          Type: AWS::AmazonMQ::Broker
          Properties:
            LdapServerMetadata: {ServiceAccountPassword: opensesame1}
            Users: [{Password: opensesame2}, {Password: opensesame3}]
    `));
    const broker = scene.template.resource('B');
    assert(broker !== null);
    const plan = (...path: readonly (string | number)[]): Fix | Declined =>
      generatePassword(scene, broker, path.map(String), nodeAtPath(scene, 'Resources', 'B', 'Properties', ...path));
    assert.match(applied(scene, plan('Users', 0, 'Password')), /secretsmanager:\$\{BPassword\}/);
    assert.match(applied(scene, plan('Users', 1, 'Password')), /secretsmanager:\$\{BPassword2\}/);
    assert.match(applied(scene, plan('LdapServerMetadata', 'ServiceAccountPassword')), /secretsmanager:\$\{BServiceAccountPassword\}/);
    const leavesMore = (fix: Fix | Declined): boolean => fix.kind === 'fix' && fix.left?.some((each) => each.startsWith('`B` uses the value to sign in elsewhere')) === true;
    assert(leavesMore(plan('LdapServerMetadata', 'ServiceAccountPassword')));
    assert(!leavesMore(plan('Users', 1, 'Password')));
  });
});
