/** The plan that encrypts the log files of a trail with a key of its own. */
import { bucketsOfTrail } from '../../analysis/audit/trail-bucket.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text, word } from '../../edit/content.js';
import type { Resource, Template } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { booleanOf, itemsOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { attribute, sub } from '../reference-content.js';
import { resourceContent } from '../resource-content.js';
import { conditionOf } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { subText } from '../sub-text.js';
import { isSet } from '../written-place.js';

/** `refusing`: a bucket of the trail whose policy may refuse files under another key; null without one. */
export function encryptTrail(scene: Scene, trail: Resource, refusing: Resource | null): Fix | Declined {
  const title = `Encrypt the log files of trail \`${trail.id}\` with a KMS key`;
  if (!hasTemplate(scene) || resourceEntry(scene.template, trail) === null) {
    return decline(title, `\`${trail.id}\` is not written in this file.`);
  }
  if (isSet(trail, 'KMSKeyId')) return decline(title, 'A condition decides whether there is a key.');
  if (refusing !== null) {
    return decline(title, `The policy of bucket \`${refusing.id}\` says how its files are encrypted, and may refuse others.`);
  }
  const key = freeId(scene.template, `${trail.id}Key`);
  const changes = [
    addKey(scene, trail, key),
    setAtPath(trail, ['KMSKeyId'], attribute(key, 'Arn'), `Encrypts the log files with key \`${key}\`.`),
  ];
  if (changes.includes(null)) return decline(title, `A function chooses the properties of \`${trail.id}\`.`);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: changes.flatMap((change) => change ?? []),
    left: leftToDo(trail, scene.template, key),
  });
}

function leftToDo(trail: Resource, template: Template, key: string): readonly string[] {
  return [
    `Whoever reads the log files, in this account or another one, will need \`kms:Decrypt\` for \`${key}\`; log files that are there already stay as they are.`,
    ...(mayBeOrganization(trail)
      ? [
          `The trail of an organization belongs to its management account: if another account deploys it, put that one into the policy of \`${key}\`.`,
        ]
      : []),
    ...(bucketsOfTrail(trail, template).length === 0
      ? [
          `The bucket has to be in the region of the key; if it uses an S3 Bucket Key, allow CloudTrail \`kms:Decrypt\` in the policy of \`${key}\` too.`,
        ]
      : []),
  ];
}

function mayBeOrganization({ properties }: Resource): boolean {
  return optionsAt(properties, 'IsOrganizationTrail').some(({ value }) => booleanOf(value) !== false);
}

function addKey({ template }: TemplateScene, trail: Resource, id: string): Change | null {
  const beside = resourceEntry(template, trail);
  const content = resourceContent({
    type: 'AWS::KMS::Key',
    condition: conditionOf(trail),
    // Without the key nobody can read the log files, which stay too.
    isRetained: true,
    properties: {
      Description: text(`Log files of trail ${trail.id}`),
      EnableKeyRotation: word(true),
      KeyPolicy: fields({ Version: text('2012-10-17'), Statement: items(...statements(trail, template)) }),
    },
  });
  return beside === null
    ? null
    : addResource(template, { id, content, place: { kind: 'before', sibling: beside }, note: `Adds key \`${id}\`.` });
}

/** CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail". */
function statements(trail: Resource, template: Template): readonly Content[] {
  const ofTrail = { ArnLike: fields({ 'aws:SourceArn': arnOf(trail) }) };
  const encrypted = fields({
    'kms:EncryptionContext:aws:cloudtrail:arn': sub('arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*'),
  });
  const account = fields({ AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') });
  const service = fields({ Service: text('cloudtrail.amazonaws.com') });
  const looks = ['kms:DescribeKey', ...(usesBucketKey(trail, template) ? ['kms:Decrypt'] : [])];
  const allow = (principal: Content, action: Content, condition: Readonly<Record<string, Content>>): Content =>
    fields({
      Effect: text('Allow'),
      Principal: principal,
      Action: action,
      Resource: text('*'),
      ...(Object.keys(condition).length === 0 ? {} : { Condition: fields(condition) }),
    });
  return [
    allow(account, text('kms:*'), {}),
    allow(service, text('kms:GenerateDataKey*'), { ...ofTrail, StringLike: encrypted }),
    allow(service, looks.length === 1 ? text('kms:DescribeKey') : items(...looks.map(text)), ofTrail),
  ];
}

/** By its name; the key cannot refer to the trail, which refers to the key. CloudFormation makes up a name that is not written. */
function arnOf({ properties }: Resource): Content {
  const [name, ...others] = optionsAt(properties, 'TrailName');
  const isOne = others.length === 0 && absencesAt(properties, 'TrailName').length === 0;
  const known = name !== undefined && isOne ? subText(name.value) : null;
  return sub(`arn:\${AWS::Partition}:cloudtrail:\${AWS::Region}:\${AWS::AccountId}:trail/${known ?? '*'}`);
}

/** The same guide, "Granting decrypt permissions for trails". */
function usesBucketKey(trail: Resource, template: Template): boolean {
  const encryptions = bucketsOfTrail(trail, template).flatMap(({ bucket: { properties } }) =>
    optionsAt(properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration'),
  );
  const mayBeOn = (rule: Value): boolean => {
    const isOn = valueAt(rule, 'BucketKeyEnabled');
    return isOn !== null && booleanOf(isOn) !== false;
  };
  return encryptions.some(({ value }) => itemsOf(value).some(mayBeOn));
}
