import { describe, expect, it } from 'vitest'
import { usualWords } from '@/domain/divisions/division-words'
import { composeMustCover, type MustCover } from '@/domain/progress/must-cover'
import { composeOverview, type Basis } from '@/domain/progress/overview'
import { countyItself, known, november23, pingli, pingliTowns, totalOf } from '@/domain/progress/pingli.fixture'
import type { DivisionTotal } from '@/domain/progress/progress'
import { sumTotals } from '@/domain/progress/sum-totals'
import type { CaseStep, SupervisionCase } from '@/domain/supervision/case'
import { plainDate } from '@/domain/time/plain-date'
import { composeBrief } from './brief'

const basis: Basis = { kind: 'assigned', series: 'reported', level: 'town', coverageGroup: 'everyone', groupName: '全部人员', expectedLine: 'milestones' }
const overviewOf = (parts: readonly DivisionTotal[], quota = countyItself.quota, asOf = november23) => {
  const own = { ...countyItself, quota }
  return composeOverview({ scopeName: '全县', total: sumTotals(own, parts), parts, partLevel: 'town', settings: pingli, basis, asOf })
}

/** Towns of 1,000 persons each. */
const towns = (...persons: (number | null)[]) =>
  persons.map((count, index) => totalOf({ divisionCode: `61092610${index}`, name: `第${index + 1}镇`, position: index + 1, quota: 1_000, count: count === null ? null : known(count) }))

/** One town's quota and count in each group. */
function mustCoverOf(...groups: [name: string, quota: number, persons: number | null][]): MustCover {
  const settings = { ...pingli, mustCoverGroups: groups.map(([name], index) => ({ code: `group${'AB'[index]!}`, name, milestones: [] })) }
  const totals = groups.map(([, quota, persons]) => ({ own: { ...countyItself, quota }, towns: [totalOf({ quota, count: persons === null ? null : known(persons) })] }))
  return composeMustCover({ settings, measure: { kind: 'assigned', series: 'reported', level: 'town' }, totals, asOf: november23 })
}

function supervision(kind: SupervisionCase['kind'], divisionCode: string, steps: readonly CaseStep[], otherwise: Partial<SupervisionCase> = {}): SupervisionCase {
  return {
    id: `${kind}-${divisionCode}`, campaignId: 'c', kind, divisionCode, divisionName: `镇${divisionCode.slice(-1)}`, issue: { id: 'i', bulletinId: 'b', issueNumber: 4, edition: 1 }, runEndsWith: kind === 'talk' ? 4 : null, runLength: kind === 'talk' ? 2 : null,
    level: null, content: '连续两期末位', team: '', heldOn: null, dueOn: kind === 'reminder' ? plainDate('2021-11-22') : null, authorName: '', recordedAt: '',
    steps: steps.map((step, index) => ({ number: index + 1, step, content: step === 'reexamined' ? '依据已变' : '', onDay: null, ground: step === 'reexamined' ? { issueIds: ['i'], holds: false } : null, authorName: '', recordedAt: '' })), ...otherwise,
  }
}

const briefOf = (parts: readonly DivisionTotal[], given: { quota?: number; mustCover?: MustCover | null; cases?: readonly SupervisionCase[]; asOf?: ReturnType<typeof plainDate> } = {}) =>
  composeBrief({ overview: overviewOf(parts, given.quota ?? parts.length * 1_000, given.asOf), mustCover: given.mustCover ?? null, cases: given.cases ?? [], words: usualWords, today: november23 })

/** One town through, one that has not reported. */
const silentTown = composeMustCover({
  settings: { ...pingli, mustCoverGroups: [{ code: 'groupA', name: '一般脱贫户', milestones: [] }] },
  measure: { kind: 'assigned', series: 'reported', level: 'town' },
  totals: [{ own: { ...countyItself, quota: 200 }, towns: [totalOf({ quota: 100, count: known(100) }), totalOf({ divisionCode: '610926109', quota: 100, count: null })] }],
  asOf: november23,
})

