/** Where the corpus is: templates that do not ship with the project, labelled, real and very large ones. */
import path from 'node:path';
import process from 'node:process';
import { root } from './project.mjs';

/** Where ROOTGUARD_CORPUS says, or else beside the project; it may not exist. */
export const corpus = process.env.ROOTGUARD_CORPUS || path.join(root, '../shared/corpus');
