/** The commands that a shell script finally runs: without wrappers like `sudo`, and including those within `sh -c`. */
import { gather } from '../../text/gather.js';
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
  return gather(commands, (command) => {
    const words = withoutWrappers(withoutSchedule(command.words));
    const inner =
      nesting < maxNesting
        ? [...innerScripts(words, nesting), ...documents(command, words, text, nesting), ...echoed(command, words, text, nesting)]
        : [];
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

/** The commands of a here document that a shell runs, or that becomes a script. */
function documents(command: Command, words: RunCommand, text: string, nesting: number): readonly RunCommand[] {
  return gather(command.documents, (span) => {
    const body = text.slice(span.start, span.end);
    const isRun =
      shells.test(words[0]?.text ?? '') || words[0]?.text === 'crontab' || isRunLater(command, words) || /^\s*#!.*sh\b/.test(body);
    return isRun ? runCommands(shift(readShell(withoutUnitKeys(body)).commands, span.start), text, nesting + 1) : [];
  });
}

/** Whether a command writes something that is run later: a script, a crontab or a systemd unit. */
function isRunLater({ targets }: Command, words: RunCommand): boolean {
  const files = words[0]?.text === 'tee' ? [...targets, ...words.slice(1)] : targets;
  return files.some(({ text }) => /\.(?:sh|service)$|\/cron/.test(text));
}

/** `echo "…" >> /etc/cron.d/job`, `echo "…" | crontab -` */
function echoed(command: Command, words: RunCommand, text: string, nesting: number): readonly RunCommand[] {
  if (!/^(?:echo|printf)$/.test(words[0]?.text ?? '')) return [];
  const isRun = isRunLater(command, words) || intoTable.test(text.slice(command.end, command.end + 100));
  return isRun ? gather(words.slice(1), (word) => readInner(word.text.replaceAll('\\n', '\n'), word, nesting)) : [];
}

const intoTable =
  /^\s{0,4}\)?\s{0,4}\|\s{0,4}(?:sudo\s{1,4})?(?:crontab\b|tee\s{1,4}(?:-a\s{1,4})?\S{0,80}(?:\/cron\S{0,40}|\.sh)(?=\s|$))/;

/** `ExecStart=/usr/bin/aws …` in a systemd unit, with blanks instead of the key. */
export function withoutUnitKeys(text: string): string {
  return text.replaceAll(/^[ \t]{0,20}Exec(?:Start|Stop|Reload)(?:Pre|Post)?=[-@:+!]{0,4}/gm, (key) => ' '.repeat(key.length));
}

/** A line of a crontab without when to run it, and as whom: `0 4 * * * root aws …`, `@daily aws …`. */
function withoutSchedule(words: RunCommand): RunCommand {
  const isFive = words.length > 5 && words.slice(0, 5).every(({ text }) => /^(?:[\d*,/-]{1,40}|[a-z]{3}(?:-[a-z]{3})?)$/i.test(text));
  if (
    !(isFive && /[\d*]/.test(words[0]?.text ?? '')) &&
    !/^@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(words[0]?.text ?? '')
  ) {
    return words;
  }
  const rest = words.slice(isFive ? 5 : 1);
  const isUser =
    /^[a-z_][a-z0-9_-]*$/.test(rest[0]?.text ?? '') && /^(?:\/|aws$|sh$|bash$|python)/.test(rest[1]?.text ?? '') && rest[0]?.text !== 'aws';
  return isUser && !wrappers.has(rest[0]?.text ?? '') && !shells.test(rest[0]?.text ?? '') ? rest.slice(1) : rest;
}

/** Text in plain quotes is written as it is read; in any other text, the place of a command is that of the whole word. */
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
