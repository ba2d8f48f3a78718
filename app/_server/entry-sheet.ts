import 'server-only'
import { getEntrySheet } from '@/db/queries/daily-counts'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import type { CampaignDay } from './campaign'
import { database } from './database'

/** The sheet of a day for the series that counts; null when the town is not the actor's to see. */
export function readEntrySheet(actor: Actor, day: CampaignDay, town: string | undefined): Promise<EntrySheet | null> {
  const { campaign, inForce, asOf, workingDate } = day
  const { settings } = inForce
  return withActor(database(), actor, (tx) =>
    getEntrySheet(tx, actor, { campaignId: campaign.id, series: settings.countingSeries, asOf, workingDate, settings, town }),
  )
}
