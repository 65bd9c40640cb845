/** Tells files beside templates from other files, without reading them. */

const names = /(?:^|[/\\])(?:cdk(?:\.context)?\.json|samconfig\.(?:toml|ya?ml|json))$/;

/** `{ "Parameters": { … } }`, as CodePipeline and others take it. */
const parameterHead = /^\s*\{\s*"Parameters"\s*:|^Parameters[ \t]*:/;

/** Told from the name, or from what a list of parameters is made of. To be asked only of what is no template. */
export function isSideFile(name: string, text: string): boolean {
  return names.test(name) || parameterHead.test(text) || (text.includes('ParameterKey') && text.includes('ParameterValue'));
}
