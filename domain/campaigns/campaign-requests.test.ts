import { describe, expect, it } from 'vitest'
import { emptyCampaignForm, readCampaignForm, type CampaignForm } from '@/domain/campaigns/campaign-form'
import { documentsOfSwitches } from '@/domain/campaigns/campaign-requests'
import { plainDate } from '@/domain/time/plain-date'

const form: CampaignForm = {
  ...emptyCampaignForm(), coverageYear: '2022', opensOn: '2021-10-15', closesOn: '2021-12-25', personalFee: '320', financeShare: '580',
  milestones: [{ dueOn: '2021-12-25', percent: '100' }],
}

/** A revision by its paper and day; `form` is what it changes. */
function revision(documentNumber: string, from: string, change: Partial<CampaignForm>) {
  const read = readCampaignForm({ ...form, ...change })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { documentNumber, effectiveFrom: plainDate(from), settings: read.settings }
}

describe('R17 the document on which each switch stands', () => {
  it('is the one that set it as it is: not the first with that value, nor a later paper that left it', () => {
    const history = [
      revision('4号', '2021-12-01', { talks: false, replyDays: '5' }),
      revision('3号', '2021-11-20', { talks: false }),
      revision('2号', '2021-11-01', { townsSeeTable: false, ranksPrinted: false }),
      revision('1号', '2021-10-15', {}),
    ]
    expect(documentsOfSwitches(history, history[0]!.settings)).toEqual({
      townsSeeTable: '3号（2021年11月20日起）', ranksPrinted: '3号（2021年11月20日起）', reminders: '1号（2021年10月15日起）', talks: '3号（2021年11月20日起）',
    })
    expect(documentsOfSwitches(history, history[2]!.settings)).toMatchObject({ townsSeeTable: '2号（2021年11月1日起）', ranksPrinted: '2号（2021年11月1日起）' })
    expect(documentsOfSwitches([], history[0]!.settings).talks).toBe('')
  })
})
