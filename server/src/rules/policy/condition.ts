/** A condition that compares what cannot be compared, or asks for what is not there. */
import { nameInsteadOfArn } from '../../analysis/name-instead-of-arn.js';
import { isOfAuthor } from '../../analysis/policy/policy-site.js';
import { serviceActions } from '../../data/action-catalogue.js';
import { conditionKey, type ConditionType, meantKey } from '../../data/condition-key.js';
import { serviceWildcard } from '../../iam/action.js';
import { canCarry, listedActions } from '../../iam/action-support.js';
import { readArn } from '../../iam/arn.js';
import type { ConditionOperator, OperatorFamily } from '../../iam/condition-operator.js';
import { strayIn, unreadableIn, valueType } from '../../iam/condition-value.js';
import { saysBoth } from '../../iam/idle-test.js';
import { limitKind } from '../../iam/limit-kind.js';
import { knownText } from '../../iam/partial-text.js';
import { hasWildcard, likePattern } from '../../iam/pattern.js';
import { isAboutMfa } from '../../iam/mfa-condition.js';
import { isForWrongTransport } from '../../iam/transport-test.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import type { Node } from '../../syntax/tree.js';
import { defineRule } from '../rule.js';

export const condition = defineRule({
  id: 'policy/condition',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition cannot hold, or does not test what it seems to.',
  why: 'A test of a key that the request does not carry, with an operator of the wrong type or with a star that is no wildcard, is never true: an `Allow` allows nothing, a `Deny` forbids nothing.',
  remedy: 'Use a key that the actions carry, and an operator for its type; `StringLike` or `ArnLike` where stars are wildcards.',
  references: [
    {
      title: 'IAM JSON policy elements: condition operators',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    operator: { severity: 'warning', text: '`{operator}` is no condition operator{hint}.' },
    key: { severity: 'warning', text: '`{key}` is no condition key; `{nearest}` is.' },
    keyForm: { severity: 'warning', text: '`{key}` is no condition key: it needs a service, or `aws`, before a colon.' },
    tag: { severity: 'warning', text: '`{key}` names no tag; one stands behind a slash, as in `aws:PrincipalTag/team`.' },
    type: { severity: 'warning', text: '`{operator}` does not fit `{key}`, which holds {type}.' },
    arnAsText: { severity: 'hint', text: '`{operator}` compares the ARN in `{key}` as text; an `Arn` operator compares it part by part.' },
    value: { severity: 'warning', text: '`{value}` is not {type}, which `{operator}` compares with.' },
    name: { severity: 'warning', text: '`Ref` of `{resource}` gives no ARN, which `{operator}` compares with; its attribute `Arn` does.' },
    both: { severity: 'warning', text: '`{operator}` with both values does not test what `{key}` is.' },
    transport: { severity: 'warning', text: 'This `{effect}` is the wrong way round: it is for requests that come {manner} alone.' },
    set: {
      severity: 'warning',
      text: '`{key}` can have several values, and `{operator}` without `ForAnyValue` or `ForAllValues` does not say how many of them must fit.',
    },
    stray: { severity: 'warning', text: '`{value}` is never what `{key}` holds: that is {form}.' },
    star: { severity: 'warning', text: 'A star in a value of `{key}` is no wildcard under `{operator}`.' },
    unsupported: { severity: 'warning', text: 'None of the actions carries `{key}`.' },
  },

  subject: 'policy',
  check(site, report, { template }) {
    const { policy, at } = site;
    for (const { kind, at: place, when, slots } of policy.defects) {
      const { operator = '', nearest = '' } = slots;
      if (kind === 'unknown-operator') {
        report('operator', place ?? at, { slots: { operator, hint: nearest === '' ? '' : `; \`${nearest}\` is` }, when });
      }
    }
    const isOrganization = policy.kind.startsWith('organization');
    for (const statement of policy.statements) {
      for (const test of statement.condition?.tests ?? []) judge(test, statement);
    }
    function judge(test: ConditionTest, statement: Statement): void {
      const { operatorText: operator, key } = test;
      if (!isOfAuthor(test.operatorAt, site)) return;
      const manner = statement.effect === 'Deny' ? 'encrypted' : 'in plain text';
      const details = { slots: { operator, key, effect: statement.effect ?? '', manner }, when: statement.when };
      const nearest = meantKey(key);
      if (nearest !== null) {
        report('key', test.keyAt ?? at, { slots: { key, nearest }, when: statement.when });
        return;
      }
      for (const { text, at: place, when } of test.operator?.family === 'arn' ? test.values : []) {
        const resource = nameInsteadOfArn(text, template);
        if (resource !== null) report('name', place ?? at, { slots: { operator, resource }, when: [...statement.when, ...when] });
      }
      const stray = strayIn(test);
      if (stray !== null) {
        const { item, ...slots } = stray;
        report('stray', item.at ?? at, { slots: { key, ...slots }, when: [...statement.when, ...item.when] });
        return;
      }
      const defect = defectOf(test, statement);
      const place = (defect === null ? null : placeOf(defect, test)) ?? at;
      if (defect === 'type') {
        report('type', place, { slots: { operator, key, type: typeWords[conditionKey(key)?.type ?? 'String'] }, when: statement.when });
      } else if (defect === 'value') report('value', place, { slots: valueSlots(test), when: statement.when });
      else if (defect !== null && (defect !== 'arnAsText' || !isOrganization)) report(defect, place, details);
    }
  },
});

function placeOf(defect: ConditionDefect, test: ConditionTest): Node | null {
  switch (defect) {
    case 'type':
    case 'arnAsText':
    case 'set':
      return test.operatorAt;
    case 'keyForm':
    case 'tag':
    case 'unsupported':
      return test.keyAt;
    case 'value':
      return unreadableIn(test)?.at ?? test.at;
    case 'star':
      return test.values.find(isStarred)?.at ?? test.at;
    case 'both':
    case 'transport':
      return test.at;
  }
}

function valueSlots(test: ConditionTest): { readonly operator: string; readonly value: string; readonly type: string } {
  const type = typeWords[valueType(test)];
  return { operator: test.operatorText, value: knownText(unreadableIn(test)?.text ?? []) ?? '', type };
}

const typeWords: Readonly<Record<ConditionType, string>> = {
  String: 'text',
  ARN: 'an ARN',
  Bool: 'true or false',
  Numeric: 'a number',
  Date: 'a date',
  IPAddress: 'an address',
};

/** The operators that fit a type; every key can be tested for being there. Dates may be epoch seconds. */
const fitting: Readonly<Record<ConditionType, readonly OperatorFamily[]>> = {
  String: ['string', 'null', 'binary'],
  ARN: ['arn', 'null'],
  Bool: ['bool', 'null'],
  Numeric: ['numeric', 'null'],
  Date: ['date', 'numeric', 'null'],
  IPAddress: ['ip', 'null'],
};

/** Whether a key that is written out, and is no placeholder, names no service. */
function isWithoutService(key: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_/-]*$/.test(key);
}

