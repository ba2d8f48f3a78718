import { describe, expect, it } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { composeMustCover, mustCoverFor, type GroupTotals, type MustCoverMeasure, type MustCoverSettings } from './must-cover'
import { annex1, countyItself, known, november23, pingli, totalOf } from './pingli.fixture'
import type { DivisionTotal } from './progress'

const measure: MustCoverMeasure = { kind: 'assigned', series: 'reported', level: 'town' }
const formerPoor = { code: 'formerPoor', name: '一般脱贫户', milestones: [] }
const threeKinds = { code: 'threeKinds', name: '三类人员', milestones: [] }
const settings: MustCoverSettings = { ...pingli, mustCoverGroups: [formerPoor, threeKinds] }

/** Eleven towns of annex 1 with `share` of each hundred of the quota in the group, `enrolled` of each hundred of those. */
function pingliGroup(share: number, enrolled: number): GroupTotals {
  const towns = annex1.map(([name, everyone], index) => {
    const quota = Math.floor((everyone * share) / 100)
    return totalOf({ divisionCode: `610926${100 + index}`, name, position: index + 1, quota, count: known(Math.floor((quota * enrolled) / 100)) })
  })
  return { own: { ...countyItself, quota: towns.reduce((sum, town) => sum + (town.quota ?? 0), 0) }, towns }
}

const compose = (totals: GroupTotals[], given = settings, asOf = november23) => composeMustCover({ settings: given, measure, totals, asOf })
const pingliDay = () => compose([pingliGroup(21, 94), pingliGroup(2, 97)])

/** Two towns of a group; a county with a quota of its own. */
function twoTowns(first: Partial<DivisionTotal>, second: Partial<DivisionTotal>, quota: number | null): GroupTotals {
  const town = (position: number, given: Partial<DivisionTotal>) => totalOf({ divisionCode: `61092610${position}`, name: `第${position}镇`, position, ...given })
  return { own: { ...countyItself, quota }, towns: [town(1, first), town(2, second)] }
}

describe('the must-cover groups of Pingli on 23 November', () => {
  const { groups, sentence } = pingliDay()

  it('each group has its own quota, count and remainder', () => {
    expect(groups.map(({ name, total, sum }) => [name, total.quota, total.persons, total.rateText, total.shortfall, sum])).toEqual([
      ['一般脱贫户', 44_100, 41_450, '93.99%', { remaining: 2_650, over: 0 }, { remaining: 2_650, over: 0, unknown: 0 }],
      ['三类人员', 4_200, 4_068, '96.86%', { remaining: 132, over: 0 }, { remaining: 132, over: 0, unknown: 0 }],
    ])
  })

  it('the sentence says all groups and where most remain, and adds no group to another', () => {
    expect(sentence).toBe(
      '截至11月23日17时，全县必保对象：一般脱贫户还差 2,650 人（城关镇 605 人、八仙镇 337 人、广佛镇 281 人等 11 个镇）；三类人员还差 132 人（城关镇 29 人、八仙镇 17 人、广佛镇 14 人等 11 个镇）。',
    )
  })

  it('towns stand in the order of the quota table, not by rank', () => {
    expect(groups[0]?.rows.map((row) => row.name)).toEqual(annex1.map(([name]) => name))
  })
})

describe('a group on its own stricter line (R14, R18)', () => {
  const strict = { ...settings, mustCoverGroups: [{ ...formerPoor, milestones: [{ dueOn: plainDate('2021-11-30'), basisPoints: 10_000 }] }, threeKinds] }
  const [own, campaign] = compose([pingliGroup(21, 94), pingliGroup(2, 97)], strict).groups

  it('its milestone is its own, and what is missing to it', () => {
    expect([own?.hasOwnMilestones, own?.milestones.map(({ dueOn, basisPoints, gapPersons }) => [dueOn, basisPoints, gapPersons])]).toEqual([true, [['2021-11-30', 10_000, 2_650]]])
  })

  it('the line runs to it: 40 of 47 days of the whole quota', () => {
    expect(own?.total.pace).toMatchObject({ expectedPersons: 37_532, state: 'ahead' })
  })

  it('the other group keeps the campaign’s', () => {
    expect([campaign?.hasOwnMilestones, campaign?.milestones.map(({ basisPoints }) => basisPoints)]).toEqual([false, [8_000, 10_000]])
  })
})

