/** Where a script creates an access key. */
import type { Script } from '../script/script.js';
import type { Call } from './call.js';

/** The calls of `iam:CreateAccessKey`, in the order of the text. */
export function accessKeyCreations(script: Script): readonly Call[] {
  // Reading the calls of a script costs far more than a look at its text.
  return namesAccessKeys.test(script.text) ? script.calls.filter(({ actions }) => actions.includes('iam:CreateAccessKey')) : [];
}

/** What every such call has in it, in whichever language: `create-access-key`, `create_access_key`, `New-IAMAccessKey`. */
const namesAccessKeys = /access[-_]?key/i;
