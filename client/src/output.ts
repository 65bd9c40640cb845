/**
 * The output channel *Rootguard*: the server's log and, if the setting asks for them, the messages between it and the
 * editor.
 */
import { EventEmitter, LogLevel, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { withoutTexts } from '../../server/src/lsp/wire/without-texts.js';

const traceSetting = 'rootguard.trace.server';

export class Output implements Disposable {
  readonly channel = window.createOutputChannel('Rootguard', { log: true });
  readonly trace = new TraceChannel(this.channel);

  dispose(): void {
    this.trace.dispose();
    this.channel.dispose();
  }
}

/** The same channel for traces: it accepts them whenever the setting says so, at any log level of the channel. */
class TraceChannel implements LogOutputChannel {
  readonly #channel: LogOutputChannel;
  readonly #level = new EventEmitter<LogLevel>();
  readonly #subscription = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(traceSetting)) this.#level.fire(this.logLevel);
  });
  readonly name: string;
  readonly onDidChangeLogLevel = this.#level.event;

  constructor(channel: LogOutputChannel) {
    this.#channel = channel;
    this.name = channel.name;
  }

  get logLevel(): LogLevel {
    return workspace.getConfiguration().get<string>(traceSetting, 'off') === 'off' ? LogLevel.Off : LogLevel.Trace;
  }

  trace(message: string): void {
    this.#channel.info(withoutTexts(message));
  }

  debug(message: string): void {
    this.#channel.debug(message);
  }

  info(message: string): void {
    this.#channel.info(message);
  }

  warn(message: string): void {
    this.#channel.warn(message);
  }

  error(error: string | Error): void {
    this.#channel.error(error);
  }

  append(value: string): void {
    this.#channel.append(value);
  }

  appendLine(value: string): void {
    this.#channel.appendLine(value);
  }

  replace(value: string): void {
    this.#channel.replace(value);
  }

  clear(): void {
    this.#channel.clear();
  }

  show(): void {
    this.#channel.show(true);
  }

  hide(): void {
    this.#channel.hide();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#level.dispose();
  }
}
