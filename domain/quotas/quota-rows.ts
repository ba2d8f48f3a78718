import { formerNameSentence, matchDivision } from '@/domain/divisions/match-division'
import { columnPlace, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, type SheetRow } from '@/domain/imports/sheet'
import type { QuotaColumn } from '@/domain/quotas/quota-headings'
import type { MilestoneColumn } from '@/domain/quotas/quota-milestones'
import { readLineNumbers, type QuotaLine } from '@/domain/quotas/quota-lines'
import type { QuotaSheet, QuotaTableContext, QuotaTableReading, QuotaTableRow } from '@/domain/quotas/quota-table'
import { proveTotal } from '@/domain/quotas/quota-totals'

type County = Extract<QuotaTableReading, { ok: true }>['county']

/** The columns of one table, looked up by meaning. */
export interface QuotaColumns {
  position: QuotaColumn | null
  name: QuotaColumn | null
  code: QuotaColumn | null
  remark: QuotaColumn | null
  quota: QuotaColumn
  milestones: MilestoneColumn[]
}

type RowKind = 'blank' | 'heading' | 'total' | 'division'

/** Words by which a line says that it is the sum of others. */
export const totalWords = /^(合计|总计|共计|全县|全旗|全区|全市|全镇|(全县|全旗|全区|全市|全镇)(合计|总计)|total|sum)$/i

/** Reads every line below the headings; the lines and their problems in the order of the file. */
export function readQuotaRows(found: QuotaSheet, milestones: MilestoneColumn[], context: QuotaTableContext) {
  const columns = columnsOf(found, milestones)
  const problems: RowProblem[] = []
  const lines: QuotaLine[] = []
  const totals: QuotaLine[] = []
  const renamed: RowProblem[] = []
  const firstRows = new Map<string, number>()
  for (const row of found.sheet.rows.filter((one) => one.number > found.heading.number)) {
    const kind = rowKind(row, found, columns, context)
    if (kind === 'blank' || kind === 'heading') continue
    const { line, problems: unreadable } = readLineNumbers(row, found.sheet.name, columns, context)
    if (kind === 'total') {
      totals.push({ ...line, name: context.parent.name })
      problems.push(...unreadable)
      continue
    }
    const division = readDivision(row, found, columns, context, firstRows)
    if ('problem' in division) {
      problems.push(division.problem)
      lines.push(line)
    } else {
      if (division.warning) renamed.push(division.warning)
      lines.push({ ...line, divisionCode: division.divisionCode, name: division.name })
    }
    problems.push(...unreadable)
  }
  problems.push(...proveTotal(totals, lines, found, columns, context), ...noLines(lines, found))
  const warnings = [...renamed, ...missingDivisions(firstRows, found, context), ...(totals.length === 0 ? [noTotal(found, context)] : [])]
  const ordered = orderByPosition(lines, found, columns)
  return { rows: ordered.rows, county: countyOf(totals), problems, warnings: [...warnings, ...ordered.warnings] }
}

function columnsOf(found: QuotaSheet, milestones: MilestoneColumn[]): QuotaColumns {
  const of = (kind: QuotaColumn['kind']) => found.columns.find((column) => column.kind === kind) ?? null
  const quota = of('quota')
  if (!quota) throw new Error('A heading row without a quota column is not a heading row.')
  return { position: of('position'), name: of('name'), code: of('code'), remark: of('remark'), quota, milestones }
}

function rowKind(row: SheetRow, found: QuotaSheet, columns: QuotaColumns, context: QuotaTableContext): RowKind {
  const numbers = [columns.quota.index, ...columns.milestones.map((column) => column.index)]
  const quota = compactText(row.cells[columns.quota.index])
  if (quota !== '' && quota === compactText(columns.quota.heading)) return 'heading'
  const words = row.cells.filter((cell, index) => !numbers.includes(index) && index !== columns.remark?.index).map(compactText)
  const parent = compactText(context.parent.name)
  if (words.some((word) => totalWords.test(word) || word === parent || word === `${parent}合计`)) return 'total'
  const named = [columns.name, columns.code].some((column) => column && !isBlank(row.cells[column.index]))
  const numbered = numbers.some((index) => !isBlank(row.cells[index]))
  if (isNote(row) || (!numbered && !named)) return 'blank'
  return 'division'
}

