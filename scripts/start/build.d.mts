/** Builds the pages when the sources changed since the last build; a failed build leaves the old one in place. */
export function buildDesk(root: string): Promise<void>
