/** Secrets that custom resources return, by the names of their attributes. */
import { isCustomResource } from '../../model/custom-resource.js';
import type { Template } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import type { ReferenceSite } from '../reference.js';
import type { SourceFile } from '../source-file.js';
import { mayNameSecret, secretNameKind } from './secret-name.js';

interface Known {
  readonly template: Template | null;
  readonly file: SourceFile;
  readonly references: (name: string) => readonly ReferenceSite[];
}

export interface ReturnedSecret {
  /** The logical ID of the custom resource. */
  readonly source: string;
  readonly attribute: string;
  readonly at: Span;
}

/**
 * Where a value takes from a custom resource what is a secret by its name. Outputs show it even if the resource asks for
 * `NoEcho` (CloudFormation template reference, "Custom resource response objects").
 */
export function returnedSecrets(value: Node | null, { template, file, references }: Known): readonly ReturnedSecret[] {
  if (template === null || value === null || !mayNameSecret(file.text.slice(value.start, value.end))) return [];
  const custom = [...template.resources.values()].filter(({ type }) => isCustomResource(type));
  return custom.flatMap(({ id }) =>
    references(id).flatMap(({ attribute, at }) =>
      attribute !== null && namesReturnedSecret(id, attribute) && (encloses(value, at) || encloses(at, value))
        ? [{ source: id, attribute, at }]
        : [],
    ),
  );
}

/**
 * A mere `Secret` or `Token` may be the ARN or the id of one, unless it says what it opens. A `Value` is what its resource is
 * named after, and so is a `Secret` of what is named a password.
 */
function namesReturnedSecret(resource: string, attribute: string): boolean {
  if (secretNameKind(attribute) === 'password' || returned.test(attribute)) return true;
  const kind = secretNameKind(resource);
  if (/^secret$/i.test(attribute)) return kind === 'password';
  return /^(?:value|plain_?text)$/i.test(attribute) && (kind === 'password' || (kind === 'token' && ofToken.test(resource)));
}

const returned =
  /(?:secret[-_]?(?:access[-_]?)?key|secret[-_]?string|client[-_]?secret|private[-_]?key|(?:access|auth|bearer|bot|oauth|refresh|github|gitlab|slack)[-_]?token)$/i;

/** A `Secret` or `Credentials` may stand for the place of one here, too. */
const ofToken = /(?:key|token)$/i;
