import type { Division } from '@/domain/divisions/division'
import { plainDate } from '@/domain/time/plain-date'
import { dailyCounts } from '../schema'
import { buildCounty } from '../seed/build-county'
import type { PlannedQuota } from '../seed/plan'
import { withOperator } from '../session'
import { givenCounty } from '../testing/actors'
import type { TestDatabase } from '../testing/database'
import type { Measure } from './progress'

/** Towns of the tests' county, each for what it shows. */
export const town = {
  regular: '990001100',
  overQuota: '990001101',
  tied: '990001102',
  silent: '990001103',
  withoutQuota: '990001104',
  ended: '990001109',
}
export const village = { first: '990001100201', second: '990001100202', elsewhere: '990001101201' }

const everyDay = { coverageGroup: 'everyone', series: 'reported', authorName: '试验员' } as const

/** One reported cell: division, level, day, persons (null withdraws), and what differs from revision 1 at 17:00. */
type Cell = [code: string, level: 'town' | 'village', day: string, persons: number | null, more?: { revision?: number; hour?: number | null; reason?: string }]

const cells: Cell[] = [
  [town.regular, 'town', '2021-11-16', 400],
  [town.regular, 'town', '2021-11-21', 650],
  [town.regular, 'town', '2021-11-21', null, { revision: 2, reason: '填错了镇' }],
  [town.regular, 'town', '2021-11-22', 600],
  [town.regular, 'town', '2021-11-23', 700],
  [town.overQuota, 'town', '2021-11-22', 510, { hour: null }],
  [town.tied, 'town', '2021-11-23', 690],
  [town.tied, 'town', '2021-11-23', 700, { revision: 2, reason: '漏计10人' }],
  [town.withoutQuota, 'town', '2021-11-23', 50],
  [town.ended, 'town', '2021-11-19', 30],
  [village.first, 'village', '2021-11-23', 300],
  [village.second, 'village', '2021-11-22', 200],
  [town.regular, 'village', '2021-11-23', 10, { hour: 18 }],
  [village.elsewhere, 'village', '2021-11-23', 80],
]

function plan() {
  const base = buildCounty({ towns: 5, villages: 6, persons: 5_000, days: 0, seed: 3 })
  const ended: Division = { code: town.ended, level: 'town', name: '已并镇', validFrom: plainDate('2000-01-01'), validTo: plainDate('2021-11-20'), successorCode: town.regular, population: null }
  const persons: Record<string, number> = { '990001': 3_600, [town.regular]: 1_000, [town.overQuota]: 500, [town.tied]: 1_000, [town.silent]: 1_000 }
  const quotas = base.quotas.flatMap((quota): PlannedQuota[] => (persons[quota.divisionCode] === undefined ? [] : [{ ...quota, persons: persons[quota.divisionCode]! }]))
  return { ...base, divisions: [...base.divisions, ended], quotas }
}

/** A county with each case of reporting, on 23 November 2021; returns the measure that counts in its campaign. */
export async function givenProgressCounty(database: TestDatabase): Promise<Measure> {
  const { campaignId } = await givenCounty(database, plan())
  await withOperator(database.ownerDb, '990001', (tx) =>
    tx.insert(dailyCounts).values(
      cells.map(([divisionCode, level, day, persons, more]) => ({ ...everyDay, campaignId, divisionCode, level, asOf: plainDate(day), persons, hour: 17, revision: 1, ...more })),
    ),
  )
  return { campaignId, series: 'reported', coverageGroup: 'everyone', level: 'town', kind: 'assigned', levels: [] }
}
