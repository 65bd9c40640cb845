/** Tells side files of templates from other files, without reading them. */

const names = /(?:^|[/\\])(?:cdk(?:\.context)?\.json|samconfig\.(?:toml|ya?ml|json))$/;

/** `{ "Parameters": { … } }`, as used by CodePipeline and others. */
const parameterHead = /^\s*\{\s*"Parameters"\s*:|^Parameters[ \t]*:/;

/** `["Name=Value"]`, as used by `aws cloudformation deploy --parameter-overrides`. */
const overridesHead = /^\s*\[\s*"(?:ParameterKey=)?[A-Za-z][A-Za-z0-9]{0,254}[=,]/;

/** The deployment file of CloudFormation's Git sync: its key begins a line, or is the first of an object. */
const deploymentKey = /^["']?template-file-path["']?[ \t]*:/m;
const deploymentHead = /^\s*\{\s*"template-file-path"\s*:/;

/** The CDK's manifest of the stacks it deploys, with the values of their parameters. */
const manifestName = /(?:^|[/\\])manifest\.json$/;
const deployedStack = /"type"\s*:\s*"aws:cloudformation:stack"/;

/** Decides by the name, or by the form of a parameter list. To be called only for texts that are not templates. */
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
