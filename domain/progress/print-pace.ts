import { absoluteFraction, roundHalfUp } from '@/domain/numbers/fraction'
import { formatPercent, formatPoints } from '@/domain/numbers/format'
import type { NextMilestone, Pace, PaceState } from '@/domain/progress/pace'
import type { ProjectedFinish } from '@/domain/progress/projected-finish'
import type { PlainDate } from '@/domain/time/plain-date'

/** Word, sign and colour of each state; colour never stands alone (design.md, Colour). */
export const paceStateLabels: Record<PaceState, { label: string; sign: string; color: string }> = {
  ahead: { label: '快于序时进度', sign: '▲', color: '#1B7A46' },
  onLine: { label: '与序时进度持平', sign: '＝', color: '#1B2430' },
  behind: { label: '慢于序时进度', sign: '▼', color: '#9A5B00' },
  farBehind: { label: '明显慢于序时进度', sign: '▼▼', color: '#B3261E' },
}

/** A Pace as screens and JSON carry it: persons as numbers, exact shares already rounded into text. */
export interface PrintedPace {
  asOf: PlainDate
  state: PaceState
  /** "65.82%" */
  rateText: string
  /** "68.09%" */
  expectedRateText: string
  expectedPersons: number
  /** expected − present: above zero are missing. */
  gapPersons: number
  /** Size of the difference in percentage points, "2.27"; the state says the direction. */
  pointsText: string
  /** Size of the distance in days, "1.3"; null when the line never had so many persons. */
  daysText: string | null
  nextMilestone: NextMilestone | null
  neededPerDay: number | null
  projectedFinish: ProjectedFinish
}

/** Points of a pace off its line, in a text: what rounds to nothing is still a difference. */
export function pointsWords(pointsText: string): string {
  return pointsText === '0.00' ? '不足 0.01' : pointsText
}

/** Rounds a measured pace for print: two decimals for rates, one for days, halves up (R10, R12). */
export function printPace(pace: Pace): PrintedPace {
  const { asOf, state, gapPersons, nextMilestone, neededPerDay, projectedFinish } = pace
  return {
    asOf,
    state,
    rateText: formatPercent(pace.rate),
    expectedRateText: formatPercent(pace.expectedRate),
    expectedPersons: pace.expectedPersons,
    gapPersons,
    pointsText: formatPoints(absoluteFraction(pace.rateDifference)),
    daysText: pace.daysBehind && roundHalfUp(absoluteFraction(pace.daysBehind), 1),
    nextMilestone,
    neededPerDay,
    projectedFinish,
  }
}
