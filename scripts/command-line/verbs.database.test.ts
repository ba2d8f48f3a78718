import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditEntries } from '@/db/schema'
import { buildCounty } from '@/db/seed/build-county'
import { pingliExample } from '@/db/seed/pingli'
import { withOperator } from '@/db/session'
import { givenActor, givenCounty } from '@/db/testing/actors'
import { openTestDatabase, type TestDatabase } from '@/db/testing/database'
import { runCommandLine } from './run'

vi.mock('server-only', () => ({}))

let database: TestDatabase
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yingbao-verbs-'))
  database = await openTestDatabase()
  await givenCounty(database, pingliExample())
  await givenActor(database, 'county_admin', '610926', 'guanli')
  await givenActor(database, 'village_agent', '610926100204', 'wufeng')
  Object.assign(process.env, { YINGBAO_OWNER_URL: database.ownerUrl, DATABASE_URL: database.appUrl, YINGBAO_DATA: folder })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

async function run(...argv: string[]) {
  const printed = { log: '', error: '' }
  const code = await runCommandLine(argv, process.cwd(), { log: (text) => void (printed.log += text), error: (text) => void (printed.error += text) })
  return { code, ...printed }
}

/** The answer for programs of a verb that must succeed. */
async function answerOf<T = Record<string, unknown>>(...argv: string[]): Promise<T> {
  const { code, log, error } = await run(...argv, '--json')
  expect(code, error || log).toBe(0)
  return JSON.parse(log) as T
}

