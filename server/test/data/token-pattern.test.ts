/** Token patterns: what they find, what they leave, and that no text makes them slow. */
import assert from 'node:assert/strict';
import { tokenPatterns, type TokenPattern } from '../../src/data/token-pattern.js';

const patterns = tokenPatterns();

function pattern(id: string): TokenPattern {
  return patterns.find((candidate) => candidate.id === id) ?? assert.fail(`no pattern ${id}`);
}

function secretIn(id: string, text: string): string | null {
  const { source, flags, group } = pattern(id);
  return new RegExp(source, flags).exec(text)?.[group] ?? null;
}

/** Of the length asked for, and no credential of anybody. */
const filling = (length: number): string => 'a1B2c3D4e5F6g7H8'.repeat(40).slice(0, length);
const hexadecimal = (length: number): string => '0123456789abcdef'.repeat(20).slice(0, length);

const tokens = [
  ['github-pat', `ghp_${filling(36)}`, 'GitHub'],
  ['github-fine-grained-pat', `github_pat_${filling(82)}`, 'GitHub'],
  ['gitlab-pat', `glpat-${filling(20)}`, 'GitLab'],
  ['slack-bot-token', `xoxb-${'1'.repeat(11)}-${'2'.repeat(11)}-${filling(24)}`, 'Slack'],
  ['stripe-access-token', `sk_live_${filling(24)}`, 'Stripe'],
  ['npm-access-token', `npm_${filling(36)}`, 'npm'],
  ['pypi-upload-token', `pypi-AgEIcHlwaS5vcmc${filling(60)}`, 'PyPI'],
  ['gcp-api-key', `AIza${filling(35)}`, 'Google'],
  ['sendgrid-api-token', `SG.${filling(66)}`, 'SendGrid'],
  ['digitalocean-pat', `dop_v1_${hexadecimal(64)}`, 'DigitalOcean'],
  ['vault-service-token', `hvs.${filling(90)}`, 'HashiCorp Vault'],
  ['docker-access-token', `dckr_pat_${filling(27)}`, 'Docker'],
  ['groq-api-key', `gsk_${filling(52)}`, 'Groq'],
  ['new-relic-user-key', `NRAK-${filling(27).toUpperCase()}`, 'New Relic'],
  ['replicate-api-token', `r8_${filling(37)}`, 'Replicate'],
  ['stripe-webhook-secret', `whsec_${filling(32)}`, 'Stripe'],
  ['supabase-secret-key', `sbp_${hexadecimal(40)}`, 'Supabase'],
  ['tailscale-key', `tskey-auth-${filling(17)}-${filling(32)}`, 'Tailscale'],
  ['xai-api-key', `xai-${filling(80)}`, 'xAI'],
  ['huggingface-access-token', `hf_${'abCD'.repeat(10).slice(0, 34)}`, 'Hugging Face'],
] as const;

describe('a token pattern', () => {
  for (const [id, token, issuer] of tokens) {
    it(`finds ${id} in any surroundings`, () => {
      for (const [before, after] of [['', ''], ['TOKEN=', '\n'], ['"', '"'], ['{ key: ', ' }'], ['[', ', x]'], ['?t=', '&u=1']]) {
        assert.equal(secretIn(id, `${before}${token}${after}`), token, `between ${before} and ${after}`);
      }
      assert.equal(pattern(id).issuer, issuer);
      assert.ok(pattern(id).keywords.some((word) => token.toLowerCase().includes(word)));
    });

    it(`does not match a ${id} that was cut short`, () => {
      assert.equal(secretIn(id, `x = "${token.slice(0, token.length * 0.4)}"`), null);
    });
  }

  it('finds the value beside a name, in running text or on its own', () => {
    const { named, flags } = pattern('datadog-access-token');
    assert.equal(secretIn('datadog-access-token', `export DATADOG_KEY="${hexadecimal(40)}"`), hexadecimal(40));
    assert.equal(secretIn('datadog-access-token', `export OTHER_KEY="${hexadecimal(40)}"`), null);
    assert.match('MyDatadogKey', new RegExp(named?.name ?? '^$', 'i'));
    assert.match(hexadecimal(40), new RegExp(`^(?:${named?.value ?? ''})$`, flags));
    assert.doesNotMatch(hexadecimal(39), new RegExp(`^(?:${named?.value ?? ''})$`, flags));
  });

  it('takes the value, not a part of the name, for the secret', () => {
    assert.equal(secretIn('sonar-api-token', `sonar.login=${hexadecimal(40)}`), hexadecimal(40));
  });
});

describe('the token patterns', () => {
  it('have ids, keywords and a group that exists', () => {
    assert.equal(new Set(patterns.map(({ id }) => id)).size, patterns.length);
    assert.ok(patterns.length > 190);
    for (const { id, source, flags, group, keywords, entropy } of patterns) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$|^jwt$/);
      assert.ok(keywords.length > 0 && keywords.every((word) => word !== '' && word === word.toLowerCase()), id);
      const groups = (new RegExp(`${source}|`, flags).exec('')?.length ?? 0) - 1;
      assert.equal(group, groups, id);
      assert.ok(entropy >= 0 && entropy < 6, id);
    }
  });

  it('exclude what AWS issues and what is no secret', () => {
    for (const id of ['aws-access-token', 'private-key', 'generic-api-key', 'adobe-client-id']) {
      assert.ok(!patterns.some((candidate) => candidate.id === id), id);
    }
  });

  it('leave plain words, hashes and identifiers alone', () => {
    const text = [
      hexadecimal(40), hexadecimal(64), 'arn:aws:iam::aws:policy/AdministratorAccess', 'my-bucket-name', filling(64),
      's.thisIsAPropertyOfSomething', 'AAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '${AWS::AccountId}',
    ].join('\n');
    for (const { id } of patterns) assert.equal(secretIn(id, text), null, id);
  });

  it('finish on texts made to slow them down', () => {
    for (const { id, source, flags, keywords } of patterns) {
      const expression = new RegExp(source, `${flags}g`);
      for (const start of ['', keywords[0] ?? '']) {
        const text = `${start}aA0-_.= `.repeat(100_000 / (start.length + 8));
        assert.equal([...text.matchAll(expression)].length, 0, id);
      }
    }
  });
});
