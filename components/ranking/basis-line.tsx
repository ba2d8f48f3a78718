import { everyone, expectedLineLabels, seriesLabels } from '@/domain/campaigns/choices'
import { quotaKindLabels } from '@/domain/quotas/quota'
import type { Basis } from '@/domain/progress/overview'
import classes from './dashboard.module.css'

const levelLabels: Record<Basis['level'], string> = { town: '以镇为单位上报', village: '以村（社区）为单位上报' }

/** Base and series, printed above every ranking so that no two are ever mixed (R11), and which line is expected (R12). */
export function BasisLine({ basis }: { basis: Basis }) {
  return (
    <p className={classes.basis}>
      口径：{basis.coverageGroup === everyone ? '' : `${basis.groupName} · `}任务数（{quotaKindLabels[basis.kind]}） · {seriesLabels[basis.series]}，{levelLabels[basis.level]} · 应序时进度＝{expectedLineLabels[basis.expectedLine]}
    </p>
  )
}
