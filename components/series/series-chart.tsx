'use client'

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis, type LabelProps } from 'recharts'
import { seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { formatThousands } from '@/domain/numbers/format'
import type { SeriesTrendPoint } from '@/domain/progress/series-days'
import { isPlainDate, monthDay } from '@/domain/time/plain-date'
import { axisText, axisTicks } from '@/components/charts/axis-ticks'

const colours: Record<Series, string> = { reported: '#0B5B73', tax: '#1B2430', registered: '#59636E' }
const dashes: Record<Series, string | undefined> = { reported: undefined, tax: '7 3', registered: '2 3' }
/** Where on its line each name stands: apart from each other, so that lines close together stay readable. */
const places: Record<Series, { share: number; dy: number; anchor: 'start' | 'end' }> = {
  reported: { share: 0.72, dy: -12, anchor: 'end' },
  tax: { share: 0.5, dy: -12, anchor: 'end' },
  registered: { share: 0.9, dy: 22, anchor: 'start' },
}

function dayText(day: unknown): string {
  const text = String(day)
  return isPlainDate(text) ? monthDay(text) : text
}

/** The line's name on one of its points, so that nobody hunts for a legend. */
function nameOn(series: Series, points: readonly SeriesTrendPoint[]) {
  const known = points.flatMap((point, index) => (point[series] === null ? [] : [index]))
  const { share, dy, anchor } = places[series]
  const at = known[Math.floor((known.length - 1) * share)]
  return function LineName({ x, y, index }: LabelProps) {
    if (index !== at) return null
    return (
      <text x={Number(x)} y={Number(y) + dy} fill={colours[series]} stroke="#fff" strokeWidth={4} paintOrder="stroke" fontSize={13} textAnchor={anchor}>
        {seriesLabels[series]}
      </text>
    )
  }
}

/** Three lines of cumulative persons, told apart by dash and name as well as by colour. */
export function SeriesChart({ points }: { points: readonly SeriesTrendPoint[] }) {
  const ticks = axisTicks(Math.max(...points.map((point) => Math.max(...seriesCodes.map((series) => point[series] ?? 0)))))
  const days = [points[0], ...points.filter((point) => point.on.endsWith('-01')), points.at(-1)].flatMap((point) => point?.on ?? [])
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} accessibilityLayer={false} margin={{ top: 24, right: 32, bottom: 0, left: 0 }}>
        <CartesianGrid stroke="#E2E6EB" vertical={false} />
        <XAxis dataKey="on" ticks={[...new Set(days)].sort()} tickFormatter={dayText} tick={{ fontSize: 13, fill: '#59636E' }} stroke="#E2E6EB" interval="preserveStartEnd" />
        <YAxis domain={[0, ticks.at(-1) ?? 0]} ticks={ticks} tickFormatter={axisText} tick={{ fontSize: 13, fill: '#59636E' }} stroke="#E2E6EB" width={56} />
        <Tooltip isAnimationActive={false} labelFormatter={dayText} formatter={(value, name) => [typeof value === 'number' ? `${formatThousands(value)} 人` : '—', name]} />
        {seriesCodes.map((series) => (
          <Line key={series} dataKey={series} name={seriesLabels[series]} stroke={colours[series]} strokeWidth={2} strokeDasharray={dashes[series]} dot={false} isAnimationActive={false} label={nameOn(series, points)} />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}