function put(name: string, content: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

async function lastAudit() {
  return withOperator(database.ownerDb, '', async (tx) => (await tx.select().from(auditEntries)).sort((a, b) => b.number - a.number)[0]!)
}

describe('verbs that read', () => {
  it.each([
    ['user list', ['user', 'list', 'wuf'], { accounts: [{ username: 'wufeng', state: 'active' }] }],
    ['accounts list by role', ['accounts', 'list', '--role', 'county_admin'], { accounts: [{ username: 'guanli' }] }],
    ['campaign list', ['campaign', 'list'], { campaigns: [{ coverageYear: 2022 }, { coverageYear: 2021 }] }],
    ['campaign show of the year before', ['campaign', 'show', '--campaign', '2021'], { settings: { personalFeeFen: 28_000 }, campaign: { coverageYear: 2021 } }],
    ['quotas list', ['quotas', 'list'], { parent: { persons: 210_000 } }],
    ['quotas list of a group', ['quotas', 'list', '--group', 'threeKinds'], { coverageGroup: 'threeKinds' }],
    ['daily-counts list of a town', ['daily-counts', 'list', '--town', '610926100'], { series: 'reported', asOf: '2021-11-23' }],
    ['daily-counts list of a series', ['daily-counts', 'list', '--series', 'tax', '--as-of', '2021-11-20'], { series: 'tax', asOf: '2021-11-20' }],
    ['ranking by tax', ['ranking', '--series', 'tax'], { basis: { series: 'tax', kind: 'assigned' } }],
    ['ranking of a group', ['ranking', '--group', 'formerPoor', '--kind', 'assigned'], { basis: { coverageGroup: 'formerPoor' } }],
    ['audit list', ['audit', 'list', '--act', 'campaign:create', '--limit', '1'], { lines: [{ act: 'campaign:create' }], more: true }],
  ])('%s', async (_name, argv, expected) => {
    expect(await answerOf(...argv)).toMatchObject(expected)
    const { code, log } = await run(...argv)
    expect(code).toBe(0)
    expect(log).toMatch(/[\u4e00-\u9fff]/)
  })

  it('ranks as the notice’s example does, to the digit', async () => {
    const { sentence, rows } = await answerOf<{ sentence: string; rows: { name: string; rateText: string }[] }>('ranking')
    expect(sentence).toBe('截至11月23日17时，全县已参保缴费 138,212 人，完成任务数的 65.82%，比序时进度慢 2.27 个百分点（差 4,767 人，约 1.3 天）；11 个镇均已上报。')
    expect(rows.map((row) => `${row.name} ${row.rateText}`).slice(0, 3)).toEqual(['兴隆镇 82.00%', '老县镇 69.78%', '三阳镇 69.78%'])
  })

  it('lists divisions by level and place', async () => {
    const towns = await answerOf<{ divisions: unknown[] }>('divisions', 'list', '--level', 'town')
    const villages = await answerOf<{ divisions: unknown[] }>('divisions', 'list', '--level', 'village', '--under', '610926100')
    expect([towns.divisions.length, villages.divisions.length]).toEqual([11, 30])
  })
})

describe('verbs that write down what they changed as 控制台', () => {
  it('imports divisions after a preview that changes nothing', async () => {
    const file = put('divisions.csv', '区划代码,名称,人口\n610926100901,新设社区居委会,320\n')
    expect(await answerOf('divisions', 'import', file, '--preview')).toMatchObject({ imported: false, created: 1, changed: 0 })
    expect(await answerOf('divisions', 'import', file, '--from', '2021-11-01')).toMatchObject({ imported: true, created: 1 })
    expect(await lastAudit()).toMatchObject({ act: 'division:import', actorName: '控制台', actorRole: 'console', actorId: null, scopeCode: '610926' })
    expect(await answerOf('divisions', 'import', file)).toMatchObject({ imported: false, created: 0 })
  })

  it('imports a quota table that was exported and changed, and names every place of a bad one', async () => {
    const file = path.join(folder, 'quotas.csv')
    expect(await answerOf('quotas', 'export', file)).toMatchObject({ rows: 12 })
    expect((await run('quotas', 'export', file)).error).toContain('已经存在，没有覆盖')
    const changed = put('changed.csv', readFileSync(file, 'utf8').replace('8200,', '8300,').replace('210000', '210100').replace('1640', '1740').replace('42000', '42100'))
    expect((await run('quotas', 'import', changed)).code, 'papers are asked for').toBe(1)
    const imported = await answerOf<{ lines: { name: string }[] }>('quotas', 'import', changed, '--number', '平政办发〔2021〕110号', '--reason', '调增')
    expect(imported.lines.map((line) => line.name)).toEqual(['平利县', '正阳镇'])
    expect(await lastAudit()).toMatchObject({ act: 'quota:import', actorName: '控制台', note: 'changed.csv，平政办发〔2021〕110号' })
    const bad = put('bad.csv', readFileSync(file, 'utf8').replace('48000', '四万八'))
    const refused = await run('quotas', 'import', bad, '--preview')
    expect(refused.code).toBe(1)
    expect(refused.error).toMatch(/表里有\d+处要改，什么都没有导入/)
  })

  it('opens a campaign and revises it from the JSON of campaign show', async () => {
    const { settings, ...shown } = await answerOf<{ settings: Record<string, unknown>; documentTitle: string }>('campaign', 'show')
    const next = { ...settings, coverageYear: 2023, opensOn: '2022-10-01', closesOn: '2022-12-25', milestones: [{ dueOn: '2022-12-25', basisPoints: 10_000 }] }
    const file = put('new.json', JSON.stringify({ settings: next, documentTitle: shown.documentTitle, documentNumber: '平政办发〔2022〕90号' }))
    expect(await answerOf('campaign', 'create', file)).toMatchObject({ coverageYear: 2023 })
    expect(await lastAudit()).toMatchObject({ act: 'campaign:create', actorName: '控制台' })
    const again = await run('campaign', 'create', file)
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining('2023年度的征缴活动已经建立') })
    const revised = put('revised.json', JSON.stringify({ ...settings, dailyDueHour: 18 }))
    expect((await run('campaign', 'revise', revised, '--campaign', '2022')).code).toBe(2)
    const papers = ['--from', '2021-11-20', '--title', '补充通知', '--number', '平政办发〔2021〕111号', '--reason', '改报送时点']
    expect(await answerOf('campaign', 'revise', revised, '--campaign', '2022', ...papers)).toMatchObject({ fields: ['dailyDueHour'] })
    expect(await lastAudit()).toMatchObject({ act: 'campaign:revise', actorName: '控制台', fields: ['dailyDueHour'] })
    const spoilt = await run('campaign', 'revise', put('spoilt.json', JSON.stringify({ ...settings, more: 1, retentionYears: 0 })), '--campaign', '2022', ...papers)
    expect(spoilt.error).toContain('有2处要改，什么都没有保存')
  })

  it('imports counts of a day from a file, as an upload of the console, after a preview that changes nothing', async () => {
    const day = ['--campaign', '2022', '--as-of', '2021-11-20', '--series', 'tax']
    const file = put('counts.csv', '镇,累计参保缴费人数\n城关镇,29400\n老县镇,12400\n')
    const seen = await answerOf<{ imported: boolean; counts: Record<string, number> }>('daily-counts', 'import', file, ...day, '--preview')
    // Both differ from what is stored; whether a neighbouring day makes them ask for a reason is the upload's own test.
    expect([seen.imported, (seen.counts.changed ?? 0) + (seen.counts.needsReason ?? 0), seen.counts.same]).toEqual([false, 2, 0])
    expect(await answerOf('daily-counts', 'import', file, ...day, '--reason', '按税务数更正')).toMatchObject({ imported: true, saved: 2, days: ['2021-11-20'] })
    expect(await lastAudit()).toMatchObject({ act: 'daily-counts:upload', actorName: '控制台', actorId: null, note: '税务缴费，2项' })
    const { rows } = await answerOf<{ rows: { name: string; stored: { persons: number; authorName: string } | null }[] }>('daily-counts', 'list', ...day)
    expect(rows.find((row) => row.name === '城关镇')?.stored).toMatchObject({ persons: 29_400, authorName: '控制台' })
    const bad = await run('daily-counts', 'import', put('bad-counts.csv', '镇,累计参保缴费人数\n城关镇,很多\n没有这个镇,3\n'), ...day)
    expect(bad).toMatchObject({ code: 1, error: expect.stringMatching(/表里有\d+处要改，什么都没有导入/) })
  })

  it('writes accounts in the form they can be imported in', async () => {
    const file = path.join(folder, 'accounts.csv')
    expect(await answerOf('accounts', 'export', file)).toMatchObject({ accounts: 2 })
    expect(readFileSync(file, 'utf8')).toContain('wufeng,')
    await answerOf('user', 'disable', 'wufeng')
    expect(await lastAudit()).toMatchObject({ act: 'accounts:disable', actorName: '控制台' })
    expect(await answerOf('user', 'list', '--state', 'disabled')).toMatchObject({ accounts: [{ username: 'wufeng' }] })
    await answerOf('user', 'enable', 'wufeng')
  })
})

