/** How long the server waits for a pause in typing. */
import assert from 'node:assert/strict';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver/node';
import { Pace } from '../../src/lsp/open/pace.js';

const uri = 'file:///a.yaml';

describe('the pause before a check', () => {
  for (const [duration, delay] of [[0, 0], [15, 0], [16, 32], [150, 300], [5_000, 400]] as const) {
    it(`is ${delay} ms after a check of ${duration} ms`, () => {
      const pace = new Pace();
      pace.checked(uri, duration);
      assert.equal(pace.delay(uri), delay);
      assert.equal(pace.delay('file:///b.yaml'), 0);
    });
  }

  it('is over when the text has not changed, and ends for a cancelled request', async () => {
    const pace = new Pace();
    pace.checked(uri, 5_000);
    await pace.settle(uri, CancellationToken.None);
    pace.changed(uri);
    const { token, cancel } = source();
    let isOver = false;
    const waiting = pace.settle(uri, token).then(() => { isOver = true; });
    await Promise.resolve();
    assert.equal(isOver, false);
    cancel();
    await waiting;
    await pace.settle(uri, token);
  });

  it('ends when the text closes', async () => {
    const pace = new Pace();
    pace.checked(uri, 5_000);
    pace.changed(uri);
    pace.forget(uri);
    assert.equal(pace.delay(uri), 0);
    await pace.settle(uri, CancellationToken.None);
  });
});

function source(): { token: CancellationToken; cancel: () => void } {
  const made = new CancellationTokenSource();
  return { token: made.token, cancel: () => made.cancel() };
}
