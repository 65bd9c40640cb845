/** Where a form matches in a text. */

/** What a sticky form matches at an offset; null when it does not. */
export function matchAt(form: RegExp, text: string, offset: number): string | null {
  form.lastIndex = offset;
  return form.exec(text)?.[0] ?? null;
}

/** All that a global form without the flag `u` matches, in order; unlike `matchAll`, which makes a form anew for every text. */
export function matchesOf(form: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    found.push(match);
    if (match[0] === '') form.lastIndex++;
  }
  return found;
}
