/** The plan that replaces a literal with a reference by which CloudFormation fetches a secret that somebody keeps in Secrets Manager. */
import { isReadable } from '../../analysis/flow/leak.js';
import { secretPlace } from '../../analysis/secret/secret-place.js';
import { fields, text } from '../../edit/content.js';
import { isCustomResource } from '../../model/custom-resource.js';
import { callOf, isArgument } from '../../model/intrinsic/call.js';
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import type { Node } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId, idPart } from '../free-id.js';
import { ordinalIn } from '../property-path.js';
import { schemeBefore, storedValue } from './stored-value.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addParameter } from '../section.js';

/** What a literal is the value of. */
export interface Valued {
  readonly resource: Resource;
  /** From `Properties` to the literal. */
  readonly path: readonly string[];
  /** What people call it. */
  readonly name: string;
}

/**
 * A new parameter takes the ARN of the secret from whoever deploys the stack. `at` is what is there now: a literal, whose value
 * stays known, unless `former` says what becomes of it. The scheme of a header stays where it is.
 */
export function fetchStored(scene: Scene, { resource, path, name }: Valued, at: Node, former = exposed): Fix | Declined {
  const id = writtenId(resource);
  const title = `Fetch \`${name}\` of \`${id}\` from Secrets Manager`;
  if (!hasTemplate(scene)) return decline(title, 'There is no template to add a parameter to.');
  const reason = reasonAgainst({ resource, path, name }, at) ?? shownReason(scene, id, at);
  if (reason !== null) return decline(title, reason);
  const parameter = freeId(scene.template, `${idPart(id)}${idPart(name).replace(/Secret$/, '')}${ordinalIn(path)}SecretArn`);
  const scheme = at.kind === 'scalar' ? schemeBefore(at.text) : '';
  const bare = scheme === '' ? '' : ` without ${scheme.trim()}`;
  const asked = addParameter(
    scene.template,
    parameter,
    fields({ Type: text('String'), Description: text(`ARN of the secret that holds ${name} of ${id}${bare}, as plain text`) }),
    { note: `Adds parameter \`${parameter}\` for the ARN of the secret.` },
  );
  if (asked === null) return decline(title, 'The parameters of this template come from a function.');
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      asked,
      {
        kind: 'set',
        target: at,
        value: storedValue(parameter, scheme),
        note: 'Refers to the secret.',
      },
    ],
    left: [`Store the value${bare} in Secrets Manager as plain text, and pass the secret's ARN in parameter \`${parameter}\`.`, former],
  });
}

const exposed = "The old value stays in this file's history: have a new one issued.";

/** Null where CloudFormation fetches secrets (user guide, "Get a secret or secret value from Secrets Manager") and a secret is needed. */
function reasonAgainst({ resource: { type }, path }: Valued, at: Node): string | null {
  if (isCustomResource(type)) return 'CloudFormation does not fetch secrets for custom resources.';
  if (/^AWS::(?:CloudFormation::Stack|Serverless::Application)$/.test(type)) return 'The nested stack has to fetch the secret itself.';
  if (sourceTokens.get(type) === path.at(-1)) return 'Use a connection to the repository instead, which needs no token.';
  return at.kind !== 'scalar' || callOf(at) !== null || isArgument(at) ? 'The value is not written in the property itself.' : null;
}

/** Tokens for the source of a pipeline or build, for which a connection is the right choice wherever they are kept. */
const sourceTokens: ReadonlyMap<string, string> = new Map([
  ['AWS::CodeBuild::SourceCredential', 'Token'],
  ['AWS::CodePipeline::Pipeline', 'OAuthToken'],
  ['AWS::CodeStar::GitHubRepository', 'RepositoryAccessToken'],
]);

/** Where a service shows its settings, it shows what a reference fetches too. */
function shownReason({ template }: TemplateScene, id: string, at: Node): string | null {
  return isReadable(secretPlace(at, template))
    ? `\`${id}\` shows the value to everybody who can view it: what runs there has to read the secret itself.`
    : null;
}
