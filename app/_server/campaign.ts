import 'server-only'
import type { Writer } from '@/domain/access/actor'
import { chooseMeasure, settingsOfGroup, type MeasureChoice, type MeasureSearch } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'
import { getCampaigns, getSettingsInForce, type Campaign, type SettingsInForce } from '@/db/queries/campaigns'
import { withActor } from '@/db/session'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { workingDate } from './working-date'

/** The campaign a request speaks of, the day it asks about and the day that counts as today. */
export interface CampaignDay {
  campaign: Campaign
  campaigns: Campaign[]
  inForce: SettingsInForce
  /** Which numbers are meant (R11), and words of the URL that named none of this campaign's. */
  choice: MeasureChoice
  unknownChoice: { part: string; read: string }[]
  /** The settings in force, with the milestones of the chosen coverage group (R18). */
  settings: CampaignSettings
  asOf: PlainDate
  workingDate: PlainDate
  /** The campaign's change counter at the time the actor was read. */
  counter: string
}

/**
 * Resolves campaign, day and measure from a URL: the county's newest campaign, its working date and the numbers that count
 * unless named. null when the county has no campaign yet, or the one named is not this county's.
 */
export async function resolveCampaignDay(actor: Writer, wanted: MeasureSearch & { campaign?: string | undefined; asOf?: string | undefined }): Promise<CampaignDay | null> {
  const counters = Object.entries(actor.counters).sort().join()
  const campaigns = await oncePerChange(`campaigns ${actor.countyCode} ${counters}`, () => withActor(database(), actor, getCampaigns))
  const campaign = wanted.campaign ? campaigns.find((known) => known.id === wanted.campaign) : campaigns[0]
  if (!campaign) return null
  const today = workingDate(campaign)
  const asOf = wanted.asOf && isPlainDate(wanted.asOf) ? wanted.asOf : today
  const counter = actor.counters[campaign.id] ?? '0'
  const inForce = await oncePerChange(`settings ${campaign.id} ${counter} ${asOf}`, () =>
    withActor(database(), actor, (tx) => getSettingsInForce(tx, campaign.id, asOf)),
  )
  if (!inForce) return null
  const { choice, unknown } = chooseMeasure(inForce.settings, wanted)
  const settings = settingsOfGroup(inForce.settings, choice.coverageGroup)
  return { campaign, campaigns, inForce, choice, unknownChoice: unknown, settings, asOf, workingDate: today, counter }
}
