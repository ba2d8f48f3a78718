import type { Role } from '@/domain/access/roles'
import type { PaceSettings } from './expected-line'
import { measurePace } from './pace'
import { printPace, type PrintedPace } from './print-pace'
import { gatherProgress, type PartLevel } from './progress-facts'
import type { DivisionTotal } from './progress'
import { rankDivisions, rankMovements, type RankingRow } from './ranking'
import { dailyIncrease, reportingState, weeklyIncrease, type ReportingState } from './reporting-state'
import { sentenceOf } from './compose-sentence'
import { milestoneTargets } from '@/domain/quotas/milestone-targets'
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
}

/** A scope and its parts on a day: everything a progress screen shows, safe as JSON. */
export interface Overview {
  asOf: PlainDate
  /** The day and hour the numbers hold for, from the data; null before any report (R9). */
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  scope: OverviewRow
  rows: OverviewRow[]
  /** Names of the parts by reporting state on `measuredOn`. */
  reporting: Record<ReportingState, string[]>
  /** The parts' quotas together, where it differs from the scope's own (R3); null when equal or unknown. */
  partsQuota: number | null
}

interface OverviewInput {
  scopeName: string
  total: DivisionTotal
  parts: readonly DivisionTotal[]
  partLevel: PartLevel
  settings: PaceSettings
  asOf: PlainDate
}

function toRow(ranked: RankingRow, total: DivisionTotal, movement: number | null, settings: PaceSettings, day: PlainDate, asOf: PlainDate): OverviewRow {
  const pace = measurePace(settings, total, day)
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
    milestonePersons: targets.find((target) => target.dueOn > day)?.persons ?? total.quota,
  }
}

/**
 * Puts a scope and its parts together: the sentence, the scope's own row and the ranked parts, movements against the
 * ranking of seven days ago. All rows are measured on one day, the newest the data speaks of (R9), so none is held
 * against a later day than its neighbour.
 * // R10, R11, R12
 */
export function composeOverview(input: OverviewInput): Overview {
  const { total, parts, settings, asOf } = input
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
    measuredOn: facts.measuredOn,
    hour: facts.hour,
    sentence: sentenceOf(facts),
    scope: toRow(scopeRanked!, total, null, settings, day, asOf),
    rows: ranked.map((row) => toRow(row, byCode.get(row.divisionCode)!, movements.get(row.divisionCode) ?? null, settings, day, asOf)),
    reporting: facts.names,
    partsQuota: quotas.length > 0 && total.quota !== null && partsQuota !== total.quota ? partsQuota : null,
  }
}

/**
 * What of the county's overview an actor may see (R11): all of it, only the own town's row where the campaign hides the
 * table from towns, and never more than the own town for a village agent, who sees no county figures either.
 */
export function overviewFor(overview: Overview, reader: { role: Role; scopeCode: string }, townsSeeTable: boolean): Overview | null {
  if (reader.role !== 'town_clerk' && reader.role !== 'village_agent') return overview
  if (reader.role === 'town_clerk' && townsSeeTable) return overview
  if (reader.role === 'village_agent') return null
  return { ...overview, rows: overview.rows.filter((row) => row.divisionCode === reader.scopeCode) }
}
