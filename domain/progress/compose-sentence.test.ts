import { describe, expect, it } from 'vitest'
import { composeSentence, sentenceOf } from '@/domain/progress/compose-sentence'
import { countyItself, known, november23, pingli, pingliTowns, totalOf } from '@/domain/progress/pingli.fixture'
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
