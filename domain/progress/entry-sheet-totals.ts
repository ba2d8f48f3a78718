import { townWord, usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import { joinNames } from '@/domain/imports/row-problem'
import { formatThousands } from '@/domain/numbers/format'
import { cellKey, type EntryGroup, type EntryRow, type EntrySheet } from '@/domain/progress/entry-sheet'
import type { CellView, SheetView } from '@/domain/progress/entry-sheet-view'
import { directLineName } from '@/domain/progress/town-overview'
import { addDays, monthDay } from '@/domain/time/plain-date'

/** What a row contributes to the day's sum: its own number, or the carried one where there is none (R6). Persons. */
export interface LiveCount {
  persons: number | null
  carried: boolean
  /** Persons gained since the last number before the day; null when there is no number for the day, or none before it. */
  increase: number | null
}

/** Something is typed that is no number: what the line holds is unknown until it is mended, and no earlier value stands in. */
export function isUnreadable(view: CellView): boolean {
  return view.state === 'failed' && view.persons === null && view.text.trim() !== ''
}

export function liveCount(row: EntryRow, view: CellView): LiveCount {
  if (isUnreadable(view)) return { persons: null, carried: false, increase: null }
  if (view.persons === null) return { persons: row.previous?.persons ?? null, carried: row.previous !== null, increase: null }
  return { persons: view.persons, carried: false, increase: row.previous === null ? null : view.persons - row.previous.persons }
}

/** Whether the number beside today's is of an earlier day than yesterday (沿用). */
export function isCarriedYesterday(row: EntryRow, sheet: Pick<EntrySheet, 'asOf'>): boolean {
  return row.previous !== null && row.previous.reportedFor < addDays(sheet.asOf, -1)
}

/** The sums of a group as the sheet stands, typed numbers included. Persons; null when nothing is known. */
export interface GroupTotals {
  yesterday: number | null
  today: number | null
  increase: number | null
  carried: boolean
  /** Lines that cannot be read: while there is one, the day has no sum. */
  unreadable: number
  /** Lines of divisions (镇直 not counted) with a number for the day, and all of them. */
  reported: number
  total: number
  missing: string[]
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

export function sumGroup(group: EntryGroup, view: SheetView): GroupTotals {
  const lines = group.rows.flatMap((row) => {
    const cell = view.cells.get(cellKey(row))
    return cell ? [{ row, live: liveCount(row, cell), has: cell.persons !== null, unreadable: isUnreadable(cell) }] : []
  })
  const divisions = lines.filter(({ row }) => row.name !== directLineName)
  const yesterday = sumKnown(lines.map(({ row }) => row.previous?.persons ?? null))
  const unreadable = lines.filter((line) => line.unreadable).length
  const today = unreadable > 0 ? null : sumKnown(lines.map(({ live }) => live.persons))
  const reported = divisions.filter((line) => line.has)
  return {
    yesterday,
    today,
    increase: yesterday === null || today === null || reported.length === 0 ? null : today - yesterday,
    carried: lines.some(({ live }) => live.carried),
    unreadable,
    reported: reported.length,
    total: divisions.length,
    missing: divisions.filter((line) => !line.has).map(({ row }) => row.name),
  }
}

function signed(value: number): string {
  return value > 0 ? `增加 ${formatThousands(value)} 人` : value < 0 ? `减少 ${formatThousands(-value)} 人` : '持平'
}

/** The day, with the hour that all its cells share: 11月23日17时 (R9). */
function moment(sheet: EntrySheet, { hour }: SheetView): string {
  return `${monthDay(sheet.asOf)}${hour.hour === null ? '' : `${hour.hour}时`}`
}

function composeOwnSentence(name: string, day: string, { today, increase, reported }: GroupTotals): string {
  if (reported === 0) return today === null ? `${day}：${name}还没有上报过。` : `${day}：${name}当日还没有上报，沿用以前的 ${formatThousands(today)} 人。`
  const gained = increase === null ? '' : `，比前一日${signed(increase)}`
  return `${day}：${name}已上报，累计 ${formatThousands(today ?? 0)} 人${gained}。`
}

/**
 * The sentence above the sheet: how many of the day are in, what they add up to with carried numbers, and who is missing.
 * `measureName` names series and group where they are not the ones a reader would take for granted.
 * // R6, R8, R9
 */
export function composeSheetSentence(sheet: EntrySheet, view: SheetView, measureName: string | null = null, words: DivisionWords = usualWords): string | null {
  const group = sheet.groups.find((one) => one.counts)
  if (!group) return null
  const totals = sumGroup(group, view)
  const day = measureName === null ? moment(sheet, view) : `${moment(sheet, view)}（${measureName}）`
  if (group.level === 'town' && sheet.place.level === 'town') return composeOwnSentence(sheet.place.name, day, totals)
  const unit = group.level === 'town' ? words.town : words.villageShort
  const whole = sheet.place.level === 'county' ? words.whole : `全${townWord(sheet.place.name)}`
  const now = totals.today === null ? '还没有累计数' : `${whole}累计 ${formatThousands(totals.today)} 人${totals.carried ? '（含沿用）' : ''}`
  const gained = totals.increase === null ? '' : `，比前一日${signed(totals.increase)}`
  const missing = totals.missing.length === 0 || totals.reported === 0 ? '' : `未报：${joinNames(totals.missing, '、')}。`
  return `${day}：${totals.reported}/${totals.total} 个${unit}已上报，${now}${gained}。${missing}`
}

/** Where the town's own number counts: its villages' sum beside it and the difference (R8); null without both. */
export function compareVillages(sheet: EntrySheet, view: SheetView, words: DivisionWords = usualWords): string | null {
  const [own, villages] = [sheet.groups.find((group) => group.level === 'town' && group.counts), sheet.groups.find((group) => group.level === 'village' && !group.counts)]
  if (!own || !villages || sheet.place.level !== 'town') return null
  const [ownTotals, villageTotals] = [sumGroup(own, view), sumGroup(villages, view)]
  const [town, sum] = [ownTotals.today, villageTotals.today]
  if (sum === null || ownTotals.unreadable > 0) return null
  const all = `各${words.villageShort}合计`
  const word = townWord(sheet.place.name)
  if (town === null) return `${all} ${formatThousands(sum)} 人，${word}上还没有报数。`
  const difference = town - sum
  if (difference === 0) return `${all} ${formatThousands(sum)} 人，与${word}上报数一致。`
  return `${all} ${formatThousands(sum)} 人，与${word}上报数差 ${formatThousands(Math.abs(difference))} 人（${difference > 0 ? `${word}上报数` : all}较多）。`
}
