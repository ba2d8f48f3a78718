'use client'

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type LabelProps } from 'recharts'
import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import type { TrendPoint } from '@/domain/progress/trend'
import { isPlainDate, monthDay, type PlainDate } from '@/domain/time/plain-date'
import { axisTicks } from './axis-ticks'

export interface ChartMilestone {
  dueOn: PlainDate
  basisPoints: number
  persons: number
}

const ink = '#1B2430'
const teal = '#0B5B73'
const grey = '#59636E'
const hairline = '#E2E6EB'

function dayText(day: unknown): string {
  const text = String(day)
  return isPlainDate(text) ? monthDay(text) : text
}

/** 12万 on an axis of a county, 300 on one of a village. */
function axisText(value: number): string {
  return value >= 10_000 ? `${value / 10_000}万` : formatThousands(value)
}

interface LabelPlace {
  index: number
  text: string
  color: string
  dx: number
  dy: number
  anchor: 'start' | 'end'
}

/** A label on one point of a line, so that nobody hunts for a legend. */
function labelAt({ index, text, color, dx, dy, anchor }: LabelPlace) {
  return function LineLabel({ x, y, index: at }: LabelProps) {
    if (at !== index) return null
    return (
      <text x={Number(x) + dx} y={Number(y) + dy} fill={color} stroke="#fff" strokeWidth={4} paintOrder="stroke" fontSize={13} textAnchor={anchor}>
        {text}
      </text>
    )
  }
}

/** Beside the line's end while there is room on the right; before it near the window's end. Away from the expected line. */
function endLabel(points: readonly TrendPoint[], last: number): LabelPlace {
  const { persons = null, expectedPersons = null } = points[last] ?? {}
  const isBelow = persons !== null && expectedPersons !== null && persons < expectedPersons
  const text = persons === null ? '' : `已参保缴费 ${formatThousands(persons)}`
  if (last < points.length * 0.66) return { index: last, text, color: ink, dx: 8, dy: isBelow ? 16 : -6, anchor: 'start' }
  return { index: last, text, color: ink, dx: isBelow ? 0 : -8, dy: isBelow ? 24 : -8, anchor: 'end' }
}

function lastKnown(points: readonly TrendPoint[]): number {
  return points.reduce((last, point, index) => (point.persons === null ? last : index), -1)
}

/** Above the plot and before its line: two neighbours do not run into each other on a phone, and the edge cuts nothing. */
function milestoneLabel({ dueOn, basisPoints }: ChartMilestone) {
  const value = `${monthDay(dueOn)} ${formatPercent(fraction(basisPoints, 10_000)).replace('.00', '')}`
  return { value, position: 'top' as const, fill: grey, fontSize: 13, textAnchor: 'end' as const }
}

/** Enrolled so far as a solid line, the expected line dashed, milestones as thin lines with their words. */
export function TrendChart({ points, milestones }: { points: readonly TrendPoint[]; milestones: readonly ChartMilestone[] }) {
  const last = lastKnown(points)
  const now = points[last]
  const yTicks = axisTicks(Math.max(...points.map((point) => Math.max(point.persons ?? 0, point.expectedPersons ?? 0))))
  const ticks = [points[0], ...points.filter((point) => point.on.endsWith('-01')), now].flatMap((point) => point?.on ?? [])
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} accessibilityLayer={false} margin={{ top: 24, right: 24, bottom: 0, left: 0 }}>
        <CartesianGrid stroke={hairline} vertical={false} />
        <XAxis dataKey="on" ticks={[...new Set(ticks)].sort()} tickFormatter={dayText} tick={{ fontSize: 13, fill: grey }} stroke={hairline} interval="preserveStartEnd" />
        <YAxis domain={[0, yTicks[yTicks.length - 1] ?? 0]} ticks={yTicks} tickFormatter={axisText} tick={{ fontSize: 13, fill: grey }} stroke={hairline} width={56} />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={dayText}
          formatter={(value, name) => [typeof value === 'number' ? `${formatThousands(value)} 人` : '—', name]}
        />
        {milestones.map((milestone) => (
          <ReferenceLine
            key={milestone.dueOn}
            x={milestone.dueOn}
            stroke={grey}
            label={milestoneLabel(milestone)}
          />
        ))}
        <Line dataKey="expectedPersons" name="应达" stroke={grey} strokeDasharray="6 4" dot={false} isAnimationActive={false} label={labelAt({ index: Math.round(points.length * 0.3), text: '应序时进度', color: grey, dx: -6, dy: -8, anchor: 'end' })} />
        <Line
          dataKey="persons"
          name="已参保缴费"
          stroke={teal}
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
          label={labelAt(endLabel(points, last))}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}
