import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { compareDivisions } from '@/domain/divisions/division-import'
import { readDivisionTable } from '@/domain/divisions/division-table'
import type { CellValue } from '@/domain/imports/sheet'
import { plainDate } from '@/domain/time/plain-date'
import { countDivisions, getDivision, getDivisionHistory, getDivisions } from '../queries/divisions'
import { divisions } from '../schema'
import { withActor, withOperator } from '../session'
import { givenActor } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { importDivisions, lockDivisions } from './divisions'

const county = { code: '610926', name: '平利县' }
const today = plainDate('2021-11-23')
const validFrom = plainDate('2000-01-01')
let database: TestDatabase
let admin: Actor
let clerk: Actor
let foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  await withOperator(database.ownerDb, '', (tx) => tx.insert(divisions).values([
    { code: county.code, level: 'county', name: county.name, validFrom },
    { code: '610927', level: 'county', name: '镇坪县', validFrom },
  ]))
  admin = await givenActor(database, 'county_admin', '610926')
  foreigner = await givenActor(database, 'county_admin', '610927')
})
afterAll(() => database.close())

function rowsOf(file: string): CellValue[][] {
  return parse(readFileSync(`db/seed/pingli/${file}`), { bom: true }) as string[][]
}

async function importRows(actor: Actor, rows: CellValue[][], fileName = '区划.csv') {
  return withActor(database.db, actor, async (tx) => {
    await lockDivisions(tx, county.code)
    const known = await getDivisions(tx, county.code)
    const reading = readDivisionTable([{ name: '区划', hidden: false, rows: rows.map((cells, index) => ({ number: index + 1, cells })) }], { county, known })
    if (!reading.ok) return reading.problems.map((problem) => problem.sentence)
    return importDivisions(tx, actor, { today, countyCode: county.code, lines: compareDivisions(reading.divisions, known), validFrom, fileName })
  })
}

test('villages before their towns are refused whole', async () => {
  expect((await importRows(admin, rowsOf('pingli-villages.csv')))[0]).toContain('的上级610926100不在名单中，请先补上这个镇')
  expect(await withActor(database.db, admin, (tx) => countDivisions(tx, county.code, 'village'))).toBe(0)
})

test('a code of another county is refused, and nothing beside it is taken over', async () => {
  expect(await importRows(admin, [['区划代码', '名称'], ['610926100', '城关镇'], ['610927100', '城关镇']])).toEqual(['第3行“城关镇”的代码610927100不属于平利县（610926），请核对。'])
  expect(await withActor(database.db, admin, (tx) => getDivisions(tx, county.code))).toHaveLength(1)
})

test('the published lists come in: 11 towns, then their villages; again, nothing changes', async () => {
  expect(await importRows(admin, rowsOf('pingli-towns.csv'), 'pingli-towns.csv')).toMatchObject([{ act: 'division:import', scopeCode: '610926', fields: ['name'], note: 'pingli-towns.csv' }])
  await importRows(admin, rowsOf('pingli-villages.csv'))
  const counts = await withActor(database.db, admin, async (tx) => [await countDivisions(tx, county.code, 'town'), await countDivisions(tx, county.code, 'village')])
  expect(counts).toEqual([11, rowsOf('pingli-villages.csv').length - 1])
  expect(await importRows(admin, rowsOf('pingli-towns.csv'))).toEqual([])
  expect(await importRows(admin, rowsOf('pingli-villages.csv'))).toEqual([])
})

test('a new name and a population are changes of the same code; what the file leaves out stays', async () => {
  const audit = await importRows(admin, [['区划代码', '名称', '人口'], ['610926103', '大贵街道', '13,500']])
  expect(audit).toEqual([{ act: 'division:import', scopeCode: '610926', records: ['610926103'], fields: ['name', 'population'], note: '区划.csv，610926103 大贵镇→大贵街道' }])
  expect(await withActor(database.db, admin, (tx) => getDivision(tx, '610926103'))).toMatchObject({ name: '大贵街道', population: 13_500, validFrom })
  // The rename is in the history with the file as its paper, so an older list with the former name renames nothing back.
  expect(await withActor(database.db, admin, (tx) => getDivisionHistory(tx, '610926103'))).toMatchObject([{ formerName: '大贵镇', name: '大贵街道', effectiveFrom: today, documentNumber: '导入 区划.csv' }])
  expect(await importRows(admin, [['区划代码', '名称'], ['610926103', '大贵镇']])).toEqual([])
  expect(await withActor(database.db, admin, (tx) => getDivision(tx, '610926103'))).toMatchObject({ name: '大贵街道', population: 13_500 })
  expect(await withActor(database.db, admin, (tx) => countDivisions(tx, county.code, 'town'))).toBe(11)
})

test('only the own county\'s administrator writes divisions', async () => {
  clerk = await givenActor(database, 'town_clerk', '610926100')
  const line = { code: '610926199', level: 'town' as const, state: 'new' as const, before: null, after: { name: '外来镇', population: null } }
  for (const actor of [clerk, foreigner]) {
    await expect(withActor(database.db, actor, (tx) => importDivisions(tx, actor, { today, countyCode: county.code, lines: [line], validFrom, fileName: 'x.csv' }))).rejects.toThrow()
  }
  const rename = { code: '610926100', level: 'town' as const, state: 'changed' as const, before: { name: '城关镇', population: null }, after: { name: '改名镇', population: null } }
  await expect(withActor(database.db, foreigner, (tx) => importDivisions(tx, foreigner, { today, countyCode: county.code, lines: [rename], validFrom, fileName: 'x.csv' }))).rejects.toThrow()
  expect(await withActor(database.db, admin, (tx) => getDivision(tx, '610926100'))).toMatchObject({ name: '城关镇' })
  await expect(withActor(database.db, admin, (tx) => tx.execute(sql`delete from divisions where code = '610926110'`))).rejects.toThrow()
})

test('a clerk reads the own town, its villages and the county above, and no other town', async () => {
  const seen = await withActor(database.db, clerk, (tx) => getDivisions(tx, county.code))
  expect(seen.filter((one) => one.level !== 'village').map((one) => one.name)).toEqual(['平利县', '城关镇'])
  expect(seen.every((one) => one.code === '610926' || one.code.startsWith('610926100'))).toBe(true)
  expect(await withActor(database.db, clerk, (tx) => getDivision(tx, '610926101'))).toBeNull()
  expect(await withActor(database.db, foreigner, (tx) => getDivisions(tx, county.code))).toEqual([])
})
