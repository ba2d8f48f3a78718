import { everyone, seriesCodes, seriesLabels, type Series } from '@/domain/campaigns/choices'
import { quotaKindLabels, quotaKinds, type QuotaKind } from '@/domain/quotas/quota'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { ViewLinks } from './view-links'

interface ChoiceLinksProps {
  path: string
  search: DaySearch
}

/** 镇村上报 · 税务缴费 · 系统登记; the series that counts stays out of the URL (R5). */
export function SeriesLinks({ path, search, current, counting }: ChoiceLinksProps & { current: Series; counting: Series }) {
  const links = seriesCodes.map((series) => ({ href: pathWith(path, { ...search, series: series === counting ? undefined : series }), label: seriesLabels[series], current: series === current }))
  return <ViewLinks label="口径" links={links} />
}

/** 上级任务 · 本级任务 (R2). */
export function KindLinks({ path, search, current }: ChoiceLinksProps & { current: QuotaKind }) {
  const links = quotaKinds.map((kind) => ({ href: pathWith(path, { ...search, kind: kind === 'assigned' ? undefined : kind }), label: quotaKindLabels[kind], current: kind === current }))
  return <ViewLinks label="任务类别" links={links} />
}

/** 全部人员 and the campaign's must-cover groups (R18). */
export function GroupLinks({ path, search, current, groups }: ChoiceLinksProps & { current: string; groups: readonly { code: string; name: string }[] }) {
  const links = [{ code: everyone, name: '全部人员' }, ...groups].map(({ code, name }) => ({
    href: pathWith(path, { ...search, group: code === everyone ? undefined : code }),
    label: name,
    current: code === current,
  }))
  return <ViewLinks label="人群" links={links} />
}
