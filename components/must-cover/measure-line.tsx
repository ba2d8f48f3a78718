import { seriesLabels } from '@/domain/campaigns/choices'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { MustCoverMeasure } from '@/domain/progress/must-cover'
import { quotaKindLabels } from '@/domain/quotas/quota'

/** Base and series of all tables of the page (R11). */
export function MeasureLine({ measure, words }: { measure: MustCoverMeasure; words: DivisionWords }) {
  return (
    <p>
      口径：任务数（{quotaKindLabels[measure.kind]}） · {seriesLabels[measure.series]}，以{words[measure.level]}为单位上报
    </p>
  )
}

/** How the tables are to be read. */
export function MustCoverNote() {
  return <p>必保对象应达 100%，单独列表，不与全部人员的排名混排；同一人可能属于几类，各类不相加。</p>
}
