/** The commands of a shell script as they are run in the end: wrappers like `sudo` taken off, `sh -c` looked into. */
import type { Command, Word } from '../script/shell-command.js';
import { readShell } from '../script/shell-reader.js';

const keywords: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'while',
  'until',
  'do',
  '!',
  '{',
  'time',
  'exec',
  'command',
  'nohup',
  'eval',
  '-',
]);
/** Wrappers, and those of their options that take a value. */
const wrappers: ReadonlyMap<string, RegExp> = new Map([
  ['sudo', /^-[ugpCh]$/],
  ['env', /^-[uC]$/],
  ['nice', /^-n$/],
  ['timeout', /^-[ks]$/],
  ['xargs', /^-[IndLPsaE]$/],
  ['stdbuf', /^$/],
  ['retry', /^-\w$/],
]);
const shells = /(?:^|\/)(?:sh|bash|zsh|ksh|dash|su|runuser)$/;
const maxNesting = 4;

/** Words with their places in the text of the whole script. */
export type RunCommand = readonly Word[];

export function runCommands(commands: readonly Command[], text: string, nesting = 0): readonly RunCommand[] {
  return commands.flatMap((command) => {
    const words = withoutWrappers(command.words);
    const inner = nesting < maxNesting ? [...innerScripts(words, nesting), ...documents(command, words, text, nesting)] : [];
    return words.length === 0 ? inner : [words, ...inner];
  });
}

export function withoutWrappers(words: RunCommand): RunCommand {
  // `$answer = aws …` of PowerShell.
  let at = words[1]?.text === '=' ? 2 : 0;
  for (let word = words[at]?.text; word !== undefined; word = words[at]?.text) {
    const options = wrappers.get(word.replace(/^.*\//, ''));
    if (options !== undefined) at = behindOptions(words, at + 1, options, word);
    else if (keywords.has(word)) at += 1;
    else break;
  }
  return words.slice(at);
}

function behindOptions(words: RunCommand, from: number, takesValue: RegExp, wrapper: string): number {
  let at = from;
  for (let word = words[at]?.text; word !== undefined; word = words[at]?.text) {
    if (word.startsWith('-')) at += takesValue.test(word) ? 2 : 1;
    else if (/^\w+=/.test(word)) at += 1;
    else break;
  }
  return wrapper.endsWith('timeout') ? at + 1 : at;
}

/** `bash -c "…"`, `su - user -c "…"` */
function innerScripts(words: RunCommand, nesting: number): readonly RunCommand[] {
  if (!shells.test(words[0]?.text ?? '')) return [];
  const option = words.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const script = option < 0 ? undefined : words[option + 1];
  return script === undefined ? [] : readInner(script.text, script, nesting);
}

/** A here document that a shell runs, or that becomes a script. */
function documents(command: Command, words: RunCommand, text: string, nesting: number): readonly RunCommand[] {
  return command.documents.flatMap((span) => {
    const body = text.slice(span.start, span.end);
    const isRun =
      shells.test(words[0]?.text ?? '') || command.targets.some((target) => /\.sh$|\/cron/.test(target.text)) || /^\s*#!.*sh\b/.test(body);
    return isRun ? runCommands(shift(readShell(body).commands, span.start), text, nesting + 1) : [];
  });
}

/** Text in plain quotes is written as it is read; places in any other are those of the whole word. */
function readInner(script: string, word: Word, nesting: number): readonly RunCommand[] {
  const isPlain = word.end - word.start === script.length + 2;
  const inner = runCommands(readShell(script).commands, script, nesting + 1);
  return inner.map((words) =>
    words.map((each) =>
      isPlain
        ? { ...each, start: each.start + word.start + 1, end: each.end + word.start + 1 }
        : { ...each, start: word.start, end: word.end },
    ),
  );
}

function shift(commands: readonly Command[], by: number): readonly Command[] {
  const moved = (word: Word): Word => ({ ...word, start: word.start + by, end: word.end + by });
  return commands.map((command) => ({
    ...command,
    words: command.words.map(moved),
    targets: command.targets.map(moved),
    documents: command.documents.map(({ start, end }) => ({ start: start + by, end: end + by })),
  }));
}
