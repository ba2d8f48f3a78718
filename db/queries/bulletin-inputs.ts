import { sql, type SQL } from 'drizzle-orm'
import type { InputCorrection, InputCount, InputLedger, InputPeriod } from '@/domain/bulletins/bulletin-inputs'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { ReportingLevel, Series } from '@/domain/campaigns/choices'
import type { PrintedMilestone, QuotaKind } from '@/domain/quotas/quota'
import type { PlainDate } from '@/domain/time/plain-date'
import type { Transaction } from '../client'

/** A level and the days it counts on; null is without beginning or end. */
export interface CountedPeriod {
  level: ReportingLevel
  from: PlainDate | null
  until: PlainDate | null
}

/** Which counts are meant: one series, several groups, up to a cut-off. */
export interface CountsWanted {
  campaignId: string
  countyCode: string
  series: Series
  groups: readonly string[]
  periods: readonly CountedPeriod[]
  cutOff: CutOff
}

interface CountRow extends Record<string, unknown> {
  place: number
  coverage_group: string
  level: ReportingLevel
  code: string
  as_of: PlainDate
  hour: number | null
  revision: number
  persons: number
}

const list = (values: readonly string[]) => sql.param([...values])

type Recorded = (recordedAt: SQL) => SQL
const everything: Recorded = () => sql`true`

/** `isWithin` of revision `c`: on the cut-off's own day only one whose hour is not later, a missing hour being 24:00. // R13 */
const isWithinSql = ({ day, hour }: CutOff) => sql`(c.as_of < ${day} or (c.as_of = ${day} and coalesce(c.hour, 24) <= ${hour}))`

/**
 * Whether a cut-off takes revision `c` of a cell, of the revisions that `known` lets through: one within it, and none that was
 * withdrawn since. A withdrawal takes every earlier revision of its cell with it, whatever hour they name.
 * // R13
 */
const isTaken = (cutOff: CutOff, known: Recorded) => sql`c.persons is not null
      and ${isWithinSql(cutOff)} and ${known(sql`c.recorded_at`)}
      and not exists (
        select from daily_counts w
        where w.campaign_id = c.campaign_id and w.series = c.series and w.coverage_group = c.coverage_group and w.level = c.level
          and w.division_code = c.division_code and w.as_of = c.as_of and w.revision > c.revision and w.persons is null and ${known(sql`w.recorded_at`)})`

/**
 * The last count of each division within a cut-off, at each level up to the last day on which it counts (R8, R13), one list for
 * each period, in the order of groups and codes.
 */
export async function getCountsWithin(tx: Transaction, { campaignId, countyCode, series, groups, periods, cutOff }: CountsWanted): Promise<InputCount[][]> {
  const begun = periods.filter((period) => period.from === null || period.from <= cutOff.day)
  const rows = await tx.execute<CountRow>(sql`
    with periods as (
      select p.level, least(p.until, ${cutOff.day}::date) as until, p.place
      from unnest(${list(begun.map((period) => period.level))}::text[], ${list(begun.map((period) => period.until ?? 'infinity'))}::text[]::date[]) with ordinality as p(level, until, place)
    )
    select distinct on (p.place, c.coverage_group, c.division_code) p.place::int, c.coverage_group, c.level, c.division_code as code, c.as_of::text, c.hour, c.revision, c.persons
    from periods p
    join daily_counts c on c.campaign_id = ${campaignId} and c.series = ${series} and c.coverage_group = any(${list(groups)}::text[]) and c.level = p.level and c.as_of <= p.until
    join divisions d on d.code = c.division_code and d.valid_from <= p.until and (d.valid_to is null or d.valid_to >= p.until)
    where c.division_code >= ${countyCode} collate "C" and c.division_code < ${`${countyCode}:`} collate "C" and ${isTaken(cutOff, everything)}
    order by p.place, c.coverage_group, c.division_code, c.as_of desc, c.revision desc`)
  return begun.map((_, index) =>
    rows.filter((row) => row.place === index + 1).map(({ coverage_group: coverageGroup, level, code, as_of: asOf, hour, revision, persons }) => ({ coverageGroup, level, code, asOf, hour, revision, persons })),
  )
}

/** Counts as a seal holds them. */
export function toPeriods(periods: readonly CountedPeriod[], counts: readonly InputCount[][]): InputPeriod[] {
  return counts.map((ofPeriod, index) => ({ level: periods[index]!.level, from: periods[index]!.from, counts: ofPeriod }))
}

/** The newest entry in force of every ledger, ended ones included, with its papers. */
export interface LedgerEntry {
  entry: string
  kind: QuotaKind
  coverageGroup: string
  code: string
  persons: number | null
  position: number
  milestones: PrintedMilestone[]
  effectiveFrom: PlainDate
  documentNumber: string
  reason: string
}

interface EntryRow extends Record<string, unknown> {
  id: string
  kind: QuotaKind
  coverage_group: string
  code: string
  persons: number | null
  position: number
  milestones: PrintedMilestone[]
  effective_from: PlainDate
  document_number: string
  reason: string
}

