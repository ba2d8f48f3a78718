import 'server-only'
import { measureOf } from '@/db/queries/measure'
import { getCountyTotals, getVillageTotals, type Measure } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { isInReach, mayOpenTown } from '@/domain/access/reach'
import { groupName, measureKey } from '@/domain/campaigns/measure-choice'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { measureWords } from '@/domain/progress/measure-words'
import { composeOverview, overviewFor, type Basis, type ComposedOverview, type EarlierCampaign, type Overview } from '@/domain/progress/overview'
import type { DivisionTotal } from '@/domain/progress/progress'
import { countyItself, sumTotals } from '@/domain/progress/sum-totals'
import { composeTownOverview, type TownOverview } from '@/domain/progress/town-overview'
import { yearBefore, type YearBeforeTotals } from '@/domain/progress/year-before'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** The same numbers of last year's campaign, at the levels it had (R8); null when the county has none. */
export function measureOfYearBefore({ earlier, choice, asOf }: Pick<CampaignDay, 'earlier' | 'choice' | 'asOf'>): Measure | null {
  const inForce = earlier && settingsInForce(earlier.revisions, yearBefore(asOf))
  return inForce && measureOf({ campaign: earlier, settings: inForce.settings, choice })
}

function earlierCampaign({ earlier }: CampaignDay, totals: YearBeforeTotals | null): EarlierCampaign | null {
  const inForce = earlier && totals && settingsInForce(earlier.revisions, totals.on)
  return inForce && { coverageYear: earlier.coverageYear, settings: inForce.settings, totals }
}

/** What every sentence of a day is composed with. */
function spokenOf({ words, inForce, choice, settings, asOf }: CampaignDay) {
  return { words, measure: measureWords(inForce.settings, choice), settings, asOf }
}

/** What the numbers of a request are measured in (R11). */
export function basisOf(day: CampaignDay): Basis {
  const { kind, series, level, coverageGroup } = measureOf(day)
  return { kind, series, level, coverageGroup, groupName: groupName(day.settings, coverageGroup), expectedLine: day.settings.expectedLine }
}

interface CountyDay {
  composed: ComposedOverview
  towns: DivisionTotal[]
}

/** The county's overview, computed once per change and day, whoever asks first (decision 3). */
function countyDay(actor: Actor, day: CampaignDay): Promise<CountyDay> {
  const { campaign, asOf, counter } = day
  return oncePerChange(`county-day ${campaign.id} ${counter} ${asOf} ${measureKey(day.choice)}`, async () => {
    const { county, towns, yearBefore: totals } = await withActor(database(), actor, (tx) => getCountyTotals(tx, measureOf(day), asOf, measureOfYearBefore(day)))
    const own = county ?? countyItself(campaign)
    const composed = composeOverview({
      ...spokenOf(day),
      scopeName: day.words.whole,
      total: sumTotals(own, towns),
      parts: towns,
      partLevel: 'town',
      basis: basisOf(day),
      earlier: earlierCampaign(day, totals),
    })
    return { composed, towns }
  })
}

/** The county's overview as far as the actor may see it (R11); null for those who see no county figures. */
export async function getOverview(actor: Actor, day: CampaignDay): Promise<Overview | null> {
  const { composed } = await countyDay(actor, day)
  return overviewFor(composed, actor, day.townsSeeTable)
}

/** A town's total whose days the reader may look into; null for any other town. */
export async function getTownTotal(actor: Actor, day: CampaignDay, code: string): Promise<DivisionTotal | null> {
  if (!isInReach(actor, code)) return null
  const { towns } = await countyDay(actor, day)
  return towns.find((town) => town.divisionCode === code) ?? null
}

/** A town with its villages as far as the actor's scope reaches; null for a town that is not his or not there on that day. */
export async function getTownOverview(actor: Actor, day: CampaignDay, code: string): Promise<TownOverview | null> {
  if (!mayOpenTown(actor, code)) return null
  const { composed, towns } = await countyDay(actor, day)
  const row = composed.rows.find((town) => town.divisionCode === code)
  const total = towns.find((town) => town.divisionCode === code)
  if (!row || !total) return null
  const { campaign, counter, asOf } = day
  // The rows depend on the reader's scope; all readers of the county share one answer, each agent has his own.
  return oncePerChange(`town ${campaign.id} ${counter} ${asOf} ${measureKey(day.choice)} ${code} ${actor.scopeRanges}`, async () => {
    const villages = await withActor(database(), actor, (tx) => getVillageTotals(tx, measureOf(day), code, asOf))
    const { rankedParts, yearBefore: earlier } = composed
    return composeTownOverview({ ...spokenOf(day), total, row, rankedParts, villages, seesAll: isInReach(actor, code), basis: basisOf(day), yearBefore: earlier })
  })
}
