import { databaseIamAuth } from '../../../src/rules/role/database-iam-auth.js';
import { testRule } from '../../support/test-rule.js';

const database = (properties: string, engine = 'postgres', id = 'Database'): string => `Parameters:
  Given:
    Type: String
Resources:
  ${id}:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: ${engine}
${properties}`;

const graph = (properties: string, id = 'Graph'): string => `Resources:
  ${id}:
    Type: AWS::Neptune::DBCluster
    Properties:
      StorageEncrypted: true
${properties}`;

testRule(databaseIamAuth, {
  valid: [
    { name: 'a database that admits roles', text: database('      EnableIAMDatabaseAuthentication: true\n') },
    { name: 'an engine that knows no roles', text: database('', 'oracle-ee') },
    { name: 'a version that knows no roles', text: database("      EngineVersion: '10.4.29'\n", 'mariadb') },
    { name: 'a MySQL that knows no roles', text: database("      EngineVersion: '5.5'\n", 'MySQL') },
    { name: 'the last MySQL 5.6 that knows no roles', text: database('      EngineVersion: 5.6.33\n', 'mysql') },
    { name: 'the last MySQL 5.7 that knows no roles', text: database('      EngineVersion: 5.7.15\n', 'mysql') },
    { name: 'the last MySQL 8.0 that knows no roles', text: database('      EngineVersion: 8.0.15\n', 'mysql') },
    { name: 'a PostgreSQL that knows no roles', text: database('      EngineVersion: 9.4.7\n') },
    { name: 'engines that begin or end like others', text: database('', 'custom-mysql') + database('', 'mysql-custom', 'Other').replace(/^[^]*Resources:\n/, '') },
    { name: 'the last version that knows no roles', text: database("      EngineVersion: '10.5'\n", 'MariaDB') },
    { name: 'an engine of which one branch knows no roles', text: database('', '!If [IsProd, mysql, oracle-ee]').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'versions of which one knows no roles', text: database("      EngineVersion: !If [IsProd, '10.11', '10.4']\n", 'mariadb').replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Given, prod]\nResources:') },
    { name: 'a restored database, whose engine the snapshot says', text: database('      DBSnapshotIdentifier: nightly\n').replace('      Engine: postgres\n', '') },
    { name: 'an engine that is not known', unknown: true, text: database('', '!Ref Given') },
    { name: 'a setting that is not known', unknown: true, text: database('      EnableIAMDatabaseAuthentication: !Ref Given\n') },
    { name: 'an instance of a cluster', text: database('      DBClusterIdentifier: cluster\n', 'aurora-mysql') },
    { name: 'a graph that admits roles', text: graph('      IamAuthEnabled: true\n') },
    { name: 'a cluster without servers', text: database('      EngineMode: serverless\n', 'aurora-mysql').replace('DBInstance', 'DBCluster') },
  ],
  invalid: [
    { name: 'a version that knows roles', text: database("      EngineVersion: '10.11'\n", 'mariadb', '«Database»'), expect: ['passwords'],
      fixed: database("      EngineVersion: '10.11'\n      EnableIAMDatabaseAuthentication: true\n", 'mariadb') },
    { name: 'a database without a word', left: ['Give the users of `Database` the right to sign in'], text: database('', 'mysql', '«Database»'), expect: ['passwords'], about: ['Database'],
      fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'mysql') },
    { name: 'the engine aurora', text: database('', 'aurora', '«Database»'), expect: ['passwords'], fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'aurora') },
    { name: 'the engine aurora-mysql', text: database('', 'aurora-mysql', '«Database»'), expect: ['passwords'], fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'aurora-mysql') },
    { name: 'the engine aurora-postgresql', text: database('', 'aurora-postgresql', '«Database»'), expect: ['passwords'], fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'aurora-postgresql') },
    { name: 'the engine postgresql', text: database('', 'postgresql', '«Database»'), expect: ['passwords'], fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'postgresql') },
    { name: 'a version that only begins like an old one', text: database("      EngineVersion: '10.50'\n", 'mariadb', '«Database»'), expect: ['passwords'],
      fixed: database("      EngineVersion: '10.50'\n      EnableIAMDatabaseAuthentication: true\n", 'mariadb') },
    { name: 'the first MySQL 5.6 that knows roles', text: database('      EngineVersion: 5.6.34\n', 'mysql', '«Database»'), expect: ['passwords'],
      fixed: database('      EngineVersion: 5.6.34\n      EnableIAMDatabaseAuthentication: true\n', 'mysql') },
    { name: 'the first MySQL 8.0 that knows roles', text: database('      EngineVersion: 8.0.16\n', 'mysql', '«Database»'), expect: ['passwords'],
      fixed: database('      EngineVersion: 8.0.16\n      EnableIAMDatabaseAuthentication: true\n', 'mysql') },
    { name: 'a MySQL of which RDS takes the newest', text: database("      EngineVersion: '5.7'\n", 'mysql', '«Database»'), expect: ['passwords'],
      fixed: database("      EngineVersion: '5.7'\n      EnableIAMDatabaseAuthentication: true\n", 'mysql') },
    { name: 'a PostgreSQL with two digits', text: database("      EngineVersion: '16.3'\n", 'postgres', '«Database»'), expect: ['passwords'],
      fixed: database("      EngineVersion: '16.3'\n      EnableIAMDatabaseAuthentication: true\n") },
    { name: 'an Aurora with the number of an old MySQL', text: database('      EngineVersion: 5.6.10a\n', 'aurora', '«Database»').replace('DBInstance', 'DBCluster'), expect: ['passwords'],
      fixed: database('      EngineVersion: 5.6.10a\n      EnableIAMDatabaseAuthentication: true\n', 'aurora').replace('DBInstance', 'DBCluster') },
    { name: 'a cluster with servers', text: database('      EngineMode: provisioned\n', 'aurora-mysql', '«Database»').replace('DBInstance', 'DBCluster'), expect: ['passwords'],
      fixed: database('      EngineMode: provisioned\n      EnableIAMDatabaseAuthentication: true\n', 'aurora-mysql').replace('DBInstance', 'DBCluster') },
    { name: 'an old number of another engine', text: database("      EngineVersion: '10.4'\n", 'postgres', '«Database»'), expect: ['passwords'],
      fixed: database("      EngineVersion: '10.4'\n      EnableIAMDatabaseAuthentication: true\n") },
    { name: 'a database that says no', text: database('      EnableIAMDatabaseAuthentication: «false»\n'), expect: ['passwords'],
      fixed: database('      EnableIAMDatabaseAuthentication: true\n') },
    { name: 'a graph without a word', text: graph('', '«Graph»'), expect: ['passwords'], says: ['`Graph`'],
      fixed: graph('      IamAuthEnabled: true\n') },
    { name: 'an engine in capitals', text: database('', 'MySQL', '«Database»'), expect: ['passwords'],
      fixed: database('      EnableIAMDatabaseAuthentication: true\n', 'MySQL') },
  ],
});
