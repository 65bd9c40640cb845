/** Values in conditions that can never match: not of the type that the operator compares, or not what the key holds. */
import type { ConditionType } from '../../data/condition-key.js';
import { readDate, readNumber } from '../evaluate/quantity.js';
import { knownText } from '../partial-text.js';
import type { ConditionTest } from '../policy.js';
import { readAddressRange } from './address-range.js';
import type { OperatorFamily } from './condition-operator.js';

type ConditionValue = ConditionTest['values'][number];

/** The type as which an operator reads its values. */
const typeOf: Readonly<Partial<Record<OperatorFamily, ConditionType>>> = {
  bool: 'Bool',
  null: 'Bool',
  numeric: 'Numeric',
  date: 'Date',
  ip: 'IPAddress',
  arn: 'ARN',
};

/** The type as which the values of a test are read. */
export function valueType({ operator }: ConditionTest): ConditionType {
  return typeOf[operator?.family ?? 'string'] ?? 'String';
}

/** The first value that is spelled out, is no other tool's placeholder, and cannot be read as what its operator compares. */
export function unreadableIn(test: ConditionTest): ConditionValue | undefined {
  return test.values.find((value) => isUnreadable(value, test));
}

/** Operators that know no policy variables (IAM User Guide, "IAM policy elements: Variables and tags"). */
const literally: ReadonlySet<OperatorFamily | undefined> = new Set(['numeric', 'date', 'ip']);
const variable = /^\$\{[a-z][a-z0-9-]*:[^{}]+\}$/i;

/** All six parts, unless a wildcard may stand for some. */
const arnForm = /^(?:arn:(?:[^:]*:){4}|arn:.*[*?]|[*?])/s;

function isUnreadable({ text }: ConditionValue, { operator }: ConditionTest): boolean {
  const known = knownText(text);
  if (known === null) return false;
  if (/[${}<>]/.test(known)) return literally.has(operator?.family) && variable.test(known);
  switch (operator?.family) {
    case 'bool':
    case 'null':
      return !/^(?:true|false)$/i.test(known.trim());
    case 'numeric':
      return readNumber(known) === null;
    case 'date':
      return readDate(known) === null;
    case 'ip':
      return readAddressRange(known) === null;
    case 'arn':
      return known !== '' && !arnForm.test(known);
    default:
      return false;
  }
}

export interface StrayValue {
  readonly item: ConditionValue;
  readonly value: string;
  /** What the key holds instead. */
  readonly form: string;
}

/** The first value of another kind than the key holds, such as the id of an endpoint instead of that of a network. */
export function strayIn({ key, values, operator }: ConditionTest): StrayValue | null {
  if (operator?.family !== 'string' && operator?.family !== 'arn') return null;
  for (const { form, others } of kinds.get(key.toLowerCase()) ?? []) {
    const item = values.find(({ text }) => others.test(knownText(text) ?? ''));
    if (item !== undefined) return { item, value: knownText(item.text) ?? '', form };
  }
  return null;
}

interface Kind {
  readonly form: string;
  /** What is mistaken for it. */
  readonly others: RegExp;
}

const organization: Kind = { form: 'the id of an organization (`o-…`)', others: /^(?:ou-|r-[0-9a-z]{4,32}$|arn:|\d{12}$)/ };
const account: readonly Kind[] = [
  { form: 'the number of an account', others: /^(?:arn:|o-[a-z0-9]{10,32}$)/ },
  { form: 'the twelve digits of an account', others: /^(?!\d{12}$)\d+$/ },
];
const network: Kind = { form: 'the id of a network (`vpc-…`)', others: /^(?:vpce-|arn:)/ };
const service: Kind = { form: 'the name of a service (`lambda.amazonaws.com`)', others: /^[a-z][a-z0-9-]{0,63}$/ };

/**
 * By the IAM user guide, "AWS global condition context keys", "Principal key values" and "Available keys for IAM", the KMS
 * developer guide, "kms:ViaService", and the guide of IAM Identity Center, "Referencing permission sets in resource policies".
 * Only what is certainly something else is listed, because a text may be filled in by another tool.
 */
const kinds: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['aws:principalorgid', [organization]],
  ['aws:resourceorgid', [organization]],
  ['aws:sourceorgid', [organization]],
  ['aws:principalaccount', account],
  ['aws:resourceaccount', account],
  ['aws:sourceaccount', account],
  ['aws:sourceowner', account],
  ['kms:calleraccount', account],
  ['s3:resourceaccount', account],
  ['aws:sourcevpc', [network]],
  ['aws:sourcevpce', [{ form: 'the id of an endpoint (`vpce-…`)', others: /^(?:vpc-|arn:)/ }]],
  [
    'aws:principalarn',
    [
      { form: 'an ARN with an account (`arn:aws:iam::111122223333:root`)', others: /^arn:[^:*?]*:iam::(?:root$|(?:user|role)\/)/ },
      { form: 'the ARN of the role, whatever the session', others: /^arn:[^:]*:sts:[^:]*:[^:]*:assumed-role\// },
      {
        form: 'an ARN with the path of such roles (`role/aws-reserved/sso.amazonaws.com/…`)',
        others: /^arn:[^:]*:iam:[^:]*:[^:]*:role\/AWSReservedSSO_/,
      },
    ],
  ],
  ['aws:userid', [{ form: 'an id (`AROA…:session`)', others: /^arn:/ }]],
  ['aws:username', [{ form: 'the name of a user', others: /^arn:/ }]],
  [
    'aws:principaltype',
    [
      { form: '`Account` for the root user', others: /^root$/i },
      { form: '`AssumedRole` for a role', others: /^(?:assumed-)?role$/i },
    ],
  ],
  ['aws:requestedregion', [{ form: 'the code of a region (`eu-west-1`)', others: /^[a-z]{2}-[a-z-]{1,32}-\d[a-z]$|\([A-Z]/ }]],
  ['iam:passedtoservice', [service]],
  ['iam:awsservicename', [service]],
  [
    'kms:viaservice',
    [{ form: 'a service with its region (`s3.eu-west-1.amazonaws.com`)', others: /^[a-z][a-z0-9-]{0,63}(?:\.amazonaws\.com(?:\.cn)?)?$/ }],
  ],
]);
