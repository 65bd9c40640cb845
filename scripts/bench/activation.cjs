/** Prints how many milliseconds the extension takes to load and activate, in an editor made of nothing but stand-ins. */
const Module = require('node:module');

const own = { getLanguages: async () => ['yaml', 'json'], textDocuments: [], subscriptions: [] };

/** An object that has every member, can be called and constructed, and always returns itself. */
const standIn = new Proxy(function standIn() {}, {
  set: () => true,
  get: (_, key) => (key === 'then' ? undefined : (own[key] ?? standIn)),
  apply: () => standIn,
  construct: () => standIn,
});

const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? standIn : load(name, ...rest));

const started = performance.now();
require('../../dist/extension.cjs')
  .activate(standIn)
  .then(() => {
    console.log(performance.now() - started);
    process.exit();
  });
