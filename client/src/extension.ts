/** The VS Code face of Rootguard; analysis happens in the language server alone. */

export function activate(): void {}
