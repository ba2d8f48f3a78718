import { withdrawnAlongSentence } from '@/domain/bulletins/issued-cut-off'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import { codeLength } from '@/domain/divisions/division'
import { identityInReason } from '@/domain/imports/identity-numbers'
import { formatThousands } from '@/domain/numbers/format'
import { checkDailyCount, checkHour, checkIssued, type CountDoubt, type CountProblem, type CountRefusal } from '@/domain/progress/check-count'
import type { CellToSave, EntryRow, EntrySheet, StoredCell } from '@/domain/progress/entry-sheet'
import { monthDay, yearMonthDay } from '@/domain/time/plain-date'

export type CellProblemCode = CountRefusal | CountDoubt | 'pastCorrection' | 'withdrawal' | 'nothingToWithdraw' | 'identityInReason'

/**
 * What becomes of one cell: `unchanged` needs no writing, `changed` was changed by somebody else meanwhile, `refused` cannot
 * be saved, `needsReason` can with a reason, `acceptable` can. `doubts` are what the reason answers, also once it is given.
 */
export interface CellVerdict {
  outcome: 'unchanged' | 'changed' | 'refused' | 'needsReason' | 'acceptable'
  problems: CountProblem<CellProblemCode>[]
}

/** The day's facts that a cell is checked against. */
export type SheetRules = Pick<EntrySheet, 'asOf' | 'workingDate' | 'window'>

/** Who left a cell as it is, when, and with which value: 「王芳 2021-11-23 17:02 改为 31,200 人」. */
export function describeStored(stored: StoredCell): string {
  const act = stored.persons === null ? '作废了这个数' : `${stored.revision === 1 ? '报了' : '改为'} ${formatThousands(stored.persons)} 人`
  return `${stored.authorName} ${stored.recordedAt} ${act}`
}

function checkWithdrawal(row: EntryRow, hour: number | null, rules: SheetRules): CellVerdict {
  const refusals = checkHour(row.name, hour)
  if (refusals.length > 0) return { outcome: 'refused', problems: refusals }
  const day = monthDay(rules.asOf)
  if (row.stored === null || row.stored.persons === null) {
    return { outcome: 'refused', problems: [{ code: 'nothingToWithdraw', sentence: `${row.name}：${day}没有已报的数，不能作废，请填人数。` }] }
  }
  const value = formatThousands(row.stored.persons)
  const sentence = `${row.name}：留空表示作废${day}已报的 ${value} 人，排名改用以前的数。请填写原因；不作废的，请恢复原数。`
  const along = withdrawnAlongSentence({ name: row.name, asOf: rules.asOf, stored: row.stored }, row.issued)
  const issued = along === null ? checkIssued(row.name, rules.asOf, row) : [{ code: 'inBulletin' as const, sentence: along }]
  return { outcome: 'needsReason', problems: [...issued, { code: 'withdrawal', sentence }] }
}

/** R7: a day that is over was perhaps already read out; changing it says why. */
function pastCorrection(row: EntryRow, rules: SheetRules): CountProblem<CellProblemCode>[] {
  if (rules.asOf >= rules.workingDate || row.stored === null || row.stored.persons === null) return []
  const sentence = `${row.name}：更正${monthDay(rules.asOf)}已报的 ${formatThousands(row.stored.persons)} 人，请填写原因（如重复计入、漏报）。`
  return [{ code: 'pastCorrection', sentence }]
}

function checkValue(row: EntryRow, persons: number, hour: number | null, rules: SheetRules): CellVerdict {
  const { refusals, needsReason } = checkDailyCount({
    divisionName: row.name,
    persons,
    countedFor: rules.asOf,
    hour,
    workingDate: rules.workingDate,
    settings: rules.window,
    previous: row.previous,
    next: row.next,
    population: row.population,
    quota: row.quota,
    everyone: row.everyone,
    stored: row.stored !== null && row.stored.persons !== null ? row.stored : null,
    issued: row.issued,
  })
  if (refusals.length > 0) return { outcome: 'refused', problems: refusals }
  // One reason answers all; that the day is over is only said where nothing weightier is.
  const problems = needsReason.length > 0 ? needsReason : pastCorrection(row, rules)
  return { outcome: problems.length > 0 ? 'needsReason' : 'acceptable', problems }
}

/** Whether a cell already holds the value and hour, so that nothing needs writing. */
function holdsAlready(stored: StoredCell | null, wanted: Pick<CellToSave, 'persons' | 'hour'>): boolean {
  return stored !== null && stored.persons === wanted.persons && (stored.hour === wanted.hour || stored.persons === null)
}

/**
 * Checks one cell that is to be saved, in the sheet while typing and again on the server from the database's values. A cell
 * that already holds the value and hour is `unchanged`, whoever wrote it; otherwise a newer revision than the one seen is
 * told before anything else (R7).
 */
export function checkCell(row: EntryRow, wanted: Omit<CellToSave, 'divisionCode' | 'level'>, rules: SheetRules): CellVerdict {
  const { stored } = row
  if (holdsAlready(stored, wanted)) return { outcome: 'unchanged', problems: [] }
  if ((stored?.revision ?? 0) !== wanted.baseRevision) return { outcome: 'changed', problems: [] }
  const verdict = wanted.persons === null ? checkWithdrawal(row, wanted.hour, rules) : checkValue(row, wanted.persons, wanted.hour, rules)
  // R28: a reason is printed in the next bulletin; another one is asked for.
  const named = identityInReason(wanted.reason)
  if (named && verdict.outcome !== 'refused') return { outcome: 'needsReason', problems: [{ code: 'identityInReason', sentence: `${row.name}：${named}` }] }
  return verdict.outcome === 'needsReason' && wanted.reason !== '' ? { ...verdict, outcome: 'acceptable' } : verdict
}

/** Whether a division reports at a level: towns their own number where towns report; villages always, 镇直 where they count (R8). */
export function isReported(cell: { divisionCode: string; level: ReportingLevel }, countingLevel: ReportingLevel): boolean {
  const isTown = cell.divisionCode.length === codeLength.town
  if (cell.level === 'town') return isTown && countingLevel === 'town'
  return cell.divisionCode.length === codeLength.village || (isTown && countingLevel === 'village')
}

/** Why nothing can be typed on this day; null when it can. */
export function closedDay({ asOf, workingDate, window }: SheetRules): string | null {
  if (asOf > workingDate) return `${yearMonthDay(asOf)}还没有到，不能填报。系统的今天是${yearMonthDay(workingDate)}（以服务器为准），请核对所选日期和电脑的日期、时间。`
  if (asOf < window.opensOn) return `${yearMonthDay(asOf)}早于开征日（${yearMonthDay(window.opensOn)}），不能填报；开征日有变的，请县医保局先改征缴期。`
  return null
}
