/** How much of a file is read before it is refused. All are measured on what really comes out, never on claimed sizes. */
export interface WorkbookLimits {
  fileBytes: number
  /** Bytes of all parts together after unpacking. */
  unpackedBytes: number
  /** Unpacked bytes per packed byte, looked at from `ratioFloorBytes` on: small parts pack very well. */
  ratio: number
  entries: number
  sheets: number
  /** Rows with a value, per file. */
  rows: number
  columns: number
  /** Cells met, empty ones too, per file. */
  cells: number
  /** Characters of one cell's text: longer ones are no name, number or reason, and would hold up everybody. */
  cellText: number
}

export const ratioFloorBytes = 8 * 1024 * 1024

/** Tables of a county's divisions, quotas, counts and accounts: some thousand rows at the most. */
export const tableLimits: WorkbookLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 200,
  entries: 1_000,
  sheets: 50,
  rows: 20_000,
  columns: 100,
  cells: 2_000_000,
  cellText: 5_000,
}

/** Lists of persons: 210,000 rows are a normal file (R22). */
export const rosterLimits: WorkbookLimits = {
  fileBytes: 80 * 1024 * 1024,
  unpackedBytes: 600 * 1024 * 1024,
  ratio: 200,
  entries: 1_000,
  sheets: 50,
  rows: 400_000,
  columns: 100,
  cells: 20_000_000,
  cellText: 5_000,
}
