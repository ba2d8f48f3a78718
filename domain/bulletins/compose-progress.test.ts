import { describe, expect, it } from 'vitest'
import type { BulletinInputs } from './bulletin-inputs'
import { composedFrom, day, fixtureSettings, inputsOf, monitored, poor, previousOf, withBulletin, type TownLine } from './bulletin-inputs.fixture'
import { composeParagraph, composeProgress, paceText } from './compose-progress'

const town = (name: string, persons: number | null, quota: number | null = 100, otherwise: Partial<TownLine> = {}): TownLine => ({ name, persons, quota, ...otherwise })
const progressOf = (towns: readonly TownLine[], otherwise: Partial<BulletinInputs> = {}) => composeProgress(composedFrom(inputsOf(towns, otherwise))).split('\n')
const three = [town('甲镇', 60), town('乙镇', 80), town('丙镇', 70)]
const threeOpening = '截至11月23日17时，全县累计参保缴费210人；完成任务数300人的70.00%，尚差90人；比序时进度快1.91个百分点（多5人）。'

describe('R14 进展情况', () => {
  it.each<[string, string[], string[]]>([
    ['all towns at 100 %', progressOf([town('甲镇', 100), town('乙镇', 200, 200)]), [
      '截至11月23日17时，全县累计参保缴费300人；完成任务数300人的100.00%，已全部完成；比序时进度快31.91个百分点（多95人）。',
      '2个镇全部达到序时进度（68.09%）：甲镇（100.00%）、乙镇（100.00%）。',
      '各镇完成率相同，均为100.00%，不分先后。',
    ]],
    ['one town only, in time', progressOf([town('甲镇', 80)]), ['截至11月23日17时，全县累计参保缴费80人；完成任务数100人的80.00%，尚差20人；比序时进度快11.91个百分点（多11人）。', '甲镇达到序时进度（68.09%）。']],
    ['one town only, behind', progressOf([town('甲镇', 50)]), ['截至11月23日17时，全县累计参保缴费50人；完成任务数100人的50.00%，尚差50人；比序时进度慢18.09个百分点（差19人）。', '1个镇未达到序时进度（68.09%）：甲镇（50.00%）。']],
    ['every town tied', progressOf([town('甲镇', 50), town('乙镇', 50), town('丙镇', 100, 200)]).slice(1), ['3个镇未达到序时进度（68.09%）：甲镇（50.00%）、乙镇（50.00%）、丙镇（50.00%）。', '各镇完成率相同，均为50.00%，不分先后。']],
    ['nobody reported', progressOf([town('甲镇', null), town('乙镇', null)]), ['截至11月23日17时，全县尚无上报。', '甲镇、乙镇共2个镇尚无上报，没有列入排名。']],
    ['no quota anywhere', progressOf([town('甲镇', 5, null), town('乙镇', 6, null)]), ['截至11月23日17时，全县累计参保缴费11人；未下达任务数，不计完成率。']],
    ['no town at all', progressOf([]), ['截至11月23日17时，全县尚无上报。']],
    ['over the quota, against both kinds', progressOf([town('甲镇', 1_003, 1_000, { own: 1_000 })]).slice(0, 1), ['截至11月23日17时，全县累计参保缴费1,003人；完成任务数1,000人的100.30%，超出3人；完成本级任务1,000人的100.30%，超出3人；比序时进度快32.21个百分点（多322人）。']],
    ['the end of a day goes without an hour', progressOf([town('甲镇', null)], { cutOff: { day: day('2021-11-23'), hour: 24 } }).slice(0, 1), ['截至11月23日，全县尚无上报。']],
    ['after the window', progressOf([town('甲镇', 99), town('乙镇', 100)], { cutOff: { day: day('2021-12-31'), hour: 24 } }), [
      '截至12月31日，全县累计参保缴费199人；完成任务数200人的99.50%，尚差1人；比序时进度慢0.50个百分点（差1人）。',
      '达到序时进度（100.00%）的有1个镇：乙镇（100.00%）；未达到的有1个镇：甲镇（99.00%）。',
      '完成率从高到低依次是：乙镇（100.00%）、甲镇（99.00%）。',
    ]],
    ['a fixed line, exactly on it', progressOf(three, { settings: withBulletin({ lineBasisPoints: 7_000 }) }).slice(1, 2), ['达到70.00%的达标线的有2个镇：乙镇（80.00%）、丙镇（70.00%）；未达到的有1个镇：甲镇（60.00%）。']],
    ['R17 without ranks: no ends, and towns in the order of the quota table', progressOf([town('甲镇', 70), ...three.slice(1), town('丁镇', null)], { settings: withBulletin({ ranksPrinted: false }) }).slice(1), ['3个镇全部达到序时进度（68.09%）：甲镇（70.00%）、乙镇（80.00%）、丙镇（70.00%）。', '丁镇尚无上报，不计完成率。']],
    ['all numbers are older than the cut-off: for which day the line holds', progressOf([town('甲镇', 65, 100, { asOf: '2021-11-20' }), town('乙镇', 60, 100, { asOf: '2021-11-19' })]).slice(0, 2), ['截至11月23日17时，全县累计参保缴费125人；完成任务数200人的62.50%，尚差75人；比序时进度慢0.48个百分点（差1人）；各镇最近的数是11月20日的，序时进度按这一天计算。', '达到序时进度（11月20日为62.98%）的有1个镇：甲镇（65.00%）；未达到的有1个镇：乙镇（60.00%）。']],
    ['names as they are, whatever signs they are of', progressOf([town('<b>甲</b>&镇', 80), town('=cmd|1', 70)]).slice(2), ['完成率从高到低依次是：<b>甲</b>&镇（80.00%）、=cmd|1（70.00%）。']],
  ])('%s', (_case, paragraphs, expected) => {
    expect(paragraphs).toEqual(expected)
  })

  it('R10 widens both ends by a three-way tie at their edge, and says so', () => {
    const rates = [90, 80, 70, 70, 70, 20, 20, 20, 10, 5]
    expect(progressOf(Array.from('甲乙丙丁戊己庚辛壬癸', (sign, index) => town(`${sign}镇`, rates[index]!))).at(-1)).toBe(
      '完成率居前三位的（含并列）是：甲镇（90.00%）、乙镇（80.00%）、丙镇（70.00%）、丁镇（70.00%）、戊镇（70.00%）；居后三位的（含并列）是：己镇（20.00%）、庚镇（20.00%）、辛镇（20.00%）、壬镇（10.00%）、癸镇（5.00%）。',
    )
    expect(progressOf(Array.from('甲乙丙丁戊己', (sign, index) => town(`${sign}镇`, 90 - index))).at(-1)).toBe('完成率居前三位的是：甲镇（90.00%）、乙镇（89.00%）、丙镇（88.00%）；居后三位的是：丁镇（87.00%）、戊镇（86.00%）、己镇（85.00%）。')
  })
})

