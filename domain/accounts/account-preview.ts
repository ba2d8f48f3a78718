import { roleTitle } from '@/domain/accounts/account'
import { accountHeadings, takenProblems, type AccountTableReading } from '@/domain/accounts/account-table'
import type { Division } from '@/domain/divisions/division'
import { listProblems, type ProblemList } from '@/domain/imports/row-problem'
import type { PlainDate } from '@/domain/time/plain-date'

/** One account that a table would make, in words. */
export interface PlannedAccountLine {
  row: number
  username: string
  displayName: string
  roleTitle: string
  scopeName: string
  expiresOn: PlainDate | null
  signsBulletins: boolean
}

export type AccountPreview = { ok: true; lines: PlannedAccountLine[] } | ({ ok: false } & ProblemList)

function scopeName(code: string, divisions: ReadonlyMap<string, string>): string {
  const town = code.length === 12 ? (divisions.get(code.slice(0, 9)) ?? '') : ''
  return town + (divisions.get(code) ?? code)
}

/** What a reading would make, against the names already taken. */
export function previewAccounts(reading: AccountTableReading, taken: ReadonlySet<string>, divisions: readonly Division[]): AccountPreview {
  if (!reading.ok) return reading
  const problems = takenProblems(reading.rows, reading.sheet, taken)
  if (problems.length > 0) return { ok: false, ...listProblems(problems) }
  const names = new Map(divisions.map((division) => [division.code, division.name]))
  const lines = reading.rows.map(({ row, username, displayName, role, department, scopeCode, expiresOn, signsBulletins }) => ({
    row, username, displayName, roleTitle: roleTitle(role, department), scopeName: scopeName(scopeCode, names), expiresOn, signsBulletins: signsBulletins ?? false,
  }))
  return { ok: true, lines }
}

/** The blank table: headings as they are read, and how to fill them in the line above. */
export function accountTemplate(countyCode: string): { sheetName: string; title: string; unitLine: string; headings: readonly string[]; rows: string[][]; columnWidths: number[] } {
  const roles = '角色写：县医保局管理员、县医保局经办、联合督导组、县领导、部门联络员、镇社保站经办、村（社区）代办员、审计/纪检'
  return {
    sheetName: '账户表',
    title: '账户表',
    unitLine: `${roles}；镇级填镇名或9位代码，村级填镇名和村全称，或12位代码；县级（${countyCode}）留空；到期日写作 2021-12-31，不限期留空；签发权只给县医保局经办、联合督导组，有就写“是”，没有留空`,
    headings: accountHeadings,
    rows: [],
    columnWidths: [16, 14, 22, 14, 18, 16, 20, 14, 10],
  }
}
