/** The exit codes of the command line, on which other programs rely. */

export const exitCode = { clean: 0, findings: 1, usage: 2, unchecked: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
