import { describe, expect, it } from 'vitest'
import { chooseMeasure, measureKey, measureParts, measureSearch, type MeasureChoice, type MeasureSearch } from '@/domain/campaigns/measure-choice'
import { quotaKinds } from '@/domain/quotas/quota'
import { seriesCodes } from './choices'

const settings = { countingSeries: 'reported' as const, mustCoverGroups: [{ code: 'formerPoor', name: '一般脱贫户', milestones: [] }] }
const byTax = { ...settings, countingSeries: 'tax' as const, mustCoverGroups: [] }
const usual: MeasureChoice = { series: 'reported', coverageGroup: 'everyone', kind: 'assigned' }

describe('R11 the measure a URL names', () => {
  it.each<[string, MeasureSearch, Partial<MeasureChoice>, string[]]>([
    ['nothing: the usual', {}, {}, []],
    ['all three', { series: 'tax', group: 'formerPoor', kind: 'own' }, { series: 'tax', coverageGroup: 'formerPoor', kind: 'own' }, []],
    ['the usual outright', { series: 'reported', group: 'everyone', kind: 'assigned' }, {}, []],
    ['words that name nothing', { series: 'guess', group: 'nobody', kind: 'third' }, {}, ['口径', '人群', '任务']],
    ['one of them', { series: 'tax', group: 'nobody' }, { series: 'tax' }, ['人群']],
  ])('%s', (_case, wanted, expected, unknown) => {
    expect(chooseMeasure(settings, wanted)).toEqual({ choice: { ...usual, ...expected }, unknown: unknown.map((part) => expect.objectContaining({ part })) })
  })

  it('comes back from its own words, whatever the campaign counts by', () => {
    for (const own of [settings, { ...settings, countingSeries: 'registered' as const }]) {
      const choices = seriesCodes.flatMap((series) => ['everyone', 'formerPoor'].flatMap((coverageGroup) => quotaKinds.map((kind): MeasureChoice => ({ series, coverageGroup, kind }))))
      expect(choices.map((choice) => chooseMeasure(own, measureSearch(own, choice)))).toEqual(choices.map((choice) => ({ choice, unknown: [] })))
      expect(new Set(choices.map(measureKey)).size).toBe(12)
    }
  })

  it('keeps its numbers in a campaign whose usual series is another', () => {
    expect(measureSearch(byTax, usual)).toEqual({ series: 'reported' })
    expect(measureSearch(byTax, { ...usual, series: 'tax' })).toEqual({})
  })
})

describe('what there is to choose from', () => {
  it('marks the series that counts, and leaves the usual out of the URL', () => {
    expect(measureParts(settings, { ...usual, kind: 'own' })).toEqual([
      { name: 'series', label: '口径', value: '', options: [{ value: '', label: '镇村上报（为准）' }, { value: 'tax', label: '税务缴费' }, { value: 'registered', label: '系统登记' }] },
      { name: 'group', label: '人群', value: '', options: [{ value: '', label: '全部人员' }, { value: 'formerPoor', label: '一般脱贫户' }] },
      { name: 'kind', label: '任务', value: 'own', options: [{ value: '', label: '上级任务' }, { value: 'own', label: '本级任务' }] },
    ])
  })

  it('no choice of people where there are no groups', () => {
    expect(measureParts(byTax, usual).map((part) => [part.name, part.value])).toEqual([['series', 'reported'], ['kind', '']])
  })
})
