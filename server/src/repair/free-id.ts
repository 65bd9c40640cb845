/** Finds names that are not taken in a template. */
import type { Template } from '../model/template.js';

/** A logical ID that is not taken, if possible the one asked for; it must also differ from the names of parameters and conditions. */
export function freeId(template: Template, wished: string, taken: ReadonlySet<string> = new Set()): string {
  const isTaken = (id: string): boolean =>
    taken.has(id) || template.resource(id) !== null || template.parameters.has(id) || template.conditions.has(id);
  let id = wished;
  for (let number = 2; isTaken(id); number++) id = `${wished}${number}`;
  return id;
}

/** A name as part of a logical ID: `DB_PASSWORD` becomes `DbPassword`. */
export function idPart(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((each) => each !== '');
  return words.map((each) => each.charAt(0).toUpperCase() + (/[a-z]/.test(each) ? each.slice(1) : each.slice(1).toLowerCase())).join('');
}
