/** Stands in a text for a part that is only known after deployment; no text that people write holds it. */
export const hole = '\uE000';
