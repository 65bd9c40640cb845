/** Gathers what each item of a list gives. */

/**
 * What `flatMap` returns, for what every value of a file passes through: the engine of Node takes several times as long for
 * its own, which leaves the compiled code for each element.
 */
export function gather<T, U>(items: readonly T[], given: (item: T, index: number) => U | readonly U[]): U[] {
  const gathered: U[] = [];
  let index = 0;
  for (const item of items) {
    const one = given(item, index++);
    if (!isList(one)) gathered.push(one);
    else for (const each of one) gathered.push(each);
  }
  return gathered;
}

function isList<U>(one: U | readonly U[]): one is readonly U[] {
  return Array.isArray(one);
}
