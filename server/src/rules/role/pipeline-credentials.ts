/** A pipeline or build that fetches its source with a stored token. */
import type { CredentialSource } from '../../analysis/credential/credential-source.js';
import { credentialSources } from '../../analysis/credential/credential-sources.js';
import { propertyValues } from '../../analysis/property-value.js';
import { lookupNothing, showText, textsOf } from '../../iam/partial-text.js';
import type { PropertyPath } from '../../data/property-table.js';
import type { Resource } from '../../model/template.js';
import { connectSource } from '../../repair/pipeline/connect-source.js';
import { optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const pipelineCredentials = defineRule({
  id: 'role/pipeline-credentials',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A pipeline or build fetches its source with a stored token.',
  why: 'A personal token opens every repository that the person can open, until somebody revokes it. A connection is an application that its owner installs for the repositories in question; the pipeline uses it with its role, and there is nothing to steal.',
  remedy: 'Create an `AWS::CodeConnections::Connection`, let the role use it, and fetch the source through `CodeStarSourceConnection`.',
  references: [
    {
      title: 'Connections in CodePipeline',
      url: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html',
    },
    {
      title: 'Update a GitHub version 1 source action',
      url: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html',
    },
  ],
  messages: {
    handed: {
      severity: 'warning',
      text: '`{resource}` fetches its source with a token from parameter `{parameter}`, where a connection needs none.',
    },
    url: {
      severity: 'warning',
      text: '`{resource}` fetches its source by a URL with a credential before the `@`, where a connection needs none.',
    },
    kept: { severity: 'information', text: '`{resource}` fetches its source with a stored token, where a connection needs none.' },
  },

  subject: 'resource',
  types: ['AWS::CodePipeline::Pipeline', 'AWS::CodeBuild::Project', 'AWS::CodeBuild::SourceCredential', 'AWS::CodeStar::GitHubRepository'],
  check(resource, report, { template }) {
    for (const { value, when } of locations.flatMap((path) => propertyValues(resource, path))) {
      if (textsOf(value, lookupNothing)?.some(({ text }) => signsIn.test(showText(text))) === true) {
        report('url', value.at ?? resource.key, { slots: { resource: resource.id }, when });
      }
    }
    if (template === null || refersToConnection(resource)) return;
    for (const { value, when } of propertyValues(resource, tokens[resource.type] ?? [])) {
      const token = credentialSources(value, template).find(isStored);
      if (token === undefined) continue;
      const at = value.at ?? resource.key;
      const details = { when: [...when, ...token.when] };
      if (token.kind === 'parameter') {
        report('handed', at, { slots: { resource: resource.id, parameter: token.parameter.name }, ...details });
      } else report('kept', at, { slots: { resource: resource.id }, ...details });
    }
  },

  fixes: {
    handed: (finding, pipeline, facts) => connectSource(facts, pipeline, finding),
    kept: (finding, pipeline, facts) => connectSource(facts, pipeline, finding),
  },
});

const tokens: Readonly<Record<string, PropertyPath>> = {
  'AWS::CodePipeline::Pipeline': ['Stages', '*', 'Actions', '*', 'Configuration', 'OAuthToken'],
  'AWS::CodeBuild::SourceCredential': ['Token'],
  'AWS::CodeStar::GitHubRepository': ['RepositoryAccessToken'],
};

const locations: readonly PropertyPath[] = [
  ['Source', 'Location'],
  ['SecondarySources', '*', 'Location'],
];

/**
 * A lone name before the host is usually a token, except that Bitbucket shows URLs with the reader's own name. A password
 * is reported as a secret.
 */
const signsIn = /^https?:\/\/(?:[^/@:]+@(?!bitbucket\.org\b)|[^/@:]*token[^/@:]*@)/i;

/** Whether a token is stored elsewhere; one that is written out is reported as a secret. */
function isStored(source: CredentialSource): source is CredentialSource & { readonly kind: 'parameter' | 'dynamic-reference' } {
  return source.kind === 'parameter' || source.kind === 'dynamic-reference';
}

/** With any other type, the token of a source credential is the ARN of a connection or of a secret. */
const tokenTypes: ReadonlySet<string> = new Set(['BASIC_AUTH', 'OAUTH', 'PERSONAL_ACCESS_TOKEN']);

function refersToConnection({ properties }: Resource): boolean {
  return optionsAt(properties, 'AuthType').some(({ value }) => !tokenTypes.has(textOf(value) ?? ''));
}
