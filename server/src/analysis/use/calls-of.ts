/** The calls of one operation in a script. */
import { onceWith } from '../../text/once.js';
import { remembered } from '../../text/remembered.js';
import type { Script } from '../script/script.js';
import type { Call } from './call.js';

/** The calls that need a permission such as `iam:CreateAccessKey`, in the order of the text. */
export function callsOf(script: Script, action: string): readonly Call[] {
  // Reading the calls of a script costs far more than searching its text.
  return callsByResource(script) || mentionOf(action).test(script.text)
    ? script.calls.filter(({ actions }) => actions.includes(action))
    : [];
}

/** Whether a script uses boto3 resources, whose methods have other names: `boto3.resource('iam').Role('r').attach_policy(…)`. */
const callsByResource = onceWith((script: Script): boolean => /\bresource\(/.test(script.text));

/**
 * What a call of an operation has in it, in whichever language: `create-access-key`, `create_access_key`, `CreateAccessKey`.
 * The verb is another one in PowerShell: `New-IAMAccessKey`.
 */
const mentionOf = remembered((action): RegExp => {
  const [, ...words] = action.slice(action.indexOf(':') + 1).match(/[A-Z][a-z0-9]*/g) ?? [];
  return new RegExp(words.join('[-_]?'), 'i');
});
