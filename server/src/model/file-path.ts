/** Paths by which templates refer to other files. */

/** Neither a URL nor absolute, so that it can refer to a file beside the template. */
export function isRelative(path: string): boolean {
  return path !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]/.test(path);
}

/** Resolves a path that `file` refers to against the path of `file` itself; both with `/`. */
export function besideFile(file: string, path: string): string {
  const steps = file.split('/').slice(0, -1);
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
