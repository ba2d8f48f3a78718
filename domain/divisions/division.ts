import type { PlainDate } from '@/domain/time/plain-date'

export const divisionLevels = ['county', 'town', 'village'] as const
export type DivisionLevel = (typeof divisionLevels)[number]

/** What can become of a division beside being founded (R4). */
export const divisionChangeKinds = ['rename', 'merge'] as const
export type DivisionChangeKind = (typeof divisionChangeKinds)[number]

/** Digits of a code by level; a parent's code is a prefix of its children's (R4). */
export const codeLength: Record<DivisionLevel, number> = { county: 6, town: 9, village: 12 }

/** The level that a code's length says; null for any other length. */
export function levelOfCode(code: string): DivisionLevel | null {
  return divisionLevels.find((level) => codeLength[level] === code.length) ?? null
}

/** The code of the division directly above; null for a county. */
export function parentCode(code: string): string | null {
  const level = levelOfCode(code)
  if (level === 'village') return code.slice(0, codeLength.town)
  if (level === 'town') return code.slice(0, codeLength.county)
  return null
}

/**
 * One division as a campaign sees it. `validTo` is the last day; `successorCode` names the division a merged one went into.
 * `population` is the recorded number of residents in persons, null when none is recorded (R6).
 */
export interface Division {
  code: string
  level: DivisionLevel
  name: string
  validFrom: PlainDate
  validTo: PlainDate | null
  successorCode: string | null
  population: number | null
  /** Names it had before it was renamed, where it had any: files still use them. */
  formerNames?: readonly string[]
}

/** Whether a division exists on a day. */
export function inForce(division: Pick<Division, 'validFrom' | 'validTo'>, asOf: PlainDate): boolean {
  return division.validFrom <= asOf && (division.validTo === null || division.validTo >= asOf)
}

/** Whether `code` is `scope` itself or lies below it. */
export function isWithin(code: string, scope: string): boolean {
  return code.startsWith(scope)
}
