import 'server-only'
import { getEntrySheet } from '@/db/queries/daily-counts'
import { measureOf } from '@/db/queries/measure'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { EntrySheet } from '@/domain/progress/entry-sheet'
import type { CampaignDay } from './campaign'
import { database } from './database'

/** The sheet of a day for the chosen series and coverage group (R5, R18); null when the town is not the actor's to see. */
export function readEntrySheet(actor: Actor, day: CampaignDay, town: string | undefined): Promise<EntrySheet | null> {
  const { settings, asOf, workingDate } = day
  return withActor(database(), actor, (tx) => getEntrySheet(tx, actor, { ...measureOf(day), asOf, workingDate, settings, town }))
}
