/** The calls that scripts make, as tests write scripts and show calls. */
import type { Call } from '../../src/analysis/use/call.js';
import { factsOfResources } from './facts-of.js';

/** Lines as a block scalar holds them. */
export function indented(text: string, by: number): string {
  return text.trim().replaceAll(/^/gm, ' '.repeat(by));
}

/** Those of the user data of an instance. */
export function userData(script: string): readonly Call[] {
  return factsOfResources(`I:\n  Type: AWS::EC2::Instance\n  Properties:\n    UserData:\n      Fn::Base64: !Sub |\n${indented(script, 8)}\nBucket: { Type: AWS::S3::Bucket }`)
    .scripts.flatMap(({ calls }) => calls);
}

/** Those of the code of a function. */
export function inline(code: string, runtime: string): readonly Call[] {
  return factsOfResources(`F:\n  Type: AWS::Lambda::Function\n  Properties:\n    Runtime: ${runtime}\n    Code:\n      ZipFile: |\n${indented(code, 8)}`)
    .scripts.flatMap(({ calls }) => calls);
}

/** `actions on resources`, an operation in brackets where no action is known. */
export function shown(calls: readonly Call[]): string[] {
  return calls.map(({ needs, operation }) =>
    (needs.map(({ actions, resources }) => [...actions, ...resources].join(' ')).join(', ') || `(${operation})`).replaceAll('\uE000', '…'));
}