describe('what the total and the towns say otherwise', () => {
  const group = (totals: GroupTotals) => compose([totals], { ...settings, mustCoverGroups: [formerPoor] })

  it.each<[string, GroupTotals, string]>([
    ['a surplus hides nobody: the county is full, a town is not', twoTowns({ quota: 100, count: known(115) }, { quota: 100, count: known(90) }, 200), '一般脱贫户超出任务数 5 人，但有 10 人还差（第2镇 10 人）'],
    ['the towns’ quotas are more than the county’s', twoTowns({ quota: 100, count: known(90) }, { quota: 120, count: known(90) }, 200), '一般脱贫户还差 20 人（各镇合计还差 40 人：第2镇 30 人、第1镇 10 人）'],
    ['a town that never reported is unknown, not zero', twoTowns({ quota: 100, count: known(90) }, { quota: 100 }, 200), '一般脱贫户还差 110 人，其中第1镇 10 人，另有 1 个镇未下达任务数或尚无上报'],
    ['nobody has reported', twoTowns({ quota: 100 }, { quota: 100 }, 200), '一般脱贫户尚无上报（任务数 200 人）'],
    ['no quota', twoTowns({ count: known(9) }, { count: known(9) }, null), '一般脱贫户未下达任务数'],
    ['all reached', twoTowns({ quota: 100, count: known(100) }, { quota: 0 }, 100), '一般脱贫户已达任务数'],
    ['one town remains', twoTowns({ quota: 100, count: known(100) }, { quota: 50, count: known(48) }, 150), '一般脱贫户还差 2 人（第2镇 2 人）'],
  ])('%s', (_case, totals, clause) => {
    expect(group(totals).sentence).toContain(`全县必保对象：${clause}。`)
  })

  it('R3 the difference of quotas is shown, never corrected', () => {
    const [shown] = group(twoTowns({ quota: 100, count: known(90) }, { quota: 120, count: known(90) }, 200)).groups
    expect([shown?.partsQuota, shown?.total.shortfall?.remaining, shown?.sum.remaining]).toEqual([220, 20, 40])
  })

  it('R9 as of the newest day the groups speak of, and that the asked day has none', () => {
    const late = compose([twoTowns({ quota: 10, count: known(1, '2021-11-20', null) }, { quota: 10, count: known(2, '2021-11-21', null) }, 20)], { ...settings, mustCoverGroups: [formerPoor] }, november23)
    expect(late.sentence).toMatch(/^截至11月21日（11月23日尚无上报），全县必保对象：/)
    expect(late.groups[0]?.rows.map((row) => row.reporting)).toEqual(['carried', 'carried'])
  })
})

describe('R11 what of it a reader may see', () => {
  const composed = pingliDay()
  const clerk = { role: 'town_clerk', scopeCode: '610926100' } as const

  it('a clerk sees the table when towns see it, and his own row alone when they do not', () => {
    expect(mustCoverFor(composed, clerk, true)?.groups[0]?.rows).toHaveLength(11)
    const alone = mustCoverFor(composed, clerk, false)
    expect(alone?.groups.map((group) => group.rows.map((row) => row.name))).toEqual([['城关镇'], ['城关镇']])
    expect(alone?.sentence).toBe('截至11月23日17时，全县必保对象：一般脱贫户还差 2,650 人；三类人员还差 132 人。')
    expect(JSON.stringify(alone)).not.toContain('八仙镇')
  })

  it('a village agent sees no county figures', () => {
    expect(mustCoverFor(composed, { role: 'village_agent', scopeCode: '610926100201' }, true)).toBeNull()
  })
})
