/** Reads a YAML or JSON text into a tree, whatever is wrong with it. */
import { findComments } from './comments.js';
import { buildJson } from './json-tree.js';
import { maxTextLength } from './limits.js';
import { problemList, type ProblemList } from './problem-list.js';
import type { Comment, Language, Node, SyntaxProblem, Tree } from './tree.js';
import { readYaml } from './read-yaml.js';

/** Never throws, and takes time in proportion to the length of the text. */
export function readText(text: string, language: Language): Tree {
  const problems = problemList();
  const documents = readDocuments(text, language, problems);
  return new LazyTree(language, text, documents, problems.sorted());
}

function readDocuments(text: string, language: Language, problems: ProblemList): readonly Node[] {
  if (text.length > maxTextLength) {
    problems.add({ kind: 'limit', code: 'too-long', start: 0, end: 0, message: `Longer than ${maxTextLength} characters; nothing was read.` });
    return [];
  }
  return language === 'json' ? buildJson(text, problems) : readYaml(text, problems);
}

class LazyTree implements Tree {
  readonly language: Language;
  readonly text: string;
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  #comments: readonly Comment[] | null = null;

  constructor(language: Language, text: string, documents: readonly Node[], problems: readonly SyntaxProblem[]) {
    this.language = language;
    this.text = text;
    this.documents = documents;
    this.problems = problems;
  }

  get comments(): readonly Comment[] {
    return (this.#comments ??= findComments(this));
  }
}
