/** Isolates each request: an internal exception is logged without the text of any document, and the server continues. */
import { ResponseError, type Connection } from 'vscode-languageserver/node';

/** Runs a request and returns `fallback` if it fails. Protocol errors are passed on. */
export async function fenced<Result>(
  connection: Connection,
  request: string,
  fallback: Result,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (isAnswer(error)) throw new ResponseError(error.code, error.message);
    logFailure(connection, request, error);
    return fallback;
  }
}

/**
 * Whether it is a protocol error, which has a number. Its class does not tell: the session is a separate bundle with its own
 * copy of the class, and the connection passes on only errors of its own copy.
 */
function isAnswer(error: unknown): error is Error & { readonly code: number } {
  return error instanceof Error && 'code' in error && typeof error.code === 'number';
}

/** Logs where an exception came from; its message may quote a document and is left out. */
export function logFailure(connection: Connection, request: string, error: unknown): void {
  connection.console.error(`Internal error in ${request}: ${placeOf(error)}`);
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((frame) => frame.trim())].join('\n  ');
}
