import { describe, expect, it } from 'vitest'
import type { BulletinInputs } from './bulletin-inputs'
import { codeOf, composedFrom, countOf, day, fixtureSettings, inputsOf, monitored, poor, previousOf, withBulletin, type TownLine } from './bulletin-inputs.fixture'
import { bulletinTextSchema } from './bulletin-text'
import { composeText, editedParts, renewText } from './compose-text'

const town = (name: string, persons: number | null, quota: number | null = 100, otherwise: Partial<TownLine> = {}): TownLine => ({ name, persons, quota, ...otherwise })
const textOf = (towns: readonly TownLine[], otherwise: Partial<BulletinInputs> = {}) => composeText(composedFrom(inputsOf(towns, otherwise)))

describe('R14 存在的问题', () => {
  it.each<[string, string, string]>([
    ['nothing to say', textOf([town('甲镇', 100), town('乙镇', 100)]).problems, ''],
    ['far behind; a little behind is no problem of its own', textOf([town('甲镇', 60), town('乙镇', 66)]).problems, '甲镇比序时进度慢8.09个百分点（差9人），进度差距较大。'],
    ['no gain since the last, but for who is through', textOf([town('甲镇', 80), town('乙镇', 100), town('丙镇', 70)], { previous: previousOf([[80, 100], [100, 100], [75, 100]]) }).problems, '甲镇、丙镇自第4期通报以来没有新增参保缴费。'],
    ['who has not reported anew is not said to have no gain', textOf([town('甲镇', 80, 100, { asOf: '2021-11-16' }), town('乙镇', 80)], { previous: previousOf([[80, 100], [80, 100]]) }).problems, '乙镇自第4期通报以来没有新增参保缴费。'],
    ['R6 corrected downwards, though persons paid: no word of standing still', textOf([town('甲镇', 65)], { previous: previousOf([[69, 100]], { restated: [{ level: 'town', from: null, counts: [countOf(codeOf(0), 63, day('2021-11-16'))] }] }) }).problems, ''],
    ['a group of which a town says nothing', textOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 50] } }), town('乙镇', 80, 100, { groups: { formerlyPoor: [50, null] } })], { settings: { ...fixtureSettings, mustCoverGroups: [poor] } }).problems, '必保对象的情况还没有报全：一般脱贫户有1个镇情况不明。'],
    ['must-cover persons missing', textOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 48], monitored: [5, 4] } })], { settings: { ...fixtureSettings, mustCoverGroups: [poor, monitored] } }).problems, '必保对象还没有全部参保：一般脱贫户尚有2人、三类人员尚有1人。'],
    ['what visits found comes last', textOf([town('甲镇', 60)], { findings: ['督导发现甲。', '督导发现乙。'] }).problems, '甲镇比序时进度慢8.09个百分点（差9人），进度差距较大。\n督导发现甲。\n督导发现乙。'],
    ['R17 in the order of the quota table where no ranks are printed', textOf([town('甲镇', 60), town('乙镇', 61)], { settings: withBulletin({ ranksPrinted: false }) }).problems, '甲镇比序时进度慢8.09个百分点（差9人）；乙镇比序时进度慢7.09个百分点（差8人），进度差距较大。'],
  ])('%s', (_case, problems, expected) => {
    expect(problems).toBe(expected)
  })
})

describe('R14 工作要求', () => {
  const late = { ...fixtureSettings, lateWindow: { opensOn: day('2022-01-01'), closesOn: day('2022-02-28') } }
  const improve = '未达到序时进度的镇要查找原因，落实到人，下期通报前明显改进。'
  it.each<[string, string, string]>([
    ['to the next milestone, and who is behind', textOf([town('甲镇', 60)]).demands, `各镇要对照11月30日前全县完成80人的节点，逐村核对未参保人员，全县尚差20人。\n${improve}`],
    ['a fixed line is called so', textOf([town('甲镇', 60)], { settings: withBulletin({ lineBasisPoints: 7_000 }) }).demands.split('\n')[1]!, improve.replace('序时进度', '达标线')],
    ['the milestone reached early', textOf([town('甲镇', 80)]).demands, '全县已提前达到11月30日的节点；各镇要巩固进度，查漏补缺。'],
    ['the milestone reached early, but not by all', textOf([town('甲镇', 100), town('乙镇', 70)]).demands, '全县已提前达到11月30日的节点，但乙镇（尚差10人）还没有达到，要抓紧补上；各镇要巩固进度，查漏补缺。'],
    ['the window over: no next bulletin to improve before', textOf([town('甲镇', 60)], { cutOff: { day: day('2021-12-31'), hour: 24 } }).demands, '集中征缴期已结束，各镇要核对未参保人员，按规定办理登记和确认。'],
    ['its last day, still open', textOf([town('甲镇', 60)], { cutOff: { day: day('2021-12-25'), hour: 17 } }).demands, '集中征缴期12月25日截止，各镇要核对未参保人员，抓紧在截止前缴费。'],
    ['its last day, over', textOf([town('甲镇', 60)], { cutOff: { day: day('2021-12-25'), hour: 24 } }).demands, '集中征缴期已结束，各镇要核对未参保人员，按规定办理登记和确认。'],
    ['before a late window', textOf([town('甲镇', 60)], { settings: late, cutOff: { day: day('2021-12-28'), hour: 17 } }).demands.split('\n')[0]!, '集中征缴期已结束，延期缴费从1月1日开始，到2月28日截止，各镇要核对未参保人员，动员在截止前缴费。'],
    ['in a late window', textOf([town('甲镇', 60)], { settings: late, cutOff: { day: day('2022-01-10'), hour: 17 } }).demands, `集中征缴期已结束，延期缴费到2月28日截止，各镇要核对未参保人员，动员在截止前缴费。\n${improve}`],
    ['a group of which a town says nothing', textOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 50] } }), town('乙镇', 80, 100, { groups: { formerlyPoor: [50, null] } })], { settings: { ...fixtureSettings, mustCoverGroups: [poor] } }).demands.split('\n')[1]!, '必保对象要逐户核实，已在外地参保的取得凭证，其余的尽快参保，做到应保尽保。'],
    ['nobody reported', textOf([town('甲镇', null)]).demands, ''],
    ['must-cover persons', textOf([town('甲镇', 80, 100, { groups: { formerlyPoor: [50, 48] } })], { settings: { ...fixtureSettings, mustCoverGroups: [poor] } }).demands.split('\n')[1]!, '必保对象要逐户核实，已在外地参保的取得凭证，其余的尽快参保，做到应保尽保。'],
  ])('%s', (_case, demands, expected) => {
    expect(demands).toBe(expected)
  })
})

