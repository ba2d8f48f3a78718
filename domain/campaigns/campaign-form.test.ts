import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaignFormOf, emptyCampaignForm, readCampaignForm, type CampaignForm } from '@/domain/campaigns/campaign-form'
import { hundredthsText, parsePercent, parseYuan } from '@/domain/campaigns/decimal-text'
import { feeHint } from '@/domain/campaigns/fee-hints'
import { usualBulletin, usualEscalation } from '@/domain/campaigns/settings'

const pingli: CampaignForm = {
  ...emptyCampaignForm(),
  coverageYear: '2022',
  opensOn: '2021-10-15',
  closesOn: '2021-12-25',
  personalFee: '320',
  financeShare: '580',
  milestones: [{ dueOn: '2021-11-30', percent: '80' }, { dueOn: '2021-12-25', percent: '100' }],
}

function problemsOf(change: Partial<CampaignForm>) {
  const read = readCampaignForm({ ...pingli, ...change })
  return read.ok ? {} : read.problems
}

describe('the settings of a notice (R1)', () => {
  it('reads Pingli 2022 into fen and basis points, and back into the same form', () => {
    const read = readCampaignForm(pingli)
    expect(read).toMatchObject({
      ok: true,
      settings: {
        coverageYear: 2022, personalFeeFen: 32_000, financeShareFen: 58_000, lateWindow: null,
        milestones: [{ dueOn: '2021-11-30', basisPoints: 8_000 }, { dueOn: '2021-12-25', basisPoints: 10_000 }],
        waiver: { wording: null }, mustCoverGroups: [{ name: '一般脱贫户' }, { name: '三类人员' }],
      },
    })
    if (read.ok) expect(readCampaignForm(campaignFormOf(read.settings))).toEqual(read)
  })

  it('reads bulletins, reminders and talks as they are set, and back into the same form (R14–R17)', () => {
    const form: CampaignForm = {
      ...pingli,
      bulletinEveryDays: '10', ranksPrinted: false, bulletinLine: '62.5', bulletinOffice: '平利县医保征缴联合督导组', documentPrefix: '平医保督', addressees: '各镇人民政府', copiedTo: '县委办',
      lastPlaceTimes: '3', reminders: false, talks: false, replyDays: '5', yellowPoints: '5', redPoints: '10.25', exemptCodes: ['610926101', '610926108'],
    }
    const read = readCampaignForm(form)
    expect(read).toMatchObject({
      settings: {
        bulletin: { everyDays: 10, ranksPrinted: false, lineBasisPoints: 6_250, office: '平利县医保征缴联合督导组', documentPrefix: '平医保督', addressees: '各镇人民政府', copiedTo: '县委办' },
        escalation: { lastPlaceTimes: 3, reminders: false, talks: false, replyDays: 5, levels: { yellowBasisPoints: 500, redBasisPoints: 1_025 }, exemptCodes: ['610926101', '610926108'] },
      },
    })
    if (read.ok) expect(campaignFormOf(read.settings)).toEqual(form)
  })

  it('opens with the weekly bulletin, ranks, reminders and talks after two last places', () => {
    expect(readCampaignForm(pingli)).toMatchObject({ settings: { bulletin: usualBulletin, escalation: usualEscalation } })
  })

  it('reads groups with their own milestones, subsidies and the hour of the day, and back into the same form', () => {
    const form: CampaignForm = {
      ...pingli,
      mustCoverGroups: [{ code: 'threeKinds', name: '三类人员', milestones: [{ dueOn: '2021-11-30', percent: '100' }] }, { code: 'groupA', name: '低保对象', milestones: [] }],
      subsidies: [{ code: 'subsidyA', name: '特困人员', amount: '全额' }, { code: 'subsidyB', name: '低保对象', amount: '160.5' }],
      dailyDueHour: '17',
    }
    const read = readCampaignForm(form)
    expect(read).toMatchObject({
      ok: true,
      settings: {
        mustCoverGroups: [{ code: 'threeKinds', milestones: [{ dueOn: '2021-11-30', basisPoints: 10_000 }] }, { code: 'groupA', name: '低保对象', milestones: [] }],
        subsidies: [{ code: 'subsidyA', name: '特困人员', amountFen: 'full' }, { code: 'subsidyB', name: '低保对象', amountFen: 16_050 }],
        dailyDueHour: 17,
      },
    })
    if (read.ok) expect(campaignFormOf(read.settings)).toEqual(form)
  })

  it.each<[string, Partial<CampaignForm>, Record<string, string>]>([
    ['a group without a name', { mustCoverGroups: [{ code: 'groupA', name: ' ', milestones: [] }] }, { 'mustCoverGroups.0.name': '第1类必保对象没有写名称。' }],
    ['a group twice', { mustCoverGroups: [{ code: 'groupA', name: '低保', milestones: [] }, { code: 'groupB', name: '低保 ', milestones: [] }] }, { 'mustCoverGroups.1.name': '“低保”与第1类重复，请只留一个。' }],
    ['a group\'s milestone without a day', { mustCoverGroups: [{ code: 'groupA', name: '低保', milestones: [{ dueOn: '', percent: '90' }] }] }, { 'mustCoverGroups.0.milestones.0.dueOn': '请选择日期。' }],
    ['a group\'s milestone of 101 %', { mustCoverGroups: [{ code: 'groupA', name: '低保', milestones: [{ dueOn: '2021-11-30', percent: '101' }] }] }, { 'mustCoverGroups.0.milestones.0.percent': '低保第1个节点的比例是101，应大于0、不超过100。' }],
    ['a group\'s milestones that fall', { mustCoverGroups: [{ code: 'groupA', name: '低保', milestones: [{ dueOn: '2021-11-30', percent: '90' }, { dueOn: '2021-12-10', percent: '80' }] }] }, { 'mustCoverGroups.0.milestones.1.dueOn': '节点应按日期先后排列，比例逐个升高。' }],
    ['a group\'s milestone after the window', { mustCoverGroups: [{ code: 'groupA', name: '低保', milestones: [{ dueOn: '2022-01-30', percent: '90' }] }] }, { 'mustCoverGroups.0.milestones.0.dueOn': '节点日期应在集中征缴期之内。' }],
    ['a subsidy in words', { subsidies: [{ code: 'subsidyA', name: '低保对象', amount: '半数' }] }, { 'subsidies.0.amount': '低保对象的标准读到“半数”，应为以元为单位的数，最多两位小数；全额资助请写“全额”。' }],
    ['an hour that is none', { dailyDueHour: '25' }, { dailyDueHour: '这一项不符合要求，请核对。' }],
  ])('%s', (_, change, expected) => {
    expect(problemsOf(change)).toEqual(expected)
  })

  it('opens empty: no year, fee, window or milestone is a default', () => {
    const read = readCampaignForm(emptyCampaignForm())
    expect(read.ok ? {} : read.problems).toEqual({
      coverageYear: '参保年度没有填写。',
      opensOn: '请选择日期。',
      closesOn: '请选择日期。',
      personalFee: '个人缴费标准没有填写。',
      financeShare: '财政补助标准没有填写。',
      'milestones.0.dueOn': '请选择日期。',
      'milestones.0.percent': '第1个节点的比例没有填写。',
      'milestones.1.dueOn': '请选择日期。',
    })
  })

  it.each<[string, Partial<CampaignForm>, Record<string, string>]>([
    ['closing before opening', { closesOn: '2021-10-01', milestones: [{ dueOn: '2021-10-15', percent: '100' }] }, { closesOn: '集中征缴期的截止日早于开征日，请核对通知。', 'milestones.0.dueOn': '节点日期应在集中征缴期之内。' }],
    ['milestones that fall', { milestones: [{ dueOn: '2021-11-30', percent: '80' }, { dueOn: '2021-12-25', percent: '70' }] }, { 'milestones.1.dueOn': '节点应按日期先后排列，比例逐个升高。' }],
    ['too much', { milestones: [{ dueOn: '2021-12-25', percent: '120' }] }, { 'milestones.0.percent': '第1个节点的比例是120，应大于0、不超过100。' }],
    ['three decimals', { personalFee: '320.125' }, { personalFee: '个人缴费标准读到“320.125”，应为以元为单位的数，最多两位小数。' }],
    ['words', { financeShare: '五百八' }, { financeShare: '财政补助标准读到“五百八”，应为以元为单位的数，最多两位小数。' }],
    ['a late window without an end', { lateOpensOn: '2022-01-01' }, { lateClosesOn: '日期应写作 2021-11-23 的样子。' }],
    ['a late window backwards', { lateOpensOn: '2022-02-01', lateClosesOn: '2022-01-01' }, { lateClosesOn: '延期缴费的截止日早于开始日，请核对。' }],
    ['a window of years', { closesOn: '2031-12-25' }, { closesOn: '集中征缴期从2021年10月15日到2031年12月25日共3724天，最长397天，请核对年份。' }],
    ['a window of a day more than a year and a month', { closesOn: '2022-11-16' }, { closesOn: '集中征缴期从2021年10月15日到2022年11月16日共398天，最长397天，请核对年份。' }],
    ['a window of a year and a month', { closesOn: '2022-11-15' }, {}],
    ['a window of another decade', { opensOn: '2031-10-15', closesOn: '2031-12-25', milestones: [{ dueOn: '2031-12-25', percent: '100' }] }, { opensOn: '开征日是2031年10月15日，与2022年度相差太远，请核对年份。' }],
    ['a late window of years', { lateOpensOn: '2022-01-01', lateClosesOn: '2032-01-01' }, { lateClosesOn: '延期缴费从2022年1月1日到2032年1月1日共3653天，最长397天，请核对年份。' }],
    ['a late window far away', { lateOpensOn: '2032-01-01', lateClosesOn: '2032-02-01' }, { lateOpensOn: '延期缴费从2032年1月1日开始，离截止日2021年12月25日太远，请核对年份。' }],
    ['a milestone far away', { milestones: [{ dueOn: '2121-12-25', percent: '100' }] }, { 'milestones.0.dueOn': '节点日期应在集中征缴期之内。' }],
    ['a line of words', { bulletinLine: '序时' }, { bulletinLine: '达标线读到“序时”，应为以%为单位的数，最多两位小数。' }],
    ['a line above all', { bulletinLine: '101' }, { bulletinLine: '达标线是101，应大于0、不超过100。' }],
    ['an office longer than a masthead', { bulletinOffice: '督'.repeat(61) }, { bulletinOffice: '这一项不符合要求，请核对。' }],
    ['a reply in no time', { replyDays: '0' }, { replyDays: '提醒答复期限读到“0”，应为1到60的整数。' }],
    ['yellow without red', { yellowPoints: '5' }, { redPoints: '红色提醒的百分点没有填写。' }],
    ['red less than yellow', { yellowPoints: '10', redPoints: '5' }, { redPoints: '红色应比黄色落后更多，请核对。' }],
    ['a code that is no town\'s', { exemptCodes: ['610926'] }, { exemptCodes: '这一项不符合要求，请核对。' }],
    ['one time last', { lastPlaceTimes: '1' }, { lastPlaceTimes: '提请约谈的连续末位次数读到“1”，应为2到20的整数。' }],
  ])('%s', (_, change, expected) => {
    expect(problemsOf(change)).toEqual(expected)
  })
})

describe('money and shares', () => {
  it.each([['320', 32_000], ['320.5', 32_050], ['０．１', 10], ['1,280.05', 128_005], [' 400 ', 40_000]])('%s yuan', (text, fen) => {
    expect(parseYuan(text, '标准')).toEqual({ ok: true, hundredths: fen })
  })

  it.each([['80', 8_000], ['80%', 8_000], ['66.67％', 6_667]])('%s', (text, basisPoints) => {
    expect(parsePercent(text, '比例')).toEqual({ ok: true, hundredths: basisPoints })
  })

  it('comes back to the fen for every amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => {
      expect(parseYuan(hundredthsText(fen), '标准')).toEqual({ ok: true, hundredths: fen })
    }))
  })

  it('hints at a fee only for years that were announced', () => {
    expect(feeHint(2022)).toBe('参考：2022年度每人每年320元（平政办发〔2021〕105号第三条），以本地通知为准。')
    expect(feeHint(2025)).toContain('400元')
    expect([feeHint(2021), feeHint(2027)]).toEqual([null, null])
  })
})
