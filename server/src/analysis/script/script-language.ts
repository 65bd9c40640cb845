/** The language of a script, by its first lines, the name of its file, or its place. */

/**
 * `code`: any other language whose texts are in quotes, such as Ruby or Terraform's. `config`: a configuration file with
 * `#` comments. `data`: anything without comments and code, such as JSON.
 */
export type ScriptLanguage = 'shell' | 'powershell' | 'python' | 'javascript' | 'code' | 'config' | 'data';

/** The file extensions of these languages and tools; files with other ones are recognised by their content. */
const byExtension: ReadonlyMap<string, ScriptLanguage> = new Map([
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['ps1', 'powershell'],
  ['psm1', 'powershell'],
  ['bat', 'powershell'],
  ['cmd', 'powershell'],
  ['py', 'python'],
  ['js', 'javascript'],
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['ts', 'javascript'],
  ...['cs', 'go', 'gradle', 'groovy', 'hcl', 'java', 'lua', 'php', 'pl', 'pm', 'pp', 'rb', 'tf', 'tfvars'].map(
    (name) => [name, 'code'] as const,
  ),
  ['json', 'data'],
  ['html', 'data'],
  ['xml', 'data'],
  ['service', 'config'],
  ['conf', 'config'],
  ['cfg', 'config'],
  ['ini', 'config'],
  ['yaml', 'config'],
  ['yml', 'config'],
  ['properties', 'config'],
  ['toml', 'config'],
  ['env', 'config'],
]);

/** Beginnings, after comments, that only a script in Python or JavaScript has. */
const pythonStart =
  /^(?:\s*#[^\n]*\n)*\s*(?:import[ \t]+\w[\w.]*(?:[ \t]+as[ \t]+\w+|[ \t]*,[ \t]*\w[\w.]*)*[ \t]*|from[ \t]+\w[\w.]*[ \t]+import[ \t]+[\w(][^\n;#]*)(?:#[^\n]*)?(?:\r?\n|$)/;
const javascriptStart =
  /^(?:\s*\/\/[^\n]*\n)*\s*(?:["']use strict["']|(?:const|var)[ \t][\w${},: \t]+=|import[ \t][^\n;]*[ \t]from[ \t]+["'])/;

/** By the interpreter named in the first line, by an import at the beginning, else `otherwise`. */
export function languageByContent(text: string, otherwise: ScriptLanguage): ScriptLanguage {
  const start = text.trimStart().slice(0, 600);
  if (/^<(?:powershell|script)>/i.test(start)) return 'powershell';
  const [, interpreter = ''] = /^#!\s*(\S+(?:[ \t]+\S+)?)/.exec(start) ?? [];
  if (/python/.test(interpreter)) return 'python';
  if (/node/.test(interpreter)) return 'javascript';
  if (/(?:sh|bash|zsh|ksh|dash)\b/.test(interpreter)) return 'shell';
  if (interpreter !== '' || otherwise !== 'shell') return otherwise;
  return pythonStart.test(start) ? 'python' : javascriptStart.test(start) ? 'javascript' : otherwise;
}

/** The index of the word that is the script for a shell, as in `sh -c "…"`; -1 for none. */
export function scriptAmong(words: readonly string[]): number {
  const option = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  return option > 0 && option + 1 < words.length && /(?:^|\/)(?:sh|bash|zsh|ash|dash)$/.test(words[0] ?? '') ? option + 1 : -1;
}

/** The language of a file on an instance. */
export function languageOfFile(name: string, text: string): ScriptLanguage {
  return languageByContent(text, languageOfName(name) ?? 'config');
}

/** The language of a file whose name says that it is code, but not for a shell; null for any other file. */
export function codeLanguageOf(name: string): ScriptLanguage | null {
  const language = languageOfName(name);
  return language === 'python' || language === 'javascript' || language === 'code' ? language : null;
}

function languageOfName(name: string): ScriptLanguage | null {
  return byExtension.get(/\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ?? null;
}

/** The language of a step's script by its run time: `python3.11`, `PowerShell Core 6.0`. */
export function languageOfStep(runtime: string, text: string): ScriptLanguage {
  return /^python/i.test(runtime) ? 'python' : /^powershell/i.test(runtime) ? 'powershell' : languageByContent(text, 'shell');
}

/** The language of inline code by the run time of its function. */
export function languageOfRuntime(runtime: string | null, text: string): ScriptLanguage {
  if (runtime?.startsWith('python')) return 'python';
  if (runtime?.startsWith('nodejs')) return 'javascript';
  if (/^[ \t]*(?:import|from)\s+[\w.]+|^[ \t]*def\s+\w+\(/m.test(text) && !/require\(|=>|;\s*$/m.test(text)) return 'python';
  return 'javascript';
}
