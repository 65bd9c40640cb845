/** Another extension on the same files: it marks the first line of each, explains it, and offers an action. */
const { CodeAction, CodeActionKind, Diagnostic, Hover, languages, workspace } = require('vscode');

const selector = ['yaml', 'cloudformation'];

exports.activate = ({ subscriptions }) => {
  const found = languages.createDiagnosticCollection('beside');
  const look = (document) => {
    if (!selector.includes(document.languageId)) return;
    const diagnostic = new Diagnostic(document.lineAt(0).range, 'The first line.');
    diagnostic.source = 'beside';
    found.set(document.uri, [diagnostic]);
  };
  workspace.textDocuments.forEach(look);
  subscriptions.push(
    found,
    workspace.onDidOpenTextDocument(look),
    languages.registerHoverProvider(selector, { provideHover: () => new Hover('A word from beside.') }),
    languages.registerCodeActionsProvider(selector, {
      provideCodeActions: () => [new CodeAction('An action from beside', CodeActionKind.QuickFix)],
    }),
  );
};
