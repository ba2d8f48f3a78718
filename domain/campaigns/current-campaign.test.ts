import { describe, expect, it } from 'vitest'
import { currentCampaign } from '@/domain/campaigns/current-campaign'
import { usualBulletin, usualEscalation, type CampaignSettings } from '@/domain/campaigns/settings'
import { plainDate } from '@/domain/time/plain-date'

const settings = (opensOn: string, closesOn: string): CampaignSettings => ({
  coverageYear: Number(closesOn.slice(0, 4)) + 1, opensOn: plainDate(opensOn), closesOn: plainDate(closesOn), lateWindow: null, personalFeeFen: 0, financeShareFen: 0,
  milestones: [{ dueOn: plainDate(closesOn), basisPoints: 10_000 }], expectedLine: 'straight', mustCoverGroups: [], subsidies: [], countingSeries: 'reported',
  reportingLevel: { reported: 'town', tax: 'town', registered: 'town' }, dailyDueHour: null, townsSeeTable: true, bulletin: usualBulletin,
  escalation: usualEscalation, waiver: { wording: null, visitsNeeded: 2, dueDaysAfterClose: 7 }, retentionYears: 10,
})

function campaign(name: string, opensOn: string, closesOn: string, lateUntil?: string) {
  const late = lateUntil === undefined ? null : { opensOn: plainDate(closesOn), closesOn: plainDate(lateUntil) }
  return { name, revisions: [{ settings: { ...settings(opensOn, closesOn), lateWindow: late }, documentTitle: '', documentNumber: '', effectiveFrom: plainDate(opensOn) }] }
}

const next = campaign('next', '2022-10-15', '2022-12-25')
const now = campaign('now', '2021-10-15', '2021-12-25')
const before = campaign('before', '2020-10-15', '2020-12-25')
const late = campaign('late', '2020-10-15', '2020-12-25', '2021-11-30')

describe('the campaign a desk opens with', () => {
  it.each([
    ['the one whose window holds today, although next year stands ready', [next, now, before], '2021-11-23', 'now'],
    ['between two, the last that opened', [next, now], '2022-03-01', 'now'],
    ['from its first day, the next', [next, now], '2022-10-15', 'next'],
    ['before any has opened, the newest', [next, now], '2021-10-01', 'next'],
    ['of two open at once, the newer', [now, late], '2021-11-01', 'now'],
    ['an older one that still collects late, when nothing newer is open', [next, late], '2021-11-30', 'late'],
  ])('%s', (_case, campaigns, today, expected) => {
    expect(currentCampaign(campaigns, () => plainDate(today))?.name).toBe(expected)
  })

  it('none without campaigns', () => {
    expect(currentCampaign([], () => plainDate('2021-11-23'))).toBeUndefined()
  })
})
