import { comparedWith, formatThousands } from '@/domain/numbers/format'

/** A division's quota as the sums need it: persons, null when none is set. */
export interface QuotaOfDivision {
  name: string
  persons: number | null
}

/**
 * A parent's own quota beside the sum of its children, in persons. `difference` is sum − own: above zero the children
 * carry more than the parent. Null when the parent has no quota to compare with.
 */
export interface QuotaSum {
  parentName: string
  own: number | null
  sum: number
  difference: number | null
  isEqual: boolean
  /** Names of the children that have no quota yet: often the whole difference. */
  withoutQuota: string[]
}

/**
 * Compares a parent's quota with its children's: villages with their town, towns with the county. The parent's number
 * stays its own (合计 of the notice) and a mismatch is shown, never corrected.
 * // R2, R3, Pingli annex 1
 */
export function compareQuotaSum(parent: QuotaOfDivision, children: readonly QuotaOfDivision[]): QuotaSum {
  const sum = children.reduce((total, child) => total + (child.persons ?? 0), 0)
  const difference = parent.persons === null ? null : sum - parent.persons
  return {
    parentName: parent.name,
    own: parent.persons,
    sum,
    difference,
    isEqual: difference === 0,
    withoutQuota: children.filter((child) => child.persons === null).map((child) => child.name),
  }
}

const namesShown = 3

function nameTheMissing(names: readonly string[], unit: string): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, namesShown).join('、')
  return names.length > namesShown ? `（${shown}等 ${names.length} 个${unit}未下达任务数）` : `（${shown}未下达任务数）`
}

/** The comparison as one clause; `unit` is the children's word: 镇, 村（社区）. */
export function describeQuotaSum(result: QuotaSum, unit: string): string {
  const missing = nameTheMissing(result.withoutQuota, unit)
  const sum = `各${unit}任务数合计 ${formatThousands(result.sum)} 人${missing}`
  if (result.own === null || result.difference === null) return `${sum}，${result.parentName}未下达任务数。`
  const own = `${result.parentName}任务数 ${formatThousands(result.own)} 人`
  return `${sum}，${comparedWith(own, result.difference)}${result.difference === 0 ? '' : '，请核对分解'}。`
}
