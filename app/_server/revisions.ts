import 'server-only'
import { measureOf } from '@/db/queries/measure'
import { getCountRevisions, getNamedDivision } from '@/db/queries/revisions'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { ReportingLevel } from '@/domain/campaigns/choices'
import { dayHistory } from '@/domain/progress/day-history'
import type { CampaignDay } from './campaign'
import { database } from './database'

/** A division's line day by day with every revision behind it (R7); null outside the actor's scope. */
export async function getDayHistory(actor: Actor, day: CampaignDay, line: { code: string; level: ReportingLevel }) {
  const { division, revisions } = await withActor(database(), actor, async (tx) => ({
    division: await getNamedDivision(tx, line.code),
    revisions: await getCountRevisions(tx, measureOf(day), line, day.asOf),
  }))
  return division && { division, days: dayHistory(revisions, day.asOf, day.inForce.settings.closesOn) }
}
