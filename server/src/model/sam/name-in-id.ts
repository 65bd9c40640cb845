/** How SAM puts names that a template gives into the logical ids of what it makes. */
import { sha1 } from './sha1.js';

/** Whether a logical id may hold the name as it is. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(name);
}

/** What stands for any other name at the end of a logical id. */
export function hashOf(name: string): string {
  return name === '' ? '' : sha1(name).slice(0, 10);
}
