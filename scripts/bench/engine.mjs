/** The engine as the bench calls it, bundled with the flags of the shipped bundles. */
export { lint } from '../../server/src/engine/lint.ts';
export { defaultSettings } from '../../server/src/engine/settings.ts';
