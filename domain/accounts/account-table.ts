import { readAccountCells, type AccountColumn, type AccountColumns } from '@/domain/accounts/account-rows'
import type { NewAccount } from '@/domain/accounts/account-schemas'
import type { Division } from '@/domain/divisions/division'
import { joinNames, listProblems, type ProblemList, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, type Sheet, type SheetRow } from '@/domain/imports/sheet'
import type { PlainDate } from '@/domain/time/plain-date'

/** What a table of accounts is read against: the county, its divisions, and the calendar's own day. */
export interface AccountTableContext {
  county: Pick<Division, 'code' | 'name'>
  divisions: readonly Division[]
  asOf: PlainDate
}

export interface AccountTableRow extends NewAccount {
  row: number
}

export type AccountTableReading = { ok: true; sheet: string; rows: AccountTableRow[] } | ({ ok: false } & ProblemList)

const headingWords: Record<AccountColumn, RegExp> = {
  username: /^(用户名|账号|帐号|登录名|username)$/i,
  displayName: /^(姓名|显示名|使用人|name)$/i,
  role: /^(角色|岗位|role)$/i,
  department: /^(部门|所属部门|单位|department)$/i,
  code: /^((所属)?(行政)?区划(代码|编码)|代码|code)$/i,
  town: /^((所属)?(镇|乡镇|镇\(街道\)|镇街|镇\(街道、苏木\)|街道)(名|名称)?|town)$/i,
  village: /^((所属)?(村|村\(社区\)|村社区|社区|村\(社区、嘎查\))(名|名称)?|village)$/i,
  signsBulletins: /^(签发权|签发通报|通报签发权)$/,
  expiresOn: /^(到期日|到期日期|有效期至|截止日期|expires(on)?)$/i,
}

/** The headings of the blank table, in its order. */
export const accountHeadings = ['用户名', '姓名', '角色', '部门', '区划代码', '镇', '村', '到期日', '签发权'] as const

/** No file makes more accounts than this: a county has some hundred villages. */
export const accountRowLimit = 2_000

function readHeadings(row: SheetRow): AccountColumns & { twice: string | null } {
  const columns: AccountColumns = {}
  let twice: string | null = null
  row.cells.forEach((cell, index) => {
    const text = compactText(cell)
    const kind = (Object.keys(headingWords) as AccountColumn[]).find((one) => headingWords[one].test(text))
    if (!kind) return
    if (columns[kind]) twice = cellText(cell)
    else columns[kind] = { index, heading: cellText(cell) }
  })
  return { ...columns, twice }
}

/**
 * Reads a table of new accounts: one per row, headings found by content in any order, the scope by code or by full names
 * of town and village (R4). All or nothing: each doubtful cell is listed with its row and column.
 */
export function readAccountTable(sheets: readonly Sheet[], context: AccountTableContext): AccountTableReading {
  for (const sheet of sheets.filter((one) => !one.hidden)) {
    for (const heading of sheet.rows.slice(0, 30)) {
      const { twice, ...columns } = readHeadings(heading)
      if (!columns.username || !columns.displayName || !columns.role) continue
      if (twice) return refuseFile(sheet, heading, `第${heading.number}行的表头“${twice}”出现了两次，无法确定用哪一列，请只保留一列后重新上传。`)
      return readRows(sheet, heading, columns, context)
    }
  }
  const first = sheets.find((sheet) => !sheet.hidden && sheet.rows.length > 0)
  if (!first) return refuseFile(undefined, undefined, '文件里没有数据，请选择填好的账户表后重新上传。')
  const seen = first.rows[0]?.cells.filter((cell) => !isBlank(cell)).map(cellText).slice(0, 12) ?? []
  return refuseFile(first, first.rows[0], `工作表“${first.name}”里没有找到“用户名”“姓名”“角色”三列表头，第一行读到的是：${joinNames(seen, '、')}。请用空白表填写，或补上表头后重新上传。`)
}

function refuseFile(sheet: Sheet | undefined, row: SheetRow | undefined, sentence: string): AccountTableReading {
  return { ok: false, ...listProblems([{ sheet: sheet?.name ?? '', row: row?.number ?? null, column: null, read: '', expected: '账户表', sentence }]) }
}

function readRows(sheet: Sheet, heading: SheetRow, columns: AccountColumns, context: AccountTableContext): AccountTableReading {
  const filled = sheet.rows.filter((row) => row.number > heading.number && !row.cells.every(isBlank))
  if (filled.length === 0) return refuseFile(sheet, heading, `工作表“${sheet.name}”第${heading.number}行是表头，下面没有一行数据，请填好后重新上传。`)
  if (filled.length > accountRowLimit) return refuseFile(sheet, heading, `表里有${filled.length}行，一次最多建${accountRowLimit}个账户。请分成几个文件上传。`)
  const problems: RowProblem[] = []
  const rows: AccountTableRow[] = []
  const firstRows = new Map<string, number>()
  for (const row of filled) {
    const reading = readAccountCells(row, sheet.name, columns, context, firstRows)
    problems.push(...reading.problems)
    if (reading.account) rows.push({ row: row.number, ...reading.account })
  }
  if (problems.length > 0) return { ok: false, ...listProblems(problems) }
  return { ok: true, sheet: sheet.name, rows }
}

/** Names that somebody else already has, each at its row. */
export function takenProblems(rows: readonly AccountTableRow[], sheet: string, taken: ReadonlySet<string>): RowProblem[] {
  return rows
    .filter((row) => taken.has(row.username))
    .map((row) => ({
      sheet,
      row: row.row,
      column: null,
      read: row.username,
      expected: '没有人用过的用户名',
      sentence: `第${row.row}行用户名“${row.username}”已有人使用，请换一个；要给这个人新密码，请在账户页“重置密码”。`,
    }))
}
