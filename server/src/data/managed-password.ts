/** Which services keep the password of a database's first user in Secrets Manager themselves, when they are asked to. */
import { managedPasswordTable } from './generated/managed-password.js';

export interface ManagedPassword {
  /** The property that takes the password in clear. */
  readonly password: string;
  /** The property that, true, takes its place. */
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
