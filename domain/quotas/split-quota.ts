
/** By what a town's quota is split: last year's final counts, the recorded population, or by hand. */
export const splitBases = ['lastYear', 'population', 'typed'] as const
export type SplitBasis = (typeof splitBases)[number]
export const splitBasisLabels: Record<SplitBasis, string> = { lastYear: '上年参保人数', population: '人口', typed: '手工填写' }

/** A village to be given a part; persons, null where nothing is known. */
export interface SplitPart {
  divisionCode: string
  name: string
  /** The quota in force, before the split. */
  persons: number | null
  lastYear: number | null
  population: number | null
}

/**
 * Splits whole persons in proportion to whole weights by largest remainder: each part gets its share rounded down, and what
 * is left goes one by one to the largest remainders; equal remainders by order. Exact: the parts always add up to `persons`.
 * null when no weight is above zero, for then there is no proportion.
 */
export function splitQuota(persons: number, weights: readonly number[]): number[] | null {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (whole === 0n) return null
  const exact = weights.map((weight, index) => ({ index, floor: (BigInt(persons) * BigInt(weight)) / whole, remainder: (BigInt(persons) * BigInt(weight)) % whole }))
  const left = persons - exact.reduce((sum, { floor }) => sum + Number(floor), 0)
  const raised = new Set([...exact].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1)).slice(0, left).map(({ index }) => index))
  return exact.map(({ index, floor }) => Number(floor) + (raised.has(index) ? 1 : 0))
}

export type SplitProposal = { ok: true; shares: number[]; withoutBasis: string[] } | { ok: false; sentence: string }

const namesShown = 5

function joined(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).join('、')
  return names.length > namesShown ? `${shown}等 ${names.length} 个` : shown
}

/** What the parts add up to, and by how much that is above the whole. */
export interface SplitSum {
  sum: number
  difference: number
}

/** The parts by a basis; `village` is the county's word for them. A village without a value gets 0 and is named; with no value at all there is a sentence instead. */
export function proposeSplit(persons: number, parts: readonly SplitPart[], basis: Exclude<SplitBasis, 'typed'>, village: string): SplitProposal {
  const shares = splitQuota(persons, parts.map((part) => part[basis] ?? 0))
  if (!shares) {
    const missing = basis === 'population' ? `各${village}都没有记录人口` : `没有各${village}上年的参保人数`
    return { ok: false, sentence: `${missing}，不能按${splitBasisLabels[basis]}分解，请换一种依据或手工填写。` }
  }
  return { ok: true, shares, withoutBasis: parts.filter((part) => part[basis] === null).map((part) => part.name) }
}

/** 三里垭村委会没有上年参保人数，先分 0 人，请核对后手工填写。 null when every village has a value. */
export function withoutBasisSentence(names: readonly string[], basis: SplitBasis): string | null {
  return names.length === 0 ? null : `${joined(names)}没有${splitBasisLabels[basis]}，先分 0 人，请核对后手工填写。`
}

/** The parts held against the whole (R2), in persons: a difference is shown and never mended. */
export function splitSum(persons: number, shares: readonly (number | null)[]): SplitSum {
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0)
  return { sum, difference: sum - persons }
}
