import { describe, expect, it } from 'vitest'
import { emptyCampaignForm, readCampaignForm, type CampaignForm } from '@/domain/campaigns/campaign-form'
import { codeForName } from '@/domain/campaigns/group-fields'
import { nextYearForm, sameDayNextYear } from '@/domain/campaigns/next-year'
import { plainDate } from '@/domain/time/plain-date'

describe('the same day of the year after', () => {
  it.each([
    ['2021-10-15', '2022-10-15'],
    ['2023-02-28', '2024-02-29'],
    ['2024-02-29', '2025-02-28'],
    ['2024-02-28', '2025-02-28'],
    ['2025-02-28', '2026-02-28'],
    ['2023-03-01', '2024-03-01'],
    ['2021-12-31', '2022-12-31'],
  ])('%s → %s', (day, next) => {
    expect(sameDayNextYear(plainDate(day))).toBe(next)
  })
})

describe('a new year copied from the last (R1)', () => {
  // Dalate: 1 September to the end of February.
  const form: CampaignForm = {
    ...emptyCampaignForm(),
    coverageYear: '2024',
    opensOn: '2023-09-01',
    closesOn: '2024-02-29',
    lateOpensOn: '2024-03-01',
    lateClosesOn: '2024-06-30',
    personalFee: '380',
    financeShare: '640',
    milestones: [{ dueOn: '2023-12-31', percent: '80' }, { dueOn: '2024-02-29', percent: '100' }],
    mustCoverGroups: [{ code: 'groupA', name: '低保对象', milestones: [{ dueOn: '2023-12-31', percent: '100' }] }],
    waiverWording: '2024年度不享受待遇。',
    townsSeeTable: false,
    dailyDueHour: '18',
  }
  const last = readCampaignForm(form)
  if (!last.ok) throw new Error(JSON.stringify(last.problems))

  it('moves every day by a year and leaves empty what only the new notice says', () => {
    expect(nextYearForm(last.settings)).toEqual({
      ...form,
      coverageYear: '2025',
      opensOn: '2024-09-01',
      closesOn: '2025-02-28',
      lateOpensOn: '2025-03-01',
      lateClosesOn: '2025-06-30',
      personalFee: '',
      financeShare: '',
      milestones: [{ dueOn: '2024-12-31', percent: '80' }, { dueOn: '2025-02-28', percent: '100' }],
      mustCoverGroups: [{ code: 'groupA', name: '低保对象', milestones: [{ dueOn: '2024-12-31', percent: '100' }] }],
      waiverWording: '',
    })
  })

  it('cannot be saved before the fee and the share are typed, and can afterwards', () => {
    const copied = nextYearForm(last.settings)
    const read = readCampaignForm(copied)
    expect(read.ok ? {} : read.problems).toEqual({ personalFee: '个人缴费标准没有填写。', financeShare: '财政补助标准没有填写。' })
    expect(readCampaignForm({ ...copied, personalFee: '400', financeShare: '670' })).toMatchObject({ ok: true, settings: { coverageYear: 2025, personalFeeFen: 40_000, waiver: { wording: null } } })
  })
})

describe('the code of a newly named group', () => {
  const used = [{ code: 'formerPoor', name: '一般脱贫户' }, { code: 'groupA', name: '低保对象' }]
  it('is the old one for a name used before, and never one whose numbers are another group\'s', () => {
    expect(codeForName('低保对象', used)).toBe('groupA')
    expect(codeForName('特困人员', used)).toBe('groupB')
    expect(codeForName('特困人员', used, 'subsidy')).toBe('subsidyA')
    const many = Array.from({ length: 26 }, (_, index) => ({ code: `group${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index]}`, name: `第${index}类` }))
    expect(codeForName('再一类', many)).toBe('groupAA')
    expect(codeForName('再一类', many)).toMatch(/^[a-z][a-zA-Z]{1,39}$/)
  })
})