type ConditionDefect = 'keyForm' | 'tag' | 'type' | 'arnAsText' | 'value' | 'both' | 'transport' | 'set' | 'star' | 'unsupported';

function defectOf(test: ConditionTest, statement: Statement): ConditionDefect | null {
  const { operator, key } = test;
  if (operator === null || isAboutMfa(key)) return null;
  if (isWithoutService(key)) return 'keyForm';
  if (/^aws:(?:principal|request|resource)tag\/?$/i.test(key)) return 'tag';
  const known = conditionKey(key);
  if (
    known?.type === 'String' &&
    operator.family === 'arn' &&
    test.values.every(({ text }) => readArn(text) !== null || knownText(text)?.startsWith('arn:') === true)
  ) {
    return null;
  }
  if (known !== null && !fitting[known.type].includes(operator.family)) {
    if (known.type !== 'ARN' || operator.family !== 'string') return 'type';
    if (hasIdleStar(test)) return 'star';
    if (!isComparedAsText(key.toLowerCase(), operator.comparison)) return 'arnAsText';
  }
  if (unreadableIn(test) !== undefined) return 'value';
  if (operator.family === 'bool' && saysBoth(test)) return 'both';
  if (isForWrongTransport(statement)) return 'transport';
  if (known?.multivalued === true && isGlobal(key) && operator.set === null && operator.family !== 'null') return 'set';
  if (hasIdleStar(test) && !isContext(key)) return 'star';
  return isUnsupported(key, statement) ? 'unsupported' : null;
}

/** ARNs of which the documentation says that text operators are for them (IAM User Guide, "IAM and AWS STS condition context keys"). */
const comparedAsText: ReadonlySet<string> = new Set(['iam:permissionsboundary']);

/**
 * ARNs that guides of services compare as a whole by text operators, which is the same without wildcards (CloudTrail, "Amazon
 * S3 bucket policy for CloudTrail"; GuardDuty, "Exporting findings"; EFS, "Using IAM to control access to file systems"; EMR
 * on EKS, "Using job execution roles").
 */
const equalAsText: ReadonlySet<string> = new Set([
  'aws:sourcearn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'elasticfilesystem:accesspointarn',
  'emr-containers:executionrolearn',
]);

function isComparedAsText(key: string, comparison: ConditionOperator['comparison']): boolean {
  return comparedAsText.has(key) || (comparison === 'equal' && equalAsText.has(key));
}

/** Several keys of services that the reference lists with several values stand alone in AWS's own examples; of global ones none does. */
function isGlobal(key: string): boolean {
  return key.toLowerCase().startsWith('aws:');
}

/** Services encrypt under contexts that hold stars themselves, as CloudWatch Logs does for `SourceArn`. */
function isContext(key: string): boolean {
  return key.toLowerCase().startsWith('kms:encryptioncontext:');
}

/** Whether an operator that knows no wildcards is given one. */
function hasIdleStar({ operator, values }: ConditionTest): boolean {
  return operator?.family === 'string' && operator.comparison === 'equal' && values.some(isStarred);
}

/** A value whose stars would be wildcards under a `Like` operator. */
function isStarred({ text }: ConditionTest['values'][number]): boolean {
  return text.some((piece) => typeof piece === 'string' && piece.includes('*')) && hasWildcard(likePattern(text, 'text'));
}

/** Keys of a service alone are judged: global ones may come with any request, those of identity providers with any token. */
function isUnsupported(key: string, statement: Statement): boolean {
  const prefix = key.slice(0, key.indexOf(':')).toLowerCase();
  if (prefix === '' || prefix === 'aws' || prefix.includes('.') || limitKind(key) !== null || key.includes('${')) return false;
  const actions = listedActions(statement);
  const carried =
    actions.length > 0
      ? actions.some((action) => canCarry(action, key))
      : wholeServices(statement)?.some((service) => isListed(service, key));
  // A key that the service lists for none of its actions tells of a gap in the data.
  return carried === false && isListed(prefix, key);
}

/** The services of a statement that names nothing but whole services, too many actions to be judged one by one. */
function wholeServices({ action }: Statement): readonly string[] | null {
  if (action === null || action.negated || !action.complete) return null;
  const services = action.items.map(({ parsed }) => serviceWildcard(parsed));
  return services.some((service) => service === null) ? null : services.filter((service) => service !== null);
}

function isListed(service: string, key: string): boolean {
  return serviceActions(service).some((record) => canCarry({ record }, key));
}
