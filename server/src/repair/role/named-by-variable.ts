/** Which resources of the template a call is for, by the environment variables that it reads. */
import type { Script } from '../../analysis/script/script.js';
import type { Call } from '../../analysis/use/call.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { optionsOf } from '../../value/read.js';
import { conditionOf } from './role-content.js';

/** `os.environ['NAME']`, `os.getenv('NAME')`, `process.env.NAME`. */
const read = String.raw`(?:\b(?:os\.)?(?:environ(?:\.get)?|getenv)[[(]["'](\w{1,100})["']|\bprocess\.env(?:\.(\w{1,100})\b|\[["'](\w{1,100})["']\]))`;
const readInCode = new RegExp(read, 'g');
/** `TABLE = os.environ['TABLE']`, `const table = process.env.TABLE`. */
const assigned = new RegExp(String.raw`\b([A-Za-z_]\w{0,100})[ \t]{0,8}=[ \t]{0,8}${read}`, 'g');
/** `$NAME`, and `${NAME}`, in which `Fn::Sub` wants a mark of exclamation. */
const readInShell = /\$\{?!?([A-Za-z_]\w{0,100})\b/g;

/** How much of the arguments of a call is read. */
const longestArguments = 2000;

/** A call, with the script that makes it and its own text as written. */
export interface MadeCall {
  readonly script: Script;
  readonly call: Call;
  readonly written: string;
}

/**
 * The logical IDs of the resources that the variables which a call reads refer to, each once; only of those that are there
 * whenever the workload is.
 */
export function namedByVariables(
  { environment, resource: own }: Workload,
  { resources }: Template,
  { script, call, written }: MadeCall,
): readonly string[] {
  const names = new Set(call.argumentsAt === null ? namesIn(readInShell, written) : namesInCode(script.text, call.argumentsAt));
  const ids = environment.flatMap(({ name, value }) =>
    names.has(name)
      ? optionsOf(value).flatMap(({ value: option }) =>
          option.kind === 'ref' ? option.name : option.kind === 'attribute' ? option.id : [],
        )
      : [],
  );
  return [...new Set(ids)].filter((id) => {
    const resource = resources.get(id);
    return resource !== undefined && (resource.when.length === 0 || conditionOf(resource) === conditionOf(own));
  });
}

function namesInCode(text: string, from: number): readonly string[] {
  const given = argumentsFrom(text, from);
  const direct = namesIn(readInCode, given);
  const through = gather(matchesOf(assigned, text), ([, variable = '', ...names]) =>
    new RegExp(`\\b${variable}\\b`).test(given) ? names.filter((name: string | undefined) => name !== undefined) : [],
  );
  return [...direct, ...through];
}

/** Up to the bracket that closes the arguments. */
function argumentsFrom(text: string, from: number): string {
  let depth = 1;
  for (let end = from; end < Math.min(text.length, from + longestArguments); end++) {
    const sign = text.charAt(end);
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    if (depth === 0) return text.slice(from, end);
  }
  return text.slice(from, from + longestArguments);
}

function namesIn(pattern: RegExp, text: string): readonly string[] {
  return gather(matchesOf(pattern, text), (match) => match.slice(1).filter((name: string | undefined) => name !== undefined));
}
