/** What is known of where a file will be deployed; nothing of it stands in the file. */

export interface Environment {
  readonly accounts: {
    /** Account ids that are one's own, as twelve digits. */
    readonly own: readonly string[];
    /** Account ids that are trusted like one's own organisation. */
    readonly trusted: readonly string[];
  };
  /** The account that the stack goes to, as twelve digits, or null when it is open. */
  readonly account: string | null;
  /** The region that the stack goes to, or null when it is open. */
  readonly region: string | null;
}

/** Every account id that counts as one's own. */
export function ownAccounts({ accounts, account }: Environment): readonly string[] {
  return account === null ? accounts.own : [...accounts.own, account];
}
