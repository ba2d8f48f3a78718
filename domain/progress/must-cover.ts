import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import type { Role } from '@/domain/access/roles'
import { settingsOfGroup } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import { mustCoverSentence } from './must-cover-sentence'
import { composeOverview, type Basis, type ComposedOverview, type OverviewMilestone, type OverviewRow } from './overview'
import type { PaceSettings } from './expected-line'
import type { DivisionTotal } from './progress'
import { shortfallOf, sumShortfalls, type Shortfall, type ShortfallSum } from './shortfall'
import { sumTotals, type OwnTotal } from './sum-totals'

/** What all groups of a page are measured in; each has its own quota ledger (R11, R18). */
export interface MustCoverMeasure {
  kind: QuotaKind
  series: Series
  level: ReportingLevel
}

/** One division's line in a group's table. */
export interface MustCoverRow extends OverviewRow {
  shortfall: Shortfall | null
}

/** A must-cover group of a county on a day: its own table, total and line; never ranked beside everyone's (R18). */
export interface MustCoverGroup {
  code: string
  name: string
  measuredOn: PlainDate | null
  hour: number | null
  /** The county against its own quota, which is not the sum of the towns' (R3). */
  total: MustCoverRow
  /** Towns in the order of the quota table. */
  rows: MustCoverRow[]
  sum: ShortfallSum
  /** The towns' quotas together, where it differs from the county's own (R3). */
  partsQuota: number | null
  milestones: OverviewMilestone[]
  /** Whether the milestones are the group's own, stricter ones, or the campaign's. */
  hasOwnMilestones: boolean
}

export interface MustCover {
  asOf: PlainDate
  measure: MustCoverMeasure
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  groups: MustCoverGroup[]
}

/** Before it is shown by right: beside it the sentence that names no town. */
export interface ComposedMustCover extends MustCover {
  sentenceWithoutParts: string
}

/** One group's rows as they were read: the county's own quota and its towns. */
export interface GroupTotals {
  own: OwnTotal
  towns: readonly DivisionTotal[]
}

/** The settings that a must-cover table is made from. */
export type MustCoverSettings = PaceSettings & Pick<CampaignSettings, 'mustCoverGroups'>

interface MustCoverInput {
  settings: MustCoverSettings
  measure: MustCoverMeasure
  /** One for each of the settings' groups, in their order. */
  totals: readonly GroupTotals[]
  /** What the county's divisions are called. */
  words?: DivisionWords
  asOf: PlainDate
}

/** The newest day among groups, and the latest hour named for it (R9). */
export function newestMoment(groups: readonly { measuredOn: PlainDate | null; hour: number | null }[]): { measuredOn: PlainDate | null; hour: number | null } {
  const days = groups.flatMap(({ measuredOn }) => (measuredOn === null ? [] : [measuredOn]))
  const measuredOn = days.reduce<PlainDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null)
  const hours = groups.flatMap((group) => (group.measuredOn === measuredOn && group.hour !== null ? [group.hour] : []))
  return { measuredOn, hour: hours.length === 0 ? null : Math.max(...hours) }
}

/** A group's basis for the rules it shares with everyone's overview. */
export function groupBasis(settings: PaceSettings, measure: MustCoverMeasure, group: { code: string; name: string }): Basis {
  return { ...measure, coverageGroup: group.code, groupName: group.name, expectedLine: settings.expectedLine }
}

const withShortfall = (row: OverviewRow): MustCoverRow => ({ ...row, shortfall: shortfallOf(row.quota, row.persons) })

function toGroup({ code, name, milestones }: CampaignSettings['mustCoverGroups'][number], overview: ComposedOverview): MustCoverGroup {
  const rows = overview.rows.map(withShortfall).sort((a, b) => a.position - b.position || (a.divisionCode < b.divisionCode ? -1 : 1))
  return {
    code,
    name,
    measuredOn: overview.measuredOn,
    hour: overview.hour,
    total: withShortfall(overview.scope),
    rows,
    sum: sumShortfalls(rows.map((row) => row.shortfall)),
    partsQuota: overview.partsQuota,
    milestones: overview.milestones,
    hasOwnMilestones: milestones.length > 0,
  }
}

/**
 * Puts the must-cover groups of a county together: each against its own quotas, on its own line, with what remains in
 * persons. Each group's rows are measured on the newest day of that group (R9).
 * // R3, R12, R18, Pingli §8(3)
 */
export function composeMustCover({ settings, measure, totals, words = usualWords, asOf }: MustCoverInput): ComposedMustCover {
  const groups = settings.mustCoverGroups.flatMap((group, index): MustCoverGroup[] => {
    const read = totals[index]
    if (!read) return []
    const basis = groupBasis(settings, measure, group)
    const own = settingsOfGroup(settings, group.code)
    return [toGroup(group, composeOverview({ scopeName: group.name, total: sumTotals(read.own, read.towns), parts: read.towns, partLevel: 'town', settings: own, words, basis, asOf }))]
  })
  const moment = newestMoment(groups)
  const sentence = (named: boolean) =>
    mustCoverSentence({ scopeName: words.whole, groups: groups.map(({ name, total, rows }) => ({ name, total, parts: named ? rows : [] })), partLevel: 'town', words, ...moment, asOf })
  return { asOf, measure, ...moment, sentence: sentence(true), sentenceWithoutParts: sentence(false), groups }
}

/** What of it an actor may see: the same as of everyone's overview (R11). */
export function mustCoverFor(composed: ComposedMustCover, reader: { role: Role; scopeCode: string }, townsSeeTable: boolean): MustCover | null {
  const { sentenceWithoutParts, ...mustCover } = composed
  if (reader.role === 'village_agent') return null
  if (reader.role !== 'town_clerk' || townsSeeTable) return mustCover
  const groups = mustCover.groups.map((group) => ({ ...group, rows: group.rows.filter((row) => row.divisionCode === reader.scopeCode) }))
  return { ...mustCover, sentence: sentenceWithoutParts, groups }
}