/** What each ledger of the county and its towns says on a day (R2). */
export async function getLedgerEntries(tx: Transaction, campaignId: string, countyCode: string, groups: readonly string[], day: PlainDate): Promise<LedgerEntry[]> {
  const rows = await tx.execute<EntryRow>(sql`
    select distinct on (q.kind, q.coverage_group, q.division_code) q.id, q.kind, q.coverage_group, q.division_code as code, q.persons, q.position,
      coalesce((select jsonb_agg(jsonb_build_object('dueOn', m.due_on, 'persons', m.persons) order by m.due_on) from quota_milestones m where m.quota_id = q.id), '[]') as milestones,
      q.effective_from::text, q.document_number, q.reason
    from quotas q
    where q.campaign_id = ${campaignId} and q.coverage_group = any(${list(groups)}::text[]) and length(q.division_code) <= 9
      and q.division_code >= ${countyCode} collate "C" and q.division_code < ${`${countyCode}:`} collate "C" and q.effective_from <= ${day}
    order by q.kind, q.coverage_group, q.division_code, q.effective_from desc, q.entry_number desc`)
  return rows.map(({ id: entry, kind, coverage_group: coverageGroup, code, persons, position, milestones, effective_from: effectiveFrom, document_number: documentNumber, reason }) => ({
    entry, kind, coverageGroup, code, persons, position, milestones, effectiveFrom, documentNumber, reason,
  }))
}

/** The entries as ledgers, those of divisions named in `codes` alone: an ended town's quota counts in no sum (R4). */
export function toLedgers(entries: readonly LedgerEntry[], codes: ReadonlySet<string>): InputLedger[] {
  const ledgers = new Map<string, InputLedger>()
  for (const { kind, coverageGroup, entry, code, persons, position, milestones } of entries) {
    if (persons === null || !codes.has(code)) continue
    const key = `${kind}/${coverageGroup}`
    const ledger = ledgers.get(key) ?? { kind, coverageGroup, quotas: [] }
    ledger.quotas.push({ entry, code, persons, position, milestones })
    ledgers.set(key, ledger)
  }
  return Array.from(ledgers.values())
}

/** A cell within a cut-off that was recorded anew after a moment: what held of it then, and what holds now. */
export type ChangedCell = Omit<InputCorrection, 'name' | 'townCode'>

/** The persons of cell `x` that a cut-off takes, of the revisions that `known` lets through; null when it was withdrawn or never reported. */
const takenOf = ({ campaignId, series, cutOff }: CountsWanted, known: Recorded) => sql`(select c.persons from daily_counts c
    where c.campaign_id = ${campaignId} and c.series = ${series} and c.coverage_group = x.coverage_group and c.level = x.level
      and c.division_code = x.division_code and c.as_of = x.as_of and ${isTaken(cutOff, known)}
    order by c.revision desc limit 1)`

/**
 * Every cell within a cut-off that says something else than it did at a moment, in the order of groups, codes and days: also one
 * that a later day has overtaken and that moves no total (R7, R13). `since` is 2021-11-23 17:05:12.345678, Asia/Shanghai.
 */
export async function getChangedCells(tx: Transaction, wanted: CountsWanted, since: string): Promise<ChangedCell[]> {
  const { campaignId, countyCode, series, groups, periods, cutOff } = wanted
  const moment = sql`(${since}::timestamp at time zone 'Asia/Shanghai')`
  const rows = await tx.execute<ChangedCell & Record<string, unknown>>(sql`
    with periods as (
      select p.level, least(p.until, ${cutOff.day}::date) as until
      from unnest(${list(periods.map((period) => period.level))}::text[], ${list(periods.map((period) => period.until ?? 'infinity'))}::text[]::date[]) as p(level, until)
    ), x as (
      select distinct on (c.coverage_group, c.division_code, c.as_of, c.level) c.coverage_group, c.level, c.division_code, c.as_of, c.reason, c.author_name, c.recorded_at
      from daily_counts c
      where c.campaign_id = ${campaignId} and c.series = ${series} and c.coverage_group = any(${list(groups)}::text[]) and c.recorded_at > ${moment}
        -- A new report of a later hour says nothing of why the one of the cut-off was changed.
        and (c.persons is null or ${isWithinSql(cutOff)})
        and c.division_code >= ${countyCode} collate "C" and c.division_code < ${`${countyCode}:`} collate "C"
        and exists (select from periods p where p.level = c.level and c.as_of <= p.until)
      order by c.coverage_group, c.division_code, c.as_of, c.level, c.revision desc
    )
    select * from (
      select x.coverage_group as "coverageGroup", x.level, x.division_code as code, x.as_of::text as "asOf", ${takenOf(wanted, (at) => sql`${at} <= ${moment}`)} as before,
        ${takenOf(wanted, everything)} as after, x.reason, x.author_name as "authorName", (x.recorded_at at time zone 'Asia/Shanghai')::date::text as "recordedOn"
      from x) cells
    where before is distinct from after order by "coverageGroup", code, "asOf", level`)
  return rows.map(({ coverageGroup, level, code, asOf, before, after, reason, authorName, recordedOn }) => ({ coverageGroup, level, code, asOf, before, after, reason, authorName, recordedOn }))
}

/** Names of divisions in the actor's scope, villages with their town before them. */
export async function getPlaceNames(tx: Transaction, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await tx.execute<{ code: string; name: string }>(sql`
    select d.code, case when d.level = 'village' then t.name || d.name else d.name end as name
    from divisions d left join divisions t on t.code = left(d.code, 9)
    where d.code = any(${list(codes)}::text[])`)
  return new Map(rows.map((row) => [row.code, row.name]))
}

