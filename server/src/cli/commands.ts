/** All commands, in the order of the help. */
import type { Command } from './command.js';
import { canCommand } from './can/can-command.js';
import { explainCommand } from './explain-command.js';
import { inspectCommand } from './inspect-command.js';
import { rulesCommand } from './rules-command.js';
import { scanCommand } from './scan/scan-command.js';

export const commands: readonly Command[] = [scanCommand, inspectCommand, canCommand, rulesCommand, explainCommand];
