/** A database that could accept IAM roles but asks for a password. */
import { switchedOff } from '../../analysis/switch.js';
import type { Resource } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { switchOn } from '../../repair/switch-on.js';
import { defineRule } from '../rule.js';

export const databaseIamAuth = defineRule({
  id: 'role/database-iam-auth',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A database accepts only passwords, although its engine supports IAM authentication.',
  why: 'With IAM authentication a workload signs in with its role and a token that is valid for fifteen minutes; no password has to be stored, shared or rotated.',
  remedy: 'Switch IAM authentication on, and grant `rds-db:connect` to the roles that need it.',
  references: [
    { title: 'IAM database authentication', url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html' },
    {
      title: 'AWS::RDS::DBInstance',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html',
    },
  ],
  messages: {
    passwords: { severity: 'hint', text: 'Database `{database}` accepts only passwords; its engine supports IAM authentication.' },
  },

  subject: 'resource',
  types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Neptune::DBCluster'],
  check(database, report) {
    if (!couldAcceptRoles(database)) return;
    for (const { at, when } of switchedOff(database, propertyOf(database))) {
      report('passwords', at, { slots: { database: database.id }, when });
    }
  },

  fixes: {
    passwords: (at, database, facts) => [
      switchOn(facts, database, {
        path: [propertyOf(database)],
        to: true,
        at,
        title: `Let roles sign in to \`${database.id}\` (IAM authentication)`,
        safety: 'suggestion',
        left: [`Give the users of \`${database.id}\` the right to sign in with a role, in the database and by \`rds-db:connect\`.`],
      }),
    ],
  },
});

/** The RDS engines that support it (RDS User Guide, "IAM database authentication"). */
const engines = /^(?:aurora|(?:aurora-)?(?:mysql|postgresql|postgres|mariadb))$/i;

/** The versions of an engine that do not support it yet (RDS User Guide, "IAM database authentication"). */
const tooOld: readonly { readonly engine: RegExp; readonly version: RegExp }[] = [
  { engine: /^mariadb$/i, version: /^10\.[0-5](?:\.|$)/ },
  // Since 5.6.34, 5.7.16 and 8.0.16.
  { engine: /^mysql$/i, version: /^(?:5\.[0-5]|5\.6\.(?:\d|[12]\d|3[0-3])|(?:5\.7|8\.0)\.(?:\d|1[0-5]))(?:\.|$)/ },
  { engine: /^postgres$/i, version: /^(?:[0-8]|9\.[0-4])(?:\.|$)/ },
];

function propertyOf({ type }: Resource): string {
  return type === 'AWS::Neptune::DBCluster' ? 'IamAuthEnabled' : 'EnableIAMDatabaseAuthentication';
}

/** False where the cluster decides, and where the engine is not known or does not support it. */
function couldAcceptRoles(database: Resource): boolean {
  if (database.type === 'AWS::Neptune::DBCluster') return true;
  const all = (path: string): readonly (string | null)[] => optionsAt(database.properties, path).map(({ value }) => textOf(value));
  const named = all('Engine');
  if (named.length === 0 || absencesAt(database.properties, 'Engine').length > 0) return false;
  if (!named.every((engine) => engine !== null && engines.test(engine))) return false;
  const versions = all('EngineVersion');
  const isTooOld = tooOld.some(
    ({ engine, version }) => named.some((each) => engine.test(each ?? '')) && versions.some((each) => version.test(each ?? '')),
  );
  if (isTooOld) return false;
  return all('DBClusterIdentifier').length === 0 && !all('EngineMode').some((mode) => mode === 'serverless');
}
