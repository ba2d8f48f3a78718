import 'server-only'
import { getLedgerTotals, getLedgerVillages, type Ledger } from '@/db/queries/ledger-totals'
import { measureOf } from '@/db/queries/measure'
import type { CountyTotals } from '@/db/queries/progress'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { isInReach, mayOpenTown } from '@/domain/access/reach'
import { composeMustCover, mustCoverFor, type ComposedMustCover, type MustCover, type MustCoverMeasure } from '@/domain/progress/must-cover'
import { countyItself } from '@/domain/progress/sum-totals'
import { composeTownMustCover, type TownMustCover } from '@/domain/progress/town-must-cover'
import type { CampaignDay } from './campaign'
import { database } from './database'
import { oncePerChange } from './once-per-change'

/** All groups on one kind and series of the campaign day; the coverage group of the URL plays no part. */
function measureOfGroups(day: CampaignDay): MustCoverMeasure {
  const { kind, series, level } = measureOf(day)
  return { kind, series, level }
}

function ledgersOf({ inForce, choice }: CampaignDay): Ledger[] {
  return inForce.settings.mustCoverGroups.map(({ code }) => ({ kind: choice.kind, coverageGroup: code }))
}

const keyOf = ({ campaign, counter, asOf, choice }: CampaignDay) => `${campaign.id} ${counter} ${asOf} ${choice.series}/${choice.kind}`

interface CountyMustCover {
  composed: ComposedMustCover
  totals: CountyTotals[]
}

/** The county's groups in one statement, once per change and day, whoever asks first (decision 4). */
function countyMustCover(actor: Actor, day: CampaignDay): Promise<CountyMustCover> {
  return oncePerChange(`must-cover ${keyOf(day)}`, async () => {
    const totals = await withActor(database(), actor, (tx) => getLedgerTotals(tx, measureOf(day), ledgersOf(day), day.asOf))
    const composed = composeMustCover({
      settings: day.inForce.settings,
      measure: measureOfGroups(day),
      words: day.words,
      totals: totals.map(({ county, towns }) => ({ own: county ?? countyItself(day.campaign), towns })),
      asOf: day.asOf,
    })
    return { composed, totals }
  })
}

/** The county's must-cover groups as far as the actor may see them (R11, R18); null for those who see no county figures. */
export async function getMustCover(actor: Actor, day: CampaignDay): Promise<MustCover | null> {
  const { composed } = await countyMustCover(actor, day)
  return mustCoverFor(composed, actor, day.townsSeeTable)
}

/** A town's must-cover groups with its villages as far as the scope reaches; null for a town that is not the actor's or not there. */
export async function getTownMustCover(actor: Actor, day: CampaignDay, code: string): Promise<TownMustCover | null> {
  if (!mayOpenTown(actor, code)) return null
  const { composed, totals } = await countyMustCover(actor, day)
  const ownTotals = totals.map(({ towns }) => towns.find((town) => town.divisionCode === code))
  const known = ownTotals.find((town) => town !== undefined)
  if (!known) return null
  // The rows depend on the reader's scope; all readers of the county share one answer, each agent has his own.
  return oncePerChange(`must-cover ${keyOf(day)} ${code} ${actor.scopeRanges}`, async () => {
    const villages = await withActor(database(), actor, (tx) => getLedgerVillages(tx, measureOf(day), ledgersOf(day), code, day.asOf))
    return composeTownMustCover({
      settings: day.inForce.settings,
      measure: measureOfGroups(day),
      town: { code, name: known.name },
      groups: composed.groups.flatMap((group, index) => {
        const total = ownTotals[index]
        return total ? [{ group, total, villages: villages[index] ?? [] }] : []
      }),
      seesAll: isInReach(actor, code),
      words: day.words,
      asOf: day.asOf,
    })
  })
}
