'use client'

import type { ReactNode } from 'react'
import Link from 'next/link'
import { formatThousands } from '@/domain/numbers/format'
import type { TownOverview } from '@/domain/progress/town-overview'
import type { TrendPoint } from '@/domain/progress/trend'
import type { OverviewMilestone } from '@/domain/progress/overview'
import type { PlainDate } from '@/domain/time/plain-date'
import { followOverview } from '@/components/charts/follow-overview'
import { TrendPanel } from '@/components/charts/trend-panel'
import { useChangedRows } from '@/components/hooks/use-changed-rows'
import { useLiveRead } from '@/components/hooks/use-live-read'
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
import { VillageTable } from './village-table'
import classes from './dashboard.module.css'

interface TownDashboardProps {
  initial: TownOverview
  /** The town's days, or those of the one village its agent may see. */
  trend: { code: string; name: string; points: readonly TrendPoint[]; milestones: readonly OverviewMilestone[] }
  /** The reader's own village; null for everybody who sees the whole town. */
  ownVillage: string | null
  /** Where the whole county is seen; null for who does not see it. */
  countyHref: string | null
  search: DaySearch
  earliest: PlainDate
  today: PlainDate
  /** What the page has to say about its URL or its first steps. */
  children?: ReactNode
}

function sumAgainstReport({ villageSum, villages, basis, town }: TownOverview): string {
  if (!villageSum) return ''
  const sum = `各村（社区）${villages.some((row) => row.isDirect) ? '和镇直' : ''}合计 ${formatThousands(villageSum.persons)} 人`
  if (basis.level === 'village') return `${town.name}的数是各村（社区）与镇直之和。`
  if (villageSum.difference === null) return `${sum}。`
  if (villageSum.difference === 0) return `${sum}，与镇上报数一致。`
  return `${sum}，比镇上报数${villageSum.difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(villageSum.difference))} 人。`
}

function drawnPersons(overview: TownOverview, code: string) {
  return overview.villages.find((row) => row.divisionCode === code && !row.isDirect) ?? overview.town
}

/** A town's progress, alive: its own line of the county's ranking, its villages, its days. */
export function TownDashboard({ initial, trend, ownVillage, countyHref, search, earliest, today, children }: TownDashboardProps) {
  const { town } = initial
  const path = pathWith(`/api/towns/${town.divisionCode}`, { ...search })
  const { data: overview, staleSince, refusal } = useLiveRead<TownOverview>(path, initial)
  const changed = useChangedRows(path, overview.villages)
  const drawn = drawnPersons(overview, trend.code)
  const seesRevisions = ownVillage === null && overview.basis.level === 'town'
  return (
    <>
      {countyHref && (
        <p className={`${classes.back} no-print`}>
          <Link href={countyHref} prefetch={false}>
            ‹ 全县
          </Link>
        </p>
      )}
      <PageHeading
        title={`${town.name}进度`}
        sentence={overview.sentence}
        actions={<DayPicker path={`/dashboard/${town.divisionCode}`} search={{ ...search }} asOf={overview.asOf} earliest={earliest} today={overview.asOf > today ? overview.asOf : today} />}
      />
      {children}
      <StaleNote staleSince={staleSince} refusal={refusal} />
      <KeyFigures row={overview.town} />
      <BasisLine basis={overview.basis} />
      <TownStanding overview={overview} revisions={seesRevisions ? revisionsHref(town.divisionCode, search) : null} />
      <h2>{ownVillage ? '本村（社区）' : '各村（社区）'}</h2>
      {overview.villages.length === 0 ? <p>还没有村（社区），请县医保局管理员在“行政区划”里导入。</p> : <VillageTable overview={overview} ownCode={ownVillage} search={search} changed={changed} />}
      <AsOfNote measuredOn={overview.measuredOn} hour={overview.hour}>
        {sumAgainstReport(overview)}
      </AsOfNote>
      <div className={classes.below}>
        {!ownVillage && overview.villages.length > 0 && <ReportingBlock parts={overview.villages} asOf={overview.asOf} title="各村上报" />}
        <MilestoneTable milestones={overview.milestones} />
      </div>
      <TrendPanel title={`${trend.name}每日累计（人）`} points={followOverview(trend.points, overview.asOf, drawn.reportedFor, drawn.persons)} milestones={trend.milestones} />
    </>
  )
}
