import type { ReportingLevel } from '@/domain/campaigns/choices'
import { codeLength } from '@/domain/divisions/division'
import type { EntryRow } from '@/domain/progress/entry-sheet'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

/** A blank sheet ready to be written: words above, headings, a line per division, numbers to be filled in. */
export interface BlankSheet {
  title: string
  unitLine: string
  headings: string[]
  rows: (string | number | null)[][]
  numberFormats: (string | undefined)[]
}

export interface BlankSheetInput {
  countyName: string
  coverageYear: number
  seriesLabel: string
  groupName: string
  asOf: PlainDate
  /** The hour by which the day's counts are due, written in beforehand; null where the campaign names none. */
  dueHour: number | null
  /** The lines of the sheet in its order, with the level each is reported at. */
  rows: readonly Pick<EntryRow, 'divisionCode' | 'level' | 'name'>[]
  /** Names of the towns by code. */
  townNames: ReadonlyMap<string, string>
}

/**
 * The blank sheet of a day (R22): codes as text, names, day and due hour already written, and room for persons and reason. What
 * its title says is held against the page when it comes back, so that a sheet of another year or series is noticed.
 */
export function blankSheet({ countyName, coverageYear, seriesLabel, groupName, asOf, dueHour, rows, townNames }: BlankSheetInput): BlankSheet {
  const level: ReportingLevel = rows.some((row) => row.level === 'village') ? 'village' : 'town'
  const townOf = (code: string) => townNames.get(code.slice(0, codeLength.town)) ?? ''
  const byTown = level === 'town' ? rows : [...townNames.keys()].flatMap((town) => rows.filter((row) => row.divisionCode.startsWith(town)))
  return {
    title: `${countyName}${coverageYear}年度每日填报表`,
    unitLine: `口径：${seriesLabel}　人群：${groupName}　截至：${yearMonthDay(asOf)}　单位：人`,
    headings: ['区划代码', '镇', ...(level === 'village' ? ['村（社区）'] : []), '日期', '时点', '累计参保缴费人数', '原因'],
    rows: byTown.map((row) => [row.divisionCode, townOf(row.divisionCode), ...(level === 'village' ? [row.level === 'village' ? row.name : ''] : []), asOf, dueHour, null, null]),
    numberFormats: [undefined, undefined, ...(level === 'village' ? [undefined] : []), undefined, '0', '#,##0', undefined],
  }
}
