/** Shows the progress of a scan, and stops it when the user cancels. */
import { CancellationToken, CancellationTokenSource, type WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { Client } from '../client.js';

export interface ScanProgress {
  readonly token: CancellationToken;
  report(done: number, total: number): void;
}

/** For background work. */
export const silentProgress: ScanProgress = { token: CancellationToken.None, report: () => undefined };

/** What came with the command: its token, and the client's progress token if there was one. */
export interface Caller {
  readonly token: CancellationToken;
  /** Null when the client gave none; the server then requests one, with a cancel button. */
  readonly progress: WorkDoneProgressReporter | null;
}

export async function withProgress<T>(client: Client, caller: Caller, work: (progress: ScanProgress) => Promise<T>): Promise<T> {
  if (caller.progress !== null) return await reported(caller.progress, caller.token, work);
  if (!client.ability.progress) return await work({ ...silentProgress, token: caller.token });
  // A client that declines to show progress still gets its answer.
  const reporter = await client.connection.window.createWorkDoneProgress().catch(() => null);
  if (reporter === null) return await work({ ...silentProgress, token: caller.token });
  return await reported(reporter, either(caller.token, reporter.token), work);
}

async function reported<T>(
  reporter: WorkDoneProgressReporter,
  token: CancellationToken,
  work: (progress: ScanProgress) => Promise<T>,
): Promise<T> {
  reporter.begin('Rootguard', 0, 'looking for files', true);
  try {
    return await work({ token, report: throttled(reporter) });
  } finally {
    reporter.done();
  }
}

function either(...tokens: readonly CancellationToken[]): CancellationToken {
  const source = new CancellationTokenSource();
  for (const token of tokens) token.onCancellationRequested(() => source.cancel());
  return source.token;
}

/** One message a percent is enough. */
function throttled(reporter: WorkDoneProgressReporter): ScanProgress['report'] {
  let shown = -1;
  return (done, total) => {
    const percentage = Math.floor((100 * done) / total);
    if (percentage === shown) return;
    shown = percentage;
    reporter.report(percentage, `${done} of ${total} files`);
  };
}
