import { formatMovement } from '@/domain/progress/ranking'
import { Unknown } from '@/components/ui/unknown'

/** Ranks gained or lost since seven days before. */
export function Movement({ value }: { value: number | null }) {
  if (value === null) return <Unknown reason="七天前没有名次" />
  const words = value === 0 ? '与七天前名次相同' : `比七天前${value > 0 ? '上升' : '下降'} ${Math.abs(value)} 名`
  return (
    <span title={words} aria-label={words} role="img">
      {formatMovement(value)}
    </span>
  )
}
