/** Passwords that a service can keep in Secrets Manager itself: found by name in the resource database. */
import { generatedModule, npmSource } from './generated-module.mjs';
import { databasePackage, resources } from './resource-database.mjs';

const script = 'generate-managed-passwords.mjs';

/** The type, the property that takes the password, the switch that lets the service manage it, and the attribute with the secret's ARN. */
export function generate() {
  const rows = [];
  for (const { cloudFormationType: type, properties, attributes = {} } of resources()) {
    const toggle = Object.keys(properties).find((name) => /^Manage\w*Password$/.test(name) && properties[name].type.type === 'boolean');
    if (toggle === undefined) continue;
    const password = Object.keys(properties).find((name) => /^(Master|Admin)UserPassword$/.test(name));
    if (password === undefined) throw new Error(`${type} has ${toggle} and no password that it manages`);
    const secret = Object.keys(attributes).find((name) => /(Master|Admin)\w*Secret\.?(Secret)?Arn$/.test(name));
    rows.push([type, password, toggle, ...(secret === undefined ? [] : [secret])].join(' '));
  }
  return {
    'server/src/data/generated/managed-password.ts': generatedModule({
      script,
      source: npmSource(databasePackage),
      constants: { managedPasswordTable: `${rows.join('\n')}\n` },
    }),
  };
}
