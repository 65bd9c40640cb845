/** The text of a call's argument, which may be in a variable of the code. */
import { textOf, valueAt } from '../../value/read.js';
import { codeAt } from '../script/code.js';
import { argumentsValue } from '../script/code-value.js';
import type { Script } from '../script/script.js';
import { argumentName, type Call } from './call.js';

/** `name`: that of the argument in the API reference, such as `PolicyArn`. Null for a text that is not known. */
export function argumentText(call: Call, name: string, script: Script): string | null {
  const written = call.arguments.get(argumentName(name)) ?? null;
  if (written !== null || call.argumentsAt === null) return written;
  const code = codeAt(script, call.argumentsAt);
  const given = code === null ? null : argumentsValue(code, call.argumentsAt);
  const texts = given?.kind === 'list' ? given.items.map((item) => textOf(valueAt(item, name))) : [];
  return texts.find((text) => text !== null) ?? null;
}
