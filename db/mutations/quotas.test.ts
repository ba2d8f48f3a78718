import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { everyone } from '@/domain/campaigns/choices'
import type { Sheet } from '@/domain/imports/sheet'
import { quotaFormOf } from '@/domain/quotas/quota-export'
import { compareQuotaTable, linesToEnter } from '@/domain/quotas/quota-import'
import { readQuotaTable } from '@/domain/quotas/quota-table'
import { plainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'
import { getDivisions } from '../queries/divisions'
import { getQuotaHistory, getQuotaLines, toKnown } from '../queries/quotas'
import { getSettingsInForce } from '../queries/campaigns'
import { buildCounty } from '../seed/build-county'
import { pingliExample } from '../seed/pingli'
import { withActor } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { claimIdempotencyKey, keepAnswer } from './idempotency'
import { changeQuota, importQuotas, lockQuotas } from './quotas'

const annexFile = 'db/seed/pingli/pingli-annex1.xlsx'
const opening = plainDate('2021-10-15')
const laterDay = plainDate('2021-11-20')
const papers = { effectiveFrom: opening, reason: '下达任务', documentNumber: '平政办发〔2021〕105号' }

let database: TestDatabase
let campaignId: string
let staff: Actor
let clerk: Actor
let otherClerk: Actor
let foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  // Pingli as the example, but without a single quota: the table comes in by file.
  const plan = { ...pingliExample(), quotas: [], earlier: [], counts: [], demoDate: null }
  campaignId = (await givenCounty(database, plan)).campaignId
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 0, seed: 3 }))
  staff = await givenActor(database, 'county_staff', '610926')
  clerk = await givenActor(database, 'town_clerk', '610926100')
  otherClerk = await givenActor(database, 'town_clerk', '610926101')
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const ledger = () => ({ campaignId, kind: 'assigned' as const, coverageGroup: everyone })

async function annexSheets(): Promise<Sheet[]> {
  const { sheets } = await readXlsx(readFileSync(annexFile))
  return sheets.map(({ name, rows }) => ({
    name,
    hidden: false,
    rows: rows.map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => (typeof cell === 'number' || typeof cell === 'string' ? cell : null)) })),
  }))
}

async function compare(tx: Transaction, sheets: Sheet[], asOf = opening) {
  const found = (await getQuotaLines(tx, ledger(), '610926', asOf))!
  const { settings } = (await getSettingsInForce(tx, campaignId, asOf))!
  const divisions = await getDivisions(tx, '610926')
  const context = { parent: { code: '610926', name: '平利县' }, level: 'town' as const, divisions, asOf, opensOn: settings.opensOn, milestones: settings.milestones }
  const reading = readQuotaTable(sheets, context)
  if (!reading.ok) return reading.problems.map((problem) => problem.sentence)
  return compareQuotaTable(reading, found.parts.map(toKnown), toKnown(found.parent), true)
}

async function importSheets(actor: Actor, sheets: Sheet[], day = opening) {
  return withActor(database.db, actor, async (tx) => {
    await lockQuotas(tx, campaignId)
    const comparison = await compare(tx, sheets, day)
    if (Array.isArray(comparison)) return comparison
    return importQuotas(tx, actor, { ledger: ledger(), parentCode: '610926', lines: linesToEnter(comparison), papers: { ...papers, effectiveFrom: day }, fileName: 'pingli-annex1.xlsx' })
  })
}

const countEntries = async () => Number((await withActor(database.db, staff, (tx) => tx.execute<{ count: string }>(sql`select count(*) from quotas`)))[0]!.count)

