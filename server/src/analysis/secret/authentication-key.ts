/** Keys and passwords in the authentication metadata of a resource, with which `cfn-init` fetches files. */
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { isMap, textOf } from '../../value/read.js';
import type { Option, Value } from '../../value/value.js';
import { passwordNature } from './literal-nature.js';

export interface AuthenticationKey extends Option {
  readonly key: 'accessKeyId' | 'secretKey' | 'password';
  readonly form: 'literal' | 'reference';
}

const secretKeys = ['accessKeyId', 'secretKey', 'password'] as const;

/** Those of every block. */
export function authenticationKeys(resource: Resource): readonly AuthenticationKey[] {
  const metadata = resource.attribute('Metadata');
  const options = metadata === null ? [] : optionsAt(metadata, 'AWS::CloudFormation::Authentication');
  return options.flatMap((blocks) =>
    (isMap(blocks.value) ? blocks.value.entries : []).flatMap((block) =>
      secretKeys.flatMap((key) =>
        optionsAt(block.value, key).flatMap(({ value, when }): readonly AuthenticationKey[] => {
          const form = formOf(value);
          return form === null ? [] : [{ key, form, value, when: [...blocks.when, ...when] }];
        }),
      ),
    ),
  );
}

/** CloudFormation resolves no dynamic references in metadata, so one there is not a secret. */
function formOf(value: Value): 'literal' | 'reference' | null {
  const text = textOf(value);
  const nature = text === null ? null : passwordNature(text);
  if (text !== null) return nature === 'value' || nature === 'stand-in' ? 'literal' : null;
  return value.kind === 'ref' || value.kind === 'attribute' || isElsewhere(value) ? 'reference' : null;
}

/** Whether a value refers to something outside this file, as in a fragment of a template. */
function isElsewhere(value: Value): boolean {
  return value.kind === 'unknown' && value.reason === 'invalid';
}
