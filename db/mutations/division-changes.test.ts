import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { rankDivisions } from '@/domain/progress/ranking'
import { sumTotals } from '@/domain/progress/sum-totals'
import { layOutQuotas } from '@/domain/quotas/quota-table-view'
import { plainDate, type PlainDate } from '@/domain/time/plain-date'
import { getDivision, getDivisionHistory, getDivisions } from '../queries/divisions'
import { getCountyTotals, getTrendDays, type Measure } from '../queries/progress'
import { getQuotaLines } from '../queries/quotas'
import { dailyCounts, divisionChanges } from '../schema'
import { buildCounty } from '../seed/build-county'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { holdLaterReports, lockDivisions, mergeDivision, renameDivision } from './divisions'

/*
 * A merged town with history (R4): three towns of 990001 with two villages each. 第2镇 goes into 第1镇 after 20 November;
 * one of its villages goes on as a village there, the other as the town itself.
 */
const county = '990001'
const [first, second, third] = ['990001100', '990001101', '990001102'] as const
const lastDay = plainDate('2021-11-20')
const papers = { documentNumber: '县政函〔2021〕12号', reason: '撤乡并镇' }
let database: TestDatabase
let measure: Measure
let admin: Actor, staff: Actor, foreigner: Actor, clerk: Actor, otherClerk: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  const { campaignId } = await givenCounty(database, { ...buildCounty({ towns: 3, villages: 6, persons: 3_000, days: 0, seed: 4 }) })
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 0, seed: 5 }))
  measure = { campaignId, series: 'reported', coverageGroup: 'everyone', level: 'town', kind: 'assigned', levels: [] }
  const cell = (divisionCode: string, day: string, persons: number) => ({ campaignId, divisionCode, asOf: plainDate(day), persons, level: 'town' as const, coverageGroup: 'everyone', series: 'reported' as const, revision: 1, authorName: '试验员' })
  await withOperator(database.ownerDb, county, (tx) =>
    tx.insert(dailyCounts).values([cell(first, '2021-11-19', 300), cell(second, '2021-11-19', 90), cell(third, '2021-11-19', 100), cell(second, '2021-11-20', 120), cell(first, '2021-11-22', 450)]),
  )
  admin = await givenActor(database, 'county_admin', county)
  staff = await givenActor(database, 'county_staff', county)
  foreigner = await givenActor(database, 'county_admin', '990002')
  clerk = await givenActor(database, 'town_clerk', first)
  otherClerk = await givenActor(database, 'town_clerk', third)
})
afterAll(() => database.close())

const divisionOf = async (code: string, actor = admin) => (await withActor(database.db, actor, (tx) => getDivision(tx, code)))!
const totalsOn = async (day: string) => {
  const { county: own, towns } = await withActor(database.db, staff, (tx) => getCountyTotals(tx, measure, plainDate(day)))
  return { sum: sumTotals(own!, towns).count?.persons ?? null, towns: Object.fromEntries(towns.map((one) => [one.divisionCode, one.count?.persons ?? null])), ranked: rankDivisions(towns).filter((row) => row.rank !== null).map((row) => row.divisionCode) }
}

async function renamed(actor: Actor, code: string, name: string, effectiveFrom: PlainDate = plainDate('2021-11-10')) {
  const division = await divisionOf(code)
  return withActor(database.db, actor, async (tx) => {
    await lockDivisions(tx, county)
    return renameDivision(tx, actor, division, { kind: 'rename', name, effectiveFrom, ...papers })
  })
}

async function merged(actor: Actor) {
  const all = await withActor(database.db, admin, (tx) => getDivisions(tx, county))
  const ending = all.filter((one) => one.level === 'village' && one.code.startsWith(second))
  const villages = [{ code: `${second}201`, successorCode: `${first}201` }, { code: `${second}202`, successorCode: first }]
  return withActor(database.db, actor, (tx) => mergeDivision(tx, actor, all.find((one) => one.code === second)!, ending, { kind: 'merge', successorCode: first, lastDay, villages, ...papers }))
}

