'use client'

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type LabelProps } from 'recharts'
import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import type { TrendPoint } from '@/domain/progress/trend'
import { isPlainDate, monthDay, type PlainDate } from '@/domain/time/plain-date'
import { axisText, axisTicks } from './axis-ticks'

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

/** Below last year's line, before its end, where this year's has not come to or has passed. */
function yearBeforeLabel(points: readonly TrendPoint[]): LabelPlace {
  const last = points.reduce((found, point, at) => (point.yearBefore == null ? found : at), 0)
  return { index: Math.round(last * 0.84), text: '上年同日', color: ink, dx: 4, dy: 20, anchor: 'start' }
}

/** Enrolled so far as a solid line, last year's thinner, the expected line dashed, milestones as thin lines with their words. */
export function TrendChart({ points, milestones }: { points: readonly TrendPoint[]; milestones: readonly ChartMilestone[] }) {
  const last = lastKnown(points)
  const now = points[last]
  const yTicks = axisTicks(Math.max(...points.map((point) => Math.max(point.persons ?? 0, point.expectedPersons ?? 0, point.yearBefore ?? 0))))
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
        {points.some((point) => point.yearBefore != null) && (
          <Line dataKey="yearBefore" name="上年同日" stroke={ink} strokeWidth={1} dot={false} isAnimationActive={false} label={labelAt(yearBeforeLabel(points))} />
        )}
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
