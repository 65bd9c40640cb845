/** Rewrites a template so that it says the same in other words, as people do without a second thought. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Fields = Readonly<Record<string, Json>>;

/** The condition under which rewritten parts stand. */
export const condition = 'Rewritten';

interface Rewriting {
  readonly name: string;
  readonly rewrite: (template: Fields) => Json;
  /** Families and rules that need not see through it. */
  readonly except: RegExp;
}

const all: readonly Rewriting[] = [
  { name: 'with every resource under a condition', except: /^$/, rewrite: (template) => ({
    ...withCondition(template), Resources: mapFields(template['Resources'], (resource) => (
      isFields(resource) && resource['Condition'] === undefined ? { ...resource, Condition: condition } : resource)) }) },
  // A covered action is pointed at where it is written, so that it can be taken away.
  { name: 'with each text in Fn::Sub', except: /^policy\/redundant$/, rewrite: (template) => withTexts(template, (text) => ({ 'Fn::Sub': text })) },
  // What is joined is no literal by itself.
  { name: 'with each text in Fn::Join', except: /^(?:secret\/|root\/credentials$|policy\/redundant$)/, rewrite: (template) => withTexts(template, (text) => ({ 'Fn::Join': ['', [text]] })) },
  // These compare names that nobody leaves to conditions: of managed rules, roles, users, metrics, parameters, types of policies.
  { name: 'with each property in both branches of a choice',
    except: /^(?:admin\/boundary-not-enforced|audit\/(?:no-root-alarm|root-config-rules)|mfa\/(?:no-enrolment-path|weak-password-policy)|policy\/(?:iam-path-reference|organization-policy)|role\/(?:long-lived-access-key|multiple-access-keys)|secret\/(?:lifecycle|plain-ssm-parameter))$/,
    rewrite: (template) => withProperties(withCondition(template), (property) => ({ 'Fn::If': [condition, property, property] })) },
  { name: 'with each function in another form', except: /^$/, rewrite: (template) => withProperties(template, reformed) },
  { name: 'with statements, their elements and items in the other order', except: /^$/, rewrite: (template) => withProperties(template, turned) },
];

/** By name, a template in other words for a rule. None for what has no resources of its own, or is more than CloudFormation. */
export function rewritings(template: string, rule: string): readonly (readonly [name: string, text: string])[] {
  const whole = rewritable(template);
  return whole === null ? [] : all.filter(({ except }) => !except.test(rule)).map(({ name, rewrite }) => [name, JSON.stringify(rewrite(whole), null, 2)]);
}

/** Rules that look into texts and scripts, which are written whatever the conditions are. */
const aboutTexts = /^(?:secret\/|admin\/admin-managed-policy$|audit\/trail-not-logging$|mfa\/weak-password-policy$|role\/(?:long-lived-access-key|static-aws-credentials)$|root\/(?:credentials|script-creates-key)$)/;

/** By name, the template with something in one branch of a choice whose other branch leaves it out; what a rule finds there holds in that branch alone. */
export function branchings(template: string, rule: string): readonly (readonly [name: string, text: string])[] {
  const whole = aboutTexts.test(rule) || template.includes('"Fn::If"') ? null : rewritable(template);
  if (whole === null) return [];
  const branched = withCondition(whole);
  const inBranch = (value: Json): Json => ({ 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] });
  const itemsOf = (element: string) => (property: Json): Json => withElement(property, element, (item) => inBranch(item));
  return [
    ['with each property in a branch', withProperties(branched, inBranch)] as const,
    ...['Action', 'Resource', 'Principal'].map((element) => [`with each ${element} in a branch`, withProperties(branched, itemsOf(element))] as const),
  ].map(([name, rewritten]) => [name, JSON.stringify(rewritten, null, 2)]);
}

/** What means nothing to the rules, beside what they find. */
const harmless: Readonly<Record<string, Json>> = {
  Action: 'sts:GetCallerIdentity', Resource: 'arn:aws:s3:::one-of-many/one-object',
};

/** Rules that hold several things against one another, all of which are there or gone at once in these templates. */
const aboutSeveral: Readonly<Record<string, RegExp>> = {
  property: /^(?:audit\/(?:no-root-alarm|trail-single-region)|role\/(?:imds-v1|user-without-group))$/,
  statement: /^(?:admin\/wide-federated-trust|role\/shared-role|root\/only-root-can-recover)$/,
  Action: /^(?:admin\/public-resource-policy|mfa\/deny-bypassed-by-keys)$/,
  Resource: /^(?:admin\/public-resource-policy|mfa\/deny-bypassed-by-keys)$/,
};

