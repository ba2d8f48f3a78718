'use client'

import type { ReactNode } from 'react'
import type { MeasurePart } from '@/domain/campaigns/measure-choice'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { Overview, OverviewMilestone } from '@/domain/progress/overview'
import type { TrendPoint } from '@/domain/progress/trend'
import { formatThousands } from '@/domain/numbers/format'
import { useChangedRows } from '@/components/hooks/use-changed-rows'
import { useLiveRead } from '@/components/hooks/use-live-read'
import { useDivisionWords } from '@/components/layout/division-words'
import { TrendPanel } from '@/components/charts/trend-panel'
import { followOverview } from '@/components/charts/follow-overview'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { StaleNote } from '@/components/ui/stale-note'
import ui from '@/components/ui/ui.module.css'
import type { PlainDate } from '@/domain/time/plain-date'
import { AsOfNote } from './as-of-note'
import { BarKey } from './bar-key'
import { BasisLine } from './basis-line'
import { KeyFigures } from './key-figures'
import { MilestoneTable } from './milestone-table'
import { inTableOrder, RankingTable, type RowOrder } from './ranking-table'
import { ReportingBlock } from './reporting-block'
import type { ReaderReach } from './reach'
import { TrendChoice } from './trend-choice'
import { ViewLinks, type ViewLink } from '@/components/ui/view-links'
import { YearBeforeTable } from './year-before-table'
import classes from './dashboard.module.css'

interface CountyDashboardProps {
  initial: Overview
  /** Whose days are drawn: a town's by its code, the county's with null. */
  trend: { town: string | null; points: readonly TrendPoint[]; milestones: readonly OverviewMilestone[] }
  order: RowOrder
  reach: ReaderReach
  /** The measures to choose from; the one shown is part of the URL. */
  measure: readonly MeasurePart[]
  search: DaySearch
  campaigns: readonly ViewLink[]
  earliest: PlainDate
  today: PlainDate
  /** What the page has to say about its URL or its first steps. */
  children?: ReactNode
}

function quotaDifference({ partsQuota, scope }: Overview, words: DivisionWords): string {
  if (partsQuota === null || scope.quota === null) return ''
  const more = partsQuota > scope.quota
  return `各${words.town}任务数合计 ${formatThousands(partsQuota)} 人，比${words.whole}任务数${more ? '多' : '少'} ${formatThousands(Math.abs(partsQuota - scope.quota))} 人。`
}

function namesOfChanged(overview: Overview, changed: ReadonlySet<string>): string {
  const names = overview.rows.filter((row) => changed.has(row.divisionCode)).map((row) => row.name)
  return names.length === 0 ? '' : `刚刚更新：${names.join('、')}`
}

/** The county's progress, alive: what was drawn on the server, kept fresh by the poll. */
export function CountyDashboard({ initial, trend, order, reach, measure, search, campaigns, earliest, today, children }: CountyDashboardProps) {
  const path = pathWith('/api/ranking', { ...search })
  const { data: overview, staleSince, refusal } = useLiveRead<Overview>(path, initial)
  const changed = useChangedRows(path, overview.rows)
  const words = useDivisionWords()
  const state = { ...search, order: order === 'table' ? 'table' : undefined, town: trend.town ?? undefined }
  const drawn = overview.rows.find((row) => row.divisionCode === trend.town) ?? overview.scope
  const orders: ViewLink[] = [
    { href: pathWith('/dashboard', { ...state, order: undefined }), label: '按名次', current: order === 'rank' },
    { href: pathWith('/dashboard', { ...state, order: 'table' }), label: '按任务表顺序', current: order === 'table' },
  ]
  return (
    <>
      <PageHeading
        title="进度总览"
        sentence={overview.sentence}
        actions={
          <>
            <ViewLinks label="征缴活动" links={campaigns} />
            <DayPicker path="/dashboard" search={state} asOf={overview.asOf} earliest={earliest} today={overview.asOf > today ? overview.asOf : today} />
            <a href={pathWith('/print/ranking', { ...search })} target="_blank" rel="noopener">
              打印
            </a>
          </>
        }
      />
      {children}
      <StaleNote staleSince={staleSince} refusal={refusal} />
      <Chooser path="/dashboard" parts={measure} search={state} />
      <KeyFigures row={overview.scope} />
      <BasisLine basis={overview.basis} />
      <div className={classes.tableLine}>
        <BarKey />
        <ViewLinks label="排列" links={orders} />
      </div>
      <RankingTable overview={overview} order={order} reach={reach} search={search} changed={changed} />
      <p role="status" className={ui.hidden}>
        {namesOfChanged(overview, changed)}
      </p>
      <AsOfNote measuredOn={overview.measuredOn} hour={overview.hour}>
        {quotaDifference(overview, words)}
      </AsOfNote>
      <div className={classes.below}>
        <ReportingBlock parts={overview.rows} asOf={overview.asOf} title={`各${words.town}上报`} />
        <MilestoneTable milestones={overview.milestones} />
      </div>
      <YearBeforeTable yearBefore={overview.yearBefore} rows={inTableOrder(overview.rows)} scope={overview.scope} />
      <TrendPanel
        title={`${trend.town ? drawn.name : words.whole}每日累计（人）`}
        points={followOverview(trend.points, overview.asOf, drawn.reportedFor, drawn.persons)}
        milestones={trend.milestones}
      >
        <TrendChoice rows={overview.rows} reach={reach} town={trend.town} search={state} />
      </TrendPanel>
    </>
  )
}
