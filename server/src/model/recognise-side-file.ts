/** Tells files beside templates from other files, without reading them. */

const names = /(?:^|[/\\])(?:cdk(?:\.context)?\.json|samconfig\.(?:toml|ya?ml|json))$/;

/** `{ "Parameters": { … } }`, as CodePipeline and others take it. */
const parameterHead = /^\s*\{\s*"Parameters"\s*:|^Parameters[ \t]*:/;

/** `["Name=Value"]`, as `aws cloudformation deploy --parameter-overrides` takes it. */
const overridesHead = /^\s*\[\s*"(?:ParameterKey=)?[A-Za-z][A-Za-z0-9]{0,254}[=,]/;

/** What Git sync of CloudFormation deploys a template with: a key at the beginning of a line, or the first of an object. */
const deploymentKey = /^["']?template-file-path["']?[ \t]*:/m;
const deploymentHead = /^\s*\{\s*"template-file-path"\s*:/;

/** What the CDK writes of the stacks that it deploys, with the values of their parameters. */
const manifestName = /(?:^|[/\\])manifest\.json$/;
const deployedStack = /"type"\s*:\s*"aws:cloudformation:stack"/;

/** Told from the name, or from what a list of parameters is made of. To be asked only of what is no template. */
export function isSideFile(name: string, text: string): boolean {
  return (
    names.test(name) ||
    parameterHead.test(text) ||
    overridesHead.test(text) ||
    deploymentHead.test(text) ||
    deploymentKey.test(text) ||
    (manifestName.test(name) && deployedStack.test(text)) ||
    (text.includes('ParameterKey') && text.includes('ParameterValue'))
  );
}
