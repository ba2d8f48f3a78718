import { describe, expect, test } from 'vitest'
import { readAccountTable, takenProblems, type AccountTableContext } from '@/domain/accounts/account-table'
import type { Division, DivisionLevel } from '@/domain/divisions/division'
import type { CellValue, Sheet } from '@/domain/imports/sheet'
import { plainDate } from '@/domain/time/plain-date'

const division = (code: string, level: DivisionLevel, name: string): Division => ({ code, level, name, validFrom: plainDate('2000-01-01'), validTo: null, successorCode: null, population: null })

const context: AccountTableContext = {
  county: { code: '610926', name: '平利县' },
  divisions: [
    division('610926', 'county', '平利县'),
    division('610926100', 'town', '城关镇'),
    division('610926101', 'town', '老县镇'),
    division('610926100004', 'village', '五峰社区'),
    division('610926100204', 'village', '五峰村'),
    division('610926101201', 'village', '蒋家坪村'),
  ],
  asOf: plainDate('2021-11-23'),
}

const headings = ['用户名', '姓名', '角色', '部门', '区划代码', '镇', '村', '到期日', '签发权']

function table(...rows: CellValue[][]): Sheet[] {
  return [{ name: '账户表', hidden: false, rows: [headings, ...rows].map((cells, index) => ({ number: index + 1, cells })) }]
}

function sentences(...rows: CellValue[][]): string[] {
  const reading = readAccountTable(table(...rows), context)
  return reading.ok ? [] : reading.problems.map((problem) => problem.sentence)
}

const filled = (change: Partial<Record<(typeof headings)[number], CellValue>>): CellValue[] => {
  const plain: Record<string, CellValue> = { 用户名: 'zhang', 姓名: '张三', 角色: '镇社保站经办', 镇: '城关镇', ...change }
  return headings.map((heading) => plain[heading] ?? null)
}

describe('a good table', () => {
  test.each([
    ['a town by name', filled({}), { role: 'town_clerk', scopeCode: '610926100' }],
    ['a town by code', filled({ 镇: null, 区划代码: '610926101' }), { scopeCode: '610926101' }],
    ['a town by twelve digits', filled({ 镇: null, 区划代码: '610926101000' }), { scopeCode: '610926101' }],
    ['a village by town and full name', filled({ 角色: '村（社区）代办员', 村: '五峰村' }), { role: 'village_agent', scopeCode: '610926100204' }],
    ['a village by code alone', filled({ 角色: '代办员', 镇: null, 区划代码: '610926101201' }), { scopeCode: '610926101201' }],
    ['a county role without division', filled({ 角色: '县医保局经办', 镇: null }), { role: 'county_staff', scopeCode: '610926', department: null }],
    ['a department', filled({ 角色: '部门联络员', 部门: '民政局', 镇: null }), { role: 'department', department: 'civilAffairs' }],
    ['a department without 局', filled({ 角色: '联络员', 部门: '税务', 镇: null }), { department: 'tax' }],
    ['a name in capitals and full width', filled({ 用户名: 'Ｚhang.San' }), { username: 'zhang.san' }],
    ['a last day as Chinese write it', filled({ 到期日: '2021年12月5日' }), { expiresOn: '2021-12-05' }],
    ['no last day', filled({}), { expiresOn: null }],
    ['the grant to sign', filled({ 角色: '联合督导组', 镇: null, 签发权: '是' }), { role: 'supervisor', signsBulletins: true }],
    ['no grant, said', filled({ 角色: '县医保局经办', 镇: null, 签发权: '否' }), { signsBulletins: false }],
    ['no grant, left out', filled({ 角色: '县医保局经办', 镇: null }), { signsBulletins: false }],
    ['the last day today', filled({ 到期日: '2021/11/23' }), { expiresOn: '2021-11-23' }],
  ])('%s', (_what, row, expected) => {
    expect(readAccountTable(table(row), context)).toMatchObject({ ok: true, rows: [expected] })
  })
})

