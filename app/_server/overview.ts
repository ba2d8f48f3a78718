import 'server-only'
import { getCountyTotals, type Measure } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { everyone } from '@/domain/campaigns/settings'
import { composeOverview, overviewFor, type Overview } from '@/domain/progress/overview'
import { sumTotals } from '@/domain/progress/sum-totals'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** The numbers that count in a campaign: its counting series at the level that series is reported at, for everyone. */
export function countingMeasure({ campaign, inForce }: Pick<CampaignDay, 'campaign' | 'inForce'>): Measure {
  const series = inForce.settings.countingSeries
  return { campaignId: campaign.id, series, coverageGroup: everyone, level: inForce.settings.reportingLevel[series], kind: 'assigned' }
}

/** The county's overview, computed once per change and day, whoever asks first (decision 3). */
function countyOverview(actor: Actor, day: CampaignDay): Promise<Overview> {
  const { campaign, inForce, asOf, counter } = day
  return oncePerChange(`overview ${campaign.id} ${counter} ${asOf}`, async () => {
    const { county, towns } = await withActor(database(), actor, (tx) => getCountyTotals(tx, countingMeasure(day), asOf))
    const own = county ?? { divisionCode: campaign.countyCode, name: campaign.countyName, position: 0, quota: null, milestones: [] }
    return composeOverview({ scopeName: '全县', total: sumTotals(own, towns), parts: towns, partLevel: 'town', settings: inForce.settings, asOf })
  })
}

/** The county's overview as far as the actor may see it (R11); null for those who see no county figures. */
export async function getOverview(actor: Actor, day: CampaignDay): Promise<Overview | null> {
  return overviewFor(await countyOverview(actor, day), actor, day.inForce.settings.townsSeeTable)
}

/** The row of one town in the county's ranking, for its own page. Scope is the caller's to check. */
export async function getTownRow(actor: Actor, day: CampaignDay, townCode: string) {
  const overview = await countyOverview(actor, day)
  return overview.rows.find((row) => row.divisionCode === townCode) ?? null
}
