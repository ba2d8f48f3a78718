import { everyone } from '@/domain/campaigns/choices'
import { settingsOfGroup } from '@/domain/campaigns/measure-choice'
import { formatPercent } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import { expectedRate } from '@/domain/progress/expected-line'
import { measurePace, type Pace } from '@/domain/progress/pace'
import { printPace } from '@/domain/progress/print-pace'
import type { DivisionTotal } from '@/domain/progress/progress'
import { rankDivisions, type RankingRow } from '@/domain/progress/ranking'
import { firstPlaces, lastPlace, lastPlaces } from '@/domain/progress/ranking-ends'
import { shortfallOf, sumShortfalls } from '@/domain/progress/shortfall'
import { sumTotals } from '@/domain/progress/sum-totals'
import type { QuotaKind } from '@/domain/quotas/quota'
import { addDays, type PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputLedger } from './bulletin-inputs'
import type { BulletinResults, ResultGroup, ResultRow, ResultTotal, RowRemainder } from './bulletin-results'
import { movedPersons, pendingTowns } from './merger'
import { rankChange, type Standing } from './rank-change'
import { townTotals } from './town-totals'

/** Without a place in the quota table a town comes last. */
const unplaced = 1_000_000

function ledgerOf(inputs: BulletinInputs, kind: QuotaKind, coverageGroup: string): InputLedger['quotas'] {
  return inputs.ledgers.find((ledger) => ledger.kind === kind && ledger.coverageGroup === coverageGroup)?.quotas ?? []
}

interface GroupTotals {
  county: DivisionTotal
  towns: DivisionTotal[]
}

/** The county and its towns in one ledger and group, as the rules of progress take them. */
function totalsOf(inputs: BulletinInputs, kind: QuotaKind, coverageGroup: string): GroupTotals {
  const counts = townTotals(inputs.periods, coverageGroup)
  const quotas = new Map(ledgerOf(inputs, kind, coverageGroup).map((quota) => [quota.code, quota]))
  const usual = { countYesterday: null, countWeekAgo: null, villages: null }
  const own = (code: string, name: string) => {
    const quota = quotas.get(code)
    return { divisionCode: code, name, position: quota?.position ?? unplaced, quota: quota?.persons ?? null, milestones: quota?.milestones ?? [] }
  }
  const towns = inputs.towns.map(({ code, name }): DivisionTotal => ({ ...own(code, name), ...usual, count: counts.get(code) ?? null }))
  return { county: sumTotals(own(inputs.campaign.countyCode, inputs.campaign.countyName), towns), towns }
}

const standingsOf = (rows: readonly { divisionCode: string; persons: number | null; quota: number | null }[]): Standing[] =>
  rows.flatMap(({ divisionCode: code, persons, quota }) => (persons !== null && quota !== null && quota > 0 ? [{ code, persons, quota }] : []))

/** What the bulletin before is needed for, by town. */
interface Earlier {
  persons: Map<string, number | null>
  rank: Map<string, number | null>
  standings: Standing[]
  restated: Map<string, number>
  merged: Map<string, number>
}

/** null for a first bulletin, and where the one before counts another series: the two are never mixed. // R11 */
function earlierOf(inputs: BulletinInputs): Earlier | null {
  const { previous, series } = inputs
  if (!previous || previous.series !== series) return null
  const moved = movedPersons(inputs)
  const restated = new Map(Array.from(townTotals(previous.restated, everyone), ([code, count]) => [code, count.persons + (moved.restated.get(code) ?? 0)]))
  return {
    persons: new Map(previous.rows.map((row) => [row.code, row.persons])),
    rank: new Map(previous.rows.map((row) => [row.code, row.rank])),
    standings: standingsOf(previous.rows.map((row) => ({ divisionCode: row.code, persons: row.persons, quota: row.quota }))),
    restated,
    merged: moved.merged,
  }
}

function reaches(inputs: BulletinInputs, row: { persons: number | null; quota: number | null }, pace: Pace | null): boolean | null {
  const { lineBasisPoints } = inputs.settings.bulletin
  if (row.persons === null || !row.quota) return null
  if (lineBasisPoints !== null) return BigInt(row.persons) * 10_000n >= BigInt(row.quota) * BigInt(lineBasisPoints)
  return pace === null ? null : pace.gapPersons <= 0
}

