import { describe, expect, it } from 'vitest'
import type { BulletinInputs } from './bulletin-inputs'
import { composedFrom, day, fixtureSettings, inputsOf, poor, previousOf, withBulletin, type TownLine } from './bulletin-inputs.fixture'
import { bulletinContent, issueTextOf, type BulletinIdentity } from './compose-content'
import { composeText } from './compose-text'

const town = (name: string, persons: number | null, quota: number | null = 100, otherwise: Partial<TownLine> = {}): TownLine => ({ name, persons, quota, ...otherwise })
const identity: BulletinIdentity = { issueNumber: 5, edition: 1, issuedOn: day('2021-11-24'), hash: `9f2c41d07ab3${'0'.repeat(52)}`, supersededOn: null }

function contentOf(towns: readonly TownLine[], otherwise: Partial<BulletinInputs> = {}, as: Partial<BulletinIdentity> = {}) {
  const composed = composedFrom(inputsOf(towns, otherwise))
  return bulletinContent(composed, composeText(composed), { ...identity, ...as })
}

const towns = [town('甲镇', 60, 100, { asOf: '2021-11-20' }), town('乙镇', 80), town('丙镇', null), town('丁镇', 5, null)]

it.each<[Partial<BulletinIdentity>, string]>([
  [{}, '第5期'],
  [{ issuedOn: null }, '第5期（草稿）'],
  [{ edition: 2 }, '第5期（更正版）'],
  [{ edition: 3 }, '第5期（更正版2）'],
  [{ edition: 2, issuedOn: null }, '第5期（更正版，草稿）'],
])('what a bulletin is called by', (as, expected) => {
  expect(issueTextOf({ ...identity, ...as })).toBe(expected)
})

describe('the head', () => {
  it('of an issued one: number, day and short hash', () => {
    expect(contentOf(towns, { settings: withBulletin({ documentPrefix: '平医保督' }) })).toMatchObject({
      isIssued: true, documentNumber: '平医保督〔2021〕5号', office: '平利县城乡居民医保参保缴费联合督导组', issueText: '第5期', issuedOn: '2021-11-24', shortHash: '9f2c41d07ab3', supersedesText: null,
      cutOffText: '截至2021年11月23日17时', basisText: '口径：镇村上报；任务数：上级任务', annexTitle: '2022年度全县城乡居民基本医疗保险参保缴费进度表', milestoneText: '11月30日',
    })
  })

  it('of a draft: neither day nor hash, no number where the county uses none', () => {
    expect(contentOf(towns, {}, { issuedOn: null, hash: null })).toMatchObject({ isIssued: false, documentNumber: null, issuedOn: null, shortHash: null })
  })

  it('a bulletin of December that is signed in January has January\'s year', () => {
    expect(contentOf(towns, { settings: withBulletin({ documentPrefix: '平医保督' }) }, { issuedOn: day('2022-01-04') }).documentNumber).toBe('平医保督〔2022〕5号')
  })

  it('a corrected edition says so, with the day of the one it takes the place of', () => {
    expect(contentOf(towns, {}, { edition: 2, supersededOn: day('2021-11-23') }).supersedesText).toBe('本期是第5期通报的更正版，替代2021年11月23日签发的原版；更正后的数以本版为准。')
  })
})

