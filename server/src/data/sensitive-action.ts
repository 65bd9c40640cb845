/** The actions that return a credential, or data that is not for everybody, according to the lists of cloudsplaining. */
import { credentialActionTable, dataActionTable } from './generated/sensitive-action.js';

let credentials: ReadonlySet<string> | undefined;
let reads: ReadonlySet<string> | undefined;

/** Actions that return passwords, keys, tokens, and secrets from Secrets Manager and Systems Manager: `iam:CreateAccessKey`. */
export function credentialActions(): ReadonlySet<string> {
  credentials ??= new Set([...lines(credentialActionTable), ...lines(dataActionTable).filter(isOfSecrets)]);
  return credentials;
}

/** Actions that read data in bulk: `s3:GetObject`. */
export function dataActions(): ReadonlySet<string> {
  reads ??= new Set(lines(dataActionTable).filter((action) => !isOfSecrets(action)));
  return reads;
}

function lines(table: string): readonly string[] {
  return table.split('\n');
}

function isOfSecrets(action: string): boolean {
  return action.startsWith('secretsmanager:') || action.startsWith('ssm:');
}
