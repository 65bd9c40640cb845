/** Which workloads sign with an access key, and what else they are given along with it. */
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { Workload } from '../../analysis/workload/workload.js';
import { encloses, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { type CredentialUse, variableTarget } from './credential-use.js';

export function usingWorkloads(uses: readonly CredentialUse[]): readonly Workload[] {
  return [
    ...new Set(
      uses.flatMap((use) => {
        switch (use.kind) {
          case 'variable':
            return use.workloads;
          case 'script':
          case 'passed':
          case 'authentication':
            return [use.workload];
          default:
            return [];
        }
      }),
    ),
  ];
}

/** Adds the other variables that AWS tools read: one half of a key is useless without the other. */
export function withCompanions({ template, references }: TemplateScene, uses: readonly CredentialUse[]): readonly CredentialUse[] {
  const targets = new Set(uses.flatMap((use) => (use.kind === 'variable' ? [use.target] : [])));
  const halved = uses.flatMap((use) =>
    use.kind === 'script' ? [use.workload] : use.kind === 'variable' && isAwsCredentialName(use.name) ? use.workloads : [],
  );
  const isOfOther = (at: Span): boolean =>
    [...template.resources.values()].some(
      ({ id, type }) => type === 'AWS::IAM::AccessKey' && references(id).some((site) => encloses(at, site.at)),
    );
  return [
    ...uses,
    ...[...new Set(halved)].flatMap((workload) =>
      workload.environment.flatMap((variable): readonly CredentialUse[] => {
        const target = isAwsCredentialName(variable.name) ? variableTarget(variable) : null;
        if (target === null || targets.has(target) || isOfOther(target)) return [];
        targets.add(target);
        return [{ kind: 'variable', name: variable.name, target, workloads: [workload] }];
      }),
    ),
  ];
}
