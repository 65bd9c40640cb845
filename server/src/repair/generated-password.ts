/** The plan that moves a literal password into a Secrets Manager secret with a value that nobody has seen. */
import { type Content, fields, intrinsic, text, word } from '../edit/content.js';
import type { Resource } from '../model/template.js';
import type { Node } from '../syntax/tree.js';
import { encloses } from '../text/span.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import { freeId } from './free-id.js';
import type { Scene } from './scene.js';
import { addResource, resourceEntry } from './section.js';

/** What a service takes for a password differs; letters and digits are taken by all of these. */
const onlyLettersAndDigits = /^AWS::(?:ElastiCache|MemoryDB|AmazonMQ)::/;

/**
 * Adds a secret with a generated value before the resource, and refers to it where the literal stands. `path` leads
 * from `Properties` to the literal, `at` is the literal.
 */
export function generatePassword(scene: Scene, resource: Resource, path: readonly string[], at: Node): Fix | Declined {
  const { template } = scene;
  const property = path.filter((step) => !/^\d+$/.test(step)).at(-1) ?? '';
  const title = `Generate \`${property}\` of \`${resource.id}\` in Secrets Manager`;
  if (!/(?:Password|AuthToken)s?$/.test(property)) {
    return decline(title, 'The value is issued by another service: store it in Secrets Manager there, and refer to it here.');
  }
  const entry = template === null ? null : resourceEntry(template, resource);
  if (template === null || entry === null || !encloses(entry, at)) return decline(title, 'The value is not written at the property itself.');
  const id = freeId(template, resource.id + (property.endsWith('AuthToken') ? 'AuthToken' : 'Password'));
  const secret = addResource(template, id, secretContent(resource), { kind: 'before', sibling: entry }, {
    note: `Adds secret \`${id}\` with a generated value.`,
  });
  if (secret === null) return decline(title, 'The resource is not written in this file.');
  return offer(scene, {
    title, safety: 'suggestion',
    changes: [secret, {
      kind: 'set', target: at, note: 'Refers to the secret in place of the literal.',
      value: intrinsic('Fn::Sub', text(`{{resolve:secretsmanager:\${${id}}}}`)),
    }],
    left: [
      'The old value stays in the history of this file: change it wherever else it is used.',
      `Whoever signs in with the old value reads the new one from secret \`${id}\`.`,
    ],
  });
}

function secretContent({ type, when }: Resource): Content {
  const excluded = onlyLettersAndDigits.test(type) ? { ExcludePunctuation: word(true) } : { ExcludeCharacters: text('"@/\\\'') };
  const [assumption] = when;
  return fields({
    Type: text('AWS::SecretsManager::Secret'),
    ...(assumption?.kind === 'condition' ? { Condition: text(assumption.name) } : {}),
    Properties: fields({ GenerateSecretString: fields({ PasswordLength: word(32), ...excluded }) }),
  });
}
