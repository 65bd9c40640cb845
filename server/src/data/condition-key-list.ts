/** Lists of condition keys in the notation of the generated tables: `key=S;key=a`. */

export type ConditionType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress';

export interface ConditionKey {
  /** Spelt as in the reference; a star stands for the part that the caller chooses, as in `aws:RequestTag/*`. */
  readonly key: string;
  readonly type: ConditionType;
  /** Whether a request can carry several values, so that `ForAnyValue` or `ForAllValues` makes sense. */
  readonly multivalued: boolean;
}

const conditionTypes: Readonly<Record<string, ConditionType>> = {
  S: 'String',
  A: 'ARN',
  B: 'Bool',
  N: 'Numeric',
  D: 'Date',
  I: 'IPAddress',
};

/** Reads a list; a lower-case letter marks a key with several values. */
export function readConditionKeys(text: string): readonly ConditionKey[] {
  return text.split(';').flatMap((item) => {
    const letter = item.slice(-1);
    const type = conditionTypes[letter.toUpperCase()];
    return type === undefined ? [] : [{ key: item.slice(0, -2), type, multivalued: letter !== letter.toUpperCase() }];
  });
}
