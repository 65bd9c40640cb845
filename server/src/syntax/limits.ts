/** Where reading gives up, so that no text can cost more than it is worth. */

/** Levels of nesting; the deepest real template has 31. */
export const maxDepth = 200;

/** UTF-16 units of a text; CloudFormation takes a megabyte. */
export const maxTextLength = 10_000_000;

/** Aliases of a text. */
export const maxAliases = 10_000;

/** Nodes that all aliases of a text stand for together; a template of a megabyte has some fifty thousand. */
export const maxAliased = 200_000;

/** Problems of one code that a tree tells; the first ones say it all. */
export const maxProblemsPerCode = 100;

/** Entries that merge keys bring into one mapping. */
export const maxMergedEntries = 250;

/** Times that a broken text is read again; one beyond `mendedLength` is read again once. */
export const maxRereads = 8;
export const mendedLength = 2_000_000;
