import type { PlainDate } from '@/domain/time/plain-date'
import type { InputCorrection, InputCount, InputLedger, InputPeriod, InputQuotaChange } from './bulletin-inputs'

/** A cell that an earlier bulletin used, and what stands in its place for the same cut-off now. */
export interface ChangedCount {
  before: InputCount | null
  after: InputCount | null
}

const placeOf = (period: number, { coverageGroup, code }: InputCount) => `${period}/${coverageGroup}/${code}`

function byPlace(periods: readonly InputPeriod[]): Map<string, InputCount> {
  return new Map(periods.flatMap((period, place) => period.counts.map((count): [string, InputCount] => [placeOf(place, count), count])))
}

/** What differs between the counts a bulletin used and the same as they stand now; a revision that says the same number is none. */
export function changedCounts(used: readonly InputPeriod[], now: readonly InputPeriod[]): ChangedCount[] {
  const [before, after] = [byPlace(used), byPlace(now)]
  return Array.from(new Set([...before.keys(), ...after.keys()])).sort().flatMap((place): ChangedCount[] => {
    const [was, is] = [before.get(place) ?? null, after.get(place) ?? null]
    return was && is && was.asOf === is.asOf && was.persons === is.persons ? [] : [{ before: was, after: is }]
  })
}

/** Whether the earlier number itself was taken back, so that what stands now is of an earlier day, or nothing. */
export function wasWithdrawn({ before, after }: ChangedCount): boolean {
  return before !== null && (after === null || after.asOf < before.asOf)
}

/** Who recorded a change. */
export interface ChangePapers {
  name: string
  reason: string
  authorName: string
  recordedOn: PlainDate | null
}

/** A changed count as a bulletin lists it. */
export function toCorrection({ before, after }: ChangedCount, papers: ChangePapers): InputCorrection {
  const { coverageGroup, level, code } = (after ?? before)!
  const short = (count: InputCount | null) => count && { asOf: count.asOf, persons: count.persons }
  return { coverageGroup, level, code, townCode: code.slice(0, 9), before: short(before), after: short(after), ...papers }
}

/** A quota that is not what it was, before its papers are known. */
export type ChangedQuota = Pick<InputQuotaChange, 'kind' | 'coverageGroup' | 'code' | 'before' | 'after'>

const quotaPlaces = (ledgers: readonly InputLedger[]) =>
  new Map(ledgers.flatMap(({ kind, coverageGroup, quotas }) => quotas.map(({ code, persons }) => [`${kind}/${coverageGroup}/${code}`, { kind, coverageGroup, code, persons }] as const)))

/** The denominators that changed; those of divisions in `ended` went with them and are not changes of their own. */
export function changedQuotas(used: readonly InputLedger[], now: readonly InputLedger[], ended: ReadonlySet<string>): ChangedQuota[] {
  const [before, after] = [quotaPlaces(used), quotaPlaces(now)]
  return Array.from(new Set([...before.keys(), ...after.keys()])).sort().flatMap((place): ChangedQuota[] => {
    const [was, is] = [before.get(place), after.get(place)]
    const { kind, coverageGroup, code } = (is ?? was)!
    if (was?.persons === is?.persons || ended.has(code)) return []
    return [{ kind, coverageGroup, code, before: was?.persons ?? null, after: is?.persons ?? null }]
  })
}
