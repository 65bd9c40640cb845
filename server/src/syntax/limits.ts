/** Where reading gives up, so that no text costs more than it is worth. */

/** Levels of nesting; the deepest real template has 31. */
export const maxDepth = 200;

/** UTF-16 units in a text; CloudFormation accepts a megabyte. */
export const maxTextLength = 10_000_000;

/** Aliases in a text. */
export const maxAliases = 10_000;

/** Nodes that all aliases of a text stand for together; a template of a megabyte has some fifty thousand. */
export const maxAliased = 200_000;

/** Problems with the same code that a tree reports; the first ones tell enough. */
export const maxProblemsPerCode = 100;

/** Entries that merge keys bring into one mapping. */
export const maxMergedEntries = 250;

/** How many times a broken text is read again; a text longer than `mendedLength` is read again only once. */
export const maxRereads = 8;
export const mendedLength = 2_000_000;
