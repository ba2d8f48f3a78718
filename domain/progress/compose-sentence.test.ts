import { describe, expect, it } from 'vitest'
import { composeSentence, sentenceOf } from '@/domain/progress/compose-sentence'
import type { MeasureChoice } from '@/domain/campaigns/measure-choice'
import { countyItself, known, november23, pingli, pingliTowns, totalOf } from '@/domain/progress/pingli.fixture'
import { measureWords } from '@/domain/progress/measure-words'
import { gatherProgress, type ProgressInput } from '@/domain/progress/progress-facts'
import { sumTotals } from '@/domain/progress/sum-totals'
import { plainDate } from '@/domain/time/plain-date'
import type { DivisionTotal, KnownCount } from '@/domain/progress/progress'

const county = { scopeName: '全县', partLevel: 'town', settings: pingli, asOf: november23 } as const

/** The county's sentence with the counts of some towns (by place in annex 1) replaced. */
function withCounts(counts: Record<number, KnownCount | null>, given: Partial<ProgressInput> = {}, quota: number | null = 210_000) {
  const parts = pingliTowns().map((town) => ({ ...town, count: counts[town.position] === undefined ? town.count : (counts[town.position] ?? null) }))
  return composeSentence({ ...county, parts, total: sumTotals({ ...countyItself, quota }, parts), ...given })
}

/** One reporting scope without parts. */
function alone(total: Partial<DivisionTotal>, given: Partial<ProgressInput> = {}) {
  return composeSentence({ ...county, parts: [], total: totalOf({ quota: 210_000, ...total }), ...given })
}

describe('the sentence', () => {
  it('Pingli on 23 November at 17:00, every town reported', () => {
    expect(withCounts({})).toBe(
      '截至11月23日17时，全县已参保缴费 138,212 人，完成任务数的 65.82%，比序时进度慢 2.27 个百分点（差 4,767 人，约 1.3 天）；11 个镇均已上报。',
    )
  })

  it.each<[string, string, string]>([
    ['ahead', alone({ count: known(150_000) }), '截至11月23日17时，全县已参保缴费 150,000 人，完成任务数的 71.43%，比序时进度快 3.34 个百分点（多 7,021 人，约 2.0 天）。'],
    ['on the line', alone({ count: known(142_979) }), '截至11月23日17时，全县已参保缴费 142,979 人，完成任务数的 68.09%，与序时进度持平。'],
    ['behind by a hair', alone({ count: known(142_975) }), '截至11月23日17时，全县已参保缴费 142,975 人，完成任务数的 68.08%，比序时进度慢不足 0.01 个百分点（差 4 人，不足 0.1 天）。'],
    ['hour unknown', alone({ count: known(142_979, '2021-11-23', null) }), '截至11月23日，全县已参保缴费 142,979 人，完成任务数的 68.09%，与序时进度持平。'],
    ['nobody yet', alone({ count: known(0) }), '截至11月23日17时，全县已参保缴费 0 人，完成任务数的 0.00%，比序时进度慢 68.09 个百分点（差 142,979 人，约 40.0 天）。'],
    ['full', alone({ count: known(210_000) }), '截至11月23日17时，全县已参保缴费 210,000 人，完成任务数的 100.00%，已完成任务数，比序时进度快 31.91 个百分点（多 67,021 人，约 32.0 天）。'],
    ['above 100 %', alone({ count: known(210_630) }), '截至11月23日17时，全县已参保缴费 210,630 人，完成任务数的 100.30%，超出任务数 630 人，比序时进度快 32.21 个百分点（多 67,651 人）。'],
    ['no quota', alone({ count: known(138_212), quota: null }), '截至11月23日17时，全县已参保缴费 138,212 人，未下达任务数，不计完成率。'],
    ['the window is over', alone({ count: known(203_910, '2021-12-25', 24) }, { asOf: plainDate('2021-12-26') }), '截至12月25日24时（12月26日尚无上报），全县已参保缴费 203,910 人，完成任务数的 97.10%，集中征缴期已于12月25日结束，距任务数差 6,090 人。'],
    ['over and full', alone({ count: known(210_630, '2021-12-26') }, { asOf: plainDate('2021-12-26') }), '截至12月26日17时，全县已参保缴费 210,630 人，完成任务数的 100.30%，集中征缴期已于12月25日结束，超出任务数 630 人。'],
    ['the closing day is not over', alone({ count: known(209_999, '2021-12-25') }, { asOf: plainDate('2021-12-25') }), '截至12月25日17时，全县已参保缴费 209,999 人，完成任务数的 100.00%，比序时进度慢不足 0.01 个百分点（差 1 人，不足 0.1 天）。'],
    ['the newest data is older than the day asked', alone({ count: known(142_979) }, { asOf: plainDate('2021-11-25') }), '截至11月23日17时（11月25日尚无上报），全县已参保缴费 142,979 人，完成任务数的 68.09%，与序时进度持平。'],
  ])('%s', (_variant, sentence, expected) => {
    expect(sentence).toBe(expected)
  })

  it.each<[string, string, string]>([
    ['inside the window', '2021-11-23', '截至11月23日，全县尚无上报。'],
    ['before it', '2021-10-01', '集中征缴期10月15日开始，全县尚无上报。'],
    ['after it', '2021-12-26', '集中征缴期已于12月25日结束，全县尚无上报。'],
  ])('before any report, %s', (_when, asOf, expected) => {
    const parts = pingliTowns().map((town) => ({ ...town, count: null }))
    expect(composeSentence({ ...county, parts, total: sumTotals(countyItself, parts), asOf: plainDate(asOf) })).toBe(expected)
  })
})