describe('title and addressees', () => {
  it('as usual, and as the campaign sets them', () => {
    expect(textOf([town('甲镇', 60)])).toMatchObject({ title: '关于2022年度全县城乡居民基本医疗保险参保缴费进展情况的通报', addressees: '各镇人民政府，县政府各有关部门', copiedTo: '' })
    expect(textOf([town('甲镇', 60)], { settings: withBulletin({ addressees: '各镇', copiedTo: '县委办' }) })).toMatchObject({ addressees: '各镇', copiedTo: '县委办' })
  })

  it('of a banner, without a word of a county', () => {
    const inputs = inputsOf([town('树林召镇', 60)])
    const banner = { ...inputs, campaign: { ...inputs.campaign, countyName: '达拉特旗' }, words: { whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' } }
    expect(Object.values(composeText(composedFrom(banner))).join('')).not.toContain('县')
    expect(composeText(composedFrom(banner)).addressees).toBe('各苏木镇人民政府、各街道办事处，旗政府各有关部门')
  })

  it('fits the form it is edited in, whatever there is', () => {
    for (const towns of [[], [town('甲镇', null)], Array.from({ length: 120 }, (_, index) => town(`很长的名字的苏木乡镇街道${index}`, index, 1_000, { groups: { formerlyPoor: [100, 50], monitored: [100, 50] } }))]) {
      expect(bulletinTextSchema.safeParse(textOf(towns, { previous: previousOf(towns.map(({ persons, quota }) => [persons, quota])), settings: { ...fixtureSettings, mustCoverGroups: [poor, monitored] } })).error).toBeUndefined()
    }
  })
})

describe('numbers taken anew', () => {
  const before = composedFrom(inputsOf([town('甲镇', 60)]))
  const now = composedFrom(inputsOf([town('甲镇', 90)]))

  it('each part follows them as long as nobody changed it', () => {
    const text = { ...composeText(before), title: '我们的标题' }
    expect(renewText(text, before, now)).toEqual({ text: { ...composeText(now), title: '我们的标题' }, kept: [] })
  })

  it('the document number follows the number the draft would get, unless somebody wrote one', () => {
    const numbered = (issueNumber: number) => composedFrom(inputsOf([town('甲镇', 60)], { settings: withBulletin({ documentPrefix: '平医保督' }), previous: previousOf([[50, 100]], { issueNumber }) }))
    expect(renewText(composeText(numbered(4)), numbered(4), numbered(5)).text.documentNumber).toBe('平医保督〔2021〕6号')
    expect(renewText({ ...composeText(numbered(4)), documentNumber: '平医保督〔2022〕1号' }, numbered(4), numbered(5))).toMatchObject({ text: { documentNumber: '平医保督〔2022〕1号' }, kept: ['文号'] })
  })

  it('a signer learns which parts were written otherwise', () => {
    expect(editedParts({ ...composeText(now), problems: '我们写的', title: '我们的标题' }, now)).toEqual(['存在的问题'])
    expect(editedParts(composeText(now), now)).toEqual([])
  })

  it('what somebody wrote stays, and is named where the numbers would have said otherwise', () => {
    const text = { ...composeText(before), progress: '我们写的', demands: '我们写的' }
    expect(renewText(text, before, now)).toEqual({ text: { ...text, problems: composeText(now).problems }, kept: ['进展情况', '工作要求'] })
    expect(renewText(text, before, before)).toEqual({ text, kept: [] })
  })
})
