/** The JSON schema of the configuration, made from the same words that reading it checks. */
import type { AnyRule } from '../rules/rule.js';
import { ruleSettings } from './configuration.js';
import { presets } from './settings.js';

/** The schema, as plain JSON; editors complete and check `.rootguard.yaml` and the settings with it. */
export function configurationSchema(rules: readonly AnyRule[]): Readonly<Record<string, unknown>> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Rootguard configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      preset: { description: 'The rules that run without being named.', enum: presets, default: 'recommended' },
      rules: ruleSettingsSchema(rules),
      include: { description: 'Globs of the files to check, relative to this file; all when empty.', ...texts },
      exclude: { description: 'Globs of the files to leave alone, relative to this file.', ...texts },
      accounts: {
        description: 'AWS accounts, so that a foreign account can be told from one of yours.',
        type: 'object',
        additionalProperties: false,
        properties: {
          own: { description: 'Ids of your own accounts.', ...accountIds },
          trusted: { description: 'Ids of accounts that you trust like your own organisation.', ...accountIds },
        },
      },
    },
  };
}

/** The part about rules, which the editor's setting shares. */
function ruleSettingsSchema(rules: readonly AnyRule[]): Readonly<Record<string, unknown>> {
  return {
    description: 'Rules by id, switched off or given a severity.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, { description: rule.summary, enum: ruleSettings }])),
  };
}

/** A single text may be written instead of a list of one, as the configuration reader allows. */
const texts = { type: ['array', 'string'], items: { type: 'string' } } as const;

/** Without quotes YAML reads an account id as a number, unless it begins with a zero. */
const accountId = { pattern: '^\\d{12}$', minimum: 1e11, maximum: 1e12 - 1 } as const;
const accountIds = { type: ['array', 'string', 'integer'], ...accountId, items: { type: ['string', 'integer'], ...accountId } } as const;
