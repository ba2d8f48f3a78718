import { describe, expect, it } from 'vitest'
import type { Basis } from '@/domain/progress/overview'
import { known, november23, pingli, totalOf } from '@/domain/progress/pingli.fixture'
import type { DivisionTotal } from '@/domain/progress/progress'
import { composeVillageOverview } from '@/domain/progress/village-overview'

const basis: Basis = { kind: 'assigned', series: 'reported', level: 'town', coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }
const code = '610926100204'
const village = (given: Partial<DivisionTotal>) => totalOf({ divisionCode: code, name: '五峰村委会', ...given })

function overviewOf(total: Partial<DivisionTotal>, groups: { code: string; name: string; total: DivisionTotal | null }[] = []) {
  return composeVillageOverview({ total: village(total), groups, settings: pingli, basis, asOf: november23 })
}

describe('R12 a village with a quota', () => {
  it('is held against the expected line like any scope, and ranked nowhere (R17)', () => {
    const { sentence, village: row, milestones } = overviewOf({ quota: 1_000, count: known(650) })
    expect(sentence).toBe('截至11月23日17时，五峰村委会已参保缴费 650 人，完成任务数的 65.00%，比序时进度慢 3.09 个百分点（差 31 人，约 1.8 天）。')
    expect([row.pace?.neededPerDay, row.movement]).toEqual([22, null])
    expect(milestones.map((milestone) => [milestone.persons, milestone.gapPersons])).toEqual([[800, 150], [1_000, 350]])
  })
})

describe('a village without a quota', () => {
  it('has persons and no rate', () => {
    const { sentence, village: row, milestones } = overviewOf({ quota: null, count: known(650) })
    expect(sentence).toBe('截至11月23日17时，五峰村委会已参保缴费 650 人，未下达任务数，不计完成率。')
    expect([row.persons, row.pace, milestones]).toEqual([650, null, []])
  })

  it('that never reported says so', () => {
    expect(overviewOf({ quota: null, count: null }).sentence).toBe('截至11月23日，五峰村委会尚无上报。')
  })
})

describe('R18 what is missing in must-cover groups', () => {
  const group = (quota: number | null, persons: number | null) => [
    { code: 'monitored', name: '三类人员', total: village({ quota, count: persons === null ? null : known(persons, '2021-11-21') }) },
  ]

  it.each([
    ['some', 46, 43, 3],
    ['nobody', 46, 46, 0],
    ['more than the quota, never clamped', 46, 48, -2],
    ['unknown without a quota', null, 46, null],
    ['unknown before any report', 46, null, null],
  ])('%s', (_case, quota, persons, remaining) => {
    expect(overviewOf({ count: known(650) }, group(quota, persons)).mustCover).toEqual([
      { code: 'monitored', name: '三类人员', quota, persons, remaining, reportedFor: persons === null ? null : '2021-11-21' },
    ])
  })

  it('a group that says nothing about the village is left out', () => {
    expect(overviewOf({}, [...group(null, null), { code: 'poverty', name: '一般脱贫户', total: null }]).mustCover).toEqual([])
  })
})
