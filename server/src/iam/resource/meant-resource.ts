/** The resource that was meant, where the written one is of no kind that the actions of its statement are for. */
import { listedActions } from '../action-support.js';
import { arnPattern } from '../pattern.js';
import type { Statement } from '../policy.js';
import { fitsAction } from './resource-format.js';

/**
 * The only ARN that fits an action and differs from the written one in one respect: a region or an account that its kind does
 * not have, another sign after the type, a bucket for its objects or the other way round. Variables are written as in
 * `Fn::Sub`; `rest` is what follows the text that is written. Null where there are several, or none.
 */
export function meantResource(written: string, rest: string, statement: Statement): string | null {
  const actions = listedActions(statement);
  const fits = (text: string): boolean => {
    const pattern = arnPattern([filledIn(text + rest)], 'text');
    return actions.some(({ id }) => fitsAction(pattern, id) === 'yes');
  };
  const [only, ...others] = new Set(variantsOf(written).filter((text) => text !== written && fits(text)));
  return only !== undefined && others.length === 0 ? only : null;
}

function variantsOf(written: string): readonly string[] {
  const parts = written.split(colonOutsideOfVariables);
  const [arn = '', partition = '', service = '', region = '', account = '', ...rest] = parts;
  if (arn !== 'arn' || rest.length === 0) return [];
  const resource = rest.join(':');
  const arnOf = (...changed: readonly [string, string, string]): string => [arn, partition, service, ...changed].join(':');
  const variants = [
    arnOf('', account, resource),
    arnOf(region, '', resource),
    arnOf('', '', resource),
    arnOf(region, account, resource.replace('/', ':')),
    arnOf(region, account, resource.replace(colonOutsideOfVariables, '/')),
  ];
  return service === 's3' ? [...variants, `${written}/*`, arnOf(region, account, resource.replace(/\/[^]*$/, ''))] : variants;
}

const colonOutsideOfVariables = /:(?![^{}]*\})/;

/** A text without variables, with what may stand for each. */
function filledIn(text: string): string {
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => samples.get(name) ?? 'x');
}

const samples: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '111122223333'],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'eu-west-1'],
]);
