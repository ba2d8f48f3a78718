import Link from 'next/link'
import { everyone } from '@/domain/campaigns/choices'
import { groupName, type MeasureChoice } from '@/domain/campaigns/measure-choice'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { quotaKindLabels, quotaKinds } from '@/domain/quotas/quota'
import { pathWith } from '@/components/ui/search-path'
import classes from './quotas.module.css'

interface LedgerLinksProps {
  path: string
  search: Record<string, string | undefined>
  settings: Pick<CampaignSettings, 'mustCoverGroups'>
  choice: Pick<MeasureChoice, 'kind' | 'coverageGroup'>
}

/** Which quotas the page shows: assigned or own, of everyone or of a must-cover group (R2, R18). The choice is in the URL. */
export function LedgerLinks({ path, search, settings, choice }: LedgerLinksProps) {
  const groups = [everyone, ...settings.mustCoverGroups.map((group) => group.code)]
  const link = (key: string, label: string, isCurrent: boolean, change: Record<string, string | undefined>) => (
    <Link key={key} href={pathWith(path, { ...search, ...change })} prefetch={false} aria-current={isCurrent ? 'page' : undefined}>
      {label}
    </Link>
  )
  return (
    <div className={`${classes.choices} no-print`}>
      <nav aria-label="任务类别">
        {quotaKinds.map((kind) => link(kind, quotaKindLabels[kind], kind === choice.kind, { kind: kind === 'assigned' ? undefined : kind }))}
      </nav>
      {groups.length > 1 && (
        <nav aria-label="人群">
          {groups.map((code) => link(code, groupName(settings, code), code === choice.coverageGroup, { group: code === everyone ? undefined : code }))}
        </nav>
      )}
    </div>
  )
}
