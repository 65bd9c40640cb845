/** A secret written into a file that gives templates their values. */
import type { SecretPlaceKind } from '../../analysis/secret/secret-place.js';
import { recognisedByName } from '../../analysis/secret/recognised-by-name.js';
import { defineRule } from '../rule.js';

export const sideFile = defineRule({
  id: 'secret/side-file',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is written into a file beside the templates.',
  why: 'Files such as `samconfig.toml` and `cdk.json` are meant to be committed. A secret in them can be read by everybody who reads the repository, and `NoEcho` on its parameter no longer hides anything.',
  remedy:
    'Refer to a secret in Secrets Manager in the template, or pass the value on the command line of the pipeline that deploys. Change the secret, since it is no longer secret.',
  references: [
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
    {
      title: 'AWS SAM CLI configuration file',
      url: 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html',
    },
  ],
  messages: {
    literal: { severity: 'error', text: 'This file hands a template a secret in plain text (`{name}`).' },
    standIn: {
      severity: 'information',
      text: 'This file passes a template a placeholder for a secret (`{name}`), to be replaced by a reference.',
    },
  },

  subject: 'secret',
  check(secret, report) {
    const found = recognisedByName(secret, places);
    if (found !== null) report(found.message, found.at, { slots: found.slots });
  },
});

const places: ReadonlySet<SecretPlaceKind> = new Set(['side-file']);
