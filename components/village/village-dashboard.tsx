import type { ReactNode } from 'react'
import { townWord } from '@/domain/divisions/division-words'
import type { TownOverview } from '@/domain/progress/town-overview'
import type { TrendPoint } from '@/domain/progress/trend'
import type { VillageOverview } from '@/domain/progress/village-overview'
import type { PlainDate } from '@/domain/time/plain-date'
import { TrendDrawing } from '@/components/charts/trend-drawing'
import { TrendTable } from '@/components/charts/trend-table'
import { AsOfNote } from '@/components/ranking/as-of-note'
import { BasisLine } from '@/components/ranking/basis-line'
import { KeyFigures } from '@/components/ranking/key-figures'
import { LastReport } from '@/components/ranking/last-report'
import { TownStanding } from '@/components/ranking/town-standing'
import { DayPicker } from '@/components/ui/day-picker'
import { PageHeading } from '@/components/ui/page-heading'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { EnrolledFigure } from './enrolled-figure'
import { LastDays } from './last-days'
import { MustCoverRemainders } from './must-cover-remainders'
import classes from './village.module.css'

interface VillageDashboardProps {
  overview: VillageOverview
  /** The town's own line; null when the village's town is not there on that day. */
  town: TownOverview | null
  trend: readonly TrendPoint[]
  search: DaySearch
  earliest: PlainDate
  today: PlainDate
  /** What the page has to say about its URL or its connection. */
  children?: ReactNode
}

/** One village on a phone, drawn on the server: where it stands, what is missing, its town's line, its days. */
export function VillageDashboard({ overview, town, trend, search, earliest, today, children }: VillageDashboardProps) {
  const { village, sentence, asOf } = overview
  const revisions = pathWith('/village/revisions', { ...search })
  const title = '每日累计（人）'
  return (
    <>
      <PageHeading title={village.name} sentence={sentence} />
      {children}
      {village.quota === null ? <EnrolledFigure row={village} /> : <KeyFigures row={village} />}
      <p className={classes.line}>
        最近上报 <LastReport row={village} />
      </p>
      <BasisLine basis={overview.basis} />
      <MustCoverRemainders remainders={overview.mustCover} search={search} />
      {town && (
        <section>
          <h2>本{townWord(town.town.name)}</h2>
          <p className={classes.line}>{town.sentence}</p>
          <TownStanding overview={town} revisions={null} />
        </section>
      )}
      <LastDays points={trend} asOf={asOf} href={revisions} />
      <section>
        <h2>{title}</h2>
        <TrendDrawing points={trend} />
        <TrendTable title={title} points={trend} />
      </section>
      <AsOfNote measuredOn={overview.measuredOn} hour={overview.hour} />
      <DayPicker path="/village" search={{ ...search }} asOf={asOf} earliest={earliest} today={today} />
    </>
  )
}
