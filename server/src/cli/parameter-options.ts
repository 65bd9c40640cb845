/** The options that give a template its values, the same for every command that looks at one as it is deployed. */
import type { OptionSpecs } from './command-arguments.js';

export const parameterOptions = {
  parameter: { value: 'NAME=VALUE', help: 'The value of a parameter or pseudo parameter; can be repeated.' },
  parameters: { value: 'FILE', help: 'Values of parameters: a CloudFormation parameter file or a samconfig; can be repeated.' },
} as const satisfies OptionSpecs;
