import 'server-only'
import type { Writer } from '@/domain/access/actor'
import { currentCampaign } from '@/domain/campaigns/current-campaign'
import { chooseMeasure, settingsOfGroup, type MeasureChoice, type MeasureSearch, type UnknownChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { settingsInForce, type SettingsInForce } from '@/domain/campaigns/settings-in-force'
import { divisionWords, type DivisionWords } from '@/domain/divisions/division-words'
import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'
import { getCountyCampaigns, type DatedCampaign } from '@/db/queries/campaigns'
import { withActor } from '@/db/session'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { workingDate } from './working-date'

/** The campaign a request speaks of, the day it asks about and the day that counts as today. */
export interface CampaignDay {
  campaign: DatedCampaign
  campaigns: DatedCampaign[]
  /** The campaign of the year before, to compare with; null when the county has none. */
  earlier: DatedCampaign | null
  inForce: SettingsInForce
  /** Which numbers are meant (R11), and words of the URL that named none of this campaign's. */
  choice: MeasureChoice
  unknownChoice: UnknownChoice[]
  /** The settings in force, with the milestones of the chosen coverage group (R18). */
  settings: CampaignSettings
  asOf: PlainDate
  workingDate: PlainDate
  /** Whether a town may see the other towns' totals: as the switch stands today, of whatever day it asks (R11). */
  townsSeeTable: boolean
  /** What the county's divisions are called. */
  words: DivisionWords
  /** The change counters of the campaign and of the one before it at the time the actor was read. */
  counter: string
}

/**
 * Resolves campaign, day and measure from a URL: the county's current campaign, its working date and the numbers that count
 * unless named. null when the county has no campaign yet, or the one named is not this county's.
 */
export async function resolveCampaignDay(actor: Writer, wanted: MeasureSearch & { campaign?: string | undefined; asOf?: string | undefined }): Promise<CampaignDay | null> {
  const counters = Object.entries(actor.counters).sort().join()
  const { campaigns, nameEndings } = await oncePerChange(`campaigns ${actor.countyCode} ${counters}`, () => withActor(database(), actor, getCountyCampaigns))
  const campaign = wanted.campaign ? campaigns.find((known) => known.id === wanted.campaign) : currentCampaign(campaigns, workingDate)
  if (!campaign) return null
  const today = workingDate(campaign)
  const asOf = wanted.asOf && isPlainDate(wanted.asOf) ? wanted.asOf : today
  const inForce = settingsInForce(campaign.revisions, asOf)
  if (!inForce) return null
  const earlier = campaigns.find((other) => other.coverageYear === campaign.coverageYear - 1) ?? null
  const { choice, unknown } = chooseMeasure(inForce.settings, wanted)
  return {
    campaign,
    campaigns,
    earlier,
    inForce,
    choice,
    unknownChoice: unknown,
    settings: settingsOfGroup(inForce.settings, choice.coverageGroup),
    asOf,
    workingDate: today,
    townsSeeTable: settingsInForce(campaign.revisions, today)?.settings.townsSeeTable ?? false,
    words: divisionWords(campaign.countyName, nameEndings),
    counter: [campaign, ...(earlier ? [earlier] : [])].map(({ id }) => actor.counters[id] ?? '0').join('.'),
  }
}

/** The document the settings in force come from, as a paper cites it. */
export function documentText({ inForce }: Pick<CampaignDay, 'inForce'>): string {
  return `${inForce.documentTitle}${inForce.documentNumber && `（${inForce.documentNumber}）`}`
}
