/** Variables for `Fn::Sub` in a text without that function, which nothing fills in: `arn:aws:sqs:*:${AWS::AccountId}:jobs`. */
import { hasTemplateLanguage } from '../iam/left-to-tool.js';
import { knownText } from '../iam/partial-text.js';
import type { Item } from '../iam/policy.js';
import type { Template } from '../model/template.js';
import type { SourceFile } from './source-file.js';

const pseudoParameter = /^AWS::(?:AccountId|NotificationARNs|Partition|Region|StackId|StackName|URLSuffix)$/;

/** Each `${…}` of a text. */
export const variables = /\$\{([^{}]*)\}/g;

/**
 * The first variable in a text that is written out and names a pseudo parameter, or a parameter or resource of the template; null
 * where there is none, and where a macro or another tool may fill it in.
 */
export function unfilledVariable({ at, text }: Item<unknown>, template: Template | null, file: SourceFile): string | null {
  if (template === null || at?.kind !== 'scalar' || at.tag !== null || at.text !== knownText(text)) return null;
  const found = [...at.text.matchAll(variables)].find(([, name = '']) => isOfStack(name, template));
  return found === undefined || isFilledLater(template, file) ? null : found[0];
}

/** Whether `Fn::Sub` would know a name. */
export function isOfStack(name: string, template: Template): boolean {
  const [id = ''] = name.split('.', 1);
  return pseudoParameter.test(name) || template.parameters.has(name) || template.resource(id) !== null;
}

/** Statements of a template language, variables of the Serverless Framework, and macros. */
function isFilledLater(template: Template, file: SourceFile): boolean {
  return (
    hasTemplateLanguage(file) ||
    /\$\{(?:cf|env|file|opt|param|self|sls|ssm)\b[^{}:]{0,100}[:(]|Fn::Transform/.test(file.text) ||
    template.transforms.some((name) => !name.startsWith('AWS::'))
  );
}
