/** Tries a form at one place of a text. */

/** What a sticky form matches at an offset; null when it does not. */
export function matchAt(form: RegExp, text: string, offset: number): string | null {
  form.lastIndex = offset;
  return form.exec(text)?.[0] ?? null;
}
