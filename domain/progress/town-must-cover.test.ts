import { describe, expect, it } from 'vitest'
import { composeMustCover, type MustCoverMeasure, type MustCoverSettings } from './must-cover'
import { countyItself, known, november23, pingli, totalOf } from './pingli.fixture'
import type { DivisionTotal } from './progress'
import { composeTownMustCover } from './town-must-cover'

const measure: MustCoverMeasure = { kind: 'assigned', series: 'reported', level: 'town' }
const settings: MustCoverSettings = { ...pingli, mustCoverGroups: [{ code: 'threeKinds', name: '三类人员', milestones: [] }] }
const town = totalOf({ divisionCode: '610926100', name: '城关镇', quota: 100, count: known(90) })
const village = (place: number, given: Partial<DivisionTotal>) => totalOf({ divisionCode: `61092610020${place}`, name: `第${place}村`, position: place, ...given })

function compose(villages: DivisionTotal[], seesAll = true) {
  const { groups } = composeMustCover({ settings, measure, totals: [{ own: { ...countyItself, quota: 100 }, towns: [town] }], asOf: november23 })
  return composeTownMustCover({ settings, measure, town: { code: '610926100', name: '城关镇' }, groups: [{ group: groups[0]!, total: town, villages }], seesAll, asOf: november23 })
}

describe('R18 a must-cover group village by village', () => {
  it('what remains of each village adds up, and the sentence names where', () => {
    const { groups, sentence } = compose([village(1, { quota: 60, count: known(55) }), village(2, { quota: 40, count: known(35) })])
    expect(groups[0]?.villages.map(({ name, shortfall }) => [name, shortfall?.remaining])).toEqual([['第1村', 5], ['第2村', 5]])
    expect(groups[0]?.sum).toEqual({ remaining: 10, over: 0, unknown: 0 })
    expect(sentence).toBe('截至11月23日17时，城关镇必保对象：三类人员还差 10 人（第1村 5 人、第2村 5 人）。')
  })

  it('without quotas of villages what remains of them is unknown, and the town still has its own', () => {
    const { groups, sentence } = compose([village(1, { count: known(55) }), village(2, { count: known(20) })])
    expect(groups[0]?.villages.map(({ persons, shortfall }) => [persons, shortfall])).toEqual([[55, null], [20, null]])
    expect(groups[0]?.town.shortfall).toEqual({ remaining: 10, over: 0 })
    expect(sentence).toBe('截至11月23日17时，城关镇必保对象：三类人员还差 10 人。')
    expect(groups[0]?.villageSum).toEqual({ persons: 75, difference: -15 })
  })

  it('villages with neither quota nor count are counted, not listed', () => {
    const { groups } = compose([village(1, { count: known(5) }), village(2, {}), village(3, {})])
    expect([groups[0]?.villages.map(({ name }) => name), groups[0]?.villagesWithout]).toEqual([['第1村'], 2])
  })

  it('R8 镇直 stands among the villages without a quota of its own, and is no unknown village', () => {
    const { groups } = compose([{ ...town, quota: null, count: known(3) }, village(1, { quota: 60, count: known(60) })])
    expect(groups[0]?.villages.map(({ name, isDirect }) => [name, isDirect])).toEqual([['镇直', true], ['第1村', false]])
    expect(groups[0]?.sum).toEqual({ remaining: 0, over: 0, unknown: 0 })
  })

  it('R11 an agent sees no sum of villages and no other village in the sentence', () => {
    const { groups, sentence } = compose([village(1, { quota: 60, count: known(55) })], false)
    expect([groups[0]?.sum, groups[0]?.villageSum]).toEqual([null, null])
    expect(sentence).toBe('截至11月23日17时，城关镇必保对象：三类人员还差 10 人。')
  })
})
