import 'server-only'
import { getCases } from '@/db/queries/supervision'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { composeBrief, type Brief } from '@/domain/brief/brief'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { getMustCover } from './must-cover'
import { getOverview } from './overview'

/** The leader's page of a day; null for those who see no county figures. */
export async function readBrief(actor: Actor, day: CampaignDay): Promise<Brief | null> {
  const overview = await getOverview(actor, day)
  if (!overview) return null
  const cases = await withActor(database(), actor, (tx) => getCases(tx, day.campaign.id, { open: true }))
  return composeBrief({ overview, mustCover: await getMustCover(actor, day), cases, words: day.words, today: day.workingDate })
}
