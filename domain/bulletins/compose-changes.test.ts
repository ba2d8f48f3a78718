import { describe, expect, it } from 'vitest'
import { everyone } from '@/domain/campaigns/choices'
import type { BulletinInputs, InputCorrection, InputQuotaChange } from './bulletin-inputs'
import { codeOf, composedFrom, countOf, day, fixtureSettings, inputsOf, mergerOf, monitored, previousOf } from './bulletin-inputs.fixture'
import { composeChanges } from './compose-changes'

const towns = [{ name: '城关镇', quota: 100, persons: 60 }, { name: '老县镇', quota: 100, persons: 50 }]
const changesOf = (otherwise: Partial<BulletinInputs>) => composeChanges(composedFrom(inputsOf(towns, { previous: previousOf([[50, 100], [40, 100]]), settings: { ...fixtureSettings, mustCoverGroups: [monitored] }, ...otherwise })))

const correction: InputCorrection = {
  coverageGroup: everyone, level: 'town', code: codeOf(0), name: '城关镇', townCode: codeOf(0), authorName: '张三', recordedOn: day('2021-11-18'), reason: '重复登记36人。',
  asOf: day('2021-11-16'), before: 11_240, after: 11_204,
}
const quotaChange: InputQuotaChange = { kind: 'assigned', coverageGroup: everyone, code: codeOf(1), name: '老县镇', before: 26_500, after: 26_700, effectiveFrom: day('2021-11-18'), documentNumber: '平医保函〔2021〕12号', reason: '人口核定' }
const since = '第4期通报（截至11月16日17时）以来，'

describe('R13 corrections since the last bulletin, dated', () => {
  it.each<[string, Partial<InputCorrection>, string]>([
    ['another number', {}, '城关镇11月16日的数由11,240人更正为11,204人（11月18日更正，原因：重复登记36人）'],
    ['of a day that a later report has overtaken', { asOf: day('2021-11-09'), before: 90, after: 100, reason: '' }, '城关镇11月9日的数由90人更正为100人（11月18日更正）'],
    ['a first report', { before: null, after: 100 }, '城关镇补报11月16日的数100人（11月18日补报，原因：重复登记36人）'],
    ['a report taken back', { after: null }, '城关镇11月16日的数11,240人已作废（11月18日作废，原因：重复登记36人）'],
    ['the line 镇直 of a town whose villages report', { level: 'village' }, '城关镇镇直11月16日的数由11,240人更正为11,204人（11月18日更正，原因：重复登记36人）'],
    ['a village', { level: 'village', code: `${codeOf(0)}201`, name: '城关镇五峰村' }, '城关镇五峰村11月16日的数由11,240人更正为11,204人（11月18日更正，原因：重复登记36人）'],
    ['a must-cover group', { coverageGroup: 'monitored' }, '城关镇三类人员11月16日的数由11,240人更正为11,204人（11月18日更正，原因：重复登记36人）'],
    ['a formula and tags in the reason', { reason: '=HYPERLINK("x")<br>' }, '城关镇11月16日的数由11,240人更正为11,204人（11月18日更正，原因：=HYPERLINK("x")<br>）'],
  ])('%s', (_case, otherwise, expected) => {
    expect(changesOf({ corrections: [{ ...correction, ...otherwise }] })).toEqual([`${since}对该期截止以前数据的更正：${expected}。`])
  })
})

describe('R2 changes of denominators, dated', () => {
  it.each<[string, Partial<InputQuotaChange>, string]>([
    ['raised', {}, '老县镇任务数由26,500人调整为26,700人（11月18日起，依据平医保函〔2021〕12号，原因：人口核定）'],
    ['given', { before: null }, '老县镇任务数由未下达调整为26,700人（11月18日起，依据平医保函〔2021〕12号，原因：人口核定）'],
    ['taken away, of a group', { after: null, coverageGroup: 'monitored', documentNumber: '', reason: '' }, '老县镇三类人员任务数由26,500人调整为未下达（11月18日起）'],
    ['the own one', { kind: 'own', effectiveFrom: null, documentNumber: '', reason: '' }, '老县镇本级任务由26,500人调整为26,700人'],
  ])('%s', (_case, otherwise, expected) => {
    expect(changesOf({ quotaChanges: [{ ...quotaChange, ...otherwise }] })).toEqual([`${since}任务数的调整：${expected}。`])
  })
})

