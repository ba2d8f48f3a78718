import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Basis } from '@/domain/progress/overview'
import { known, pingli, totalOf } from '@/domain/progress/pingli.fixture'
import type { KnownCount } from '@/domain/progress/progress'
import { composeVillageOverview } from '@/domain/progress/village-overview'
import { villageTasks } from '@/domain/progress/village-tasks'
import { addDays, plainDate } from '@/domain/time/plain-date'

const calendarDay = plainDate('2021-11-23')

function overviewOn(asOf: string, count: KnownCount | null, level: Basis['level'] = 'town', missing: number | null = null) {
  const basis: Basis = { kind: 'assigned', series: 'reported', level, coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }
  const total = totalOf({ divisionCode: '610926100204', name: '五峰村委会', count })
  const groups = missing === null ? [] : [{ code: 'monitored', name: '三类人员', total: { ...total, quota: 100, count: known(100 - missing) } }]
  return composeVillageOverview({ total, groups, settings: pingli, basis, asOf: plainDate(asOf) })
}

const kindsOf = (input: Partial<Parameters<typeof villageTasks>[0]>) =>
  villageTasks({ overview: null, settings: pingli, expiresOn: null, calendarDay, ...input }).map((task) => task.kind)

describe('R6 the count of the day', () => {
  it.each<[string, string, KnownCount | null, Basis['level'], string[]]>([
    ['reported for the day', '2021-11-23', known(650), 'town', []],
    ['carried from the day before', '2021-11-23', known(650, '2021-11-22'), 'town', ['report']],
    ['never reported where villages report', '2021-11-23', null, 'village', ['report']],
    ['never reported where towns report: nobody asks the village', '2021-11-23', null, 'town', []],
    ['before the window', '2021-10-14', null, 'village', []],
    ['on its first day', '2021-10-15', null, 'village', ['report']],
    ['on its last day', '2021-12-25', known(650, '2021-12-24'), 'town', ['report']],
    ['after it', '2021-12-26', known(650, '2021-12-24'), 'town', []],
  ])('%s', (_case, asOf, count, level, kinds) => {
    expect(kindsOf({ overview: overviewOn(asOf, count, level) })).toEqual(kinds)
  })

  it('names the number told last', () => {
    const [task] = villageTasks({ overview: overviewOn('2021-11-23', known(650, '2021-11-20', 9)), settings: pingli, expiresOn: null, calendarDay })
    expect(task).toEqual({ kind: 'report', asOf: '2021-11-23', last: { persons: 650, reportedFor: '2021-11-20', hour: 9 } })
  })
})

it('R18 a must-cover group waits while somebody is missing, and only then', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 100 }), (missing) => {
      expect(kindsOf({ overview: overviewOn('2021-11-23', known(650), 'town', missing) })).toEqual(missing > 0 ? ['mustCover'] : [])
    }),
  )
})

describe('the end of the account', () => {
  it.each([
    [0, true],
    [14, true],
    [15, false],
  ])('in %i days: told %s', (days, told) => {
    expect(kindsOf({ expiresOn: addDays(calendarDay, days) })).toEqual(told ? ['expiry'] : [])
  })

  it('without an end nothing waits', () => expect(kindsOf({})).toEqual([]))
})
