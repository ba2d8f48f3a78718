/** What the number and edition of a bulletin are reckoned from. */
export interface NumberedGround {
  previous: { issueNumber: number } | null
  replaced: { edition: number } | null
}

/** The number after the one before, without a gap; a corrected edition keeps the number it replaces and is its next edition (R13). */
export function nextNumber(supersedesNumber: number | null, { previous, replaced }: NumberedGround): { issueNumber: number; edition: number } {
  return { issueNumber: supersedesNumber ?? (previous?.issueNumber ?? 0) + 1, edition: (replaced?.edition ?? 0) + 1 }
}
