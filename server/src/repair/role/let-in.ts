/** Names roles where a resource policy names a user: to allow it, or to exempt it from a denial. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Change } from '../../edit/change.js';
import { type Content, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { listed } from '../../text/wording.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { needs } from '../dependency.js';
import { carriesOnly, fence, spelling } from '../key/carried.js';
import { attribute } from '../reference-content.js';
import type { TemplateScene } from '../scene.js';
import { climbTo, outermostAt } from '../written-place.js';

/** Replaces the user with the roles; null where a place serves another purpose, or cannot name them. */
export function letInInstead(scene: TemplateScene, site: ReferenceSite, roles: readonly string[]): Change | null {
  const whole = outermostAt(site.node);
  const [role, ...others] = roles;
  if (role === undefined || !isForIdentities(scene, site) || makesCircle(scene, site, roles)) return null;
  const note = 'Names the role instead of the user.';
  if (others.length > 0) {
    return whole.parent?.kind === 'sequence' ? null : { kind: 'set', target: whole, value: items(...arnsOf(roles)), note };
  }
  const [name] = site.node.kind === 'sequence' ? site.node.items : [];
  if (name?.kind === 'scalar') return { kind: 'set', target: name, value: text(role), note };
  return { kind: 'set', target: whole, value: attribute(role, 'Arn'), note };
}

interface LetIn {
  readonly changes: readonly Change[];
  /** What is left to do by hand, in sentences. */
  readonly left: readonly string[];
}

/** Adds the roles beside a user that stays. */
export function letInBeside(scene: TemplateScene, sites: readonly ReferenceSite[], roles: readonly string[]): LetIn {
  const forIdentities = sites.filter((site) => isForIdentities(scene, site));
  const added = forIdentities.map((site) => (makesCircle(scene, site, roles) ? null : beside(site, roles)));
  const unmet = [...forIdentities.filter((_, index) => added[index] === null), ...sites.filter((site) => isOtherTest(scene, site))];
  const open = new Set(unmet.map(({ node }) => templatePath(node).id ?? ''));
  return {
    changes: added.flatMap((changes) => changes ?? []),
    left: open.size === 0 ? [] : [`Where ${listed([...open])} allows the user, allow ${listed(roles)} too.`],
  };
}

function beside({ node }: ReferenceSite, roles: readonly string[]): readonly Change[] | null {
  const whole = outermostAt(node);
  const { parent } = whole;
  const note = 'Names the role beside the user.';
  if (parent?.kind === 'sequence') {
    return arnsOf(roles).map((value) => ({ kind: 'insert-item', sequence: parent, value, place: { kind: 'after', sibling: whole }, note }));
  }
  const user = copy(whole);
  return user === null ? null : [{ kind: 'set', target: whole, value: items(user, ...arnsOf(roles)), note }];
}

function arnsOf(roles: readonly string[]): readonly Content[] {
  return roles.map((role) => attribute(role, 'Arn'));
}

/** Whether a place is `Principal` or a test of the caller; in `NotPrincipal`, a role would need its sessions listed too. */
function isForIdentities({ template }: TemplateScene, { node, name }: ReferenceSite): boolean {
  const { steps } = templatePath(node);
  const isPlace = steps.some(
    (step, index) =>
      (step === 'Principal' && steps[index + 1] === 'AWS') || (step === 'Condition' && /^aws:PrincipalArn$/i.test(steps[index + 2] ?? '')),
  );
  return isPlace && isArnOfUser(template.resolve(outermostAt(node)), name);
}

/**
 * Where a denial exempts the user with `NotPrincipal`: to exempt a role there, each of its sessions would have to be named, and
 * nobody knows these (IAM User Guide, "AWS JSON policy elements: NotPrincipal").
 */
export function sparingPlaces({ template }: TemplateScene, sites: readonly ReferenceSite[]): readonly string[] {
  const sparing = sites.filter(({ node }) => {
    const { steps } = templatePath(node);
    const at = steps.indexOf('NotPrincipal');
    return at > 0 && textOf(valueAt(template.resolve(climbTo(node, at)), 'Effect')) === 'Deny';
  });
  return [...new Set(sparing.map(({ node }) => templatePath(node).id ?? ''))];
}

/** Whether a place tests something that a role does not have, such as `aws:username`. */
function isOtherTest(scene: TemplateScene, site: ReferenceSite): boolean {
  const { section, steps } = templatePath(site.node);
  return section === 'Resources' && steps.includes('Condition') && steps.includes('Statement') && !isForIdentities(scene, site);
}

/** Whether the role would depend on the resource that names it. */
function makesCircle(scene: TemplateScene, { node }: ReferenceSite, roles: readonly string[]): boolean {
  return needs(scene, roles, new Set([templatePath(node).id ?? '']));
}

const arnOfUser = new RegExp(
  `^arn:(?:aws[\\w-]*|${fence}AWS::Partition${fence}):iam::(?:\\d{12}|${fence}AWS::AccountId${fence}):user/(?:[\\w.,+@=/-]*/)?${fence}(\\w+)${fence}$`,
);

/** Whether a value is the attribute `Arn`, or an ARN made of the name. */
function isArnOfUser(value: Value, user: string): boolean {
  if (value.kind === 'ref') return false;
  return (
    arnOfUser.exec(spelling(value) ?? '')?.[1] === user ||
    carriesOnly(value, { credentials: new Set([user]), alongside: new Set(), names: new Set() })
  );
}
