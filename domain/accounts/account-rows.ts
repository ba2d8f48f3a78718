import { signingRoles } from '@/domain/accounts/account'
import { displayNameSchema, roleProblem, usernameSchema, type NewAccount } from '@/domain/accounts/account-schemas'
import type { AccountTableContext } from '@/domain/accounts/account-table'
import { departmentCodes, departmentLabels, roleLabels, roleLevel, roles, type Department, type Role } from '@/domain/access/roles'
import { parentCode, type Division } from '@/domain/divisions/division'
import { matchDivision, normalCode } from '@/domain/divisions/match-division'
import { columnPlace, joinNames, type RowProblem } from '@/domain/imports/row-problem'
import { cellText, compactText, isBlank, isErrorCell, type CellValue, type SheetRow } from '@/domain/imports/sheet'
import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'

export type AccountColumn = 'username' | 'displayName' | 'role' | 'department' | 'code' | 'town' | 'village' | 'expiresOn' | 'signsBulletins'
export type AccountColumns = Partial<Record<AccountColumn, { index: number; heading: string }>>

/** Shorter ways in which offices write a role; the full label always counts. */
const roleWords: Record<Role, string[]> = {
  county_admin: ['县管理员', '管理员'],
  county_staff: ['县经办', '县医保局经办员'],
  supervisor: ['督导组', '督导'],
  county_leader: ['领导'],
  department: ['部门', '联络员'],
  town_clerk: ['镇经办', '镇经办员', '镇社保站经办员', '社保站经办'],
  village_agent: ['代办员', '村代办员', '社区代办员', '村(社区)代办员'],
  auditor: ['审计', '纪检'],
}

type Problem = (column: AccountColumn, expected: string, words: string) => null

/** One row as an account; every cell that will not do is a problem of its own. */
export function readAccountCells(
  row: SheetRow,
  sheet: string,
  columns: AccountColumns,
  context: AccountTableContext,
  firstRows: Map<string, number>,
): { account: NewAccount | null; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const cell = (column: AccountColumn): CellValue => row.cells[columns[column]?.index ?? -1] ?? null
  const problem: Problem = (column, expected, words) => {
    const at = columns[column]
    const place = at ? columnPlace(at.index, at.heading) : null
    problems.push({ sheet, row: row.number, column: place, read: cellText(cell(column)), expected, sentence: `第${row.number}行${words}` })
    return null
  }
  const broken = (Object.keys(columns) as AccountColumn[]).find((column) => isErrorCell(cell(column)))
  if (broken) {
    problem(broken, '文字', `“${columns[broken]?.heading}”是错误值“${cellText(cell(broken))}”，请在表格里改好后重新上传。`)
    return { account: null, problems }
  }
  const username = readUsername(cell('username'), row.number, firstRows, problem)
  const displayName = readDisplayName(cell('displayName'), problem)
  const role = readRole(cell('role'), problem)
  const department = role && readDepartment(cell('department'), role, problem)
  const scopeCode = role && readScope({ code: cell('code'), town: cell('town'), village: cell('village') }, role, context, problem)
  const expiresOn = readExpiry(cell('expiresOn'), context.asOf, problem)
  const signsBulletins = role && readGrant(cell('signsBulletins'), role, problem)
  if (problems.length > 0 || !username || !displayName || !role || !scopeCode || department === undefined || expiresOn === undefined || signsBulletins === null) return { account: null, problems }
  const account = { username, displayName, role, department, scopeCode, expiresOn, signsBulletins }
  const mismatch = roleProblem(account)
  if (mismatch) problem('role', '相符的角色与范围', mismatch)
  return { account: mismatch ? null : account, problems }
}

function readUsername(value: CellValue, row: number, firstRows: Map<string, number>, problem: Problem): string | null {
  // People write capitals and full-width letters; signing in folds them the same way.
  const username = compactText(value).toLowerCase()
  if (username === '') return problem('username', '用户名', '没有写用户名，请补上。')
  if (!usernameSchema.safeParse(username).success) {
    return problem('username', '2到32位小写字母或数字', `用户名“${cellText(value)}”不合要求：应为2到32位小写字母或数字，可含点、下划线和短横。`)
  }
  const first = firstRows.get(username)
  if (first !== undefined) return problem('username', '不重复的用户名', `用户名“${username}”与第${first}行重复，每人要有自己的用户名。`)
  firstRows.set(username, row)
  return username
}

function readDisplayName(value: CellValue, problem: Problem): string | null {
  const parsed = displayNameSchema.safeParse(cellText(value))
  return parsed.success ? parsed.data : problem('displayName', '1到40个字的姓名', parsed.error.issues[0]?.message ?? '姓名不合要求。')
}