describe('a rename', () => {
  test('keeps code and numbers, and the name before in the history', async () => {
    const before = await totalsOn('2021-11-22')
    expect(await renamed(admin, third, '第3街道')).toEqual([{ act: 'division:rename', scopeCode: third, records: [third], fields: ['name'], note: '第3镇→第3街道，自2021-11-10起，县政函〔2021〕12号' }])
    expect(await totalsOn('2021-11-22')).toEqual(before)
    expect(await withActor(database.db, admin, (tx) => getDivisionHistory(tx, third))).toMatchObject([{ kind: 'rename', formerName: '第3镇', name: '第3街道', effectiveFrom: '2021-11-10', authorName: admin.displayName, ...papers }])
  })

  test('leaves the former name for those who still write it, within their scope', async () => {
    const formerOf = async (actor: Actor) => (await withActor(database.db, actor, (tx) => getDivisions(tx, county))).find((one) => one.code === third)
    expect(await formerOf(staff)).toMatchObject({ name: '第3街道', formerNames: ['第3镇'] })
    expect(await formerOf(otherClerk)).toMatchObject({ formerNames: ['第3镇'] })
    expect(await formerOf(clerk)).toBeUndefined()
    // Named back, the name is no former one any more, and the other is.
    await renamed(admin, third, '第3镇')
    expect(await formerOf(staff)).toMatchObject({ name: '第3镇', formerNames: ['第3街道'] })
  })

  test('is for the county\'s own administrator: others write neither name nor history', async () => {
    await expect(renamed(foreigner, third, '外县镇')).rejects.toThrow()
    for (const actor of [staff, clerk, otherClerk]) await expect(renamed(actor, third, '改名镇')).rejects.toThrow()
    expect(await divisionOf(third)).toMatchObject({ name: '第3镇' })
    expect(await withActor(database.db, foreigner, (tx) => getDivisionHistory(tx, third))).toEqual([])
    expect(await withActor(database.db, clerk, (tx) => getDivisionHistory(tx, third))).toEqual([])
    expect(await withActor(database.db, otherClerk, (tx) => getDivisionHistory(tx, third))).toHaveLength(2)
  })

  test('stays as it was written, for the console too', async () => {
    await expect(withActor(database.db, admin, (tx) => tx.update(divisionChanges).set({ reason: '改写' }))).rejects.toThrow()
    await expect(withOperator(database.ownerDb, county, (tx) => tx.execute(sql`delete from division_changes`))).rejects.toThrow()
  })
})

