import { formatThousands } from '@/domain/numbers/format'
import type { Shortfall } from '@/domain/progress/shortfall'
import { Unknown } from '@/components/ui/unknown'

/** Why what is missing to a quota is unknown. */
export function unknownShortfall({ quota, persons }: { quota: number | null; persons: number | null }): string {
  return quota === null ? (persons === null ? '未下达任务数，也尚无上报' : '未下达任务数') : '尚无上报'
}

/** What is missing to the whole quota: ▼ 605, ＝ 0, ▲ 超出 12. Colour never stands alone. */
export function ShortfallText({ shortfall, reason }: { shortfall: Shortfall | null; reason: string }) {
  if (shortfall === null) return <Unknown reason={reason} />
  if (shortfall.over > 0) return <span style={{ color: 'var(--yb-ahead)' }}>▲ 超出 {formatThousands(shortfall.over)}</span>
  if (shortfall.remaining === 0) return <span style={{ color: 'var(--yb-ahead)' }}>＝ 0</span>
  return <span style={{ color: 'var(--yb-behind)' }}>▼ {formatThousands(shortfall.remaining)}</span>
}