describe('R11 what it speaks of, where that is not the usual', () => {
  const settings = { countingSeries: 'reported' as const, mustCoverGroups: [{ code: 'formerPoor', name: '一般脱贫户', milestones: [] }] }
  const words = (choice: Partial<MeasureChoice>) => measureWords(settings, { series: 'reported', coverageGroup: 'everyone', kind: 'assigned', ...choice })
  const known60 = { count: known(126_000) }

  it.each<[string, Partial<MeasureChoice>, string]>([
    ['the usual says nothing of itself', {}, '截至11月23日17时，全县已参保缴费 126,000 人，完成任务数的 60.00%，比序时进度慢 8.09 个百分点（差 16,979 人，约 4.8 天）。'],
    ['another series', { series: 'tax' }, '截至11月23日17时，按税务缴费口径，全县已参保缴费 126,000 人，完成任务数的 60.00%，比序时进度慢 8.09 个百分点（差 16,979 人，约 4.8 天）。'],
    ['a must-cover group', { coverageGroup: 'formerPoor' }, '截至11月23日17时，全县一般脱贫户已参保缴费 126,000 人，完成任务数的 60.00%，比序时进度慢 8.09 个百分点（差 16,979 人，约 4.8 天）。'],
    ['the own quota', { kind: 'own' }, '截至11月23日17时，全县已参保缴费 126,000 人，完成本级任务数的 60.00%，比序时进度慢 8.09 个百分点（差 16,979 人，约 4.8 天）。'],
    ['all three', { series: 'registered', coverageGroup: 'formerPoor', kind: 'own' }, '截至11月23日17时，按系统登记口径，全县一般脱贫户已参保缴费 126,000 人，完成本级任务数的 60.00%，比序时进度慢 8.09 个百分点（差 16,979 人，约 4.8 天）。'],
  ])('%s', (_case, choice, expected) => {
    expect(alone(known60, { measure: words(choice) })).toBe(expected)
  })

  it.each<[string, Partial<MeasureChoice>, string]>([
    ['no own quota', { kind: 'own' }, '截至11月23日17时，全县已参保缴费 126,000 人，未下达本级任务数，不计完成率。'],
    ['no quota of a group', { coverageGroup: 'formerPoor' }, '截至11月23日17时，全县一般脱贫户已参保缴费 126,000 人，未下达任务数，不计完成率。'],
  ])('%s', (_case, choice, expected) => {
    expect(alone({ ...known60, quota: null }, { measure: words(choice) })).toBe(expected)
  })

  it.each<[string, Partial<DivisionTotal>, string]>([
    ['full', { count: known(210_000) }, '完成本级任务数的 100.00%，已完成本级任务数，'],
    ['above it', { count: known(210_630) }, '超出本级任务数 630 人，'],
  ])('the own quota %s', (_case, total, part) => {
    expect(alone(total, { measure: words({ kind: 'own' }) })).toContain(part)
  })

  it('the own quota when the window is over', () => {
    expect(alone({ count: known(203_910, '2021-12-25') }, { measure: words({ kind: 'own' }), asOf: plainDate('2021-12-26') })).toContain('距本级任务数差 6,090 人。')
  })

  it('nothing reported in a series yet', () => {
    expect(alone({ count: null }, { measure: words({ series: 'registered', coverageGroup: 'formerPoor' }) })).toBe('截至11月23日，按系统登记口径，全县一般脱贫户尚无上报。')
  })

  it('the series that counts goes without saying, whichever it is', () => {
    expect(measureWords({ countingSeries: 'tax', mustCoverGroups: [] }, { series: 'tax', coverageGroup: 'everyone', kind: 'assigned' }).series).toBe('')
    expect(measureWords({ countingSeries: 'tax', mustCoverGroups: [] }, { series: 'reported', coverageGroup: 'everyone', kind: 'assigned' }).series).toBe('按镇村上报口径')
  })
})

