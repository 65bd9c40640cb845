/**
 * Writes the table of AWS managed policies from the PyPI package moto, which contains them as AWS returns them.
 * Needs pip; run it by hand when AWS has published new policies, after raising the version here.
 */
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { compare, generatedModule } from './generated-module.mjs';
import { fromWheel } from './wheel.mjs';

const script = 'refresh-managed-policies.mjs';
const requirement = 'moto==5.2.5';
/**
 * Documents are deflated in blocks, so that reading one does not inflate them all. Most of those that templates name are short:
 * these are in small blocks.
 */
const SHORT = 1500;
const SMALL_BLOCK = 24 * 1024;
const LARGE_BLOCK = 192 * 1024;

const policies = Object.entries(
  fromWheel(
    requirement,
    `
import ast, sys, zipfile
source = zipfile.ZipFile(sys.argv[1]).read('moto/iam/aws_managed_policies.py').decode()
print(ast.literal_eval(ast.parse(source).body[0].value))
`,
  ),
).sort(([a], [b]) => compare(a, b));
const [linked, attachable] = [true, false].map((wanted) => policies.filter(([, { Path }]) => (Path === '/aws-service-role/') === wanted));
const [short, long] = [true, false].map((wanted) => attachable.filter((policy) => documentOf(policy).length < SHORT === wanted));
const newest = policies
  .map(([, { UpdateDate }]) => UpdateDate.slice(0, 10))
  .sort()
  .at(-1);

writeFileSync(
  new URL('../../server/src/data/generated/managed-policy.ts', import.meta.url),
  generatedModule({
    script,
    source: `moto ${requirement.split('==')[1]} (PyPI, Apache-2.0; newest policy ${newest})`,
    constants: {
      serviceLinkedPolicyTable: linked.map(([name]) => name).join(' '),
      managedPolicyTable: [...blocks(short, SMALL_BLOCK), ...blocks(long, LARGE_BLOCK)].map(printBlock).join('\n'),
    },
  }),
);

function blocks(entries, limit) {
  const result = [];
  let size = limit;
  for (const entry of entries) {
    if (size >= limit) {
      result.push([]);
      size = 0;
    }
    result.at(-1).push(entry);
    size += documentOf(entry).length;
  }
  return result;
}

/** `path/Name path/Name|documents, one per line, deflated` */
function printBlock(entries) {
  const documents = entries.map(documentOf).join('\n');
  if (/[^\x0a\x20-\x7e]/.test(documents)) throw new Error('a document is not plain ASCII');
  const packed = deflateRawSync(Buffer.from(documents, 'latin1'), { level: 9, memLevel: 9 });
  return `${entries.map(pathAndName).join(' ')}|${packed.toString('base64')}`;
}

function documentOf([, { Document }]) {
  return JSON.stringify(Document);
}

/** As at the end of the ARN: `service-role/AWSLambdaRole`. */
function pathAndName([name, { Path }]) {
  return `${Path.slice(1)}${name}`;
}