interface RowContext {
  inputs: BulletinInputs
  earlier: Earlier | null
  measuredOn: PlainDate
  standings: Standing[]
  remainders: ReadonlyMap<string, RowRemainder[]>
  lastPlace: ReadonlySet<string>
}

function toRow(ranked: RankingRow, total: DivisionTotal, context: RowContext): ResultRow {
  const { inputs, earlier, measuredOn, standings, remainders } = context
  const { divisionCode, rank, persons, quota } = ranked
  const pace = measurePace(inputs.settings, total, measuredOn, inputs.cutOff.day)
  const printed = pace && printPace(pace)
  const before = earlier?.persons.get(divisionCode) ?? null
  const rankBefore = earlier?.rank.get(divisionCode) ?? null
  return {
    divisionCode,
    name: ranked.name,
    position: ranked.position,
    quota,
    persons,
    reportedFor: total.count?.reportedFor ?? null,
    hour: total.count?.hour ?? null,
    isCarried: total.count !== null && total.count.reportedFor < dueDay(inputs),
    rank,
    unrankedReason: ranked.unrankedReason,
    rateText: ranked.rateText,
    increase: persons === null || before === null ? null : persons - before,
    rankBefore,
    movement: rank === null || rankBefore === null ? null : rankBefore - rank,
    paceState: printed?.state ?? null,
    pacePoints: printed?.pointsText ?? null,
    paceGap: printed?.gapPersons ?? null,
    milestone: printed?.nextMilestone ? { dueOn: printed.nextMilestone.dueOn, targetPersons: printed.nextMilestone.targetPersons, gapPersons: printed.nextMilestone.gapPersons } : null,
    remainders: remainders.get(divisionCode) ?? [],
    reachesLine: reaches(inputs, ranked, pace),
    isLastPlace: context.lastPlace.has(divisionCode),
    change: earlier && rankChange(divisionCode, { before: earlier.standings, now: standings }, { restated: earlier.restated.get(divisionCode) ?? 0, merged: earlier.merged.get(divisionCode) ?? 0 }),
  }
}

/** The hour by which a day's counts are due where the notice names none. */
const usualDueHour = 17

/** The newest day whose counts were due by the cut-off: a bulletin of the morning asks nobody for the day's number (R6). */
function dueDay({ cutOff, settings }: BulletinInputs): PlainDate {
  return cutOff.hour >= (settings.dailyDueHour ?? usualDueHour) ? cutOff.day : addDays(cutOff.day, -1)
}

function newestDay(totals: readonly DivisionTotal[], otherwise: PlainDate): PlainDate {
  return totals.reduce<PlainDate | null>((newest, { count }) => (count && (newest === null || count.reportedFor > newest) ? count.reportedFor : newest), null) ?? otherwise
}

const rateOf = (persons: number | null, quota: number | null) => (persons === null || quota === null || quota <= 0 ? null : formatPercent(fraction(persons, quota)))

function toGroup(inputs: BulletinInputs, { code, name }: { code: string; name: string }): ResultGroup {
  const { county, towns } = totalsOf(inputs, 'assigned', code)
  const persons = county.count?.persons ?? null
  const pace = measurePace(settingsOfGroup(inputs.settings, code), county, newestDay(towns, inputs.cutOff.day), inputs.cutOff.day)
  const printed = pace && printPace(pace)
  const shortfalls = towns.map((town) => shortfallOf(town.quota, town.count?.persons ?? null))
  const sum = sumShortfalls(shortfalls)
  return {
    coverageGroup: code,
    name,
    quota: county.quota,
    persons,
    rateText: rateOf(persons, county.quota),
    remaining: sum.remaining,
    unknown: sum.unknown,
    pacePoints: printed?.pointsText ?? null,
    paceState: printed?.state ?? null,
    towns: towns
      .map((town, index) => ({ town, remaining: shortfalls[index]?.remaining ?? null }))
      .sort((a, b) => a.town.position - b.town.position || (a.town.divisionCode < b.town.divisionCode ? -1 : 1))
      .map(({ town, remaining }) => ({ code: town.divisionCode, name: town.name, quota: town.quota, persons: town.count?.persons ?? null, rateText: rateOf(town.count?.persons ?? null, town.quota), remaining })),
  }
}

