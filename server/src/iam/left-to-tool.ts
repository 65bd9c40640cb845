/** What another tool fills into a policy that is a file of its own: `${ACCOUNT_ID}`, `{{ account }}`, `<account>`. */
export function isLeftToTool(text: string): boolean {
  return /\$\{(?!aws:)[^{}]*\}|\{\{|<[^<>]*>/.test(text);
}
