/** Characters. Beside the schemas, not with them: browsers that only hold a field to a length load no schemas. */
export const longestContent = 1_000
export const longestTeam = 200
