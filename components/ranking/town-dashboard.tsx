'use client'

import type { ReactNode } from 'react'
import Link from 'next/link'
import type { MeasurePart } from '@/domain/campaigns/measure-choice'
import type { TownOverview } from '@/domain/progress/town-overview'
import type { TrendPoint } from '@/domain/progress/trend'
import type { OverviewMilestone } from '@/domain/progress/overview'
import type { PlainDate } from '@/domain/time/plain-date'
import { followOverview } from '@/components/charts/follow-overview'
import { TrendPanel } from '@/components/charts/trend-panel'
import { useChangedRows } from '@/components/hooks/use-changed-rows'
import { useLiveRead } from '@/components/hooks/use-live-read'
import { useDivisionWords } from '@/components/layout/division-words'
import { Chooser } from '@/components/ui/chooser'
import { DayPicker } from '@/components/ui/day-picker'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { StaleNote } from '@/components/ui/stale-note'
import { AsOfNote } from './as-of-note'
import { BasisLine } from './basis-line'
import { KeyFigures } from './key-figures'
import { MilestoneTable } from './milestone-table'
import { ReportingBlock } from './reporting-block'
import { revisionsHref } from './reach'
import { TownStanding } from './town-standing'
import { sumAgainstReport } from './village-sum'
import { VillageTable } from './village-table'
import { YearBeforeTable } from './year-before-table'
import classes from './dashboard.module.css'

interface TownDashboardProps {
  initial: TownOverview
  /** The town's days. */
  trend: { code: string; name: string; points: readonly TrendPoint[]; milestones: readonly OverviewMilestone[] }
  /** Where the whole county is seen. */
  countyHref: string
  /** The measures to choose from; the one shown is part of the URL. */
  measure: readonly MeasurePart[]
  search: DaySearch
  earliest: PlainDate
  today: PlainDate
  /** What the page has to say about its URL or its first steps. */
  children?: ReactNode
}

function drawnPersons(overview: TownOverview, code: string) {
  return overview.villages.find((row) => row.divisionCode === code && !row.isDirect) ?? overview.town
}

/** A town's progress, alive: its own line of the county's ranking, its villages, its days. */
export function TownDashboard({ initial, trend, countyHref, measure, search, earliest, today, children }: TownDashboardProps) {
  const { town } = initial
  const words = useDivisionWords()
  const here = `/dashboard/${town.divisionCode}`
  const path = pathWith(`/api/towns/${town.divisionCode}`, { ...search })
  const { data: overview, staleSince, refusal } = useLiveRead<TownOverview>(path, initial)
  const changed = useChangedRows(path, overview.villages)
  const drawn = drawnPersons(overview, trend.code)
  const seesRevisions = overview.basis.level === 'town'
  return (
    <>
      <p className={`${classes.back} no-print`}>
        <Link href={countyHref} prefetch={false}>
          ‹ {words.whole}
        </Link>
      </p>
      <PageHeading
        title={`${town.name}进度`}
        sentence={overview.sentence}
        actions={
          <>
            <DayPicker path={here} search={{ ...search }} asOf={overview.asOf} earliest={earliest} today={overview.asOf > today ? overview.asOf : today} />
            <a href={pathWith(`/print/towns/${town.divisionCode}`, { ...search })} target="_blank" rel="noopener">
              打印
            </a>
          </>
        }
      />
      {children}
      <StaleNote staleSince={staleSince} refusal={refusal} />
      <Chooser path={here} parts={measure} search={{ ...search }} />
      <KeyFigures row={overview.town} />
      <BasisLine basis={overview.basis} />
      <TownStanding overview={overview} revisions={seesRevisions ? revisionsHref(town.divisionCode, search) : null} />
      <h2>{`各${words.village}`}</h2>
      {overview.villages.length === 0 ? <p>还没有{words.village}，请县医保局管理员在“行政区划”里导入。</p> : <VillageTable overview={overview} search={search} changed={changed} />}
      <AsOfNote measuredOn={overview.measuredOn} hour={overview.hour}>
        {sumAgainstReport(overview, words)}
      </AsOfNote>
      <div className={classes.below}>
        {overview.villages.length > 0 && <ReportingBlock parts={overview.villages} asOf={overview.asOf} title={`各${words.villageShort}上报`} />}
        <MilestoneTable milestones={overview.milestones} />
      </div>
      <YearBeforeTable yearBefore={overview.yearBefore} rows={[]} scope={overview.town} />
      <TrendPanel title={`${trend.name}每日累计（人）`} points={followOverview(trend.points, overview.asOf, drawn.reportedFor, drawn.persons)} milestones={trend.milestones} />
    </>
  )
}
