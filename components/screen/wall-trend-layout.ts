import { axisTicks } from '@/components/charts/axis-ticks'
import type { PlainDate } from '@/domain/time/plain-date'

/** The drawing's own units; the page scales it. */
export const size = { width: 1_200, height: 720, left: 130, right: 40, top: 72, bottom: 64 }

export interface DrawnMilestone {
  dueOn: PlainDate
  basisPoints: number
}

interface DrawnPoint {
  on: PlainDate
  persons: number | null
  expectedPersons: number | null
}

export interface TrendLayout {
  /** Polylines as SVG takes them: "x,y x,y". */
  enrolled: string
  expected: string
  ticks: { value: number; y: number }[]
  marks: (DrawnMilestone & { x: number })[]
  /** Days named below: the first, and the first of each month. */
  days: { on: PlainDate; x: number }[]
  /** The newest known day; `isLate` when no room is left on its right. */
  end: { on: PlainDate; persons: number; x: number; y: number; isLate: boolean }
}

const rounded = (value: number) => Math.round(value * 10) / 10

/** Where everything of the drawing stands; null while nothing is known. Days lie evenly, persons rise from zero. */
export function layOutTrend(points: readonly DrawnPoint[], milestones: readonly DrawnMilestone[]): TrendLayout | null {
  const known = points.flatMap(({ on, persons }, index) => (persons === null ? [] : [{ on, persons, index }]))
  const last = known[known.length - 1]
  if (!last) return null
  const ticks = axisTicks(Math.max(...points.map((point) => Math.max(point.persons ?? 0, point.expectedPersons ?? 0))))
  const highest = ticks[ticks.length - 1] || 1
  const xOf = (index: number) => rounded(size.left + (index / Math.max(1, points.length - 1)) * (size.width - size.left - size.right))
  const yOf = (persons: number) => rounded(size.height - size.bottom - (persons / highest) * (size.height - size.top - size.bottom))
  const line = (values: readonly (number | null)[]) => values.flatMap((value, index) => (value === null ? [] : [`${xOf(index)},${yOf(value)}`])).join(' ')
  const indexOf = (day: PlainDate) => points.findIndex((point) => point.on === day)
  return {
    enrolled: line(points.map((point) => point.persons)),
    expected: line(points.map((point) => point.expectedPersons)),
    ticks: ticks.map((value) => ({ value, y: yOf(value) })),
    marks: milestones.flatMap((milestone) => (indexOf(milestone.dueOn) < 0 ? [] : [{ ...milestone, x: xOf(indexOf(milestone.dueOn)) }])),
    days: points.flatMap(({ on }, index) => (index === 0 || on.endsWith('-01') ? [{ on, x: xOf(index) }] : [])),
    end: { on: last.on, persons: last.persons, x: xOf(last.index), y: yOf(last.persons), isLate: last.index > points.length * 0.66 },
  }
}
