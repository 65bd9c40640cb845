/** What a template looks like once a literal secret of it is fetched from Secrets Manager. */
import type { InvalidCase } from './test-rule.js';

/** A case whose first marked secret is fetched by a new parameter, which stands behind the parameters there are. */
export function fetched(parameter: string, described: string, test: InvalidCase): InvalidCase {
  const reference = `!Sub '{{resolve:secretsmanager:\${${parameter}}}}'`;
  const entry = `  ${parameter}:\n    Type: String\n    Description: ARN of the secret that holds ${described}, as plain text\n`;
  const replaced = test.text.replace(/(["']?)«[^»]*»\1/, () => reference).replace(/[«»]/g, '');
  const others = /^Parameters:\n(?: .*\n)*/m.exec(replaced);
  const at = others === null ? replaced.indexOf('Resources:') : others.index + others[0].length;
  return { ...test, fixed: `${replaced.slice(0, at)}${others === null ? 'Parameters:\n' : ''}${entry}${replaced.slice(at)}` };
}