describe('the annex', () => {
  it('ranked first, with what is carried, unknown or without quota said in the last column', () => {
    expect(contentOf(towns).rows.map(({ rank, name, persons, rateText, pace, toMilestone, note }) => [rank, name, persons, rateText, pace, toMilestone, note])).toEqual([
      ['1', '乙镇', 80, '80.00%', '快 11.91', 0, ''],
      ['2', '甲镇', 60, '60.00%', '慢 8.09', 20, '沿用11月20日'],
      ['—', '丙镇', null, null, '', null, '尚无上报'],
      ['—', '丁镇', 5, null, '', null, '未下达任务数'],
    ])
  })

  it('R17 without ranks: the order of the quota table, who has no place in it last, and no word of ranks', () => {
    const content = contentOf(towns, { settings: withBulletin({ ranksPrinted: false }), previous: previousOf([[50, 100], [40, 100]]) })
    expect(content.rows.map(({ rank, movement, name }) => [rank, movement, name])).toEqual([['', '', '甲镇'], ['', '', '乙镇'], ['', '', '丙镇'], ['', '', '丁镇']])
    expect([...content.notes, content.paragraph, ...content.sections.flatMap((section) => section.paragraphs)].join('')).not.toMatch(/排名|名次|前三|后三/)
  })

  it('R13 against the bulletin before: increase and movement, and the county\'s increase without a rank', () => {
    const content = contentOf([town('甲镇', 60), town('乙镇', 80)], { previous: previousOf([[50, 100], [40, 100]]) })
    expect(content.hasPrevious).toBe(true)
    expect([...content.rows, content.total].map(({ name, rank, increase, movement }) => [name, rank, increase, movement])).toEqual([['乙镇', '1', 40, '▲1'], ['甲镇', '2', 10, '▼1'], ['全县', '', 50, '']])
  })

  it('R11 another series than before: no column compares', () => {
    const content = contentOf([town('甲镇', 60)], { series: 'tax', previous: previousOf([[50, 100]]) })
    expect(content).toMatchObject({ hasPrevious: false, basisText: '口径：税务缴费；任务数：上级任务', rows: [{ increase: null, movement: '' }] })
    expect(content.notes.join('')).not.toContain('第4期')
  })

  it('R6 over 100 % and on the line', () => {
    expect(contentOf([town('甲镇', 1_003, 1_000), town('乙镇', 69)]).rows.map(({ rateText, pace, toMilestone }) => [rateText, pace, toMilestone])).toEqual([['100.30%', '快 32.21', -203], ['69.00%', '持平', 11]])
  })

  it('R18 the groups\' tables stand in the order of the quota table', () => {
    const settings = { ...fixtureSettings, mustCoverGroups: [poor] }
    const { groups, rows } = contentOf([town('甲镇', 60, 100, { groups: { formerlyPoor: [10, 9] } }), town('乙镇', 80, 100, { groups: { formerlyPoor: [10, 12] } })], { settings })
    expect(groups).toEqual([
      { name: '一般脱贫户', total: { quota: 20, persons: 21, rateText: '105.00%', remaining: 1 }, rows: [expect.objectContaining({ name: '甲镇', remaining: 1 }), expect.objectContaining({ name: '乙镇', remaining: 0 })] },
    ])
    expect(rows.map((row) => row.remainders)).toEqual([[0], [1]])
  })

  it('R18 a group of which a town says nothing has no total, and a note says why', () => {
    const settings = { ...fixtureSettings, mustCoverGroups: [poor] }
    const content = contentOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 40] } }), town('乙镇', 80, 100, { groups: { formerlyPoor: [50, null] } })], { settings })
    expect([content.total.remainders, content.groups[0]?.total.remaining, content.rows.map((row) => row.remainders)]).toEqual([[null], null, [[10], [null]]])
    expect(content.notes).toContain('必保对象栏的“—”表示有镇尚无上报或未下达任务数，人数不明。')
  })

  it('notes explain what occurs, and nothing else', () => {
    expect(contentOf(towns, { previous: previousOf([[50, 100]]) }).notes).toEqual([
      '完成率＝累计参保缴费人数÷任务数，按人数精确计算并排名，相同的名次并列；“序时进度”栏是完成率与序时进度相差的百分点。',
      '“沿用”指该镇截止前没有新上报，按所注日期的上报数计。',
      '尚无上报或未下达任务数的镇不排名。',
      '“较上期增减”是与第4期通报（截至2021年11月16日17时）所载的数相比。',
    ])
    expect(contentOf([town('乙镇', 80)]).notes).toHaveLength(1)
  })
})

describe('the sections', () => {
  it('a first bulletin has none on corrections; empty ones are left out', () => {
    expect(contentOf([town('甲镇', 100)]).sections.map(({ heading }) => heading)).toEqual(['进展情况', '工作要求'])
    expect(contentOf([town('甲镇', 60)], { previous: previousOf([[50, 100]]) }).sections.map(({ heading }) => heading)).toEqual(['进展情况', '数据更正和任务调整', '存在的问题', '工作要求'])
  })

  it('one paragraph a line, blank ones dropped, signs as they were written', () => {
    const composed = composedFrom(inputsOf([town('甲镇', 60)]))
    const text = { ...composeText(composed), problems: '  =1+1\n\n\n<script>alert(1)</script>  ' }
    expect(bulletinContent(composed, text, identity).sections.find(({ heading }) => heading === '存在的问题')?.paragraphs).toEqual(['=1+1', '<script>alert(1)</script>'])
  })
})