describe('R13 against the bulletin before', () => {
  it.each<[string, Partial<BulletinInputs>, string]>([
    ['more', { previous: previousOf([[40, 100], [50, 100], [61, 100]]) }, '截至11月23日17时，全县累计参保缴费210人；完成任务数300人的70.00%，尚差90人；比第4期通报增加59人；比序时进度快1.91个百分点（多5人）。'],
    ['fewer, after refunds', { previous: previousOf([[60, 100], [80, 100], [75, 100]]) }, '截至11月23日17时，全县累计参保缴费210人；完成任务数300人的70.00%，尚差90人；比第4期通报减少5人；比序时进度快1.91个百分点（多5人）。'],
    ['as many', { previous: previousOf([[60, 100], [80, 100], [70, 100]]) }, '截至11月23日17时，全县累计参保缴费210人；完成任务数300人的70.00%，尚差90人；与第4期通报持平；比序时进度快1.91个百分点（多5人）。'],
    ['no bulletin last week: the one of fourteen days ago, by its number', { previous: previousOf([[40, 100], [50, 100], [61, 100]], { issueNumber: 3, cutOff: { day: day('2021-11-09'), hour: 17 } }) }, '截至11月23日17时，全县累计参保缴费210人；完成任务数300人的70.00%，尚差90人；比第3期通报增加59人；比序时进度快1.91个百分点（多5人）。'],
    ['none before', {}, threeOpening],
    ['R11 another series: nothing is compared', { series: 'tax', previous: previousOf([[40, 100], [50, 100], [61, 100]]) }, threeOpening],
  ])('%s', (_case, otherwise, expected) => {
    expect(progressOf(three, otherwise)[0]).toBe(expected)
  })
})

describe('R6 who has not reported is named', () => {
  it.each<[string, TownLine[], string]>([
    ['carried', [town('甲镇', 60, 100, { asOf: '2021-11-20' }), town('乙镇', 80)], '甲镇（11月20日）到截止时没有新上报，沿用括号内日期的数。'],
    ['several of each kind', [town('甲镇', 60, 100, { asOf: '2021-11-20' }), town('乙镇', 70, 100, { asOf: '2021-11-21' }), town('丙镇', null), town('丁镇', null), town('戊镇', 60), town('己镇', 5, null)], '乙镇（11月21日）、甲镇（11月20日）共2个镇到截止时没有新上报，沿用括号内日期的数；丙镇、丁镇共2个镇尚无上报，没有列入排名；己镇未下达任务数，没有列入排名。'],
    ['one that never reported', [town('甲镇', null), town('乙镇', 80)], '甲镇尚无上报，没有列入排名。'],
    ['one without quota', [town('甲镇', 5, null), town('乙镇', 80)], '甲镇未下达任务数，没有列入排名。'],
  ])('%s', (_case, towns, expected) => {
    expect(progressOf(towns).at(-1)).toBe(expected)
  })
})

