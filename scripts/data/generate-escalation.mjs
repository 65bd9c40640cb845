/** The permission sets of escalation.json, checked against the action catalogue and spelt accordingly. */
import { readFileSync } from 'node:fs';
import { generatedModule } from './generated-module.mjs';
import { actionSpelling } from './generate-action-catalogue.mjs';

const script = 'generate-escalation.mjs';

export function generate() {
  const { sources, sets } = JSON.parse(readFileSync(new URL('escalation.json', import.meta.url), 'utf8'));
  return {
    'server/src/data/generated/escalation.ts': generatedModule({
      script,
      source: Object.values(sources).join(', '),
      constants: { escalationTable: sets.map((set) => printSet(set, sources)).join('\n') },
    }),
  };
}

/** `minimal|permissions|services that the role must trust`; what does not apply is empty. */
function printSet({ minimal, permissions, passedRoleTrusts, sources: names }, sources) {
  const unknown = names.find((name) => sources[name] === undefined);
  if (unknown !== undefined) throw new Error(`unknown source ${unknown}`);
  return [minimal ? 'minimal' : '', permissions.map(spelling).sort().join(' '), (passedRoleTrusts ?? []).join(' ')].join('|');
}

function spelling(permission) {
  if (permission.endsWith('*')) return permission;
  const [prefix, name] = permission.split(':');
  return `${prefix}:${actionSpelling(prefix, name)}`;
}
