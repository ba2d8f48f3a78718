import type { Role } from '@/domain/access/roles'
import type { ExpectedLine, ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { QuotaKind } from '@/domain/quotas/quota'
import type { PaceSettings } from './expected-line'
import { measurePace } from './pace'
import { printPace, type PrintedPace } from './print-pace'
import { gatherProgress, type ProgressInput } from './progress-facts'
import { compareWithYearBefore, otherWindow, type YearBefore, type YearBeforeTotals, type YearComparison } from './year-before'
import type { DivisionTotal } from './progress'
import { rankDivisions, rankMovements, type RankingRow } from './ranking'
import { dailyIncrease, namesByReportingState, reportingState, weeklyIncrease, type ReportingState } from './reporting-state'
import { sentenceOf } from './compose-sentence'
import { milestoneTargets, type MilestoneTarget } from '@/domain/quotas/milestone-targets'
import type { PlainDate } from '@/domain/time/plain-date'

/** One division on a screen. Persons are whole numbers, rates are text already rounded from the exact fraction. */
export interface OverviewRow extends RankingRow {
  /** Ranks gained since seven days ago; null when it was not ranked then. */
  movement: number | null
  pace: PrintedPace | null
  increaseToday: number | null
  increaseWeek: number | null
  reporting: ReportingState
  reportedFor: PlainDate | null
  hour: number | null
  villages: DivisionTotal['villages']
  /** Persons at the next milestone (the whole quota after the last), for the thin line on the bar. */
  milestonePersons: number | null
  /** Against the same day of last year's campaign; null when there is none, or nothing was known then. */
  yearBefore: YearComparison | null
}

/** What the numbers are measured in; printed above every ranking, and travels with it, so that it can never be another's (R11). */
export interface Basis {
  kind: QuotaKind
  series: Series
  level: ReportingLevel
  coverageGroup: string
  groupName: string
  expectedLine: ExpectedLine
}

/** A milestone of a scope: persons to reach by `dueOn`, and how many of them are missing (zero or below: reached). */
export interface OverviewMilestone extends MilestoneTarget {
  gapPersons: number
}

/** A scope and its parts on a day: everything a progress screen shows, safe as JSON. */
export interface Overview {
  asOf: PlainDate
  basis: Basis
  /** The day and hour the numbers hold for, from the data; null before any report (R9). */
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  scope: OverviewRow
  rows: OverviewRow[]
  /** How many parts are ranked, also for a reader who is shown only his own row. */
  rankedParts: number
  milestones: OverviewMilestone[]
  /** The parts' quotas together, where it differs from the scope's own (R3); null when equal or unknown. */
  partsQuota: number | null
  /** The campaign of the year before on the same day; null when the county has none. */
  yearBefore: YearBefore | null
}

/** An overview before it is shown by right: beside it the sentence that names no part, for readers who see no other part. */
export interface ComposedOverview extends Overview {
  sentenceWithoutParts: string
}

/** Last year's campaign to hold a scope and its parts against. */
export interface EarlierCampaign {
  coverageYear: number
  settings: Pick<PaceSettings, 'opensOn' | 'closesOn'>
  totals: YearBeforeTotals
}

interface OverviewInput extends ProgressInput {
  basis: Basis
  earlier?: EarlierCampaign | null
}

/** The milestones of a total that has a quota, each with what is missing; nothing counts as zero before any report. */
export function overviewMilestones(total: DivisionTotal, settings: PaceSettings): OverviewMilestone[] {
  if (total.quota === null || total.quota <= 0) return []
  const enrolled = total.count?.persons ?? 0
  return milestoneTargets(total.quota, settings.milestones, total.milestones).map((target) => ({ ...target, gapPersons: target.persons - enrolled }))
}

function toRow(ranked: RankingRow, total: DivisionTotal, movement: number | null, day: PlainDate, { settings, asOf, earlier }: OverviewInput): OverviewRow {
  const pace = measurePace(settings, total, day, asOf)
  const targets = total.quota === null ? [] : milestoneTargets(total.quota, settings.milestones, total.milestones)
  return {
    ...ranked,
    movement,
    pace: pace && printPace(pace),
    increaseToday: dailyIncrease(total, asOf),
    increaseWeek: weeklyIncrease(total),
    reporting: reportingState(total, asOf),
    reportedFor: total.count?.reportedFor ?? null,
    hour: total.count?.hour ?? null,
    villages: total.villages,
    milestonePersons: targets.find((target) => target.dueOn > asOf)?.persons ?? total.quota,
    yearBefore: compareWithYearBefore(total, earlier?.totals.byCode.get(total.divisionCode)),
  }
}

function yearBeforeOf({ settings, total, earlier }: OverviewInput): YearBefore | null {
  if (!earlier) return null
  const { coverageYear, totals } = earlier
  return { coverageYear, on: totals.on, measuredOn: totals.byCode.get(total.divisionCode)?.reportedFor ?? null, otherWindow: otherWindow(settings, earlier.settings) }
}

/**
 * Puts a scope and its parts together: the sentence, the scope's own row and the ranked parts, movements against the
 * ranking of seven days ago. All rows are measured on one day, the newest the data speaks of (R9), so none is held
 * against a later day than its neighbour.
 * // R10, R11, R12
 */
export function composeOverview(input: OverviewInput): ComposedOverview {
  const { total, parts, settings, basis, asOf } = input
  const facts = gatherProgress(input)
  const day = facts.measuredOn ?? asOf
  const ranked = rankDivisions(parts)
  const weekAgo = rankDivisions(parts.map((part) => ({ ...part, count: part.countWeekAgo === null ? null : { persons: part.countWeekAgo } })))
  const movements = rankMovements(ranked, weekAgo)
  const byCode = new Map(parts.map((part) => [part.divisionCode, part]))
  const [scopeRanked] = rankDivisions([total])
  const quotas = parts.map((part) => part.quota).filter((quota) => quota !== null)
  const partsQuota = quotas.reduce((sum, quota) => sum + quota, 0)
  return {
    asOf,
    basis,
    measuredOn: facts.measuredOn,
    hour: facts.hour,
    sentence: sentenceOf(facts),
    sentenceWithoutParts: sentenceOf({ ...facts, names: namesByReportingState([], asOf) }),
    scope: toRow(scopeRanked!, total, null, day, input),
    rows: ranked.map((row) => toRow(row, byCode.get(row.divisionCode)!, movements.get(row.divisionCode) ?? null, day, input)),
    rankedParts: ranked.filter((row) => row.rank !== null).length,
    milestones: overviewMilestones(total, settings),
    partsQuota: quotas.length > 0 && total.quota !== null && partsQuota !== total.quota ? partsQuota : null,
    yearBefore: yearBeforeOf(input),
  }
}

/**
 * What of the county's overview an actor may see (R11): all of it; where the campaign hides the table from towns, the
 * county's figures and the own town's row with a sentence that names no town; nothing for a village agent, who sees no
 * county figures.
 */
export function overviewFor(composed: ComposedOverview, reader: { role: Role; scopeCode: string }, townsSeeTable: boolean): Overview | null {
  const { sentenceWithoutParts, ...overview } = composed
  if (reader.role === 'village_agent') return null
  if (reader.role !== 'town_clerk' || townsSeeTable) return overview
  const rows = overview.rows.filter((row) => row.divisionCode === reader.scopeCode)
  return { ...overview, sentence: sentenceWithoutParts, rows }
}
