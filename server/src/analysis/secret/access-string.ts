/** Passwords in the access string of a user of a cache: `on >password ~* +@all` (Redis and Valkey documentation, "ACL"). */
import type { Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { propertyValues } from '../property-value.js';
import { resolvedTexts } from '../script/resolved-text.js';
import type { NamedDetection } from './named-literal.js';
import { passwordAt } from './script/password-at.js';

const property = 'AccessString';
const users: ReadonlySet<string> = new Set(['AWS::ElastiCache::User', 'AWS::MemoryDB::User']);

/** `>` adds a password, `<` removes one; after `#` and `!` it is a hash. */
const rule = /(?:^|\s)[<>](?=\S)/g;

/** The spans are those in the file. */
export function accessStringSecrets(template: Template): readonly NamedDetection[] {
  return gather([...template.resources.values()], (resource) =>
    !users.has(resource.type)
      ? []
      : gather(propertyValues(resource, [property]), ({ value }) =>
          gather(resolvedTexts(value), (whole) =>
            matchesOf(rule, whole.text).flatMap(({ index, 0: { length } }) =>
              passwordAt(whole.text, index + length, property).flatMap((found) => {
                const at = whole.spanAt(found.start, found.end);
                return at === null ? [] : [{ ...found, start: at.start, end: at.end }];
              }),
            ),
          ),
        ),
  );
}
