import { seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { formatThousands } from '@/domain/numbers/format'
import type { KnownCount } from '@/domain/progress/progress'
import { reportingState, type ReportingState } from '@/domain/progress/reporting-state'
import { knownOn, sumSeriesDays, type DaysBySeries } from '@/domain/progress/series-days'
import { seriesDifference, type SeriesDifference } from '@/domain/progress/series-difference'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

/** What one series says of a division on a day; `count` null when it never said anything. */
export interface SeriesCell {
  count: KnownCount | null
  reporting: ReportingState
}

/** A division with its three series beside each other (R5). Never ranked here: three bases would be mixed in one order (R11). */
export interface SeriesRow {
  divisionCode: string
  name: string
  /** The town's own line 镇直 among its villages (R8). */
  isDirect: boolean
  cells: Record<Series, SeriesCell>
  /** reported − tax, and tax − registered. */
  reportedOverTax: SeriesDifference
  taxOverRegistered: SeriesDifference
}

/** A division by name with what each series said of it. */
export interface NamedDays {
  divisionCode: string
  name: string
  isDirect?: boolean
  days: DaysBySeries
}

/** The scope and its parts in the order of the quota table, as of a day. Safe as JSON. */
export interface SeriesOverview {
  asOf: PlainDate
  countingSeries: Series
  sentence: string
  scope: SeriesRow
  rows: SeriesRow[]
}

export function seriesRow({ divisionCode, name, isDirect = false, days }: NamedDays, asOf: PlainDate): SeriesRow {
  const cellOf = (series: Series): SeriesCell => {
    const count = knownOn(days[series], asOf)
    return { count, reporting: reportingState({ count }, asOf) }
  }
  return {
    divisionCode,
    name,
    isDirect,
    cells: { reported: cellOf('reported'), tax: cellOf('tax'), registered: cellOf('registered') },
    reportedOverTax: seriesDifference(days.reported, days.tax, asOf),
    taxOverRegistered: seriesDifference(days.tax, days.registered, asOf),
  }
}

/** The days of a scope that is the sum of its parts; those that ended count to their last day (R4). */
export function sumOfParts(parts: readonly Pick<NamedDays, 'days'>[]): DaysBySeries {
  const sum = (series: Series) => sumSeriesDays(parts.map((part) => part.days[series]))
  return { reported: sum('reported'), tax: sum('tax'), registered: sum('registered') }
}

function countClause(series: Series, { scope, rows, unit, summed }: SentenceInput): string {
  const { count } = scope.cells[series]
  if (!count) return `${seriesLabels[series]}尚无数`
  const silent = summed.includes(series) ? rows.filter((row) => row.cells[series].count === null).length : 0
  const hour = count.hour === null ? '' : `${count.hour}时`
  const missing = silent === 0 ? '' : `，${silent} ${unit}尚无数`
  return `${seriesLabels[series]} ${formatThousands(count.persons)} 人（截至${monthDay(count.reportedFor)}${hour}${missing}）`
}

function differenceClause(names: readonly [string, string], { persons, openedOn, ageDays }: SeriesDifference): string {
  if (persons === null) return ''
  if (persons === 0 || openedOn === null) return `${names[0]}与${names[1]}一致`
  const size = `${names[0]}比${names[1]}${persons > 0 ? '多' : '少'} ${formatThousands(Math.abs(persons))} 人`
  return ageDays === 0 ? `${size}，当日出现` : `${size}，自${monthDay(openedOn)}起已 ${ageDays} 天`
}

interface SentenceInput {
  scope: SeriesRow
  scopeName: string
  rows: readonly SeriesRow[]
  /** What the parts are counted in: 个镇. */
  unit: string
  /** The series in which the scope is the sum of its parts, so that a silent part is missing from it (R8). */
  summed: readonly Series[]
  countingSeries: Series
  asOf: PlainDate
}

/** 截至11月23日，全县镇村上报 138,212 人（…），税务缴费 …；上报比税务多 2,769 人，自10月15日起已 39 天；…。 // R5, R9 */
export function seriesSentence(input: SentenceInput): string {
  const { scope, scopeName, countingSeries, asOf } = input
  if (seriesCodes.every((series) => scope.cells[series].count === null)) return `截至${monthDay(asOf)}，${scopeName}三个口径都尚无数。`
  const counts = seriesCodes.map((series) => countClause(series, input)).join('，')
  const differences = [differenceClause(['上报', '税务'], scope.reportedOverTax), differenceClause(['税务', '登记'], scope.taxOverRegistered)].filter((clause) => clause !== '')
  return `${[`截至${monthDay(asOf)}，${scopeName}${counts}`, ...differences].join('；')}。计入进度的是${seriesLabels[countingSeries]}。`
}

type OverviewInput = Omit<SentenceInput, 'scope' | 'rows'> & { scope: NamedDays; parts: readonly NamedDays[] }

/** A scope with its parts, three series each, the sentence first. // R5 */
export function composeSeries({ scope: named, parts, ...input }: OverviewInput): SeriesOverview {
  const { countingSeries, asOf } = input
  const rows = parts.map((part) => seriesRow(part, asOf))
  const scope = seriesRow(named, asOf)
  return { asOf, countingSeries, sentence: seriesSentence({ ...input, scope, rows }), scope, rows }
}