/** By name, the template with each property, or each item of an element, beside nothing or something harmless in the other branch of a choice. */
export function choices(template: string, rule: string): readonly (readonly [name: string, text: string])[] {
  const whole = aboutTexts.test(rule) || template.includes('"Fn::If"') ? null : rewritable(template);
  if (whole === null) return [];
  const branched = withCondition(whole);
  const chosen = (other: Json) => (value: Json): Json => ({ 'Fn::If': [condition, value, other] });
  const made: readonly (readonly [part: string, rewritten: Json])[] = [
    ['property', withProperties(branched, chosen({ Ref: 'AWS::NoValue' }))],
    ['statement', withProperties(branched, (property) => withStatements(property, chosen({ Ref: 'AWS::NoValue' })))],
    ...Object.entries(harmless).map(([element, other]) => [element, withProperties(branched, (property) => withElement(property, element, chosen(other)))] as const),
  ];
  return made.filter(([part]) => aboutSeveral[part]?.test(rule) !== true).map(([part, rewritten]) => [`with each ${part} in one branch`, JSON.stringify(rewritten, null, 2)]);
}

/** Changes each statement of the policies within a value. */
function withStatements(value: Json, change: (statement: Json) => Json): Json {
  if (isList(value)) return value.map((item) => withStatements(item, change));
  if (!isFields(value)) return value;
  const changed = (field: Json): Json => (isList(field) ? field : [field]).map(change);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, key === 'Statement' ? changed(field) : withStatements(field, change)]));
}

/** The policies within a value from the last statement to the first; what is alone in an element becomes a list. */
function turned(value: Json): Json {
  if (isList(value)) return value.map(turned);
  if (!isFields(value)) return value;
  const fields = Object.entries(mapFields(value, turned));
  if (value['Effect'] === undefined) return Object.fromEntries(fields.map(([key, field]) => [key, key === 'Statement' && isList(field) ? [...field].reverse() : field]));
  const isOfItems = (key: string, field: Json): boolean => /^(?:Not)?(?:Action|Resource)$/.test(key) && (typeof field === 'string' || isList(field));
  return Object.fromEntries(fields.reverse().map(([key, field]) => [key, isOfItems(key, field) ? [field].flat().reverse() : field]));
}

/** `Ref` and `Fn::GetAtt` as variables of `Fn::Sub`, and `Fn::Sub` with a map of variables. */
function reformed(value: Json): Json {
  if (isList(value)) return value.map(reformed);
  if (!isFields(value)) return value;
  const { Ref: name, 'Fn::GetAtt': attribute, 'Fn::Sub': text } = value;
  if (!isCall(value)) return mapFields(value, reformed);
  if (typeof name === 'string' && !/^AWS::No/.test(name)) return { 'Fn::Sub': `\${${name}}` };
  if (attribute !== undefined && isList(attribute) && attribute.every((part) => typeof part === 'string')) return { 'Fn::Sub': `\${${attribute.join('.')}}` };
  return typeof text === 'string' ? { 'Fn::Sub': [text, { Unused: 'unused' }] } : mapFields(value, reformed);
}

/** Changes each item of an element of the statements within a value. */
function withElement(value: Json, element: string, change: (item: Json) => Json): Json {
  if (isList(value)) return value.map((item) => withElement(item, element, change));
  if (!isFields(value)) return value;
  const items = (field: Json): Json => (isFields(field) && !isCall(field) ? mapFields(field, items) : (isList(field) ? field : [field]).map(change));
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, key === element && value['Effect'] !== undefined ? items(field) : withElement(field, element, change)]));
}

function rewritable(template: string): Fields | null {
  const whole: unknown = JSON.parse(template);
  return isFields(whole) && isFields(whole['Resources']) && !/Fn::ForEach|AWS::Serverless|Fn::Transform/.test(template) ? whole : null;
}

function withProperties(template: Fields, change: (property: Json) => Json): Fields {
  return { ...template, Resources: mapFields(template['Resources'], (resource) => (
    isFields(resource) && isFields(resource['Properties']) ? { ...resource, Properties: mapFields(resource['Properties'], change) } : resource)) };
}

/** Texts that `Fn::Sub` would read otherwise stay as they are. */
function withTexts(template: Fields, write: (text: string) => Json): Fields {
  return withProperties(template, (property) => scalars(property, (scalar) => (typeof scalar === 'string' && !scalar.includes('${') ? write(scalar) : scalar)));
}

function withCondition(template: Fields): Fields {
  return {
    ...template,
    Parameters: { ...fieldsOf(template['Parameters']), [condition]: { Type: 'String' } },
    Conditions: { ...fieldsOf(template['Conditions']), [condition]: { 'Fn::Equals': [{ Ref: condition }, 'yes'] } },
  };
}

/** Changes each scalar of a value that no function is given. */
function scalars(value: Json, change: (scalar: Json) => Json): Json {
  if (isList(value)) return value.map((item) => scalars(item, change));
  if (!isFields(value)) return change(value);
  return isCall(value) ? value : mapFields(value, (field) => scalars(field, change));
}

function isCall(value: Fields): boolean {
  const [name, more] = Object.keys(value);
  return name !== undefined && more === undefined && /^(?:Ref|Condition|Fn::\w+)$/.test(name);
}

function mapFields(value: Json | undefined, change: (field: Json) => Json): Fields {
  return Object.fromEntries(Object.entries(fieldsOf(value)).map(([key, field]) => [key, change(field)]));
}

function fieldsOf(value: Json | undefined): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
