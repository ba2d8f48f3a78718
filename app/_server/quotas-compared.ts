import 'server-only'
import { getLedgerTotals } from '@/db/queries/ledger-totals'
import { measureOf } from '@/db/queries/measure'
import type { CountyTotals } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { everyone } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { compareQuotas, type QuotaComparison } from '@/domain/progress/quotas-compared'
import { countyItself, sumTotals } from '@/domain/progress/sum-totals'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

function readBothKinds(actor: Actor, day: CampaignDay): Promise<CountyTotals[]> {
  const { campaign, counter, asOf, choice } = day
  return oncePerChange(`quotas-compared ${campaign.id} ${counter} ${asOf} ${choice.series}/${choice.coverageGroup}`, () => {
    const { coverageGroup } = choice
    const ledgers = [{ kind: 'assigned', coverageGroup }, { kind: 'own', coverageGroup }] as const
    return withActor(database(), actor, (tx) => getLedgerTotals(tx, measureOf(day), ledgers, asOf))
  })
}

/** Both quota kinds side by side as far as the actor may see the towns (R2, R11); null for who sees no county figures. */
export async function getQuotaComparison(actor: Actor, day: CampaignDay): Promise<QuotaComparison | null> {
  if (actor.role === 'village_agent') return null
  const [assigned, own] = await readBothKinds(actor, day)
  if (!assigned || !own) return null
  const seesAll = actor.role !== 'town_clerk' || day.townsSeeTable
  const countyOf = ({ county, towns }: CountyTotals) => sumTotals(county ?? countyItself(day.campaign), towns)
  const towns = assigned.towns.flatMap((town) => {
    const other = own.towns.find((found) => found.divisionCode === town.divisionCode)
    return other && (seesAll || town.divisionCode === actor.scopeCode) ? [{ assigned: town, own: other }] : []
  })
  const { coverageGroup } = day.choice
  return compareQuotas({
    total: { assigned: countyOf(assigned), own: countyOf(own) },
    towns,
    groupName: coverageGroup === everyone ? '' : groupName(day.inForce.settings, coverageGroup),
    words: day.words,
    asOf: day.asOf,
  })
}
