/**
 * Writes the accounts from which CloudTrail and Redshift wrote their logs before they had service principals, which old
 * bucket policies name, from the lists in the PyPI package cfripper.
 * Needs pip; run it by hand after a release of cfripper, after raising the version here.
 */
import { writeFileSync } from 'node:fs';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-log-accounts.mjs';
const requirement = 'cfripper==1.22.1';

const { trail, redshift } = fromWheel(
  requirement,
  `
import ast, json, sys, zipfile
tree = ast.parse(zipfile.ZipFile(sys.argv[1]).read('cfripper/config/constants.py').decode())
lists = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)}
print(json.dumps({
  'trail': ast.literal_eval(lists['AWS_CLOUDTRAIL_ACCOUNT_IDS']),
  'redshift': ast.literal_eval(lists['AWS_REDSHIFT_AUDIT_ACCOUNT_IDS']),
}))
`,
);

writeFileSync(
  new URL('../../server/src/data/generated/log-account.ts', import.meta.url),
  generatedModule({
    script,
    source: `cfripper ${requirement.split('==')[1]} (PyPI, Apache-2.0)`,
    constants: { trailAccountTable: table(trail), redshiftAccountTable: table(redshift) },
  }),
);

function table(accounts) {
  return accounts.sort(compare).join('\n');
}