/** A line of words under the table, 注：… or 填表人：…, is no division. */
export function isNote(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => !isBlank(cell))
  return filled.length === 1 && /^(注|备注|说明|附|填表|制表|审核|联系|演示数据|数据来源|单位:)/.test(compactText(filled[0]))
}

function readDivision(
  row: SheetRow,
  found: QuotaSheet,
  columns: QuotaColumns,
  context: QuotaTableContext,
  firstRows: Map<string, number>,
): { problem: RowProblem } | { divisionCode: string; name: string; warning: RowProblem | null } {
  const coded = columns.code && !isBlank(row.cells[columns.code.index]) ? columns.code : null
  const column = coded ?? columns.name ?? columns.code ?? columns.quota
  const name = columns.name ? row.cells[columns.name.index] : undefined
  const match = matchDivision({ name, code: columns.code ? row.cells[columns.code.index] : undefined }, context)
  const read = cellText(row.cells[column.index])
  const place = { sheet: found.sheet.name, row: row.number, column: columnPlace(column.index, column.heading), read }
  if (!match.ok) return { problem: { ...place, expected: `${context.parent.name}所属区划的全称或代码`, sentence: `第${row.number}行${match.sentence}` } }
  const first = firstRows.get(match.division.code)
  if (first !== undefined) {
    const sentence = `第${row.number}行“${read}”与第${first}行重复，每个单位只能有一行，请删去多余的一行。`
    return { problem: { ...place, expected: '每个单位一行', sentence } }
  }
  firstRows.set(match.division.code, row.number)
  const { division, formerName } = match
  const warning = formerName === undefined ? null : { ...place, expected: division.name, sentence: `第${row.number}行${formerNameSentence(formerName, division)}` }
  return { divisionCode: division.code, name: division.name, warning }
}

function missingDivisions(firstRows: Map<string, number>, found: QuotaSheet, context: QuotaTableContext): RowProblem[] {
  const current = context.divisions.filter((one) => one.level === context.level && one.code.startsWith(context.parent.code))
  return current
    .filter((one) => one.validFrom <= context.asOf && (one.validTo === null || one.validTo >= context.asOf) && !firstRows.has(one.code))
    .map((one) => {
      const sentence = `表中没有${one.name}（${one.code}），它将没有任务数，请确认是否漏填。`
      return { sheet: found.sheet.name, row: null, column: null, read: '', expected: one.name, sentence }
    })
}

function noLines(lines: QuotaLine[], { sheet, heading }: QuotaSheet): RowProblem[] {
  if (lines.length > 0) return []
  const sentence = `工作表“${sheet.name}”第${heading.number}行是表头，下面没有一行数据，请填好后重新上传。`
  return [{ sheet: sheet.name, row: heading.number, column: null, read: '', expected: '每个单位一行', sentence }]
}

function noTotal({ sheet }: QuotaSheet, context: QuotaTableContext): RowProblem {
  const sentence = `表中没有“合计”行，没有读到${context.parent.name}本级的任务数，各行之和也未能核对。`
  return { sheet: sheet.name, row: null, column: null, read: '', expected: '合计', sentence }
}

function countyOf(totals: QuotaLine[]): County {
  const total = totals[0]
  return typeof total?.persons === 'number' ? { persons: total.persons, milestones: total.milestones } : null
}

/** The notice's own 序号 where it is whole, so a table sorted by hand keeps the notice's order; else the file's order. */
function orderByPosition(lines: QuotaLine[], found: QuotaSheet, columns: QuotaColumns): { rows: QuotaTableRow[]; warnings: RowProblem[] } {
  const written = lines.map((line) => line.position)
  const whole = written.every((position) => position !== null) && new Set(written).size === written.length
  const rows = lines.flatMap((line, index): QuotaTableRow[] => {
    const { divisionCode, name, persons, milestones, remark } = line
    if (typeof persons !== 'number') return []
    return [{ divisionCode, name, persons, milestones, remark, position: whole ? Number(line.position) : index + 1 }]
  })
  rows.sort((a, b) => a.position - b.position)
  if (whole || !columns.position) return { rows, warnings: [] }
  const sentence = `“${columns.position.heading}”不全或有重复，已按表中先后排列。`
  const place = columnPlace(columns.position.index, columns.position.heading)
  return { rows, warnings: [{ sheet: found.sheet.name, row: null, column: place, read: '', expected: '不重复的序号', sentence }] }
}
