/** The facts of a text, as every test of this layer asks for them. */
import type { Environment } from '../../src/analysis/environment.js';
import { createFacts, type Facts } from '../../src/analysis/facts.js';
import { readDocuments } from '../../src/model/read-document.js';
import { languageOf } from '../../src/model/recognise.js';
import { readText } from '../../src/syntax/read.js';

/** Nothing is known of where a file will be deployed. */
export const anywhere: Environment = { accounts: { own: [], trusted: [] }, account: null, region: null };

export function factsOf(text: string, environment: Environment = anywhere, name = 'test'): Facts {
  const tree = readText(text, languageOf(text));
  const documents = readDocuments(tree);
  const [document] = documents;
  if (document === undefined) throw new Error('The text holds neither a template nor a policy.');
  return createFacts({ name, text, tree, documents }, document, environment);
}

/** A template with these resources, written as YAML that is indented by two spaces. */
export function factsOfResources(resources: string, head = ''): Facts {
  return factsOf(`${head}\nResources:\n${resources.replaceAll(/^(?=.)/gm, '  ')}\n`);
}
