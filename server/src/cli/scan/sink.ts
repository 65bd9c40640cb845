/** Where a report goes: directly to standard output, or into a file once it is complete. */
import type { Host, Output } from '../host.js';

export interface Sink {
  write(text: string): void;
  /** Null, or why the report could not be written. */
  close(): Promise<string | null>;
}

/** Output is collected up to this size, because a write to a pipe costs more than a copy. */
const fullEnough = 32 * 1024;

export function outputSink(output: Output): Sink {
  let waiting = '';
  const flush = (): void => {
    if (waiting !== '') output.write(waiting);
    waiting = '';
  };
  return {
    write(text) {
      waiting += text;
      if (output.isTerminal || waiting.length >= fullEnough) flush();
    },
    close() {
      flush();
      return Promise.resolve(null);
    },
  };
}

export function fileSink(path: string, host: Host): Sink {
  const parts: string[] = [];
  return {
    write: (text) => void parts.push(text),
    close: async () => host.writeFile(path, Buffer.from(parts.join(''), 'utf8')),
  };
}
