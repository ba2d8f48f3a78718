import type { InputLedger, InputQuotaChange } from './bulletin-inputs'

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
