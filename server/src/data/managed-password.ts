/** Which services can keep the password of a database's first user in Secrets Manager themselves. */
import { managedPasswordTable } from './generated/managed-password.js';

export interface ManagedPassword {
  /** The property that takes the password in plain text. */
  readonly password: string;
  /** The property that replaces it when it is `true`. */
  readonly toggle: string;
  /** The attribute that returns the ARN of the secret; null where there is none. */
  readonly secretAttribute: string | null;
}

let table: ReadonlyMap<string, ManagedPassword> | undefined;

/** Null for a resource type whose service does not manage a password. */
export function managedPassword(type: string): ManagedPassword | null {
  table ??= readTable();
  return table.get(type) ?? null;
}

function readTable(): ReadonlyMap<string, ManagedPassword> {
  return new Map(
    managedPasswordTable
      .trim()
      .split('\n')
      .map((line) => {
        const [type = '', password = '', toggle = '', secretAttribute = null] = line.split(' ');
        return [type, { password, toggle, secretAttribute }];
      }),
  );
}