describe('annex 1, imported as it stands (R2, R3)', () => {
  test('a faulty file enters nothing: one unknown town is enough', async () => {
    const sheets = await annexSheets()
    const cell = sheets[0]!.rows.flatMap((row) => row.cells.map((value, index) => ({ row, value, index }))).find(({ value }) => value === '老县镇')!
    cell.row.cells[cell.index] = '老县'
    expect(await importSheets(staff, sheets)).toEqual([expect.stringContaining('“老县”不是全称，是否指老县镇')])
    expect(await countEntries()).toBe(0)
  })

  test('enters 11 towns and the county\'s own number, in the notice\'s order', async () => {
    const audit = await importSheets(staff, await annexSheets())
    expect(audit).toEqual([{
      act: 'quota:import',
      scopeCode: '610926',
      records: expect.arrayContaining(['610926', '610926100', '610926109']),
      fields: ['persons', 'position', 'milestones'],
      note: 'pingli-annex1.xlsx，平政办发〔2021〕105号',
    }])
    const table = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledger(), '610926', opening)))!
    const line = (name: string, code: string, persons: number, first: number, position: number) => ({
      divisionCode: code, name, level: code.length === 6 ? 'county' : 'town', persons, position, remark: '', entryCount: 1, endedOn: null, upcoming: null,
      milestones: [{ dueOn: '2021-11-30', persons: first }, { dueOn: '2021-12-25', persons }],
    })
    expect(table.parent).toEqual(line('平利县', '610926', 210_000, 168_000, 0))
    expect(table.parts).toEqual([
      line('城关镇', '610926100', 48_000, 38_400, 1), line('老县镇', '610926102', 18_800, 15_040, 2), line('长安镇', '610926108', 21_000, 16_800, 3),
      line('广佛镇', '610926106', 22_300, 17_840, 4), line('八仙镇', '610926107', 26_700, 21_360, 5), line('洛河镇', '610926105', 14_200, 11_360, 6),
      line('三阳镇', '610926104', 12_200, 9_760, 7), line('大贵镇', '610926103', 12_000, 9_600, 8), line('兴隆镇', '610926101', 12_000, 9_600, 9),
      line('西河镇', '610926110', 14_600, 11_680, 10), line('正阳镇', '610926109', 8_200, 6_560, 11),
    ])
  })

  test('goes out in the form of the notice and comes in again as all the same', async () => {
    const table = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledger(), '610926', opening)))!
    const form = quotaFormOf(table, { countyName: '平利县', coverageYear: 2022 })
    expect(form.rows.at(-1)).toEqual(['合 计', null, 210_000, 168_000, 42_000, null])
    const above = [[form.attachment], [form.title], [form.unitLine], form.headings]
    const sheet = { name: '任务表', hidden: false, rows: [...above, ...form.rows].map((cells, index) => ({ number: index + 1, cells: [...cells] })) }
    for (const sheets of [[sheet], await annexSheets()]) {
      const comparison = await withActor(database.db, staff, (tx) => compare(tx, sheets))
      if (Array.isArray(comparison)) throw new Error(comparison.join())
      expect(linesToEnter(comparison)).toEqual([])
      expect(comparison.lines.map((line) => line.state)).toEqual(Array.from({ length: 11 }, () => 'same'))
    }
    const before = await countEntries()
    expect(await importSheets(staff, [sheet])).toEqual([])
    expect(await countEntries()).toBe(before)
  })

  test('enters only what changed, from the day it takes effect, and keeps the old entry', async () => {
    const sheets = await annexSheets()
    for (const row of sheets[0]!.rows) {
      if (row.cells.includes('正阳镇')) row.cells.splice(2, 3, 8_000, 6_400, 1_600)
      if (row.cells.includes('西河镇')) row.cells.splice(2, 3, 14_800, 11_840, 2_960)
    }
    const [act] = await importSheets(staff, sheets, laterDay)
    expect(act).toMatchObject({ records: ['610926110', '610926109'], fields: ['persons', 'milestones'] })
    const personsOn = async (day: typeof opening) => (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledger(), '610926', day)))!.parts.at(-1)!
    expect(await personsOn(plainDate('2021-11-19'))).toMatchObject({ name: '正阳镇', persons: 8_200, upcoming: { effectiveFrom: '2021-11-20', persons: 8_000 } })
    expect(await personsOn(laterDay)).toMatchObject({ persons: 8_000, upcoming: null, entryCount: 2 })
    const history = await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledger(), '610926109', laterDay))
    expect(history).toMatchObject([
      { persons: 8_000, state: 'inForce', effectiveFrom: '2021-11-20', milestones: [{ dueOn: '2021-11-30', persons: 6_400 }, { dueOn: '2021-12-25', persons: 8_000 }], documentNumber: '平政办发〔2021〕105号', authorName: staff.displayName },
      { persons: 8_200, state: 'past' },
    ])
  })

  test('a repeated key enters once, and gets the same answer', async () => {
    const sheets = await annexSheets()
    for (const row of sheets[0]!.rows) {
      if (row.cells.includes('正阳镇')) row.cells.splice(2, 3, 8_100, 6_480, 1_620)
      if (row.cells.includes('西河镇')) row.cells.splice(2, 3, 14_700, 11_760, 2_940)
    }
    const request = { accountId: staff.accountId, key: 'import-twice', route: 'POST /api/quotas/import', bodyHash: 'same' }
    const send = () => withActor(database.db, staff, async (tx) => {
      const earlier = await claimIdempotencyKey(tx, request)
      if (earlier) return earlier
      await lockQuotas(tx, campaignId)
      const comparison = await compare(tx, sheets, laterDay)
      if (Array.isArray(comparison)) throw new Error(comparison.join())
      const lines = linesToEnter(comparison)
      await importQuotas(tx, staff, { ledger: ledger(), parentCode: '610926', lines, papers: { ...papers, effectiveFrom: laterDay }, fileName: 'a.xlsx' })
      const answer = { status: 201, body: { entered: lines.length } }
      await keepAnswer(tx, request, answer)
      return answer
    })
    const before = await countEntries()
    const answers = await Promise.all([send(), send(), send()])
    expect(answers).toEqual(answers.map(() => ({ status: 201, body: { entered: 2 } })))
    expect(await countEntries()).toBe(before + 2)
  })
})

