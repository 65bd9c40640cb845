/** Values that only a person knows, for which a plan adds a parameter. */
import type { Change } from '../edit/change.js';
import { fields, text, word } from '../edit/content.js';
import { textOf } from '../value/read.js';
import { freeId } from './free-id.js';
import type { TemplateScene } from './scene.js';
import { addParameter } from './section.js';

export interface AskedValue {
  /** The name of the parameter. */
  readonly parameter: string;
  /** What adds it; none where the template has it already. */
  readonly changes: readonly Change[];
}

export interface Question {
  readonly description: string;
  /** What the value has to match as a whole. */
  readonly pattern: string;
  /** What the change does, in a sentence. */
  readonly note: string;
  /** The value is not for everybody who sees the stack. */
  readonly hidden?: true;
}

/** A new parameter, under the wished name if possible; null where a function chooses the parameters. */
export function askFor({ template }: TemplateScene, wished: string, { description, pattern, note, hidden }: Question): AskedValue | null {
  const parameter = freeId(template, wished);
  const content = fields({
    Type: text('String'),
    Description: text(description),
    AllowedPattern: text(pattern),
    ...(hidden === true ? { NoEcho: word(true) } : {}),
  });
  const change = addParameter(template, parameter, content, { note });
  return change === null ? null : { parameter, changes: [change] };
}

/** The ID of the organisation: of a parameter of the template that asks for it, else of a new one. */
export function askForOrganization(scene: TemplateScene): AskedValue | null {
  const known = [...scene.template.parameters.values()].find(
    ({ name, type, default: fallback }) =>
      type === 'String' && asksForOrganization.test(name) && (fallback === null || textOf(fallback)?.startsWith('o-') === true),
  );
  if (known !== undefined) return { parameter: known.name, changes: [] };
  return askFor(scene, 'OrganizationId', {
    description: 'ID of the organization in AWS Organizations',
    pattern: '^o-[a-z0-9]{10,32}$',
    note: 'Adds a parameter for the ID of the organisation.',
  });
}

const asksForOrganization = /^(?:aws|principal)?org(?:ani[sz]ation)?id$/i;
