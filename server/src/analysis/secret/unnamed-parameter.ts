/** Secrets in parameters of SSM that have no name but their logical id, after which CloudFormation names them. */
import type { Template } from '../../model/template.js';
import { sourceSpan } from '../../syntax/source-span.js';
import { namedSecret, type NamedDetection } from './named-literal.js';

export function unnamedParameterSecrets(template: Template): readonly NamedDetection[] {
  return [...template.resources.values()].flatMap((resource) => {
    if (resource.type !== 'AWS::SSM::Parameter' || resource.property('Name') !== null) return [];
    const value = resource.property('Value');
    const [piece, more] = value?.kind === 'scalar' ? value.pieces : [];
    if (piece === undefined || piece.scalar === null || piece.parameter !== undefined || more !== undefined) return [];
    const found = namedSecret(meaningOf(resource.id), piece.text, sourceSpan(piece.scalar, piece.from, piece.from + piece.text.length));
    return found === null ? [] : [found];
  });
}

/** Without the hash that CDK adds, and the word for what it is. */
function meaningOf(id: string): string {
  return id.replace(/(?<=[a-z])[A-F0-9]{8}$/, '').replace(/(?:SSM|Ssm)?Param(?:eter)?$/, '');
}