describe('a merged town with history', () => {
  test('another county\'s administrator merges nothing', async () => {
    await expect(merged(foreigner)).rejects.toThrow()
    for (const actor of [staff, clerk]) await expect(merged(actor)).rejects.toThrow()
    expect(await divisionOf(second)).toMatchObject({ validTo: null, successorCode: null })
  })

  test('what was reported after its last day is found, whoever dates it back, and withdrawn days are none', async () => {
    const later = (day: string) => withActor(database.db, admin, async (tx) => {
      await lockDivisions(tx, county)
      return holdLaterReports(tx, county, [second, `${second}201`, `${second}202`], plainDate(day))
    })
    expect(await later('2021-11-12')).toEqual([{ name: '第2镇', reports: 2, newestOn: '2021-11-20' }])
    expect(await later('2021-11-19')).toEqual([{ name: '第2镇', reports: 1, newestOn: '2021-11-20' }])
    expect(await later('2021-11-20')).toEqual([])
    const cell = { campaignId: measure.campaignId, divisionCode: `${second}201`, asOf: plainDate('2021-11-22'), level: 'village' as const, coverageGroup: 'poor', series: 'tax' as const, authorName: '试验员' }
    await withOperator(database.ownerDb, county, (tx) => tx.insert(dailyCounts).values({ ...cell, persons: 7, revision: 1 }))
    expect(await later('2021-11-20')).toEqual([{ name: '第21村', reports: 1, newestOn: '2021-11-22' }])
    await withOperator(database.ownerDb, county, (tx) => tx.insert(dailyCounts).values({ ...cell, persons: null, revision: 2 }))
    expect(await later('2021-11-20')).toEqual([])
  })

  test('days before keep totals and ranking to the digit, days after speak of the successor alone', async () => {
    const before = { '19': await totalsOn('2021-11-19'), '20': await totalsOn('2021-11-20') }
    expect(before['20']).toMatchObject({ sum: 520, towns: { [first]: 300, [second]: 120, [third]: 100 } })
    expect(await merged(admin)).toEqual([{
      act: 'division:merge', scopeCode: second, records: [second, `${second}201`, `${second}202`], fields: ['validTo', 'successorCode'],
      note: `第2镇并入${first}，最后一天2021-11-20，县政函〔2021〕12号`,
    }])
    expect({ '19': await totalsOn('2021-11-19'), '20': await totalsOn('2021-11-20') }).toEqual(before)
    expect(before['20'].ranked).toContain(second)
    // Nothing is added up for the successor: on the 21st its own last word stands, on the 22nd it includes the others.
    expect(await totalsOn('2021-11-21')).toMatchObject({ sum: 400, towns: { [first]: 300, [third]: 100 } })
    const after = await totalsOn('2021-11-22')
    expect(after).toMatchObject({ sum: 550, towns: { [first]: 450, [third]: 100 } })
    expect(after.ranked).not.toContain(second)
  })

  test('the trend steps where the town ends and where the successor takes over', async () => {
    const [trend] = await withActor(database.db, staff, (tx) => getTrendDays(tx, [{ measure, code: county, until: plainDate('2021-11-23') }]))
    expect(trend).toEqual([
      { asOf: '2021-11-19', persons: 490 },
      { asOf: '2021-11-20', persons: 520 },
      { asOf: '2021-11-21', persons: 400 },
      { asOf: '2021-11-22', persons: 550 },
    ])
  })

  test('villages end with it, each with the one that goes on, and the history stands on both sides', async () => {
    expect(await divisionOf(`${second}201`)).toMatchObject({ validTo: lastDay, successorCode: `${first}201` })
    expect(await divisionOf(`${second}202`)).toMatchObject({ validTo: lastDay, successorCode: first })
    const history = await withActor(database.db, admin, (tx) => getDivisionHistory(tx, first))
    expect(history.map(({ divisionCode, formerName, effectiveFrom }) => [divisionCode, formerName, effectiveFrom])).toEqual([
      [second, '第2镇', '2021-11-21'],
      [`${second}202`, '第22村', '2021-11-21'],
    ])
  })

  test('its quota counts in no sum any more, is named, and stays in the ledger', async () => {
    const ledger = { campaignId: measure.campaignId, kind: 'assigned' as const, coverageGroup: 'everyone' }
    const on = async (day: string) => {
      const { parent, parts } = (await withActor(database.db, staff, (tx) => getQuotaLines(tx, ledger, county, plainDate(day))))!
      return { parts, view: layOutQuotas(parent, parts, { milestones: [] }, plainDate(day)) }
    }
    const [before, after] = [await on('2021-11-20'), await on('2021-11-21')]
    const quota = before.parts.find((line) => line.divisionCode === second)!
    expect(before.view).toMatchObject({ endedSentences: [], sums: [{ difference: 0 }] })
    expect(after.view.sums[0]!.difference).toBe(-quota.persons!)
    expect(after.view.lines.find((line) => line.divisionCode === second)).toMatchObject({ persons: quota.persons, endedOn: lastDay })
    expect(after.view.endedSentences).toEqual([expect.stringMatching(/^第2镇截至11月20日已撤销，原来下达的任务数 [\d,]+ 人不再计入合计。请按文件核对接续单位的任务数是否已包括这些人。$/)])
  })
})
