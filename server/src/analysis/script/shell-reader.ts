/** Reads shell text into simple commands, with quotes removed from words, and comments and here documents kept apart. */
import { hole } from '../../text/hole.js';
import { lineFeedFrom, readHereDocument, type AwaitedDocument } from './here-document.js';
import type { Region } from './region.js';
import { assignmentIn, exported, openCommand, type Command, type Frame, type OpenCommand, type Word } from './shell-command.js';
import { ShellVariables } from './shell-variables.js';

export interface ShellReading {
  readonly commands: readonly Command[];
  readonly regions: readonly Region[];
}

/** PowerShell is close enough to read commands of programs in it; cmdlets are words like others. */
export type ShellDialect = 'posix' | 'powershell';

const maxFrames = 50;
const maxWord = 4096;
const wordEnd = /[\s;|&<>()]/;
/** `<<EOF`, `<<-\EOF`, `<< 'the end'` */
const hereDocument = /^<<(-?)[ \t]*(?:\\?([A-Za-z_][\w-]*)|(["'])([^\n"']+)\3)/;
const ordinary = /[\w./:=,@%+-]+/y;

export function readShell(text: string, dialect: ShellDialect = 'posix'): ShellReading {
  const reader = new ShellReader(text, dialect);
  reader.read();
  return { commands: reader.commands.sort((a, b) => a.start - b.start), regions: reader.regions.sort((a, b) => a.start - b.start) };
}

class ShellReader {
  readonly commands: Command[] = [];
  readonly regions: Region[] = [];
  readonly #text: string;
  readonly #escape: string;
  readonly #hasBackticks: boolean;
  readonly #variables = new ShellVariables();
  readonly #frames: Frame[] = [];
  #awaited: AwaitedDocument[] = [];
  #command: OpenCommand = openCommand(0);
  #at = 0;
  #wordStart = -1;
  #word = '';
  #inQuotes = false;
  #quoteStart = 0;

  constructor(text: string, dialect: ShellDialect) {
    this.#text = text;
    this.#escape = dialect === 'posix' ? '\\' : '`';
    this.#hasBackticks = dialect === 'posix';
  }

  read(): void {
    while (this.#at < this.#text.length) {
      if (this.#inQuotes) this.#quoted();
      else this.#plain(this.#text.charAt(this.#at));
    }
    while (this.#frames.length > 0) this.#closeFrame();
    this.#endCommand();
  }

  #plain(char: string): void {
    if (char === this.#escape) return this.#escaped();
    if (char === "'") return this.#single();
    if (char === '"') return this.#openQuotes();
    if (char === '$' || (char === '`' && this.#hasBackticks)) return this.#expansion(char);
    if (char === '#' && this.#wordStart < 0) return this.#comment(lineFeedFrom(this.#text, this.#at));
    if (char === '<' && this.#text.startsWith('<#', this.#at) && !this.#hasBackticks) return this.#comment(this.#behind('#>'));
    if (wordEnd.test(char)) return this.#operator(char);
    this.#takeRun(char);
  }

  #quoted(): void {
    const char = this.#text.charAt(this.#at);
    if (char === '"') {
      this.#inQuotes = false;
      this.regions.push({ kind: 'string', start: this.#quoteStart, end: this.#at + 1 });
      this.#at += 1;
    } else if (char === this.#escape && /["$\\`\n]/.test(this.#text.charAt(this.#at + 1))) this.#escaped();
    else if (char === '$' || (char === '`' && this.#hasBackticks)) this.#expansion(char);
    else this.#takeRun(char);
  }

  /** Takes a run of characters without a meaning to the shell, which most of a script is. */
  #takeRun(char: string): void {
    ordinary.lastIndex = this.#at;
    const run = ordinary.exec(this.#text)?.[0] ?? char;
    this.#take(run, run.length);
  }

  #openQuotes(): void {
    this.#startWord();
    this.#inQuotes = true;
    this.#quoteStart = this.#at;
    this.#at += 1;
  }

  #escaped(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next === '\n') this.#at += 2;
    else if (next === '\r' && this.#text.charAt(this.#at + 2) === '\n') this.#at += 3;
    else {
      this.#startWord();
      this.#word += next;
      this.#at += 2;
    }
  }

  #single(): void {
    const start = this.#at;
    this.#startWord();
    const end = this.#text.indexOf("'", start + 1);
    const close = end < 0 ? this.#text.length : end;
    this.#word += this.#text.slice(start + 1, close);
    this.#at = close + 1;
    this.regions.push({ kind: 'string', start, end: Math.min(this.#at, this.#text.length) });
  }

  #comment(end: number): void {
    this.regions.push({ kind: 'comment', start: this.#at, end });
    this.#at = end;
  }

  /** `$NAME`, `${NAME…}`, `$((…))`, `$(…)`, `` `…` ``; variables with a known text are filled in. */
  #expansion(char: string): void {
    const frame = this.#frames.at(-1);
    if (char === '`') return frame?.end === '`' ? this.#closeFrame() : this.#openFrame('`', 1);
    if (this.#text.startsWith('$((', this.#at)) return this.#take(hole, this.#behind('))') - this.#at);
    if (this.#text.startsWith('$(', this.#at)) return this.#openFrame(')', 2);
    const expanded = this.#variables.expand(this.#text, this.#at);
    if (expanded === null) return this.#take(char, 1);
    // Variables that hold each other must not grow without end.
    this.#take(this.#word.length < maxWord ? expanded.text : hole, expanded.length);
  }

  #openFrame(end: Frame['end'], length: number): void {
    if (this.#frames.length >= maxFrames) return this.#take(hole, length);
    this.#startWord();
    this.#frames.push({ command: this.#command, wordStart: this.#wordStart, wordText: this.#word + hole, inQuotes: this.#inQuotes, end });
    this.#at += length;
    this.#resetWord();
    this.#inQuotes = false;
    this.#command = openCommand(this.#at);
  }

  /** Ends a substitution, at its closing sign or at the end of the text. */
  #closeFrame(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#endCommand();
    this.#at += 1;
    this.#command = frame.command;
    this.#wordStart = frame.wordStart;
    this.#word = frame.wordText;
    this.#inQuotes = frame.inQuotes;
  }

  #operator(char: string): void {
    if (char === ')' && this.#frames.at(-1)?.end === ')') return this.#closeFrame();
    if (char === '<' || char === '>') return this.#redirection();
    this.#endWord();
    if (char === '\n') {
      this.#endCommand();
      this.#at += 1;
      this.#readDocuments();
    } else {
      // `2>&1` and `&>` are redirections, every other `&`, `;`, `|`, `(` and `)` ends a command.
      if (char === '&' && this.#text.charAt(this.#at + 1) === '>') this.#at += 1;
      else if (/[;|&()]/.test(char)) this.#endCommand();
      this.#at += this.#text.charAt(this.#at) === '>' ? 0 : 1;
    }
  }

  #redirection(): void {
    const here = hereDocument.exec(this.#text.slice(this.#at, this.#at + 100));
    if (here !== null && this.#hasBackticks) {
      this.#endWord();
      this.#awaited.push({ delimiter: here[2] ?? here[4] ?? '', indented: here[1] === '-', documents: this.#command.documents });
      this.#at += here[0].length;
      return;
    }
    if (/^\d$/.test(this.#word)) this.#resetWord();
    this.#endWord();
    const form = /^(?:<<<|[<>]&[\d-]|>>|<>|>\||[<>])/.exec(this.#text.slice(this.#at, this.#at + 3));
    this.#at += form?.[0].length ?? 1;
    this.#command.awaitsTarget = form !== null && !/&[\d-]$/.test(form[0]);
  }

  #readDocuments(): void {
    for (const awaited of this.#awaited) {
      const { span, next } = readHereDocument(this.#text, this.#at, awaited);
      awaited.documents.push(span);
      this.regions.push({ kind: 'document', ...span });
      this.#at = next;
    }
    this.#awaited = [];
  }

  #take(text: string, length: number): void {
    this.#startWord();
    this.#word += text;
    this.#at += length;
  }

  #startWord(): void {
    if (this.#wordStart < 0) this.#wordStart = this.#at;
  }

  #resetWord(): void {
    this.#wordStart = -1;
    this.#word = '';
  }

  #endWord(): void {
    if (this.#wordStart < 0) return;
    const word: Word = { text: this.#word, start: this.#wordStart, end: this.#at };
    this.#resetWord();
    const command = this.#command;
    if (command.words.length === 0 && command.assignments.length === 0) command.start = word.start;
    if (command.awaitsTarget) {
      command.awaitsTarget = false;
      command.targets.push(word);
      return;
    }
    const assignment = command.words.length === 0 ? assignmentIn(word.text, this.#text.slice(word.start, word.start + 200)) : null;
    if (assignment === null) command.words.push(word);
    else command.assignments.push(assignment);
  }

  #endCommand(): void {
    this.#endWord();
    const { start, assignments, words, targets, documents } = this.#command;
    this.#variables.remember(words.length === 0 ? assignments : exported(words));
    if (words.length > 0) this.commands.push({ words, targets, documents, start, end: this.#at });
    this.#command = openCommand(this.#at);
  }

  #behind(mark: string): number {
    const end = this.#text.indexOf(mark, this.#at);
    return end < 0 ? this.#text.length : end + mark.length;
  }
}
