/** What another tool fills into a policy. */

/**
 * In a policy that is a file of its own, and in a template with statements of a template language: `${ACCOUNT_ID}`,
 * `{{ account }}`, `{account}`, `<account>`.
 */
export function isLeftToTool(text: string): boolean {
  return /\$\{(?!aws:)[^{}]*\}|\{\{|(?<!\$)\{[^{}]+\}|<[^<>]*>/.test(text);
}

/** Whether the account of a principal is left to whoever copies the policy: `arn:aws:iam::YOUR_ACCOUNT_ID:root`, `ACCOUNT_ID`. */
export function leavesAccountOpen(principal: string): boolean {
  const [, account] = /^arn:[^:]*:(?:iam|sts)::([^:]+):/.exec(principal) ?? [];
  return account === undefined ? /account(?:[-_ ]?(?:id|number))?$|^x{4,}$/i.test(principal) : account !== 'aws' && !/^\d+$/.test(account);
}

/** Whether another tool is to read a file before AWS does: `{% if … %}`. */
export function hasTemplateLanguage({ text }: { readonly text: string }): boolean {
  return text.includes('{%');
}

/** A function that is not CloudFormation's, written as text: `Fn::EnumTargetAccounts Binding '${account}'`. */
export function isFunctionOfTool(text: string): boolean {
  return /^Fn::\w+ /.test(text) && !own.test(text);
}

/** The functions of CloudFormation that have a value (template reference, "Intrinsic function reference"). */
const own =
  /^Fn::(?:Base64|Cidr|FindInMap|GetAtt|GetAZs|GetStackOutput|If|ImportValue|Join|Length|Select|Split|Sub|ToJsonString|Transform) /;
