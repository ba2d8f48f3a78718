/* Beside the schema, not with it: the editor loads no schemas. */

/** Characters of one section of a bulletin's text. */
export const longestSection = 12_000
