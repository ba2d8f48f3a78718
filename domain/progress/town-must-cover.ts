import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import { settingsOfGroup } from '@/domain/campaigns/measure-choice'
import type { PlainDate } from '@/domain/time/plain-date'
import { groupBasis, newestMoment, type MustCoverGroup, type MustCoverMeasure, type MustCoverRow, type MustCoverSettings } from './must-cover'
import { mustCoverSentence } from './must-cover-sentence'
import type { OverviewMilestone } from './overview'
import type { DivisionTotal } from './progress'
import { shortfallOf, sumShortfalls, type Shortfall, type ShortfallSum } from './shortfall'
import { composeTownOverview, type VillageRow } from './town-overview'

/** One village's line in a group's table. Never ranked (R17). */
export interface MustCoverVillage extends VillageRow {
  shortfall: Shortfall | null
}

/** A must-cover group within a town. */
export interface TownMustCoverGroup {
  code: string
  name: string
  measuredOn: PlainDate | null
  hour: number | null
  town: MustCoverRow
  milestones: OverviewMilestone[]
  hasOwnMilestones: boolean
  /** Villages that have a quota or a count of this group, and 镇直 where it counts. */
  villages: MustCoverVillage[]
  /** How many villages have neither. */
  villagesWithout: number
  /** Over the villages shown; null where the reader does not see all of them. */
  sum: ShortfallSum | null
  /** Persons of the villages and 镇直 together, `difference` = sum − the town's own report (R8). */
  villageSum: { persons: number; difference: number | null } | null
}

export interface TownMustCover {
  asOf: PlainDate
  measure: MustCoverMeasure
  townCode: string
  townName: string
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  groups: TownMustCoverGroup[]
}

/** One group as it was read: the town among the county's towns, and its villages as far as the reader's scope reaches. */
export interface TownGroupTotals {
  group: MustCoverGroup
  total: DivisionTotal
  villages: readonly DivisionTotal[]
}

interface TownMustCoverInput {
  settings: MustCoverSettings
  measure: MustCoverMeasure
  town: { code: string; name: string }
  groups: readonly TownGroupTotals[]
  /** Whether the reader's scope holds the whole town. */
  seesAll: boolean
  /** What the county's divisions are called. */
  words?: DivisionWords
  asOf: PlainDate
}

function toTownGroup({ settings, measure, seesAll, words = usualWords, asOf }: TownMustCoverInput, { group, total, villages }: TownGroupTotals, row: MustCoverRow): TownMustCoverGroup {
  const overview = composeTownOverview({
    total,
    row,
    rankedParts: 0,
    villages,
    seesAll,
    settings: settingsOfGroup(settings, group.code),
    basis: groupBasis(settings, measure, group),
    words,
    asOf,
  })
  const all = overview.villages.map((village): MustCoverVillage => ({ ...village, shortfall: shortfallOf(village.quota, village.persons) }))
  const shown = all.filter((village) => village.quota !== null || village.persons !== null)
  return {
    code: group.code,
    name: group.name,
    measuredOn: overview.measuredOn,
    hour: overview.hour,
    town: row,
    milestones: overview.milestones,
    hasOwnMilestones: group.hasOwnMilestones,
    villages: shown,
    villagesWithout: all.filter((village) => !village.isDirect).length - shown.filter((village) => !village.isDirect).length,
    sum: seesAll ? sumShortfalls(shown.filter((village) => !village.isDirect || village.quota !== null).map((village) => village.shortfall)) : null,
    villageSum: overview.villageSum,
  }
}

/**
 * Puts a town's must-cover groups together, village by village. Where villages have no quota of their own, they stand with
 * their counts and what remains of them is unknown, never zero.
 * // R8, R18
 */
export function composeTownMustCover(input: TownMustCoverInput): TownMustCover {
  const { measure, town, seesAll, words = usualWords, asOf } = input
  const groups = input.groups.flatMap((read) => {
    const row = read.group.rows.find((found) => found.divisionCode === town.code)
    return row ? [toTownGroup(input, read, row)] : []
  })
  const moment = newestMoment(groups)
  const facts = groups.map(({ name, town: total, villages }) => ({ name, total, parts: seesAll ? villages : [] }))
  return { asOf, measure, townCode: town.code, townName: town.name, ...moment, sentence: mustCoverSentence({ scopeName: town.name, groups: facts, partLevel: 'village', words, ...moment, asOf }), groups }
}
