/** Who may assume a role by its trust policy, one entry for each principal. */
import { readArn, type Account } from '../../iam/arn.js';
import { narrowingOf } from '../../iam/condition/narrowing.js';
import { showText, type PartialText } from '../../iam/partial-text.js';
import type { Item } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import { whenAssumed } from '../../iam/trust/assume-action.js';
import type { Template } from '../../model/template.js';
import { conjoin, type Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';
import type { StatementSite } from '../policy/policy-site.js';

export type TrustedKind = 'service' | 'account' | 'role' | 'user' | 'federated' | 'anyone';

export interface TrustedPrincipal {
  /** `ec2.amazonaws.com`, twelve digits, an ARN, the logical ID of a role, user or provider of this template, or `*`. */
  readonly principal: string;
  readonly kind: TrustedKind;
  /** The keys of the conditions that narrow it, as written. */
  readonly narrowed: readonly string[];
  readonly parsed: Principal;
  readonly when: Guard;
}

/** The principals that the statements of a trust policy let in, including those under a condition. */
export function trustedPrincipals(
  trust: readonly StatementSite[],
  template: Template,
  own: readonly string[],
): readonly TrustedPrincipal[] {
  return trust.flatMap((site) => {
    const { statement } = site;
    const { principal } = statement;
    const assuming = statement.effect === 'Allow' ? whenAssumed(statement) : null;
    const open = assuming === null ? null : conjoin(site.when, assuming);
    if (principal === null || open === null) return [];
    const narrowed = narrowingOf(statement, own)
      .limits.filter(({ scope }) => scope !== 'open')
      .map(({ test }) => test.key);
    // Everybody except some counts as everybody.
    if (principal.negated) {
      return [{ principal: '*', kind: 'anyone' as const, narrowed, parsed: { kind: 'anyone' as const }, when: open }];
    }
    return principal.items.flatMap((item) => {
      const named = nameOf(item, template);
      const when = conjoin(open, item.when);
      return named === null || when === null ? [] : [{ ...named, narrowed, parsed: item.parsed, when }];
    });
  });
}

function nameOf(
  { parsed, text, value }: Item<Principal>,
  template: Template,
): { readonly principal: string; readonly kind: TrustedKind } | null {
  switch (parsed.kind) {
    case 'anyone':
      return { principal: '*', kind: 'anyone' };
    case 'account':
      return { principal: accountName(parsed.account, text), kind: 'account' };
    case 'service':
      return { principal: serviceName(parsed.name), kind: 'service' };
    case 'role':
    case 'user':
      return {
        principal: namedResource(value, parsed.kind === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User', template)?.id ?? showText(text),
        kind: parsed.kind,
      };
    case 'assumed-role':
      return { principal: showText(text), kind: 'role' };
    case 'federated-user':
      return { principal: showText(text), kind: 'user' };
    case 'federated':
      return { principal: providerIn(value, template) ?? showText(text), kind: 'federated' };
    case 'unique-id':
      return { principal: parsed.id, kind: parsed.id.startsWith('AIDA') ? 'user' : 'role' };
    case 'reference':
      if (parsed.type === 'AWS') return null;
      return { principal: template.resource(parsed.id)?.id ?? showText(text), kind: 'federated' };
    case 'canonical-user':
    case 'origin-access-identity':
    case 'unknown':
    case 'malformed':
      return null;
  }
}

/** The logical ID of the template's provider that a value refers to. */
function providerIn(value: Value, template: Template): string | null {
  const provider = value.kind === 'ref' || value.kind === 'attribute' ? namedResource(value, 'AWS::IAM::', template) : null;
  return provider?.id ?? null;
}

/** Twelve digits, or what they are filled in from. */
function accountName(account: Account, text: PartialText): string {
  if (account.kind === 'id') return account.id;
  const arn = account.kind === 'own' ? null : readArn(text);
  return arn === null ? '${AWS::AccountId}' : showText(arn.account);
}

/** The suffix of service principals is the same in nearly all regions, whatever `AWS::URLSuffix` is. */
function serviceName(name: PartialText): string {
  return showText(name).replace('${AWS::URLSuffix}', 'amazonaws.com');
}
