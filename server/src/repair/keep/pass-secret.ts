/** The plan that passes a value which somebody else issues to a secret by a hidden parameter. */
import { secretNameKind } from '../../analysis/secret/secret-name.js';
import { fields, text, word } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId, idPart } from '../free-id.js';
import { sub } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { addParameter } from '../section.js';

/** The JSON text of a secret, where it is written. */
export interface WrittenJson {
  readonly target: Node;
  readonly text: string;
  /** Whether `Fn::Sub` fills something in. */
  readonly isFilled: boolean;
}

/** One member of that text. */
export interface IssuedMember {
  readonly name: string;
  readonly value: unknown;
}

/** Whether a value under this name comes from the service that it opens, such as `client_secret`, so that none can be generated. */
export function isIssued(name: string): boolean {
  return secretNameKind(name) === 'token' && issued.test(name);
}

/** Not for keys and secrets with which an application signs for itself, such as `jwt_secret`. */
const issued =
  /(?:api|access|license|subscription|account)[-_]?key$|(?:client|consumer|aws|oauth)[-_]?secret$|(?:access|api|bearer|bot|git\w*|oauth|refresh|slack|npm)[-_]?token$|secret[-_]?access[-_]?key$|(?:^|[-_])pat$/i;

/** Puts a reference to a new parameter in the place of the value. */
export function passSecret(scene: Scene, secret: Resource, json: WrittenJson, { name, value }: IssuedMember): Fix | Declined {
  const title = `Pass \`${name}\` of \`${secret.id}\` in a hidden parameter`;
  const written = JSON.stringify(value);
  const [before, after, ...more] = json.text.split(written);
  if (!hasTemplate(scene)) return decline(title, 'There is no template to add a parameter to.');
  if (typeof value !== 'string' || before === undefined || after === undefined || more.length > 0 || json.text.includes('\n')) {
    return decline(title, 'The value is not written in a way that can be replaced alone.');
  }
  const parameter = freeId(scene.template, `${idPart(secret.id)}${idPart(name)}`);
  const asked = addParameter(
    scene.template,
    parameter,
    fields({ Type: text('String'), NoEcho: word(true), Description: text(`Value of ${name} in secret ${secret.id}`) }),
    { note: `Adds parameter \`${parameter}\` for the value.` },
  );
  if (asked === null) return decline(title, 'The parameters of this template come from a function.');
  const [start, end] = [before, after].map((part) => (json.isFilled ? part : part.replaceAll('${', '${!')));
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      asked,
      { kind: 'set', target: json.target, value: sub(`${start ?? ''}"\${${parameter}}"${end ?? ''}`), note: 'Refers to the parameter.' },
    ],
    left: [
      `Have a new value issued, and pass it in parameter \`${parameter}\` when you deploy the stack.`,
      "The old value stays in this file's history: have it revoked.",
    ],
  });
}
