/** Templates for `inspect`, and what it says of them. */
import assert from 'node:assert/strict';
import { fillPlaceholders } from '../support/synthetic.js';
import { rootguard, type Setting } from './fake-host.js';

/** What `inspect --format json` prints, as far as tests look at it. */
export interface Json {
  readonly kind: string;
  readonly resources: Readonly<Record<string, { readonly type: string; readonly when: string | null; readonly properties: unknown }>>;
  readonly generated?: Readonly<Record<string, { readonly type: string; readonly by: string }>>;
  readonly outputs: Readonly<Record<string, { readonly when: string | null; readonly value: unknown }>>;
  readonly principals: readonly { readonly id: string; readonly kind: string }[];
  readonly problems: readonly { readonly kind: string }[];
}

/** Of a file that is read whole. */
export async function inspected(text: string, argv: readonly string[] = [], more: Setting['files'] = {}): Promise<Json> {
  const { stdout, code, stderr } = await rootguard(['inspect', 'a.yaml', '--format', 'json', ...argv], { files: { 'a.yaml': text, ...more } });
  assert.equal(stderr, '');
  assert.equal(code, 0);
  return JSON.parse(stdout) as Json;
}

/** A template with one topic, whose only property is the value that is looked at. */
export function holding(value: string, head = ''): string {
  return fillPlaceholders(`${head}\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      P: ${value}\n`);
}

/** Parameters, conditions and a mapping. */
export const head = `
Parameters:
  Stage: { Type: String, Default: dev }
  Name: { Type: String }
  List: { Type: CommaDelimitedList, Default: "a, b" }
  Hidden: { Type: String, NoEcho: true, Default: swordfish }
  Path: { Type: "AWS::SSM::Parameter::Value<String>", Default: /x }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsX: !Equals [!Ref Name, x]
Mappings:
  M: { dev: { size: small }, prod: { size: large } }
`;
