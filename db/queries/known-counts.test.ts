import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { addDays, plainDate } from '@/domain/time/plain-date'
import { campaigns, dailyCounts, divisions } from '../schema'
import { withActor, withOperator } from '../session'
import { givenActor, givenCounty } from '../testing/actors'
import { openTestDatabase, type TestDatabase } from '../testing/database'

/*
 * What holds on a day (R7), said by the database in the way that is quick, against the plain definition: of each day the
 * newest revision holds, a withdrawn one speaks of nothing, and the newest day that speaks is known. On random ledgers.
 */

const codes = { town: '990001100', other: '990001101', village: '990001100201', elsewhere: '990001101201' }
const opens = plainDate('2021-11-01')
const at = (day: number) => addDays(opens, day)

let database: TestDatabase
let staff: Actor, clerk: Actor

beforeAll(async () => {
  database = await openTestDatabase()
  await givenCounty(database)
  staff = await givenActor(database, 'county_staff', '990001')
  clerk = await givenActor(database, 'town_clerk', codes.town)
})
afterAll(() => database.close())

interface Cell {
  code: string
  level: 'town' | 'village'
  day: number
  /** One after another, null for a withdrawal. */
  revisions: (number | null)[]
  hour: number | null
}

const cells = fc.uniqueArray(
  fc.record<Cell>({
    code: fc.constantFrom(...Object.values(codes)),
    level: fc.constantFrom('town', 'village'),
    day: fc.integer({ min: 0, max: 12 }),
    revisions: fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 1, maxLength: 4 }),
    hour: fc.option(fc.integer({ min: 0, max: 24 })),
  }),
  { selector: ({ code, level, day }) => `${code} ${level} ${day}`, maxLength: 40 },
)

/** A ledger of its own: a campaign of another year, for counts are never taken away. */
async function givenLedger(year: number, ledger: readonly Cell[]): Promise<string> {
  return withOperator(database.ownerDb, '990001', async (tx) => {
    const [campaign] = await tx.insert(campaigns).values({ countyCode: '990001', coverageYear: year }).returning({ id: campaigns.id })
    const campaignId = campaign!.id
    const rows = ledger
      .filter(({ code, level }) => level === 'village' || code.length === 9)
      .flatMap(({ code, level, day, revisions, hour }) => revisions.map((persons, index) => ({
        campaignId, divisionCode: code, level, series: 'reported' as const, coverageGroup: 'everyone', asOf: at(day), persons, hour, revision: index + 1, authorName: '试验员',
      })))
    if (rows.length > 0) await tx.insert(dailyCounts).values(rows)
    return campaignId
  })
}

/** As it is defined, in the words of the first version of known_counts. */
const defined = (campaignId: string, under: string, day: string, level: string) => sql`
  select d.code as division_code, c.persons, c.as_of as reported_for, c.hour
  from divisions d cross join lateral (
    select c.persons, c.as_of, c.hour from daily_counts c
    where c.campaign_id = ${campaignId} and c.series = 'reported' and c.coverage_group = 'everyone' and c.level = ${level}
      and c.division_code = d.code and c.as_of <= ${day} and c.persons is not null
      and not exists (select from daily_counts n where n.campaign_id = c.campaign_id and n.series = c.series and n.coverage_group = c.coverage_group
        and n.level = c.level and n.division_code = c.division_code and n.as_of = c.as_of and n.revision > c.revision)
    order by c.as_of desc, c.revision desc limit 1) c
  where d.code >= ${under} collate "C" and d.code < ${`${under}:`} collate "C" and d.valid_from <= ${day} and (d.valid_to is null or d.valid_to >= ${day})`

/** The county's totals on a day, from the definition: a town is the sum of its villages and 镇直 where villages report (R8, R9). */
const definedTotals = (campaignId: string, day: string, level: string) => sql`
  select left(d.code, 9) as division_code, sum(k.persons)::integer as persons, max(k.reported_for) as reported_for,
    (array_agg(k.hour order by k.reported_for desc nulls last, k.hour desc nulls last))[1] as hour,
    (count(*) filter (where d.level = 'village' and k.reported_for = ${day}))::integer as villages_reported,
    (count(*) filter (where d.level = 'village'))::integer as villages_total
  from divisions d left join (${defined(campaignId, '990001', day, level)}) k on k.division_code = d.code
  where d.code >= '990001' collate "C" and d.code < '990001:' collate "C" and d.valid_from <= ${day} and (d.valid_to is null or d.valid_to >= ${day})
    and (d.level = 'town' or (${level} = 'village' and d.level = 'village'))
  group by left(d.code, 9)`

describe('R7 what holds on a day', () => {
  test('is what the definition says, for a county, a town and a town\'s clerk, and in the county\'s totals', async () => {
    // A village that ends within the days (R4).
    await withOperator(database.ownerDb, '990001', (tx) => tx.update(divisions).set({ validTo: at(6) }).where(sql`code = ${codes.elsewhere}`))
    let year = 3000
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: -1, max: 13 }), fc.constantFrom<'town' | 'village'>('town', 'village'), async (ledger, asked, level) => {
        const campaignId = await givenLedger((year += 1), ledger)
        const day = at(asked)
        for (const [actor, under] of [[staff, '990001'], [staff, codes.town], [clerk, '990001']] as const) {
          const [quick, plain] = await withActor(database.db, actor, async (tx) => [
            await tx.execute(sql`select * from known_counts(${campaignId}, ${under}, ${day}, 'reported', 'everyone', ${level}) order by 1`),
            await tx.execute(sql`select * from (${defined(campaignId, under, day, level)}) k order by 1`),
          ])
          expect([...quick!]).toEqual([...plain!])
        }
        const [quick, plain] = await withActor(database.db, staff, async (tx) => [
          await tx.execute(sql`select * from county_totals(${campaignId}, ${day}, 'reported', 'everyone', ${level}) order by 1`),
          await tx.execute(sql`select * from (${definedTotals(campaignId, day, level)}) t order by 1`),
        ])
        expect([...quick!]).toEqual([...plain!])
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