describe('one change (R2)', () => {
  const change = (divisionCode: string, seenEntry: string | null, persons = 48_500) => ({
    campaignId, divisionCode, kind: 'assigned' as const, coverageGroup: everyone, persons, milestones: [], remark: '', effectiveFrom: laterDay, reason: '县政府常务会议调整', documentNumber: '平政办函〔2021〕9号', seenEntry,
  })
  const newest = async (code: string) => (await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledger(), code, laterDay)))[0]?.id ?? null
  const before = async (code: string) => (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledger(), code, laterDay)))!.parent

  test('is a new entry with reason, document and author', async () => {
    const held = toKnown(await before('610926100')).figures
    const seen = await newest('610926100')
    const audit = await withActor(database.db, staff, (tx) => changeQuota(tx, staff, change('610926100', seen), held, 11))
    expect(audit).toEqual([{ act: 'quota:change', scopeCode: '610926100', records: ['610926100'], fields: ['persons', 'milestones'], note: '平政办函〔2021〕9号' }])
    expect(await before('610926100')).toMatchObject({ persons: 48_500, position: 1, milestones: [] })
    expect((await withActor(database.db, staff, (tx) => getQuotaHistory(tx, ledger(), '610926100', laterDay)))[0]).toMatchObject({
      persons: 48_500, reason: '县政府常务会议调整', documentNumber: '平政办函〔2021〕9号', authorName: staff.displayName, state: 'inForce',
    })
    // Somebody who still looks at the entry before is told, and nothing is written.
    expect(await withActor(database.db, staff, (tx) => changeQuota(tx, staff, change('610926100', seen, 1), held, 11))).toBe('stale')
    expect(await before('610926100')).toMatchObject({ persons: 48_500 })
  })

  test('a town clerk, and another county, cannot write a quota', async () => {
    const count = await countEntries()
    const seen = await newest('610926100')
    for (const [actor, entry] of [[clerk, seen], [otherClerk, null], [foreigner, null]] as const) {
      await expect(withActor(database.db, actor, (tx) => changeQuota(tx, actor, change('610926100', entry, 1), null, 0))).rejects.toThrow()
    }
    expect(await countEntries()).toBe(count)
  })

  test('the ledger takes no change and no deletion', async () => {
    for (const statement of [sql`update quotas set persons = 1`, sql`delete from quotas`, sql`update quota_milestones set persons = 1`, sql`delete from quota_milestones`]) {
      await expect(withActor(database.db, staff, (tx) => tx.execute(statement))).rejects.toThrow()
    }
    await expect(database.ownerClient`update quotas set persons = 1`).rejects.toThrow(/只能追加/)
  })
})

describe('who sees which quotas', () => {
  test('a clerk sees the own town and its villages and nothing of the others', async () => {
    const own = await withActor(database.db, clerk, (tx) => getQuotaLines(tx, ledger(), '610926100', laterDay))
    expect(own?.parent).toMatchObject({ name: '城关镇', persons: 48_500 })
    expect(own?.parts).toHaveLength(30)
    const county = await withActor(database.db, clerk, (tx) => getQuotaLines(tx, ledger(), '610926', laterDay))
    expect(county?.parent).toMatchObject({ persons: null, entryCount: 0 })
    expect(county?.parts.map((line) => line.name)).toEqual(['城关镇'])
    expect(await withActor(database.db, otherClerk, (tx) => getQuotaLines(tx, ledger(), '610926100', laterDay))).toBeNull()
    expect(await withActor(database.db, otherClerk, (tx) => getQuotaHistory(tx, ledger(), '610926100', laterDay))).toEqual([])
  })

  test('another county sees nothing at all', async () => {
    expect(await withActor(database.db, foreigner, (tx) => getQuotaLines(tx, ledger(), '610926', laterDay))).toBeNull()
    expect(await withActor(database.db, foreigner, (tx) => getQuotaHistory(tx, ledger(), '610926', laterDay))).toEqual([])
  })
})