describe('the section', () => {
  it('R28 leaves out of a reason what names somebody by number', () => {
    expect(changesOf({ corrections: [{ ...correction, reason: '张三610926199001010019退费。' }] })[0]).toContain('原因：张三（号码略）退费）')
  })

  it('is empty in a first bulletin, and says that nothing changed in a later one', () => {
    expect(changesOf({ previous: null, corrections: [correction] })).toEqual([])
    expect(changesOf({})).toEqual([`${since}到本期取数时，所用数据没有更正，任务数没有调整。`])
  })

  it('one paragraph of each kind, several joined', () => {
    expect(changesOf({ corrections: [correction, { ...correction, name: '老县镇', reason: '' }], quotaChanges: [quotaChange] })).toEqual([
      `${since}对该期截止以前数据的更正：城关镇11月16日的数由11,240人更正为11,204人（11月18日更正，原因：重复登记36人）；老县镇11月16日的数由11,240人更正为11,204人（11月18日更正）。`,
      `${since}任务数的调整：老县镇任务数由26,500人调整为26,700人（11月18日起，依据平医保函〔2021〕12号，原因：人口核定）。`,
    ])
  })

  it('R4 a merged town, and whether its successor\'s number holds it already', () => {
    const merger = mergerOf({ code: codeOf(2), name: '大贵镇', into: codeOf(1), intoName: '老县镇', lastDay: '2021-11-19', persons: 400 })
    expect(changesOf({ mergers: [merger] })).toEqual(['区划的变动：大贵镇11月19日后并入老县镇，老县镇比上期的增减含大贵镇并入的400人。'])
    const silent = composedFrom(inputsOf([towns[0]!, { ...towns[1]!, asOf: '2021-11-18' }], { previous: previousOf([[50, 100], [40, 100], [400, 500]]), mergers: [merger] }))
    expect(composeChanges(silent)).toEqual(['区划的变动：大贵镇11月19日后并入老县镇，老县镇到截止时还没有合并后的上报数，全县和老县镇的数暂不含大贵镇的400人。'])
    expect(silent.results.rows.filter((row) => row.isLastPlace)).toEqual([])
  })

  it('R4 a merged town of which a part has come back', () => {
    const merger = mergerOf({ code: codeOf(2), name: '大贵镇', into: codeOf(1), intoName: '老县镇', lastDay: '2021-11-19', persons: 400 })
    const part = (heir: string, persons: number) => ({ ...merger.parts[0]!, level: 'village' as const, heirs: [heir], persons })
    const parts = [part(`${codeOf(1)}201`, 380), part(`${codeOf(1)}202`, 20)]
    const periods = [{ level: 'village' as const, from: null, counts: [countOf(`${codeOf(1)}201`, 500, day('2021-11-22'), { level: 'village' })] }]
    expect(changesOf({ mergers: [{ ...merger, parts }], periods })).toEqual(['区划的变动：大贵镇11月19日后并入老县镇，老县镇比上期的增减含其中已报来的380人；其余还没有合并后的上报数，全县和老县镇的数暂不含大贵镇的20人。'])
  })

  it('of a great many corrections the rest are counted', () => {
    const [paragraph] = changesOf({ corrections: Array.from({ length: 43 }, () => correction) })
    expect(paragraph).toContain('；另有3处，见各单位的上报记录。')
  })

  it('a corrected edition first says what it counts otherwise than the one it replaces', () => {
    const replaced = { edition: 1, hash: 'ab'.repeat(32), corrections: [{ ...correction, reason: '漏报5人' }], quotaChanges: [quotaChange] }
    expect(changesOf({ replaced })).toEqual([
      '本版与所替代的一版相比：城关镇11月16日的数由11,240人更正为11,204人（11月18日更正，原因：漏报5人）；老县镇任务数由26,500人调整为26,700人（11月18日起，依据平医保函〔2021〕12号，原因：人口核定）。',
      `${since}到本期取数时，所用数据没有更正，任务数没有调整。`,
    ])
    expect(changesOf({ previous: null, replaced: { ...replaced, corrections: [], quotaChanges: [] } })).toEqual(['本版所用数据与所替代的一版相同，更正的是文字。'])
  })

  it('R11 another series than before comes first', () => {
    expect(changesOf({ series: 'tax' })).toEqual(['第4期通报按镇村上报口径，本期改按税务缴费口径，两期的数不能直接相比。'])
  })
})
