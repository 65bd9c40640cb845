/** Calls to AWS without code, by an operation that a state machine, an automation, a schedule or a custom resource names. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import { textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { argumentName, type FoundCall } from './call.js';

/**
 * `arn:aws:states:::aws-sdk:s3:getObject`, `arn:aws:states:::lambda:invoke.waitForTaskToken`,
 * `arn:aws:scheduler:::aws-sdk:…`; `ec2:StopInstances`, the whole text of a step of an automation; `"service": "IAM",
 * "action": "createUser"`, what CDK hands to a custom resource.
 */
const named =
  /(?:arn:[\w-]{0,20}[^:"\s]{0,20}:(?:states:::(?:aws-sdk:)?|scheduler:::aws-sdk:)|^(?!arn:))([a-z0-9-]{2,40}):([A-Za-z]\w{1,80})|"service"\s{0,9}:\s{0,9}"(?:@aws-sdk\/client-)?([\w-]{2,40})"\s{0,9},\s{0,9}"action"\s{0,9}:\s{0,9}"([A-Za-z]\w{1,80})"/g;

/** `given`: the arguments of the operation, if they are beside the text; otherwise they are in the object around its name. */
export function integrationCalls(text: string, given: Value | null): readonly FoundCall[] {
  return matchesOf(named, text).map((match) => {
    const [whole, client, operation, service, action] = match;
    return {
      api: 'integration',
      client: client ?? service ?? '',
      operation: operation ?? action?.replace(/Command$/, '') ?? '',
      needs: null,
      resources: [],
      ...(given === null ? argumentsAround(text, match.index) : argumentsOf(given)),
      from: match.index + (isStep(whole) ? whole.indexOf(':') + 1 : 0),
      to: match.index + whole.length,
    };
  });
}

/** Whether a step of an automation names the operation, in a property apart from that with the service. */
function isStep(name: string): boolean {
  return !/^(?:arn:|")/.test(name);
}

type Arguments = Pick<FoundCall, 'arguments' | 'isOpen'>;

function argumentsOf(given: Value): Arguments {
  if (given.kind !== 'map') return { arguments: new Map(), isOpen: true };
  const named = new Map(given.entries.map(({ key, value }) => [keyName(key), textOf(value)] as const));
  return { arguments: named, isOpen: handsInput(named) };
}

/** Whether a state has no arguments, so that it passes its input on. */
function handsInput(state: ReadonlyMap<string, unknown>): boolean {
  return state.has('resource') && !state.has('parameters') && !state.has('arguments');
}

/** A key without the `.$` that takes its value from the input of the state: `UserName.$`. */
function keyName(key: string): string {
  return argumentName(key.replace(/\.\$$/, ''));
}

/** How far to look for the object around the name of an operation. */
const reach = 2000;

/** The arguments, at any depth, in the JSON object that names an operation. */
function argumentsAround(text: string, at: number): Arguments {
  const object = text.slice(edge(text, at, -1), edge(text, at, 1));
  const found = matchesOf(/"([A-Za-z][\w.$]{0,80})"\s{0,9}:\s{0,9}(?:"([^"]{0,500})"|(\d{1,15}|true|false)\b)?/g, object);
  const given = new Map(
    [...found].map(([, name = '', quoted, bare]) => {
      const value = quoted ?? bare ?? null;
      return [keyName(name), value?.includes(hole) === true ? null : value] as const;
    }),
  );
  return { arguments: given, isOpen: handsInput(given) };
}

/** The end of the innermost object around an offset, backwards or forwards. */
function edge(text: string, from: number, step: 1 | -1): number {
  const [opening, closing] = step === 1 ? ['{', '}'] : ['}', '{'];
  let depth = 0;
  for (let at = from; at >= 0 && at < text.length && Math.abs(at - from) < reach; at += step) {
    if (text[at] === opening) depth += 1;
    else if (text[at] === closing) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return from;
}