function readRole(value: CellValue, problem: Problem): Role | null {
  const text = compactText(value)
  const role = roles.find((one) => compactText(roleLabels[one]) === text || roleWords[one].includes(text))
  if (role) return role
  const all = roles.map((one) => roleLabels[one]).join('、')
  return problem('role', all, text === '' ? `没有写角色，应是：${all}。` : `角色“${cellText(value)}”不认识，应是：${all}。`)
}

/** undefined where it is a problem; null where the role has none. */
function readDepartment(value: CellValue, role: Role, problem: Problem): Department | null | undefined {
  const text = compactText(value)
  if (role !== 'department') return text === '' ? null : (problem('department', '空白', `${roleLabels[role]}不属于单个部门，“部门”一栏请留空。`) ?? undefined)
  const department = departmentCodes.find((one) => departmentLabels[one] === text || (text !== '' && departmentLabels[one].replace(/局$/, '') === text))
  if (department) return department
  const all = departmentCodes.map((one) => departmentLabels[one]).join('、')
  problem('department', all, text === '' ? `部门联络员要写明部门，应是：${all}。` : `部门“${cellText(value)}”不认识，应是：${all}。`)
  return undefined
}

function readScope(cells: { code: CellValue; town: CellValue; village: CellValue }, role: Role, context: AccountTableContext, problem: Problem): string | null {
  const { county, divisions, asOf } = context
  const level = roleLevel[role]
  const code = normalCode(cells.code)
  if (level === 'county') return readCountyScope(code, cells, role, context, problem)
  const parent: Pick<Division, 'code' | 'name'> = county
  // A village is looked for in the town that the row names, or in the one its code begins with.
  const town =
    level === 'village' && code !== '' && isBlank(cells.town)
      ? divisions.find((one) => one.code === parentCode(code))
      : matchTown({ name: cells.town, code: level === 'town' ? cells.code : null }, { parent, divisions, asOf }, problem)
  if (town === null) return null
  if (level === 'town') return town?.code ?? null
  if (!town) return problem('code', '12位村（社区）代码', `区划代码“${cellText(cells.code)}”不在${county.name}的区划名单中，请核对代码。`)
  const village = matchDivision({ name: cells.village, code: cells.code }, { parent: town, level: 'village', divisions, asOf })
  return village.ok ? village.division.code : problem(code ? 'code' : 'village', '村（社区）的全称或代码', village.sentence)
}

function matchTown(
  cells: { name: CellValue; code: CellValue },
  scope: { parent: Pick<Division, 'code' | 'name'>; divisions: readonly Division[]; asOf: PlainDate },
  problem: Problem,
): Division | null {
  const match = matchDivision(cells, { ...scope, level: 'town' })
  return match.ok ? match.division : problem(isBlank(cells.code) ? 'town' : 'code', '镇的全称或代码', match.sentence)
}

function readCountyScope(code: string, cells: { code: CellValue; town: CellValue; village: CellValue }, role: Role, { county }: AccountTableContext, problem: Problem): string | null {
  const own = code === '' || code === county.code || code === `${county.code}000` || code === `${county.code}000000`
  if (!own) return problem('code', `空白或${county.code}`, `${roleLabels[role]}的范围是${county.name}，区划代码应留空或写${county.code}，读到的是“${cellText(cells.code)}”。`)
  const named = [cells.town, cells.village].filter((cell) => !isBlank(cell)).map(cellText)
  if (named.length > 0) return problem('town', '空白', `${roleLabels[role]}的范围是${county.name}，镇和村应留空，读到的是${joinNames(named, '、')}。`)
  return county.code
}

/** null where it is a problem; an empty cell grants nothing. */
function readGrant(value: CellValue, role: Role, problem: Problem): boolean | null {
  const text = compactText(value)
  if (text === '' || text === '否') return false
  if (text !== '是') return problem('signsBulletins', '是、否，或空白', `签发权“${cellText(value)}”不认识，应写“是”“否”，或留空。`)
  if (signingRoles.includes(role)) return true
  return problem('signsBulletins', '空白', `${roleLabels[role]}不能签发通报，“签发权”一栏请留空；这一权限只给${signingRoles.map((one) => roleLabels[one]).join('、')}。`)
}

/** undefined where it is a problem; null for no end. */
function readExpiry(value: CellValue, asOf: PlainDate, problem: Problem): PlainDate | null | undefined {
  const text = compactText(value)
  if (text === '') return null
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  const date = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : text
  if (!isPlainDate(date)) problem('expiresOn', '2021-12-31 的样子', `到期日“${cellText(value)}”不是日期，应写作 2021-12-31 的样子。`)
  else if (date < asOf) problem('expiresOn', `不早于${asOf}`, `到期日${date}已经过去，今天是${asOf}，请核对。`)
  else return date
  return undefined
}
