import type { IssuedCutOff } from '@/domain/bulletins/issued-cut-off'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { NeighbourCount } from '@/domain/progress/check-count'
import type { PlainDate } from '@/domain/time/plain-date'

/** The newest revision of one cell on the very day of the sheet. `persons` null: withdrawn (作废). */
export interface StoredCell {
  revision: number
  persons: number | null
  /** 0–24, null when none was given. */
  hour: number | null
  reason: string
  authorName: string
  /** 2021-11-23 17:02, in Asia/Shanghai. */
  recordedAt: string
}

/** One line of the sheet: a division's cumulative persons on the day, and what is known around it. */
export interface EntryRow {
  divisionCode: string
  /** The level the number is reported at; a town's code at level `village` is the line 镇直 (R8). */
  level: ReportingLevel
  name: string
  /** Recorded residents; null when unknown, and for a must-cover group, which is no share of them. */
  population: number | null
  /** Persons of the sheet's coverage group; null without a quota. */
  quota: number | null
  /** For a must-cover group: what is known of everyone on the day (R18); null for everyone's own sheet, or when unknown. */
  everyone: number | null
  /** The latest value before the day (carried when not of the day before) and the earliest after it. */
  previous: NeighbourCount | null
  next: NeighbourCount | null
  stored: StoredCell | null
  /** The latest issued bulletin of the series, where it reaches the row's day: what it used is changed with a reason (R13). */
  issued: IssuedCutOff | null
}

/** The lines of one reporting level. `counts` says whether they make up the ranking (R8). */
export interface EntryGroup {
  level: ReportingLevel
  counts: boolean
  rows: EntryRow[]
}

/** A town whose sheet one may open. The village figures are given where villages report. */
export interface TownChoice {
  code: string
  name: string
  persons: number | null
  villages: { reportedToday: number; total: number } | null
}

/** The clerk's sheet of one day, of the county's towns or of one town (R5–R9). Safe as JSON. */
export interface EntrySheet {
  campaignId: string
  asOf: PlainDate
  workingDate: PlainDate
  series: Series
  /** Everyone, or a must-cover group (R18). */
  coverageGroup: string
  countingLevel: ReportingLevel
  /** Whose right this series is, where the reader may look and not write (R5); null when he may write. */
  readOnly: string | null
  place: { code: string; name: string; level: 'county' | 'town'; quota: number | null }
  window: Pick<CampaignSettings, 'opensOn' | 'closesOn' | 'lateWindow'>
  towns: TownChoice[]
  groups: EntryGroup[]
}

/** Names one cell of a sheet: level and code, for 镇直 shares its code with the town. */
export function cellKey(cell: { level: ReportingLevel; divisionCode: string }): string {
  return `${cell.level}/${cell.divisionCode}`
}

/** Names one cell of one day. */
export function dayCellKey(cell: { asOf: PlainDate; level: ReportingLevel; divisionCode: string }): string {
  return `${cell.asOf}/${cellKey(cell)}`
}

/** One cell that is to be saved. */
export interface CellToSave {
  divisionCode: string
  level: ReportingLevel
  /** null withdraws the value (作废). */
  persons: number | null
  hour: number | null
  reason: string
  /** The revision the person saw; 0 for an empty cell. */
  baseRevision: number
}

/** A save of the sheet: all cells or none. */
export interface SaveCounts {
  campaign: string
  asOf: PlainDate
  series: Series
  coverageGroup: string
  cells: CellToSave[]
}

/** A cell with the day it is of: files hold several days, a sheet one. */
export type DayCell = CellToSave & { asOf: PlainDate }

/** Cells of one series and coverage group, typed, uploaded or sent: saved in one transaction, all or none. */
export interface CountBatch {
  campaign: string
  series: Series
  coverageGroup: string
  cells: DayCell[]
}

/** A cell as it stands after a save, or as somebody else left it. */
export interface CellNow {
  divisionCode: string
  level: ReportingLevel
  stored: StoredCell | null
}

/** A cell of one day as it stands after a save, or as somebody else left it. */
export type DayCellNow = CellNow & { asOf: PlainDate }

/** The answer to a save: what was written, and how many cells already held the value sent. */
export interface SavedCounts {
  saved: CellNow[]
  unchanged: number
}

/** What keeps one cell from being saved, for the person who typed it. */
export interface CellProblem {
  divisionCode: string
  level: ReportingLevel
  code: string
  sentence: string
}

/** Beside the sentence of a refused save: what is wrong in which cell, and which cells somebody else changed. */
export interface RefusedCounts {
  problems: CellProblem[]
  conflicts: CellNow[]
}

/** The same for cells of several days. */
export interface RefusedBatch {
  problems: (CellProblem & { asOf: PlainDate })[]
  conflicts: DayCellNow[]
}

/** The sheet with some cells as they are now; the rest of it as it was. */
export function withCells(sheet: EntrySheet, cells: readonly CellNow[]): EntrySheet {
  const now = new Map(cells.map((cell) => [cellKey(cell), cell.stored]))
  const update = (row: EntryRow): EntryRow => {
    const stored = now.get(cellKey(row))
    // A poll may have brought a newer revision than the answer now being told.
    return stored && stored.revision > (row.stored?.revision ?? 0) ? { ...row, stored } : row
  }
  return { ...sheet, groups: sheet.groups.map((group) => ({ ...group, rows: group.rows.map(update) })) }
}
