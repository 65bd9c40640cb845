/** Words for a policy in a file of its own, where neither it nor its role has a name. */

/** What the model calls the policy and whoever has it, in the words of messages, and what to say instead. */
const wordings: readonly (readonly [named: RegExp, unnamed: string])[] = [
  [/(?<=^|\. )Policy `policy`/g, 'This policy'],
  [/\b[Pp]olicy `policy`/g, 'this policy'],
  [/(?<=^|\. )Role `policy`/g, 'The role with this policy'],
  [/\b[Rr]ole `policy`/g, 'the role with this policy'],
  [/(?<=^|\. )`policy`(?= (?:can|gets) )/g, 'Whoever has this policy'],
  [/(?<= makes )`policy`(?= set )/g, 'whoever has this policy'],
];

/** A message, title or reason about a policy in a file of its own, without the name that stands for a missing one. */
export function aboutLonePolicy(text: string): string {
  return wordings.reduce((said, [named, unnamed]) => said.replace(named, unnamed), text);
}
