'use client'

import { everyone, expectedLineLabels, seriesLabels } from '@/domain/campaigns/choices'
import { quotaKindLabels } from '@/domain/quotas/quota'
import type { Basis } from '@/domain/progress/overview'
import { useDivisionWords } from '@/components/layout/division-words'
import classes from './dashboard.module.css'

/** Base and series, printed above every ranking so that no two are ever mixed (R11), and which line is expected (R12). */
export function BasisLine({ basis }: { basis: Basis }) {
  const words = useDivisionWords()
  return (
    <p className={classes.basis}>
      口径：{basis.coverageGroup === everyone ? '' : `${basis.groupName} · `}任务数（{quotaKindLabels[basis.kind]}） · {seriesLabels[basis.series]}，以{words[basis.level]}为单位上报 · 应序时进度＝{expectedLineLabels[basis.expectedLine]}
    </p>
  )
}
