import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { quotaKindLabels, quotaKinds, type QuotaKind } from '@/domain/quotas/quota'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { momentText } from './compose-sentence'
import type { DivisionTotal } from './progress'
import { reportingState, type ReportingState } from './reporting-state'
import { shortfallOf, type Shortfall } from './shortfall'

/** One number held against one quota: rate in print from the exact fraction, what is missing in persons. */
export interface QuotaStanding {
  quota: number | null
  /** "65.82%"; null without a quota above zero or without a report. */
  rateText: string | null
  shortfall: Shortfall | null
}

/** A division's one enrolled number beside both quotas. */
export interface ComparedRow {
  divisionCode: string
  name: string
  persons: number | null
  reporting: ReportingState
  reportedFor: PlainDate | null
  hour: number | null
  villages: DivisionTotal['villages']
  standings: Record<QuotaKind, QuotaStanding>
  /** Persons by which the own quota exceeds the assigned one, below zero when it is lower; null where one is missing. */
  ownAbove: number | null
}

/** Both quota kinds side by side on a day (R2). Safe as JSON. */
export interface QuotaComparison {
  asOf: PlainDate
  measuredOn: PlainDate | null
  hour: number | null
  sentence: string
  /** Where the own quota is higher than the assigned: a warning and never a refusal. null when nowhere. */
  warning: string | null
  /** Where only one of the kinds exists. */
  notes: string[]
  total: ComparedRow
  rows: ComparedRow[]
}

/** The same divisions with the quotas of each kind; the counts are the same in both. */
export type TotalsByKind = Record<QuotaKind, DivisionTotal>

interface ComparisonInput {
  total: TotalsByKind
  /** Towns in the order of the table, as far as the reader may see them (R11). */
  towns: readonly TotalsByKind[]
  /** The coverage group in words where it is not everyone; '' for everyone. */
  groupName: string
  /** What the county's divisions are called. */
  words?: DivisionWords
  asOf: PlainDate
}

const count = formatThousands
const namesShown = 3

function toStanding({ quota, count: known }: DivisionTotal): QuotaStanding {
  const persons = known?.persons ?? null
  return { quota, rateText: quota && persons !== null ? formatPercent(fraction(persons, quota)) : null, shortfall: shortfallOf(quota, persons) }
}

function toRow({ assigned, own }: TotalsByKind, asOf: PlainDate): ComparedRow {
  return {
    divisionCode: assigned.divisionCode,
    name: assigned.name,
    persons: assigned.count?.persons ?? null,
    reporting: reportingState(assigned, asOf),
    reportedFor: assigned.count?.reportedFor ?? null,
    hour: assigned.count?.hour ?? null,
    villages: assigned.villages,
    standings: { assigned: toStanding(assigned), own: toStanding(own) },
    ownAbove: assigned.quota === null || own.quota === null ? null : own.quota - assigned.quota,
  }
}

function standingClause(kind: QuotaKind, { quota, rateText, shortfall }: QuotaStanding): string {
  const label = quotaKindLabels[kind]
  if (quota === null) return `未下达${label}`
  if (!shortfall) return `${label} ${count(quota)} 人`
  const distance = shortfall.over > 0 ? `超出 ${count(shortfall.over)} 人` : shortfall.remaining > 0 ? `差 ${count(shortfall.remaining)} 人` : '正好完成'
  return rateText === null ? `${label} ${count(quota)} 人，${distance}` : `完成${label} ${count(quota)} 人的 ${rateText}，${distance}`
}

function sentenceOf({ persons, standings, reportedFor, hour }: ComparedRow, groupName: string, whole: string, asOf: PlainDate): string {
  const clauses = quotaKinds.map((kind) => standingClause(kind, standings[kind])).join('；')
  if (persons === null || reportedFor === null) return `截至${monthDay(asOf)}，${whole}${groupName}尚无上报：${clauses}。`
  const stale = reportedFor < asOf ? `（${monthDay(asOf)}尚无上报）` : ''
  return `截至${momentText(reportedFor, hour)}${stale}，${whole}${groupName}已参保缴费 ${count(persons)} 人：${clauses}。`
}

function nameSome(names: readonly string[], words: DivisionWords): string {
  const shown = names.slice(0, namesShown).join('、')
  return names.length > namesShown ? `${shown}等 ${names.length} 个${words.town}` : shown
}

const above = ({ ownAbove }: ComparedRow) => (ownAbove === null ? 0 : Math.max(0, ownAbove))

/** 本级任务高于上级任务：全县高 4,196 人；城关镇高 960 人、… — the county may ask more of itself, and everybody sees it (R2). */
function warningOf(total: ComparedRow, rows: readonly ComparedRow[], words: DivisionWords): string | null {
  const higher = rows.filter((row) => above(row) > 0).sort((a, b) => above(b) - above(a))
  const whole = above(total) > 0 ? `${words.whole}高 ${count(above(total))} 人` : ''
  const parts = nameSome(higher.map((row) => `${row.name}高 ${count(above(row))} 人`), words)
  if (whole === '' && parts === '') return null
  return `本级任务高于上级任务：${[whole, parts].filter((clause) => clause !== '').join('；')}。按本级任务算的完成率因此低于按上级任务算的。`
}

function notesOf(total: ComparedRow, rows: readonly ComparedRow[], words: DivisionWords): string[] {
  return quotaKinds.flatMap((kind) => {
    const other: QuotaKind = kind === 'assigned' ? 'own' : 'assigned'
    const only = (row: ComparedRow) => row.standings[kind].quota !== null && row.standings[other].quota === null
    const names = [...(only(total) ? [words.whole] : []), ...(rows.some(only) ? [nameSome(rows.filter(only).map((row) => row.name), words)] : [])]
    return names.length === 0 ? [] : [`只有${quotaKindLabels[kind]}、没有${quotaKindLabels[other]}的：${names.join('；')}。`]
  })
}

/**
 * Holds the one enrolled number of the county and its towns against both quotas: rate and distance in persons to each, the
 * county against its own figures (R3). Published practice prints the two side by side.
 * // R2, R9, R10
 */
export function compareQuotas({ total, towns, groupName, words = usualWords, asOf }: ComparisonInput): QuotaComparison {
  const county = toRow(total, asOf)
  const rows = towns.map((town) => toRow(town, asOf))
  return {
    asOf,
    measuredOn: county.reportedFor,
    hour: county.hour,
    sentence: sentenceOf(county, groupName, words.whole, asOf),
    warning: warningOf(county, rows, words),
    notes: notesOf(county, rows, words),
    total: county,
    rows,
  }
}