describe('R4 a banner with its own words, over the year end (Dalate)', () => {
  const dalate = { opensOn: plainDate('2023-09-01'), closesOn: plainDate('2024-02-29'), milestones: [{ dueOn: plainDate('2023-12-31'), basisPoints: 8_000 }, { dueOn: plainDate('2024-02-29'), basisPoints: 10_000 }], expectedLine: 'milestones' } as const
  const words = { whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' }
  const banner = (persons: number, reportedFor: string, asOf: string, parts: readonly DivisionTotal[] = []) =>
    alone({ quota: 200_000, count: known(persons, reportedFor) }, { scopeName: '全旗', settings: { ...dalate, milestones: [...dalate.milestones] }, words, parts, asOf: plainDate(asOf) })

  it.each<[string, string, string]>([
    // 122 of 122 days through 31 December: 80 %; the line then rises 20 % in 60 days.
    ['on the last day of the year', banner(160_000, '2023-12-31', '2023-12-31'), '截至12月31日17时，全旗已参保缴费 160,000 人，完成任务数的 80.00%，与序时进度持平。'],
    ['the day after, nobody yet', banner(160_000, '2023-12-31', '2024-01-01'), '截至12月31日17时（1月1日尚无上报），全旗已参保缴费 160,000 人，完成任务数的 80.00%，与序时进度持平。'],
    ['half-way to 29 February', banner(176_000, '2024-01-30', '2024-01-30'), '截至1月30日17时，全旗已参保缴费 176,000 人，完成任务数的 88.00%，比序时进度慢 2.00 个百分点（差 4,000 人，约 6.0 天）。'],
    ['on 29 February', banner(199_999, '2024-02-29', '2024-02-29'), '截至2月29日17时，全旗已参保缴费 199,999 人，完成任务数的 100.00%，比序时进度慢不足 0.01 个百分点（差 1 人，不足 0.1 天）。'],
    ['the day after it', banner(190_000, '2024-02-29', '2024-03-01'), '截至2月29日17时（3月1日尚无上报），全旗已参保缴费 190,000 人，完成任务数的 95.00%，集中征缴期已于2月29日结束，距任务数差 10,000 人。'],
  ])('%s', (_when, sentence, expected) => {
    expect(sentence).toBe(expected)
  })

  it('names its parts as the county does', () => {
    const parts = ['树林召镇', '昭君街道', '展旦召苏木'].map((name, index) => totalOf({ name, position: index, count: known(10, '2023-12-31') }))
    expect(banner(160_000, '2023-12-31', '2023-12-31', parts)).toContain('；3 个苏木镇（街道）均已上报。')
  })
})

describe('R6 R9 who has reported', () => {
  const tail = (sentence: string) => sentence.slice(sentence.indexOf('；') + 1)
  const old = known(100, '2021-11-20', 9)

  it.each<[string, Record<number, KnownCount | null>, string]>([
    ['two carried', { 2: old, 3: old }, '9 个镇已上报，老县镇、长安镇沿用此前上报数。'],
    ['five carried', { 2: old, 3: old, 4: old, 5: old, 6: old }, '6 个镇已上报，老县镇、长安镇、广佛镇等 5 个镇沿用此前上报数。'],
    ['one never', { 11: null }, '10 个镇已上报，正阳镇尚无上报。'],
    ['carried and never', { 1: null, 2: old, 8: null, 9: null, 10: null }, '6 个镇已上报，老县镇沿用此前上报数，城关镇、大贵镇、兴隆镇等 4 个镇尚无上报。'],
  ])('%s', (_variant, counts, expected) => {
    expect(tail(withCounts(counts))).toBe(expected)
  })

  it('carried and unreported towns are in the total only with what is known', () => {
    expect(withCounts({ 1: null, 2: old })).toContain(`已参保缴费 ${(138_212 - 33_120 - 12_311 + 100).toLocaleString('en-US')} 人`)
  })

  it('the hour is the latest of that day, never that of an older one', () => {
    expect(withCounts({ 2: known(1, '2021-11-22', 23), 3: known(1, '2021-11-23', 18), 4: known(1, '2021-11-23', null) })).toMatch(/^截至11月23日18时，/)
  })

  it('when nobody has reported for the day, the day before speaks for itself', () => {
    expect(withCounts({ 2: old }, { asOf: plainDate('2021-11-24') })).toBe(
      '截至11月23日17时（11月24日尚无上报），全县已参保缴费 126,001 人，完成任务数的 60.00%，比序时进度慢 8.08 个百分点（差 16,978 人，约 4.7 天）；10 个镇已上报，老县镇沿用此前上报数。',
    )
  })

  it('a county whose villages report says how many did', () => {
    const parts = pingliTowns().map((town) => ({ ...town, villages: { reportedToday: town.position === 1 ? 27 : 10, total: town.position === 1 ? 30 : 10 } }))
    const sentence = (list: DivisionTotal[]) => composeSentence({ ...county, parts: list, total: sumTotals(countyItself, list) })
    expect(tail(sentence(parts))).toBe('11 个镇均已上报，130 个村（社区）中 127 个已上报。')
    expect(tail(sentence(parts.slice(1)))).toBe('10 个镇均已上报，100 个村（社区）均已上报。')
  })

  it('a town speaks of its villages', () => {
    const parts = ['五峰社区', '五峰村', '药妇沟村'].map((name, index) => totalOf({ name, position: index, count: known(10) }))
    const total = sumTotals({ divisionCode: '610926100', name: '城关镇', position: 1, quota: 48_000, milestones: [] }, parts)
    expect(composeSentence({ ...county, scopeName: '城关镇', partLevel: 'village', parts, total })).toBe(
      '截至11月23日17时，城关镇已参保缴费 30 人，完成任务数的 0.06%，比序时进度慢 68.02 个百分点（差 32,651 人，约 40.0 天）；3 个村（社区）均已上报。',
    )
    expect(tail(composeSentence({ ...county, scopeName: '城关镇', partLevel: 'village', parts: parts.slice(0, 1), total }))).toBe('1 个村（社区）已上报。')
  })
})

describe('the facts behind it', () => {
  it('are what the large numbers show, and make the same sentence', () => {
    const parts = pingliTowns()
    const input = { ...county, parts, total: sumTotals(countyItself, parts) }
    const facts = gatherProgress(input)
    expect(facts).toMatchObject({ measuredOn: '2021-11-23', hour: 17, persons: 138_212, quota: 210_000, pace: { gapPersons: 4_767, expectedPersons: 142_979 } })
    expect(sentenceOf(facts)).toBe(composeSentence(input))
  })
})
