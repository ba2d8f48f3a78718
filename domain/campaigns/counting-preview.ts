import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { DivisionTotal } from '@/domain/progress/progress'
import { rankDivisions, type RankingRow, type UnrankedReason } from '@/domain/progress/ranking'
import type { PlainDate } from '@/domain/time/plain-date'

/** What counts under one revision of the settings: the series, and who reports it (R5, R8). */
export interface Counting {
  series: Series
  level: ReportingLevel
}

/** A town's or the county's standing under one counting. */
export interface CountedState {
  persons: number | null
  rateText: string | null
  rank: number | null
}

/** One division before and after: what moves when another series counts. */
export interface CountingMove {
  divisionCode: string
  name: string
  before: CountedState
  after: CountedState
  /** Set where a ranked town would be ranked no more. */
  becomesUnranked: UnrankedReason | null
}

/** Everything that moves, before it is confirmed: the county first, towns in the order of the quota table. Safe as JSON. */
export interface CountingPreview {
  /** The day on which both are compared. */
  on: PlainDate
  before: Counting
  after: Counting
  county: CountingMove
  towns: CountingMove[]
}

/** What counts by these settings. */
export function countingOf(settings: Pick<CampaignSettings, 'countingSeries' | 'reportingLevel'>): Counting {
  return { series: settings.countingSeries, level: settings.reportingLevel[settings.countingSeries] }
}

/** Whether a revision changes which numbers count or who reports any of them: then the person sees what moves first. */
export function changesCounting(before: Pick<CampaignSettings, 'countingSeries' | 'reportingLevel'>, after: Pick<CampaignSettings, 'countingSeries' | 'reportingLevel'>): boolean {
  const levels = Object.keys(after.reportingLevel) as Series[]
  return before.countingSeries !== after.countingSeries || levels.some((series) => before.reportingLevel[series] !== after.reportingLevel[series])
}

interface CountedCounty {
  counting: Counting
  /** The county's sum with its own quota (R3). */
  county: DivisionTotal
  towns: readonly DivisionTotal[]
}

function stateOf(row: RankingRow | undefined): CountedState {
  return { persons: row?.persons ?? null, rateText: row?.rateText ?? null, rank: row?.rank ?? null }
}

function moveOf(after: RankingRow, before: RankingRow | undefined): CountingMove {
  const { divisionCode, name } = after
  const leaves = before !== undefined && before.rank !== null && after.rank === null
  return { divisionCode, name, before: stateOf(before), after: stateOf(after), becomesUnranked: leaves ? after.unrankedReason : null }
}

/** Compares the county's ranking under two countings on one day. Each is ranked by itself, never both in one (R11). */
export function compareCounting(before: CountedCounty, after: CountedCounty, on: PlainDate): CountingPreview {
  const ranked = new Map(rankDivisions(before.towns).map((row) => [row.divisionCode, row]))
  const towns = rankDivisions(after.towns).map((row) => ({ row, move: moveOf(row, ranked.get(row.divisionCode)) }))
  const [countyBefore, countyAfter] = [rankDivisions([before.county])[0], rankDivisions([after.county])[0]!]
  // A county is ranked against nobody.
  const county = { ...moveOf(countyAfter, countyBefore), becomesUnranked: null }
  return {
    on,
    before: before.counting,
    after: after.counting,
    county: { ...county, before: { ...county.before, rank: null }, after: { ...county.after, rank: null } },
    towns: towns.sort((a, b) => a.row.position - b.row.position || (a.row.divisionCode < b.row.divisionCode ? -1 : 1)).map(({ move }) => move),
  }
}
