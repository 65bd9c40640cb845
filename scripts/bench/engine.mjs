/** The engine for the bench, bundled with the flags of the shipped bundles. */
export { describePrincipals } from '../../server/src/analysis/question/principals.ts';
export { can } from '../../server/src/analysis/question/can.ts';
export { lint } from '../../server/src/engine/lint.ts';
export { defaultSettings } from '../../server/src/engine/settings.ts';
export { study } from '../../server/src/engine/study.ts';
export { printValue } from '../../server/src/value/print.ts';
