/** What the patterns of vendors' tokens take from gitleaks, what they leave, what they add, and whose tokens they are. */

/** Rules that we leave out, with the reason. */
export const dropped = new Map([
  ...['aws-access-token', 'aws-amazon-bedrock-api-key-long-lived', 'aws-amazon-bedrock-api-key-short-lived', 'private-key'].map((id) => [
    id,
    'has a detector of its own',
  ]),
  ...['curl-auth-header', 'curl-auth-user', 'generic-api-key'].map((id) => [id, 'no vendor']),
  ...['freemius-secret-key', 'hashicorp-tf-password', 'kubernetes-secret-yaml', 'nuget-config-password', 'pkcs12-file'].map((id) => [
    id,
    'another kind of file',
  ]),
  ...[
    'adobe-client-id',
    'asana-client-id',
    'bitbucket-client-id',
    'discord-client-id',
    'flutterwave-public-key',
    'linkedin-client-id',
    'lob-pub-api-key',
    'looker-client-id',
    'mailgun-pub-key',
    'mapbox-api-token',
    'messagebird-client-id',
    'new-relic-user-api-id',
    'plaid-client-id',
    'sendbird-access-id',
    'sumologic-access-id',
  ].map((id) => [id, 'public, no secret']),
]);

/** Alternatives that match too much else. */
export const narrowed = new Map([
  ['atlassian-api-token', [/^.*\|(?=\\b\(ATATT3)/, '']], // any 24 characters beside the name
  ['sourcegraph-access-token', ['|[a-fA-F0-9]{40}', '']], // any SHA-1
  ['square-access-token', ['EAAA|', '']], // base64 of zeros
  ['vault-service-token', ['|s\\.(?i:[a-z0-9]{24})', '']], // any property of 24 letters
]);

/** Rules whose secret is the whole match although they have groups. */
export const wholeMatch = new Set(['jwt-base64', 'microsoft-teams-webhook']);

/** What ends a value, in gitleaks' notation. */
export const boundary = '(?:[\\x60\'"\\s;]|\\\\[nr]|$)';

/**
 * Tokens for which gitleaks has no rule, or only one that needs the vendor's name beside it; other scanners know them by the
 * same prefix and length.
 */
export const ours = [
  { id: 'docker-access-token', regex: String.raw`\b(dckr_[po]at_[\w-]{27,40})${boundary}`, keywords: ['dckr_'], entropy: 3 },
  { id: 'groq-api-key', regex: String.raw`\b(gsk_[A-Za-z0-9]{52})${boundary}`, keywords: ['gsk_'], entropy: 3 },
  { id: 'new-relic-user-key', regex: String.raw`\b(NRAK-[A-Z0-9]{27})${boundary}`, keywords: ['nrak-'], entropy: 3 },
  { id: 'replicate-api-token', regex: String.raw`\b(r8_[A-Za-z0-9]{37})${boundary}`, keywords: ['r8_'], entropy: 3 },
  { id: 'stripe-webhook-secret', regex: String.raw`\b(whsec_[A-Za-z0-9+/]{32,64}={0,2})${boundary}`, keywords: ['whsec_'], entropy: 3 },
  {
    id: 'supabase-secret-key',
    regex: String.raw`\b(sbp_[0-9a-f]{40}|sb_secret_[\w-]{22,60})${boundary}`,
    keywords: ['sbp_', 'sb_secret_'],
    entropy: 3,
  },
  {
    id: 'tailscale-key',
    regex: String.raw`\b(tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,32}-[A-Za-z0-9]{16,64})${boundary}`,
    keywords: ['tskey-'],
    entropy: 3,
  },
  { id: 'xai-api-key', regex: String.raw`\b(xai-[A-Za-z0-9]{80})${boundary}`, keywords: ['xai-'], entropy: 3 },
];

/** Vendors whose name is not simply the capitalised first word of the ID. */
export const issuers = {
  '1password': '1Password',
  clickhouse: 'ClickHouse',
  cloudflare: 'Cloudflare',
  codecov: 'Codecov',
  'defined-networking': 'Defined Networking',
  digitalocean: 'DigitalOcean',
  droneci: 'Drone CI',
  easypost: 'EasyPost',
  flyio: 'Fly.io',
  frameio: 'Frame.io',
  freshbooks: 'FreshBooks',
  gcp: 'Google',
  github: 'GitHub',
  gitlab: 'GitLab',
  gocardless: 'GoCardless',
  hashicorp: 'HashiCorp',
  hubspot: 'HubSpot',
  huggingface: 'Hugging Face',
  jfrog: 'JFrog',
  jwt: null,
  kucoin: 'KuCoin',
  launchdarkly: 'LaunchDarkly',
  linkedin: 'LinkedIn',
  maxmind: 'MaxMind',
  messagebird: 'MessageBird',
  'new-relic': 'New Relic',
  npm: 'npm',
  nytimes: 'The New York Times',
  openai: 'OpenAI',
  openshift: 'OpenShift',
  planetscale: 'PlanetScale',
  privateai: 'Private AI',
  pypi: 'PyPI',
  rapidapi: 'RapidAPI',
  readme: 'ReadMe',
  rubygems: 'RubyGems',
  sendgrid: 'SendGrid',
  settlemint: 'SettleMint',
  sumologic: 'Sumo Logic',
  travisci: 'Travis CI',
  age: 'age',
  alibaba: 'Alibaba Cloud',
  azure: 'Microsoft Entra ID',
  cisco: 'Cisco Meraki',
  octopus: 'Octopus Deploy',
  vault: 'HashiCorp Vault',
  xai: 'xAI',
};
