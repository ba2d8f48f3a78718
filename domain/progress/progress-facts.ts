import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import { usualMeasureWords, type MeasureWords } from '@/domain/progress/measure-words'
import { measurePace, type Pace } from '@/domain/progress/pace'
import { namesByReportingState, type ReportingState } from '@/domain/progress/reporting-state'
import type { PaceSettings } from '@/domain/progress/expected-line'
import type { DivisionTotal } from '@/domain/progress/progress'
import type { PlainDate } from '@/domain/time/plain-date'

export type PartLevel = 'town' | 'village'

/** What the sentence is made from: one scope's total, and the divisions below it that report. */
export interface ProgressInput {
  /** 全县, or the name of a town or village. */
  scopeName: string
  total: DivisionTotal
  /** In quota-table order; empty when the scope itself reports. */
  parts: readonly DivisionTotal[]
  partLevel: PartLevel
  settings: PaceSettings
  /** What the county's divisions are called; 镇 and 村（社区） unless given. */
  words?: DivisionWords
  /** What is said of the measure; nothing where it is the usual one. */
  measure?: MeasureWords
  /** The day asked about. What holds may be older; that day is `measuredOn`. */
  asOf: PlainDate
}

/** Everything the sentence says, and what the large numbers beside it must show. */
export interface ProgressFacts {
  scopeName: string
  asOf: PlainDate
  /** The newest day among the counts, null before any report. Pace and reporting states hold for this day (R9). */
  measuredOn: PlainDate | null
  hour: number | null
  persons: number | null
  quota: number | null
  pace: Pace | null
  opensOn: PlainDate
  closesOn: PlainDate
  partLevel: PartLevel
  words: DivisionWords
  measure: MeasureWords
  names: Record<ReportingState, string[]>
  villages: DivisionTotal['villages']
}

/**
 * Gathers the facts of a scope. The day and hour come from the data: when nobody has reported for the day asked, the
 * newest day's numbers are held against that day's expectation, not against a day they do not speak of.
 * // R9, R12
 */
export function gatherProgress(input: ProgressInput): ProgressFacts {
  const { scopeName, total, parts, partLevel, settings, asOf, words = usualWords, measure = usualMeasureWords } = input
  const measuredOn = total.count?.reportedFor ?? null
  return {
    scopeName,
    asOf,
    measuredOn,
    hour: total.count?.hour ?? null,
    persons: total.count?.persons ?? null,
    quota: total.quota,
    pace: measuredOn && measurePace(settings, total, measuredOn, asOf),
    opensOn: settings.opensOn,
    closesOn: settings.closesOn,
    partLevel,
    words,
    measure,
    names: namesByReportingState(parts, measuredOn ?? asOf),
    villages: measuredOn === asOf ? total.villages : null,
  }
}
