/** What is known about where a file will be deployed, which the file itself does not say. */

export interface Environment {
  readonly accounts: {
    /** The ids of one's own accounts, as twelve digits. */
    readonly own: readonly string[];
    /** The ids of accounts that are trusted like one's own organisation. */
    readonly trusted: readonly string[];
  };
  /** The account to which the stack is deployed, as twelve digits; null when it is not known. */
  readonly account: string | null;
  /** The region to which the stack is deployed; null when it is not known. */
  readonly region: string | null;
}

/** Every account id that counts as one's own. */
export function ownAccounts({ accounts, account }: Environment): readonly string[] {
  return account === null ? accounts.own : [...accounts.own, account];
}
