/** Code in other languages that a shell hands to its interpreter, or writes into a file. */
import { gather } from '../../text/gather.js';
import type { Span } from '../../text/span.js';
import type { Command } from '../script/shell-command.js';
import { codeLanguageOf, type ScriptLanguage } from '../script/script-language.js';
import { withoutWrappers, type RunCommand } from './run-command.js';

/** `text`: as the interpreter receives it, from a span of the script. */
export interface EmbeddedCode extends Span {
  readonly text: string;
  readonly language: ScriptLanguage;
}

/** `python3 - <<EOF`, `python3 -c "…"`, `cat > job.py <<EOF`, and the same of Node and others. */
export function embeddedCode(commands: readonly Command[], text: string): readonly EmbeddedCode[] {
  return gather(commands, ({ words, targets, documents }) => {
    const run = withoutWrappers(words);
    const interpreted = languageOfProgram(run[0]?.text ?? '');
    const written = [...targets, ...run.slice(1)].map((word) => codeLanguageOf(word.text)).find((language) => language !== null) ?? null;
    return [
      ...(interpreted === null ? [] : argumentCode(run, interpreted)),
      ...gather(documents, (span) => documentCode(span, text, interpreted ?? written)),
    ];
  });
}

function argumentCode(words: RunCommand, language: ScriptLanguage): readonly EmbeddedCode[] {
  const option = words.findIndex(({ text }) => (language === 'python' ? /^-[A-Za-z]*c$/ : /^(?:-[a-z]*[epr]|--eval|--print)$/).test(text));
  const code = option < 0 ? undefined : words[option + 1];
  if (code === undefined) return [];
  const isPlain = code.end - code.start === code.text.length + 2;
  return [{ text: code.text, language, start: isPlain ? code.start + 1 : code.start, end: isPlain ? code.end - 1 : code.end }];
}

function documentCode({ start, end }: Span, script: string, language: ScriptLanguage | null): readonly EmbeddedCode[] {
  const text = script.slice(start, end);
  const named = /^\s*#!.*\b(python|node|ruby|perl|php)/.exec(text)?.[1];
  const written = language ?? (named === undefined ? null : languageOfProgram(named));
  return written === null ? [] : [{ text, language: written, start, end }];
}

function languageOfProgram(program: string): ScriptLanguage | null {
  if (/(?:^|\/)python[\d.]*$/.test(program)) return 'python';
  if (/(?:^|\/)node(?:js)?$/.test(program)) return 'javascript';
  return /(?:^|\/)(?:ruby|perl|php)[\d.]*$/.test(program) ? 'code' : null;
}
