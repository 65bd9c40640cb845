/** The options that give values to a template's parameters, shared by all commands that show a template as deployed. */
import type { OptionSpecs } from './command-arguments.js';

export const parameterOptions = {
  parameter: { value: 'NAME=VALUE', help: 'The value of a parameter or pseudo parameter; can be repeated.' },
  parameters: {
    value: 'FILE',
    help: 'Values of parameters: a CloudFormation parameter file, a CodePipeline template configuration or a samconfig; can be repeated.',
  },
} as const satisfies OptionSpecs;