describe('R18 must-cover groups', () => {
  const settings = { ...fixtureSettings, mustCoverGroups: [poor, monitored] }
  const group = (formerlyPoor: [number | null, number | null], other: [number | null, number | null] = [null, null]) => ({ groups: { formerlyPoor, monitored: other } })

  it.each<[string, TownLine[], string[]]>([
    ['what remains, by town; a surplus is set off against nothing', [town('甲镇', 60, 100, group([50, 48])), town('乙镇', 80, 100, group([40, 41])), town('丙镇', 70, 100, group([30, 20]))], ['一般脱贫户（必保对象，应全部参保）任务数120人，已参保109人，完成率90.83%，比序时进度快22.75个百分点，尚有12人未参保，其中：甲镇2人、丙镇10人。']],
    ['nobody missing', [town('甲镇', 60, 100, group([50, 50]))], ['一般脱贫户（必保对象，应全部参保）任务数50人，已参保50人，完成率100.00%，已全部参保。']],
    ['nobody known to be missing, but a town is silent', [town('甲镇', 60, 100, group([50, 50])), town('乙镇', 60, 100, group([50, null]))], ['一般脱贫户（必保对象，应全部参保）任务数100人，已参保50人，完成率50.00%；乙镇尚无上报，未参保人数不明。']],
    ['some missing, and a town is silent', [town('甲镇', 60, 100, group([50, 40])), town('乙镇', 60, 100, group([50, null])), town('丙镇', 60, 100, group([null, 3]))], ['一般脱贫户（必保对象，应全部参保）任务数100人，已参保43人，完成率43.00%，比序时进度慢25.09个百分点，尚有10人未参保，其中：甲镇10人；乙镇尚无上报，丙镇未下达任务数，未参保人数不明。']],
    ['nobody reported', [town('甲镇', 60, 100, group([50, null], [5, null]))], ['一般脱贫户任务数50人，尚无上报。', '三类人员任务数5人，尚无上报。']],
    ['a difference that rounds to nothing', [town('甲镇', 60, 1_000_000, group([1_000_000, 680_850]))], ['一般脱贫户（必保对象，应全部参保）任务数1,000,000人，已参保680,850人，完成率68.09%，比序时进度慢不足0.01个百分点，尚有319,150人未参保，其中：甲镇319,150人。']],
    ['without a quota of its own: no word', [town('甲镇', 60)], []],
  ])('%s', (_case, towns, expected) => {
    expect(progressOf(towns, { settings }).filter((paragraph) => paragraph.startsWith('一般') || paragraph.startsWith('三类'))).toEqual(expected)
  })
})

describe('the paragraph to paste into a group', () => {
  it('names what is not known of a group beside what is missing', () => {
    const settings = { ...fixtureSettings, mustCoverGroups: [poor, monitored] }
    const groups = (formerlyPoor: [number, number | null], other: [number, number | null]) => ({ groups: { formerlyPoor, monitored: other } })
    const composed = composedFrom(inputsOf([town('甲镇', 80, 100, groups([50, 48], [5, 5])), town('乙镇', 80, 100, groups([50, null], [5, null]))], { settings }))
    expect(composeParagraph(composed, '第5期')).toContain('必保对象未参保：一般脱贫户尚有2人（不含情况不明的1个镇）、三类人员有1个镇情况不明。')
  })

  it('is one line, with the remainder of the groups, and says that a demo is one', () => {
    const settings = { ...fixtureSettings, mustCoverGroups: [poor] }
    const inputs = inputsOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 48] } })], { settings })
    expect(composeParagraph(composedFrom({ ...inputs, campaign: { ...inputs.campaign, isDemo: true } }), '第5期')).toBe(
      '【参保缴费通报 第5期】（演示数据）截至11月23日17时，全县累计参保缴费80人；完成任务数100人的80.00%，尚差20人；比序时进度快11.91个百分点（多11人）。甲镇达到序时进度（68.09%）。必保对象未参保：一般脱贫户尚有2人。（口径：镇村上报；任务数：上级任务）',
    )
  })
})

it.each([
  [{ paceState: 'ahead', pacePoints: '0.00', paceGap: -1 }, '比序时进度快不足0.01个百分点（多1人）'],
  [{ paceState: 'farBehind', pacePoints: '5.01', paceGap: 1_234 }, '比序时进度慢5.01个百分点（差1,234人）'],
  [{ paceState: 'onLine', pacePoints: '0.00', paceGap: 0 }, '与序时进度持平'],
  [{ paceState: null, pacePoints: null, paceGap: null }, ''],
] as const)('R12 pace in words', (pace, expected) => {
  expect(paceText(pace)).toBe(expected)
})
