/** Policies that code builds as dictionaries or objects, or has as texts, and hands to AWS. */
import type { Lookup } from '../../iam/partial-text.js';
import type { Tree } from '../../syntax/tree.js';
import { codeAt, type Code } from '../script/code.js';
import { argumentsValue } from '../script/code-value.js';
import type { Script } from '../script/script.js';
import { handedSite } from './handed-site.js';
import { loosePolicies } from './loose-policy.js';
import type { PolicySite } from './policy-site.js';

/** Whether a file may contain such code: most files do not, and their scripts need not be read. */
export function mayBuildPolicy({ text }: Tree): boolean {
  return (text.includes('boto3') || text.includes('aws-sdk')) && text.includes('Statement');
}

/** In the order of the calls; a policy that is handed to several calls counts once. */
export function codePolicies(script: Script, lookup: Lookup): readonly PolicySite[] {
  if (!script.text.includes('Statement')) return [];
  const found = new Map<string, PolicySite>();
  let code: Code | null = null;
  for (const call of script.calls) {
    const { argumentsAt: open } = call;
    if (open === null) continue;
    if (code === null || open < code.start || open >= code.end) code = codeAt(script, open);
    for (const loose of code === null ? [] : loosePolicies(argumentsValue(code, open))) {
      const site = handedSite(loose, call, script, lookup);
      if (site !== null) found.set(`${String(site.at.start)} ${String(site.at.end)}`, site);
    }
  }
  return [...found.values()];
}
