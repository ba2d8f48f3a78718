import 'server-only'
import { cache } from 'react'
import { getAccount, getCalendarDay } from '@/db/queries/accounts'
import { measureOf } from '@/db/queries/measure'
import { getVillageTotals } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { usualWords } from '@/domain/divisions/division-words'
import { measureKey } from '@/domain/campaigns/measure-choice'
import { composeVillageOverview, type VillageOverview } from '@/domain/progress/village-overview'
import { villageTasks, type VillageTask } from '@/domain/progress/village-tasks'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'
import { basisOf } from './overview'

/** The agent's own village on a day, as far as the database lets him see; null when it is in no list of that day. */
export function getVillageOverview(actor: Actor, day: CampaignDay): Promise<VillageOverview | null> {
  const { campaign, counter, asOf, settings, inForce } = day
  const code = actor.scopeCode
  return oncePerChange(`village ${campaign.id} ${counter} ${asOf} ${measureKey(day.choice)} ${code} ${actor.scopeRanges}`, () =>
    withActor(database(), actor, async (tx) => {
      const totalIn = async (coverageGroup: string) => {
        const villages = await getVillageTotals(tx, { ...measureOf(day), coverageGroup }, code.slice(0, 9), asOf)
        return villages.find((village) => village.divisionCode === code) ?? null
      }
      const total = await totalIn(day.choice.coverageGroup)
      if (!total) return null
      const groups = []
      for (const group of inForce.settings.mustCoverGroups) groups.push({ ...group, total: await totalIn(group.code) })
      return composeVillageOverview({ total, groups, settings, basis: basisOf(day), asOf })
    }),
  )
}

/** The account's last day and today by the calendar. */
export const getOwnAccount = cache(async (actor: Actor) =>
  withActor(database(), actor, async (tx) => {
    const account = await getAccount(tx, { id: actor.accountId })
    return { expiresOn: account?.expiresOn ?? null, calendarDay: await getCalendarDay(tx) }
  }),
)

/** What waits for the agent today, asked by the frame and by the page in one request. */
export const getVillageTasks = cache(async (actor: Actor): Promise<VillageTask[]> => {
  const day = await resolveCampaignDay(actor, {})
  const overview = day && (await getVillageOverview(actor, day))
  return villageTasks({ overview, settings: day && day.settings, ...(await getOwnAccount(actor)) })
})

/** What stands around every page of a village agent. */
export async function getVillageFrame(actor: Actor) {
  const day = await resolveCampaignDay(actor, {})
  const waiting = (await getVillageTasks(actor)).length
  return { place: actor.scopeName, campaign: day && `${day.campaign.coverageYear}年度城乡居民医保征缴`, demo: day?.campaign.demoDate != null, waiting, words: day?.words ?? usualWords }
}
