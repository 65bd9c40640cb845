/** Whether the principal of a statement is the caller, and how it names the caller, which decides what a grant is worth. */
import { readAccount, type Account } from '../arn.js';
import { anyOf, covers, not, type Answer } from '../coverage.js';
import type { PartialText } from '../partial-text.js';
import { plainPattern } from '../pattern.js';
import type { Item, Statement } from '../policy.js';
import type { Principal } from '../principal.js';
import type { Caller } from './access.js';
import { holdsIn, type Situation } from './situation.js';

/** `account`: only the caller's account is named, which delegates to the identity policies there. */
export type Naming = 'anyone' | 'user' | 'role' | 'session' | 'account';

export type Namings = Readonly<Record<Naming, Answer>>;

const unnamed: Namings = { anyone: 'no', user: 'no', role: 'no', session: 'no', account: 'no' };

/** How a statement of a resource policy names the caller; `hasBoundary`: whether a boundary limits the caller. */
export function namingsOf(statement: Statement, caller: Caller, hasBoundary: boolean, situation: Situation): Namings {
  const { principal, effect } = statement;
  if (principal === null) return unnamed;
  const named = principal.items.flatMap((item) => (holdsIn(situation, item.when) ? [nameOf(item, caller)] : []));
  if (!principal.complete && principal.items.length === 0) named.push(['anyone', 'maybe']);
  if (!principal.negated) return collect(named);
  // A principal with a boundary is always denied by it (IAM User Guide, NotPrincipal).
  if (effect === 'Deny' && hasBoundary) return { ...unnamed, anyone: 'yes' };
  const spared = anyOf(named.map(([naming, answer]) => (naming === 'account' ? 'no' : answer)));
  return { ...unnamed, anyone: not(spared) };
}

function collect(named: readonly (readonly [Naming, Answer])[]): Namings {
  const of = (wanted: Naming): Answer => anyOf(named.map(([naming, answer]) => (naming === wanted ? answer : 'no')));
  return { anyone: of('anyone'), user: of('user'), role: of('role'), session: of('session'), account: of('account') };
}

function nameOf({ parsed, text }: Item<Principal>, caller: Caller): readonly [Naming, Answer] {
  switch (parsed.kind) {
    case 'anyone':
      return ['anyone', 'yes'];
    case 'account':
      return ['account', isAccount(parsed.account, caller)];
    case 'user':
      return ['user', isArn(text, 'user', caller)];
    case 'role':
      return ['role', isArn(text, 'role', caller)];
    case 'assumed-role':
      return ['session', isSession(parsed.account, parsed.role, caller)];
    case 'reference':
      if (parsed.type === 'Federated') return stranger(caller);
      return caller.kind === 'user' ? ['user', isArn(text, 'user', caller)] : ['role', isArn(text, 'role', caller)];
    case 'unique-id':
      return parsed.id.startsWith('AIDA') ? ['user', hasUniqueId('user', caller)] : ['role', hasUniqueId('role', caller)];
    case 'canonical-user':
      return ['account', 'maybe'];
    case 'unknown':
      return ['anyone', 'maybe'];
    case 'service':
    case 'federated':
    case 'federated-user':
    case 'origin-access-identity':
      return stranger(caller);
    case 'malformed':
      return ['anyone', 'no'];
  }
}

/** The answer for a principal that no role, user or group can be. */
function stranger(caller: Caller): readonly [Naming, Answer] {
  return ['anyone', caller.kind === 'anyone' ? 'maybe' : 'no'];
}

function isArn(text: PartialText, kind: 'user' | 'role', caller: Caller): Answer {
  if (caller.kind === 'anyone') return 'maybe';
  if (caller.kind === 'group') return kind === 'user' ? 'maybe' : 'no';
  if (caller.kind !== kind) return 'no';
  return caller.arn === null ? 'maybe' : covers(plainPattern(text), plainPattern(caller.arn));
}

/** Whether the principal is the caller's session, whose name is chosen when it begins. */
function isSession(account: Account, role: PartialText, caller: Caller): Answer {
  if (caller.kind === 'anyone') return 'maybe';
  if (caller.kind !== 'role' || isAccount(account, caller) === 'no') return 'no';
  if (caller.name === null) return 'maybe';
  return covers(plainPattern(role), plainPattern(caller.name)) === 'no' ? 'no' : 'maybe';
}

function hasUniqueId(kind: 'user' | 'role', caller: Caller): Answer {
  return caller.kind === kind || caller.kind === 'anyone' || (caller.kind === 'group' && kind === 'user') ? 'maybe' : 'no';
}

function isAccount(account: Account, caller: Caller): Answer {
  if (caller.kind === 'anyone') return 'maybe';
  const own = readAccount(caller.account);
  switch (account.kind) {
    case 'own':
      return 'yes';
    case 'id':
      return own.kind !== 'id' ? 'maybe' : own.id === account.id ? 'yes' : 'no';
    case 'unknown':
      return 'maybe';
    case 'any':
    case 'none':
      return 'no';
  }
}
