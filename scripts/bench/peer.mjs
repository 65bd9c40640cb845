/** A process that validates files with AWS's own validator, as its users would. Usage: node peer.mjs rego|cel FILE_OR_FOLDER [LIMIT_IN_SECONDS] */
import fs from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { CelEngine, RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { filesBelow } from '../project.mjs';

// The process may be ended before it could report what it used.
const reporter = new Worker(new URL('report-usage.mjs', import.meta.url));
reporter.unref();

const [engineName, target, limit = '60'] = process.argv.slice(2);
const engine = engineName === 'rego' ? new RegoEngine() : new CelEngine();
const started = performance.now();
let done = 0;
for (const file of fs.statSync(target).isDirectory() ? filesBelow(target) : [target]) {
  if (performance.now() - started > Number(limit) * 1000) break;
  try {
    engine.validateStandard(new TemplateFile(file));
  } catch {
    // It rejects what is not a template.
  }
  done += 1;
}
console.log(JSON.stringify({ done, ms: performance.now() - started }));