describe('three numbers', () => {
  it('of Pingli on 23 November', () => {
    const { numbers, measuredOn, hour } = briefOf(pingliTowns(), { quota: 210_000, mustCover: mustCoverOf(['一般脱贫户', 44_100, 41_450], ['三类人员', 4_200, 4_068]) })
    expect([measuredOn, hour]).toEqual(['2021-11-23', 17])
    expect(numbers).toEqual([
      { label: '完成率', value: '65.82%', note: '138,212 ÷ 210,000 人，还差 71,788 人', state: null },
      { label: '比序时进度', value: '慢 2.27 个百分点', note: '应达 68.09%，到11月30日节点日均需 4,256 人', state: 'behind' },
      { label: '一般脱贫户未参保', value: '2,650 人', note: '另：三类人员 132 人', state: 'behind' },
    ])
  })

  it.each<[string, ReturnType<typeof briefOf>, [number, unknown][]]>([
    ['nobody reported', briefOf(towns(null, null)), [[0, { label: '完成率', value: null, note: '', state: null }], [1, { label: '比序时进度', value: null, note: '', state: null }], [2, { label: '必保对象未参保', value: null, note: '', state: null }]]],
    ['exactly through', briefOf(towns(1_000)), [[0, { label: '完成率', value: '100.00%', note: '1,000 ÷ 1,000 人，已完成', state: null }]]],
    ['over it, ahead', briefOf(towns(1_003)), [[0, { label: '完成率', value: '100.30%', note: '1,003 ÷ 1,000 人，超出 3 人', state: null }], [1, { label: '比序时进度', value: '快 32.21 个百分点', note: '应达 68.09%', state: 'ahead' }]]],
    ['on the line', briefOf(towns(681)), [[1, { label: '比序时进度', value: '持平', note: '应达 68.09%，到11月30日节点日均需 17 人', state: 'onLine' }]]],
    ['a difference that rounds to nothing', briefOf([totalOf({ quota: 1_000_000, count: known(680_850) })], { quota: 1_000_000 }), [[1, { label: '比序时进度', value: '慢 不足 0.01 个百分点', note: '应达 68.09%，到11月30日节点日均需 17,022 人', state: 'behind' }]]],
    ['all of the must-cover group', briefOf(towns(700), { mustCover: mustCoverOf(['一般脱贫户', 100, 100]) }), [[2, { label: '一般脱贫户未参保', value: '0 人', note: '', state: 'ahead' }]]],
    ['a group nobody reported is not zero', briefOf(towns(700), { mustCover: mustCoverOf(['一般脱贫户', 100, null], ['三类人员', 50, 40]) }), [[2, { label: '三类人员未参保', value: '10 人', note: '另：一般脱贫户尚无上报', state: 'behind' }]]],
    ['nobody known to be missing, but a town is silent', briefOf(towns(700), { mustCover: silentTown }), [[2, { label: '一般脱贫户未参保', value: '0 人', note: '不含 1 个情况不明的镇', state: 'behind' }]]],
  ])('%s', (_case, { numbers }, expected) => {
    for (const [index, number] of expected) expect(numbers[index]).toEqual(number)
  })
})

describe('towns to ask after', () => {
  it.each<[string, ReturnType<typeof briefOf>, [string, string | null, string][]]>([
    ['the farthest behind by share, three at most', briefOf(towns(600, 500, 650, 400, 900)), [['第4镇', '40.00%', '比序时进度慢 28.09 个百分点，差 281 人'], ['第2镇', '50.00%', '比序时进度慢 18.09 个百分点，差 181 人'], ['第1镇', '60.00%', '比序时进度慢 8.09 个百分点，差 81 人']]],
    ['then who never reported', briefOf(towns(600, null)), [['第1镇', '60.00%', '比序时进度慢 8.09 个百分点，差 81 人'], ['第2镇', null, '尚无上报']]],
    ['nobody', briefOf(towns(700, 681)), []],
  ])('%s', (_case, { towns: asked }, expected) => {
    expect(asked.map(({ name, rateText, reason }) => [name, rateText, reason])).toEqual(expected)
  })

  it('says that all are in time only where something is known', () => {
    expect(briefOf(towns(700, 681)).townsNote).toBe('各镇都达到序时进度。')
    expect(briefOf([totalOf({ quota: null, count: known(5) })], { quota: 0 }).townsNote).toBe('没有下达任务数或尚无上报，还不能与序时进度比较。')
  })
})

describe('proposed actions', () => {
  const parts = towns(600, 500, 900)
  it('decisions first, then what is late, then towns nobody has asked; three at most', () => {
    const cases = [supervision('reminder', '610926101', ['sent']), supervision('talk', '610926100', ['proposed'])]
    expect(briefOf(parts, { cases, mustCover: mustCoverOf(['一般脱贫户', 100, 90]) }).actions).toEqual([
      { title: '决定是否约谈镇0', reason: '连续两期末位', href: '/supervision/talk-610926100' },
      { title: '过问镇1', reason: '镇1提醒督办（第4期）已过期限，还没有办结。', href: '/supervision/reminder-610926101' },
      { title: '督促落实一般脱贫户', reason: '全县尚有 10 人未参保，应全部参保。', href: '/must-cover' },
    ])
  })

  it.each<[string, SupervisionCase[], string[]]>([
    ['towns without an open case', [], ['听取第2镇的情况', '听取第1镇的情况', '盯住11月30日节点']],
    ['not a town that is being asked already', [supervision('reminder', '610926101', ['sent'], { dueOn: plainDate('2021-11-30') })], ['听取第1镇的情况', '盯住11月30日节点']],
    ['a case that is over holds nobody', [supervision('talk', '610926101', ['proposed', 'declined'])], ['听取第2镇的情况', '听取第1镇的情况', '盯住11月30日节点']],
    ['a decided talk is no decision any more', [supervision('talk', '610926101', ['proposed', 'approved'])], ['听取第1镇的情况', '盯住11月30日节点']],
    ['a decided talk whose ground is gone is one again, before what is late', [supervision('reminder', '610926101', ['sent']), supervision('talk', '610926100', ['proposed', 'approved', 'reexamined'])], ['重新考虑是否约谈镇0', '过问镇1', '盯住11月30日节点']],
    ['beside a proposal of the same town, and not asked after besides', [supervision('talk', '610926101', ['proposed']), supervision('talk', '610926101', ['proposed', 'approved', 'noticed', 'reexamined'])], ['决定是否约谈镇1', '重新考虑是否约谈镇1', '听取第1镇的情况']],
    ['examined before the decision it is not', [supervision('talk', '610926101', ['proposed', 'reexamined', 'approved'])], ['听取第1镇的情况', '盯住11月30日节点']],
  ])('%s', (_case, cases, expected) => {
    expect(briefOf(parts, { cases }).actions.map(({ title }) => title)).toEqual(expected)
  })

  it('none when all is well', () => {
    expect(briefOf(towns(1_000)).actions).toEqual([])
  })
})
