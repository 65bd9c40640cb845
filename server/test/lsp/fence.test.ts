/** What passes the fence around a request, and what ends at it. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createConnection, LSPErrorCodes, ResponseError, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { fenced } from '../../src/lsp/fence.js';

/** As in a second copy of the library: the session is a bundle of its own. */
class OtherResponseError extends Error {
  readonly code: number = LSPErrorCodes.RequestCancelled;
}

class SystemError extends Error {
  readonly code = 'ENOENT';
}

async function run(error: Error): Promise<{ readonly logged: readonly string[]; readonly outcome: unknown }> {
  const connection = createConnection(new StreamMessageReader(new PassThrough()), new StreamMessageWriter(new PassThrough()));
  const logged: string[] = [];
  connection.console.error = (message) => void logged.push(message);
  const outcome: unknown = await fenced<unknown>(connection, 'some/request', 'fallback', () => { throw error; }).catch((passed: unknown) => passed);
  return { logged, outcome };
}

describe('the fence', () => {
  for (const error of [new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.'), new OtherResponseError('Cancelled.')]) {
    it(`passes on an error of the protocol: ${error.constructor.name}`, async () => {
      const { logged, outcome } = await run(error);
      assert.ok(outcome instanceof ResponseError);
      assert.deepEqual([outcome.code, outcome.message, logged], [LSPErrorCodes.RequestCancelled, 'Cancelled.', []]);
    });
  }

  for (const error of [new TypeError('SECRET'), new SystemError('SECRET')]) {
    it(`answers with the fallback, and logs no message: ${error.constructor.name}`, async () => {
      const { logged, outcome } = await run(error);
      assert.equal(outcome, 'fallback');
      assert.match(logged.join(), /^Internal error in some\/request: /);
      assert.doesNotMatch(logged.join(), /SECRET/);
    });
  }
});
