/** Today's date where the user is. */

/** As YYYY-MM-DD. */
export function currentDate(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
