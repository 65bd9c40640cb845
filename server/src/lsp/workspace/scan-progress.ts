/** Tells a person how far a scan is, and hears when it is to stop. */
import { CancellationToken, CancellationTokenSource, type WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { Client } from '../client.js';

export interface ScanProgress {
  readonly token: CancellationToken;
  report(done: number, total: number): void;
}

/** For work that nobody waits for. */
export const silentProgress: ScanProgress = { token: CancellationToken.None, report: () => undefined };

/** What came with the command: its token, and where progress goes when the client gave it a place. */
export interface Caller {
  readonly token: CancellationToken;
  /** Null when the client gave no place; then one is asked for, with a button to cancel. */
  readonly progress: WorkDoneProgressReporter | null;
}

export async function withProgress<T>(client: Client, caller: Caller, work: (progress: ScanProgress) => Promise<T>): Promise<T> {
  if (caller.progress !== null) return await reported(caller.progress, caller.token, work);
  if (!client.ability.progress) return await work({ ...silentProgress, token: caller.token });
  // A client that refuses to show progress gets its answer all the same.
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
