import { formatPercent } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { composeSentence } from './compose-sentence'
import { overviewMilestones, type Basis, type OverviewMilestone, type OverviewRow } from './overview'
import { measurePace } from './pace'
import { printPace, type PrintedPace } from './print-pace'
import { dailyIncrease, reportingState, weeklyIncrease, type ReportingState } from './reporting-state'
import type { DivisionTotal } from './progress'
import type { ProgressInput } from './progress-facts'
import type { YearBefore } from './year-before'
import type { PlainDate } from '@/domain/time/plain-date'

/** One village of a town, or the town's own line 镇直 (R8). Never ranked: villages are helped, not compared (R17). */
export interface VillageRow {
  divisionCode: string
  name: string
  isDirect: boolean
  quota: number | null
  persons: number | null
  /** "69.78%"; null without quota or count. */
  rateText: string | null
  /** Against its own quota's line, measured on the newest day the villages' data speaks of; null without quota or count. */
  pace: PrintedPace | null
  increaseToday: number | null
  increaseWeek: number | null
  reporting: ReportingState
  reportedFor: PlainDate | null
  hour: number | null
}

/** A town on a day: its own row in the county's ranking and the villages the reader may see. Safe as JSON. */
export interface TownOverview {
  asOf: PlainDate
  basis: Basis
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  town: OverviewRow
  rankedParts: number
  milestones: OverviewMilestone[]
  villages: VillageRow[]
  /** All villages and 镇直 together, `difference` = sum − the town's own report; null when not all of them are shown. */
  villageSum: { persons: number; difference: number | null } | null
  /** The campaign of the year before on the same day, as the county's overview has it. */
  yearBefore: YearBefore | null
}

interface TownOverviewInput extends Pick<ProgressInput, 'settings' | 'asOf' | 'words' | 'measure'> {
  /** The town's total, from the county's ranking: an agent sees it without seeing the rows behind it. */
  total: DivisionTotal
  row: OverviewRow
  rankedParts: number
  /** The villages in the reader's scope, and the town's own line under the town's code. */
  villages: readonly DivisionTotal[]
  /** Whether the reader's scope holds the whole town. */
  seesAll: boolean
  basis: Basis
  yearBefore?: YearBefore | null
}

/** 镇直: persons of no village, reported by the town itself (R8). */
export const directLineName = '镇直'

/** The newest day among the villages' counts (R9): all of them are held against that day's line; null before any report. */
function measuredDay(villages: readonly DivisionTotal[]): PlainDate | null {
  return villages.reduce<PlainDate | null>((newest, { count }) => (count && (newest === null || count.reportedFor > newest) ? count.reportedFor : newest), null)
}

function toVillageRow(total: DivisionTotal, measuredOn: PlainDate, { total: town, settings, asOf }: TownOverviewInput): VillageRow {
  const townCode = town.divisionCode
  const persons = total.count?.persons ?? null
  const pace = measurePace(settings, total, measuredOn, asOf)
  return {
    divisionCode: total.divisionCode,
    name: total.divisionCode === townCode ? directLineName : total.name,
    isDirect: total.divisionCode === townCode,
    quota: total.quota,
    persons,
    rateText: total.quota && persons !== null ? formatPercent(fraction(persons, total.quota)) : null,
    pace: pace && printPace(pace),
    increaseToday: dailyIncrease(total, asOf),
    increaseWeek: weeklyIncrease(total),
    reporting: reportingState(total, asOf),
    reportedFor: total.count?.reportedFor ?? null,
    hour: total.count?.hour ?? null,
  }
}

function sumOf(rows: readonly VillageRow[], { basis, total }: TownOverviewInput): TownOverview['villageSum'] {
  const known = rows.map((row) => row.persons).filter((persons) => persons !== null)
  if (known.length === 0) return null
  const persons = known.reduce((sum, value) => sum + value, 0)
  // Where villages report, the town is this sum by definition; only a town's own report can differ from it.
  return { persons, difference: basis.level === 'town' && total.count ? persons - total.count.persons : null }
}

/**
 * Puts a town together: its sentence, its row in the county's ranking, its villages in the order given and their sum
 * against the town's own report. The line 镇直 is kept where villages report or it was ever used.
 * // R3, R8, R11
 */
export function composeTownOverview(input: TownOverviewInput): TownOverview {
  const { total, row, rankedParts, settings, basis, asOf, seesAll, words, measure, yearBefore = null } = input
  const measuredOn = measuredDay(input.villages) ?? asOf
  const rows = input.villages
    .filter((village) => village.divisionCode !== total.divisionCode || (seesAll && (basis.level === 'village' || village.count !== null)))
    .map((village) => toVillageRow(village, measuredOn, input))
  return {
    asOf,
    basis,
    measuredOn: total.count?.reportedFor ?? null,
    hour: total.count?.hour ?? null,
    sentence: composeSentence({ scopeName: total.name, total, parts: [], partLevel: 'village', settings, words, measure, asOf }),
    town: row,
    rankedParts,
    milestones: overviewMilestones(total, settings),
    villages: rows,
    villageSum: seesAll ? sumOf(rows, input) : null,
    yearBefore,
  }
}