describe('a bad cell gets its sentence', () => {
  test.each<[string, CellValue[], string]>([
    ['a grant that is neither yes nor no', filled({ 角色: '督导组', 镇: null, 签发权: '有' }), '第2行签发权“有”不认识，应写“是”“否”，或留空。'],
    ['a grant for a role that never signs', filled({ 签发权: '是' }), '第2行镇社保站经办不能签发通报，“签发权”一栏请留空；这一权限只给县医保局经办、联合督导组。'],
    ['no user name', filled({ 用户名: null }), '第2行没有写用户名，请补上。'],
    ['Chinese user name', filled({ 用户名: '张三' }), '第2行用户名“张三”不合要求：应为2到32位小写字母或数字，可含点、下划线和短横。'],
    ['no name', filled({ 姓名: ' ' }), '第2行姓名没有填写。'],
    ['unknown role', filled({ 角色: '干部' }), '第2行角色“干部”不认识，应是：县医保局管理员、县医保局经办、联合督导组、县领导、部门联络员、镇社保站经办、村（社区）代办员、审计/纪检。'],
    ['a stem that fits two villages', filled({ 角色: '代办员', 村: '五峰' }), '第2行“五峰”可能是五峰社区或五峰村，请写全称或填区划代码。'],
    ['a village of another town', filled({ 角色: '代办员', 村: '蒋家坪村' }), '第2行“蒋家坪村”属于老县镇，不在城关镇，请核对。'],
    ['a stem of a town', filled({ 镇: '老县' }), '第2行“老县”不是全称，是否指老县镇？请写全称或填区划代码。'],
    ['a county role with a town', filled({ 角色: '县领导' }), '第2行县领导的范围是平利县，镇和村应留空，读到的是城关镇。'],
    ['another county', filled({ 角色: '审计', 镇: null, 区划代码: '610927' }), '第2行审计/纪检的范围是平利县，区划代码应留空或写610926，读到的是“610927”。'],
    ['a village role with a town’s code', filled({ 角色: '代办员', 镇: null, 区划代码: '610926100' }), '第2行区划代码“610926100”不对，村（社区、嘎查）的代码应为12位数字，请核对。'],
    ['no department', filled({ 角色: '部门联络员', 镇: null }), '第2行部门联络员要写明部门，应是：民政局、残联、乡村振兴局、卫健局、退役军人事务局、公安局、教科局、税务局。'],
    ['a department for a clerk', filled({ 部门: '民政局' }), '第2行镇社保站经办不属于单个部门，“部门”一栏请留空。'],
    ['no day', filled({ 到期日: '年底' }), '第2行到期日“年底”不是日期，应写作 2021-12-31 的样子。'],
    ['a day that does not exist', filled({ 到期日: '2022-02-30' }), '第2行到期日“2022-02-30”不是日期，应写作 2021-12-31 的样子。'],
    ['a day that is over', filled({ 到期日: '2021-11-22' }), '第2行到期日2021-11-22已经过去，今天是2021-11-23，请核对。'],
    ['an error cell', filled({ 姓名: { error: '#REF!' } }), '第2行“姓名”是错误值“#REF!”，请在表格里改好后重新上传。'],
  ])('%s', (_what, row, sentence) => {
    expect(sentences(row)).toEqual([sentence])
  })

  test('a name twice, whatever its case', () => {
    expect(sentences(filled({}), filled({ 用户名: 'ZHANG' }))).toEqual(['第3行用户名“zhang”与第2行重复，每人要有自己的用户名。'])
  })

  test('each names its column, and all come at once', () => {
    const reading = readAccountTable(table(filled({ 角色: '干部', 到期日: '年底' })), context)
    expect(reading.ok ? [] : reading.problems.map((problem) => [problem.row, problem.column?.letter, problem.read])).toEqual([[2, 'C', '干部'], [2, 'H', '年底']])
  })
})

test('a wrong file says which headings it lacks; a table without rows says so', () => {
  const wrong: Sheet[] = [{ name: 'Sheet1', hidden: false, rows: [{ number: 1, cells: ['镇', '任务数'] }] }]
  expect(readAccountTable(wrong, context)).toMatchObject({ ok: false, problems: [{ sentence: expect.stringContaining('没有找到“用户名”“姓名”“角色”三列表头，第一行读到的是：镇、任务数') }] })
  expect(sentences()).toEqual(['工作表“账户表”第1行是表头，下面没有一行数据，请填好后重新上传。'])
  expect(readAccountTable([], context)).toMatchObject({ ok: false, problems: [{ sentence: '文件里没有数据，请选择填好的账户表后重新上传。' }] })
})

test('a heading twice leaves open which is meant', () => {
  const sheets: Sheet[] = [{ name: '表', hidden: false, rows: [{ number: 1, cells: ['用户名', '姓名', '角色', '姓名'] }, { number: 2, cells: ['a1'] }] }]
  expect(readAccountTable(sheets, context)).toMatchObject({ ok: false, problems: [{ sentence: expect.stringContaining('“姓名”出现了两次') }] })
})

test('a name that somebody has is told at its row', () => {
  const reading = readAccountTable(table(filled({})), context)
  expect(reading.ok && takenProblems(reading.rows, reading.sheet, new Set(['zhang'])).map((problem) => problem.sentence)).toEqual([
    '第2行用户名“zhang”已有人使用，请换一个；要给这个人新密码，请在账户页“重置密码”。',
  ])
})
