/**
 * Writes the actions that return credentials or data, from the lists in the PyPI package cloudsplaining.
 * Needs pip; run it by hand after a release of cloudsplaining, after raising the version here.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { actionSpelling } from './generate-action-catalogue.mjs';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-sensitive-actions.mjs';
const requirement = 'cloudsplaining==0.9.1';

/** Actions that we leave out, with the reason. */
const dropped = new Map([
  ...['connect:getfederationtokens', 'gamelist:getcomputeaccess', 'gamelist:getcomputeauthtoken', 'sso:getrolecredentials'].map(
    (action) => [action, 'AWS has no action of this name'],
  ),
  ['cognito-idp:getsigningcertificate', 'a certificate is public'],
  ...['sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'].map((action) => [action, 'anybody may call it; the role decides']),
]);

const { credentials, data, license } = fromWheel(
  requirement,
  `
import ast, json, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
tree = ast.parse(wheel.read('cloudsplaining/shared/constants.py').decode())
lists = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)}
license = next(name for name in wheel.namelist() if name.endswith('dist-info/licenses/LICENSE'))
print(json.dumps({
  'credentials': ast.literal_eval(lists['ACTIONS_THAT_RETURN_CREDENTIALS']),
  'data': ast.literal_eval(lists['READ_ONLY_DATA_EXFILTRATION_ACTIONS']),
  'license': wheel.read(license).decode(),
}))
`,
);

writeFileSync(
  new URL('../../server/src/data/generated/sensitive-action.ts', import.meta.url),
  generatedModule({
    script,
    source: `cloudsplaining ${requirement.split('==')[1]} (PyPI, BSD-3-Clause)`,
    constants: { credentialActionTable: spelt(credentials), dataActionTable: spelt(data) },
  }),
);
mkdirSync(new URL('licenses/', import.meta.url), { recursive: true });
writeFileSync(new URL('licenses/cloudsplaining.txt', import.meta.url), license);

function spelt(actions) {
  return actions
    .filter((action) => !dropped.has(action))
    .map((action) => {
      const [prefix, name] = action.split(':');
      return `${prefix}:${actionSpelling(prefix, name)}`;
    })
    .sort(compare)
    .join('\n');
}
