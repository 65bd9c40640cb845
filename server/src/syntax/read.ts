/** Reads a YAML or JSON text into a tree, whatever is wrong with it. */
import { mendJson } from './json/json-mend.js';
import { buildJson } from './json/json-tree.js';
import { maxTextLength } from './limits.js';
import { problemList } from './problem-list.js';
import { readYaml } from './yaml/read-yaml.js';
import { rememberText } from './source-text.js';
import type { Comment, Language, Node, SyntaxProblem, Tree } from './tree.js';
import { yamlComments } from './yaml/yaml-comments.js';
import { PieceMemory } from './yaml/yaml-runs.js';

/** Never throws, and takes time in proportion to the length of the text. `memory`: what was read of the previous version of the text. */
export function readText(text: string, language: Language, memory = new PieceMemory()): Tree {
  if (text.length > maxTextLength) return unread(text, language);
  return language === 'json' ? readJsonText(text) : readYamlText(text, memory);
}

function unread(text: string, language: Language): Tree {
  const message = `The text is longer than ${maxTextLength} characters and was not read.`;
  return { language, text, documents: [], comments: [], problems: [{ kind: 'limit', code: 'too-long', start: 0, end: 0, message }] };
}

function readJsonText(text: string): Tree {
  const { root, comments, problems } = buildJson(text) ?? mendJson(text);
  const documents = root === null ? [] : [root];
  rememberText(documents, text);
  return { language: 'json', text, documents, comments, problems };
}

function readYamlText(text: string, memory: PieceMemory): Tree {
  const problems = problemList();
  const documents = readYaml(text, problems, memory);
  rememberText(documents, text);
  return new YamlTree(text, documents, problems.sorted());
}

/** Finds the comments on demand. */
class YamlTree implements Tree {
  readonly language = 'yaml';
  readonly text: string;
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  #comments: readonly Comment[] | null = null;

  constructor(text: string, documents: readonly Node[], problems: readonly SyntaxProblem[]) {
    this.text = text;
    this.documents = documents;
    this.problems = problems;
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= yamlComments(this.text, this.documents));
  }
}
