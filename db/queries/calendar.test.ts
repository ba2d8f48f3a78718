import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { calendarRow } from '@/domain/progress/calendar'
import { plainDate } from '@/domain/time/plain-date'
import { buildCounty } from '../seed/build-county'
import { withActor } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'
import { openCountedDatabase } from '../testing/statements'
import { getCalendarUnits } from './calendar'
import type { Measure } from './progress'
import { givenProgressCounty, town, village } from './progress.fixture'

const [from, until] = [plainDate('2021-11-19'), plainDate('2021-11-23')]
let database: TestDatabase
let measure: Measure
let staff: Actor, clerk: Actor, otherClerk: Actor, foreigner: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  measure = await givenProgressCounty(database)
  await givenCounty(database, buildCounty({ countyCode: '990002', towns: 2, villages: 2, persons: 900, days: 3, seed: 5 }))
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', town.regular)
  otherClerk = await givenActor(database, 'town_clerk', town.overQuota)
  foreigner = await givenActor(database, 'county_admin', '990002')
})
afterAll(() => database.close())

const read = (actor: Actor, under: string, level: Measure['level'] = 'town') => withActor(database.db, actor, (tx) => getCalendarUnits(tx, { measure: { ...measure, level }, under, from, until }))
const short = { reported: '●', corrected: '◆', withdrawn: '×', carried: '○', never: '—', before: ' ' } as const

describe('who reported when', () => {
  test('the county: its towns in the order of the quota table, the merged one to its last day', async () => {
    const units = await read(staff, '990001')
    expect(units.map((unit) => [unit.divisionCode, calendarRow(unit, from, until).cells.map(({ state }) => short[state]).join('')])).toEqual([
      [town.regular, '○○×●●'],
      [town.overQuota, '———●○'],
      [town.tied, '————◆'],
      [town.silent, '—————'],
      [town.withoutQuota, '————●'],
      [town.ended, '●○'],
    ])
  })

  test('a town: its own report, its line 镇直 where it was used, its villages', async () => {
    const units = await read(clerk, town.regular)
    expect(units.map((unit) => [unit.divisionCode, unit.name, unit.level, calendarRow(unit, from, until).reported])).toEqual([
      [town.regular, '第1镇', 'town', 2],
      [town.regular, '镇直', 'village', 1],
      [village.first, '第11村', 'village', 1],
      [village.second, '第12村', 'village', 1],
    ])
    expect(await read(staff, town.regular)).toEqual(units)
  })

  test('where villages report, the county has every line with the town’s under its own name', async () => {
    const units = await read(staff, '990001', 'village')
    expect(units.find((unit) => unit.divisionCode === town.regular)).toMatchObject({ name: '第1镇', level: 'village', days: [{ asOf: '2021-11-23', revision: 1, withdrawn: false, hour: 18 }] })
    expect(units.filter((unit) => unit.divisionCode.length === 12)).toHaveLength(6)
  })

  test('another town’s clerk and another county see nothing', async () => {
    expect(await read(otherClerk, town.regular)).toEqual([])
    expect((await read(otherClerk, '990001')).map((unit) => unit.divisionCode)).toEqual([town.overQuota])
    expect(await read(foreigner, '990001')).toEqual([])
  })

  test('one statement', async () => {
    const counted = openCountedDatabase(database)
    await withActor(counted.db, staff, (tx) => getCalendarUnits(tx, { measure, under: '990001', from, until }))
    expect(counted.taken()).toHaveLength(1)
    await counted.close()
  })
})
