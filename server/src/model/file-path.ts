/** Paths that templates name other files by. */

/** Neither a URL nor absolute, so that it can mean a file beside the template. */
export function isRelative(path: string): boolean {
  return path !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]/.test(path);
}

/** A path that `file` names, as a path from where `file` is named; both with `/`. */
export function besideFile(file: string, path: string): string {
  const steps = file.split('/').slice(0, -1);
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
