/** References to generated resources: `!Ref F.Alias`, `${A.Stage}` and the like. */
import { deref, lookup } from '../../syntax/lookup.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { textOf } from '../../value/read.js';
import type { SectionEntry } from '../section.js';
import { functionAt } from './as-written.js';
import { implicitHttpApi, implicitRestApi } from './api/api-of.js';
import { aliasId, defaultStage, deploymentId, destinationId, httpStageId, restStageId, versionId } from './made-id.js';

/** Reads a property where it is written: in the resource, or in the Globals of its type. */
interface Written {
  at(...path: readonly string[]): Node | null;
  /** The known text of a property; null when there is none. */
  text(...path: readonly string[]): string | null;
}

/**
 * The logical ID that `Id.Property` means in a SAM template; null when it means something else. `entry` and `type` belong to
 * the resource `Id`.
 */
export function generatedId(root: Mapping, entry: SectionEntry | undefined, type: string | null, reference: string): string | null {
  const [id = '', property = ''] = reference.split('.');
  if (entry === undefined) return implicitId(reference);
  if (entry.kind !== 'written' || type === null) return null;
  const written = writtenIn(root, entry, type);
  switch (`${type} ${property}`) {
    case 'AWS::Serverless::Function Alias': {
      const name = written.text('AutoPublishAlias');
      return name === null ? null : aliasId(id, name);
    }
    case 'AWS::Serverless::Function Version':
      return written.text('AutoPublishAlias') === null ? null : versionId(id);
    case 'AWS::Serverless::Function DestinationQueue':
      return destination(id, written, 'SQS');
    case 'AWS::Serverless::Function DestinationTopic':
      return destination(id, written, 'SNS');
    case 'AWS::Serverless::Api Stage':
      return restStageId(id, literal(written, 'StageName'));
    case 'AWS::Serverless::Api Deployment':
      return deploymentId(id);
    case 'AWS::Serverless::HttpApi Stage':
      return httpStageId(id, written.at('StageName') === null ? defaultStage : literal(written, 'StageName'));
    default:
      return null;
  }
}

function implicitId(reference: string): string | null {
  switch (reference) {
    case `${implicitRestApi}.Stage`:
      return restStageId(implicitRestApi, 'Prod');
    case `${implicitRestApi}.Deployment`:
      return deploymentId(implicitRestApi);
    case `${implicitHttpApi}.Stage`:
      return httpStageId(implicitHttpApi, defaultStage);
    default:
      return null;
  }
}

function writtenIn(root: Mapping, entry: Extract<SectionEntry, { kind: 'written' }>, type: string): Written {
  const at = (...path: readonly string[]): Node | null =>
    nodeAt(entry.node, ['Properties', ...path]) ?? nodeAt(root, ['Globals', type.slice('AWS::Serverless::'.length), ...path]);
  return {
    at,
    text: (...path) => {
      const node = at(...path);
      return node === null ? null : textOf(entry.scope.resolve(node));
    },
  };
}

function literal(written: Written, property: string): string | null {
  return functionAt(written.at(property)) === null ? written.text(property) : null;
}

/** SAM creates the queue or topic when only its type is given. */
function destination(id: string, written: Written, type: 'SQS' | 'SNS'): string | null {
  const outcome = ['OnSuccess', 'OnFailure'].find((name) => {
    const path = ['EventInvokeConfig', 'DestinationConfig', name];
    const given = written.at(...path, 'Destination');
    return written.text(...path, 'Type') === type && (given === null || functionAt(given) === 'Fn::If');
  });
  return outcome === undefined ? null : destinationId(id, outcome, type === 'SQS' ? 'Queue' : 'Topic');
}

function nodeAt(node: Node | null, path: readonly string[]): Node | null {
  let current = node;
  for (const key of path) {
    const holder = deref(current);
    current = holder?.kind === 'mapping' ? lookup(holder, key) : null;
  }
  return current;
}
