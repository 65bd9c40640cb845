/** The plan that offers a second factor to the users of a Cognito user pool. */
import { items, text } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { settingChange } from '../switch-on.js';
import { propertyEntry } from '../written-place.js';

/**
 * Optional, so that nobody is locked out. An authenticator app needs nothing else, whereas text messages need a role and cost
 * money. A suggestion, because the application that people sign in to has to ask for the code.
 */
export function offerMfa(scene: Scene, pool: Resource, at: Span): Fix | Declined {
  const title = `Let the users of \`${pool.id}\` add an authenticator app as a second factor`;
  if (!hasTemplate(scene) || resourceEntry(scene.template, pool) === null) {
    return decline(title, 'The user pool is not defined in this file.');
  }
  const switched = settingChange(scene, pool, { path: ['MfaConfiguration'], to: 'OPTIONAL', at });
  const factors =
    propertyEntry(pool, 'EnabledMfas') === null
      ? setAtPath(pool, ['EnabledMfas'], items(text('SOFTWARE_TOKEN_MFA')), 'Accepts codes from an authenticator app.')
      : null;
  if (switched === null) return decline(title, `\`MfaConfiguration\` of \`${pool.id}\` comes from a function.`);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [switched, ...(factors === null ? [] : [factors])],
    left: [
      `Users can now set up an authenticator app, but do not have to: have your app offer it and ask for the code, then set \`MfaConfiguration\` of \`${pool.id}\` to \`ON\` once everybody has one.`,
    ],
  });
}
