/** Allows the role of a pipeline to store what a connection fetches. */
import type { Facts } from '../../analysis/facts.js';
import { namedResource } from '../../analysis/named-resource.js';
import type { Content } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { needs } from '../dependency.js';
import { arnContent } from '../own-arn.js';
import { statementContent } from '../role/role-content.js';
import type { TemplateScene } from '../scene.js';
import { subText } from '../sub-text.js';

export type StoringScene = TemplateScene & Pick<Facts, 'identity'>;

/**
 * An action with a connection sets the access control list of what it stores, which one with a token does not (CodePipeline
 * user guide, "Manage the CodePipeline service role"; AWS CDK, issue 13557).
 */
export const aclAction = 's3:PutObjectAcl';

export interface LetStore {
  /** Statements for the role; none where it has the permission, or where it is not known which bucket it is about. */
  readonly statements: readonly Content[];
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
}

/** The permission that the role of a pipeline lacks to store what a connection fetches. */
export function letStore(scene: StoringScene, pipeline: Resource, role: Resource): LetStore {
  const holder = scene.identity(role.id);
  if (holder !== null && holder.allowance.permissionsFor(aclAction).length > 0) return { statements: [], left: [] };
  const artifacts = artifactsOf(scene, pipeline, role);
  if (artifacts !== null) return { statements: [statementContent([aclAction], [arnContent(artifacts)])], left: [] };
  return {
    statements: [],
    left: [`Allow role \`${role.id}\` \`${aclAction}\` on the artifacts of \`${pipeline.id}\`, if nothing does yet.`],
  };
}

/** The ARN of the objects in the store of a pipeline, as a text for `Fn::Sub`; null where its bucket is not known or depends on the role. */
function artifactsOf(scene: StoringScene, pipeline: Resource, role: Resource): string | null {
  const [location, ...others] = optionsAt(pipeline.properties, 'ArtifactStore', 'Location');
  if (location === undefined || others.length > 0) return null;
  const bucket = namedResource(location.value, 'AWS::S3::Bucket', scene.template);
  if (bucket !== null) return needs(scene, [bucket.id], new Set([role.id])) ? null : `\${${bucket.id}.Arn}/*`;
  const name = subText(location.value);
  return name === null ? null : `arn:\${AWS::Partition}:s3:::${name}/*`;
}
