/** Prints the milliseconds in which the extension loads and activates, in an editor of nothing but stand-ins. */
const Module = require('node:module');

const own = { getLanguages: async () => ['yaml', 'json'], textDocuments: [], subscriptions: [] };

/** Has every member, can be called and made, and gives itself. */
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
