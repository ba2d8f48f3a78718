import { campaignFormOf, type CampaignForm } from '@/domain/campaigns/campaign-form'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { addDays, isPlainDate, type PlainDate } from '@/domain/time/plain-date'

/** The same day of the year after; the last day of February stays the last day of February. */
export function sameDayNextYear(day: PlainDate): PlainDate {
  const year = Number(day.slice(0, 4)) + 1
  const isFebruarysEnd = addDays(day, 1).slice(5) === '03-01'
  const moved = isFebruarysEnd ? addDays(`${year}-03-01` as PlainDate, -1) : `${year}${day.slice(4)}`
  if (!isPlainDate(moved)) throw new RangeError(`${day} has no same day in the next year.`)
  return moved
}

function moved(day: string): string {
  return isPlainDate(day) ? sameDayNextYear(day) : day
}

/**
 * The form of a new campaign from last year's settings: the year and every day one year on. What only the new notice can say
 * stays empty: the fee, the finance share, the waiver's wording (R1, R25); no default for a year not listed.
 */
export function nextYearForm(settings: CampaignSettings): CampaignForm {
  const form = campaignFormOf(settings)
  const later = (milestones: CampaignForm['milestones']) => milestones.map((milestone) => ({ ...milestone, dueOn: moved(milestone.dueOn) }))
  return {
    ...form,
    coverageYear: String(settings.coverageYear + 1),
    opensOn: moved(form.opensOn),
    closesOn: moved(form.closesOn),
    lateOpensOn: moved(form.lateOpensOn),
    lateClosesOn: moved(form.lateClosesOn),
    personalFee: '',
    financeShare: '',
    milestones: later(form.milestones),
    mustCoverGroups: form.mustCoverGroups.map((group) => ({ ...group, milestones: later(group.milestones) })),
    waiverWording: '',
  }
}