describe('where several counties live in one database', () => {
  it('asks for the county, and ends at its border', async () => {
    expect(await answerOf('campaign', 'list'), 'one county needs no name').toBeTruthy()
    await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 4, persons: 1_000, days: 3, seed: 2 }))
    const unnamed = await run('ranking')
    expect(unnamed).toMatchObject({ code: 2, error: expect.stringContaining('请用 --county 写明是哪个县：610926（平利县）、990002（试验县02）') })
    expect((await run('ranking', '--county', '123456')).error).toContain('没有代码为“123456”的县')
    expect(await answerOf('campaign', 'list', '--county', '990002')).toMatchObject({ campaigns: [{ countyCode: '990002' }] })
    expect((await run('quotas', 'list', '--county', '990002', '--town', '610926100')).error).toContain('没有代码为“610926100”的镇')
    expect((await run('daily-counts', 'list', '--county', '990002', '--town', '610926100')).error).toContain('没有代码为“610926100”的镇')
    const { divisions } = await answerOf<{ divisions: { code: string }[] }>('divisions', 'list', '--county', '990002')
    expect(divisions.every(({ code }) => code.startsWith('990002'))).toBe(true)
    const otherTown = put('other.csv', '区划代码,名称\n610926100902,别县社区居委会\n')
    expect((await run('divisions', 'import', otherTown, '--county', '990002')).code).toBe(1)
    const written = await withOperator(database.ownerDb, '', (tx) => tx.select().from(auditEntries).where(eq(auditEntries.scopeCode, '990002')))
    expect(written.map((entry) => entry.act)).toEqual(['campaign:create'])
  })
})

describe('the program itself', () => {
  const started = (...argv: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, ['scripts/cli.mjs', ...argv], { env: process.env, timeout: 60_000 }, (problem, stdout, stderr) =>
        resolve({ code: typeof problem?.code === 'number' ? problem.code : 0, stdout, stderr }),
      )
    })

  it('prints JSON alone on stdout and ends with 0, 1 or 2', async () => {
    const done = await started('ranking', '--county', '610926', '--campaign', '2022', '--json')
    expect(done.code, done.stderr).toBe(0)
    expect(JSON.parse(done.stdout)).toMatchObject({ scope: { persons: 138_212 } })
    const notDone = await started('user', 'disable', 'nobody', '--json')
    expect(notDone.code).toBe(1)
    expect(JSON.parse(notDone.stdout)).toEqual({ error: '没有用户名为“nobody”的账户，请核对写法。' })
    expect((await started('ranking', '--nonsense')).code).toBe(2)
  })
})
