import 'server-only'
import { getEntrySheet } from '@/db/queries/daily-counts'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** Names what an entry sheet depends on: the reader's scope, the campaign's counter, the day, today and the place. */
export function entrySheetVersion(actor: Actor, day: CampaignDay, town: string | undefined): string {
  return `${actor.role}-${actor.scopeCode}-${day.campaign.id}-${day.counter}-${day.asOf}-${day.workingDate}-${town ?? ''}`
}

/** The sheet of a day for the series that counts, computed once per change; null when the town is not the actor's to see. */
export function readEntrySheet(actor: Actor, day: CampaignDay, town: string | undefined): Promise<EntrySheet | null> {
  const { campaign, inForce, asOf, workingDate } = day
  return oncePerChange(`entry-sheet ${entrySheetVersion(actor, day, town)}`, () =>
    withActor(database(), actor, (tx) =>
      getEntrySheet(tx, actor, { campaignId: campaign.id, series: inForce.settings.countingSeries, asOf, workingDate, settings: inForce.settings, town }),
    ),
  )
}
