/** Asks the validator, with a time limit, and restarts it when it took too long or crashed. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('validator-process.mjs', import.meta.url));
/** Milliseconds for one template. Building its rules at the start takes the validator longer than that on a busy machine. */
const limit = 20_000;
const startLimit = 180_000;

/** `errorsOf(name, text)` resolves to the errors by rule, or to null when the validator gave no answer. */
export function startValidator() {
  let child = null;
  const answerTo = async (name, text) => {
    child ??= await started();
    if (child === null) return null;
    const answer = nextMessage(child, limit);
    child.send({ name, text });
    const message = await answer;
    if (message === null) {
      child.kill('SIGKILL');
      child = null;
    }
    return message?.counts ?? null;
  };
  return { errorsOf: answerTo, stop: () => child?.kill() };
}

async function started() {
  const child = fork(script, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  if ((await nextMessage(child, startLimit)) !== null) return child;
  child.kill('SIGKILL');
  return null;
}

/** Null when the process ends, fails or does not answer. */
function nextMessage(child, milliseconds) {
  return new Promise((resolve) => {
    const settle = (message) => {
      clearTimeout(timer);
      for (const event of ['message', 'exit', 'error']) child.removeAllListeners(event);
      resolve(message);
    };
    const timer = setTimeout(() => settle(null), milliseconds);
    child.once('message', settle);
    child.once('exit', () => settle(null));
    child.once('error', () => settle(null));
  });
}