function remaindersByTown(groups: readonly ResultGroup[]): Map<string, RowRemainder[]> {
  const found = new Map<string, RowRemainder[]>()
  for (const { coverageGroup, towns } of groups) {
    for (const { code, remaining } of towns) found.set(code, [...(found.get(code) ?? []), { coverageGroup, remaining }])
  }
  return found
}

function totalsOfKinds(inputs: BulletinInputs): ResultTotal[] {
  return (['assigned', 'own'] as const).flatMap((kind): ResultTotal[] => {
    const { county } = totalsOf(inputs, kind, everyone)
    if (county.quota === null) return []
    const persons = county.count?.persons ?? null
    return [{ kind, quota: county.quota, persons, rateText: rateOf(persons, county.quota), gap: persons === null ? null : county.quota - persons }]
  })
}

function lineOf({ settings }: BulletinInputs, measuredOn: PlainDate): BulletinResults['line'] {
  const { lineBasisPoints } = settings.bulletin
  if (lineBasisPoints !== null) return { kind: 'fixed', rateText: formatPercent(fraction(lineBasisPoints, 10_000)) }
  return { kind: 'expected', rateText: formatPercent(expectedRate(settings, measuredOn)) }
}

const codes = (rows: readonly { divisionCode: string }[]) => rows.map((row) => row.divisionCode)

/**
 * Everything a bulletin says in numbers, from its inputs alone: the same inputs give the same results whenever they are
 * reckoned. This is rule version 1; a change of what it answers is a new version beside it (architecture, decision 14).
 * // R6, R8, R10–R13, R16, R18
 */
export function deriveResults(inputs: BulletinInputs): BulletinResults {
  const { county, towns } = totalsOf(inputs, 'assigned', everyone)
  const measuredOn = newestDay(towns, inputs.cutOff.day)
  const ranked = rankDivisions(towns)
  const groups = inputs.settings.mustCoverGroups.map((group) => toGroup(inputs, group))
  const pending = pendingTowns(inputs)
  const lastOnes = codes(lastPlace(ranked)).filter((code) => !pending.has(code))
  const context: RowContext = {
    inputs,
    earlier: earlierOf(inputs),
    measuredOn,
    standings: standingsOf(ranked),
    remainders: remaindersByTown(groups),
    lastPlace: new Set(lastOnes),
  }
  const byCode = new Map(towns.map((town) => [town.divisionCode, town]))
  const rows = ranked.map((row) => toRow(row, byCode.get(row.divisionCode)!, context))
  const [countyRanked] = rankDivisions([county])
  const previousTotal = context.earlier && Array.from(context.earlier.persons.values()).reduce<number | null>((sum, persons) => (persons === null ? sum : (sum ?? 0) + persons), null)
  const countyRow = toRow(countyRanked!, county, { ...context, lastPlace: new Set() })
  return {
    county: {
      ...countyRow,
      rank: null,
      rankBefore: null,
      movement: null,
      change: null,
      increase: countyRow.persons === null || previousTotal === null ? null : countyRow.persons - previousTotal,
      remainders: groups.map(({ coverageGroup, remaining, unknown }) => ({ coverageGroup, remaining: unknown > 0 ? null : remaining })),
    },
    totals: totalsOfKinds(inputs),
    line: lineOf(inputs, measuredOn),
    rows,
    reaching: codes(rows.filter((row) => row.reachesLine === true)),
    below: codes(rows.filter((row) => row.reachesLine === false)),
    firstPlaces: codes(firstPlaces(ranked)),
    lastPlaces: codes(lastPlaces(ranked)),
    lastPlace: lastOnes,
    carried: codes(rows.filter((row) => row.isCarried)),
    neverReported: codes(rows.filter((row) => row.persons === null)),
    groups,
  }
}
