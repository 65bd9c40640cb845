/** Issuers of OpenID Connect tokens that sign only for the jobs of one owner, whom their address names. */
import type { OwnedThings, SubjectReach } from './oidc-subject.js';

/**
 * Atlassian support, "Deploy on AWS using Bitbucket Pipelines OpenID Connect"; CircleCI, "Using OpenID Connect tokens in
 * jobs"; Microsoft Learn, "Create an AWS service connection" (OIDC); GitHub, "OpenID Connect reference", issuer of an
 * enterprise; Vercel, "OIDC federation", issuer of a team; Microsoft Learn, "Access tokens in the Microsoft identity
 * platform", issuer of a tenant: but for the one of everybody's personal accounts.
 */
const issuers: readonly (readonly [OwnedThings, RegExp])[] = [
  ['repository', /^api\.bitbucket\.org\/2\.0\/workspaces\/([^/]{1,100})\/pipelines-config\/identity\/oidc\/?$/i],
  ['project', /^oidc\.circleci\.com\/org\/([^/]{1,100})\/?$/i],
  ['pipeline', /^vstoken\.dev\.azure\.com\/([^/]{1,100})\/?$/i],
  ['repository', /^token\.actions\.githubusercontent\.com\/([^/]{1,100})\/?$/i],
  ['project', /^oidc\.vercel\.com\/([^/]{1,100})\/?$/i],
  [
    'user and application',
    /^(?:sts\.windows\.net|login\.microsoftonline\.com)\/((?!common\b|organizations\b|consumers\b|9188040d-)[^/]{1,100})(?:\/v2\.0)?\/?$/i,
  ],
];

/** How far any subject of an issuer reaches; `issuer`: its host and path. */
export function issuerReach(issuer: string): SubjectReach {
  for (const [things, address] of issuers) {
    const name = address.exec(issuer)?.[1];
    if (name !== undefined) return { kind: 'organization', things, name };
  }
  return { kind: 'anybody' };
}
