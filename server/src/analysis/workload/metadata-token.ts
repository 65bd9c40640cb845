/** Whether instance metadata requires a session token before it returns the keys of the role. */
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';

export interface TokenSetting {
  /** The steps below `Properties`. */
  readonly path: readonly string[];
  /** The value that requires no session token, which is also the default. */
  readonly open: string;
  readonly closed: string;
}

const settings: ReadonlyMap<string, TokenSetting> = new Map([
  ['AWS::EC2::Instance', { path: ['MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' }],
  ['AWS::EC2::LaunchTemplate', { path: ['LaunchTemplateData', 'MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' }],
  ['AWS::AutoScaling::LaunchConfiguration', { path: ['MetadataOptions', 'HttpTokens'], open: 'optional', closed: 'required' }],
  [
    'AWS::SageMaker::NotebookInstance',
    { path: ['InstanceMetadataServiceConfiguration', 'MinimumInstanceMetadataServiceVersion'], open: '1', closed: '2' },
  ],
]);

/** The types of resources that have such a setting. */
export const tokenTypes: readonly string[] = [...settings.keys()];

/** Null for a type that has no such setting. */
export function tokenSetting({ type }: Resource): TokenSetting | null {
  return settings.get(type) ?? null;
}

export interface OpenMetadata {
  /** The value that requires no token, or the resource that lacks the setting. */
  readonly at: Span;
  readonly when: Guard;
}

/** Where a resource lets its metadata be read without a token, with or without a role. */
export function openMetadata(resource: Resource): readonly OpenMetadata[] {
  const setting = tokenSetting(resource);
  if (setting === null) return [];
  const written = optionsAt(resource.properties, ...setting.path).filter(({ value }) => textOf(value) === setting.open);
  return [
    ...written.map(({ value, when }) => ({ at: value.at ?? resource.key, when })),
    ...unset(resource, setting).map((when) => ({ at: resource.key, when })),
  ];
}

/** When the setting is missing; never where the service is switched off, or a launch template may have it. */
function unset(resource: Resource, { path }: TokenSetting): readonly Guard[] {
  const endpoint = optionsAt(resource.properties, ...path.slice(0, -1), 'HttpEndpoint');
  if (endpoint.some(({ value }) => textOf(value) !== 'enabled')) return [];
  if (optionsAt(resource.properties, 'LaunchTemplate').length > 0) return [];
  return absencesAt(resource.properties, ...path);
}
