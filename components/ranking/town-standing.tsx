'use client'

import Link from 'next/link'
import { formatMovement, unrankedReasonLabels } from '@/domain/progress/ranking'
import type { DivisionWords } from '@/domain/divisions/division-words'
import type { TownOverview } from '@/domain/progress/town-overview'
import { useDivisionWords } from '@/components/layout/division-words'
import { LastReport } from './last-report'
import { ProgressBar } from './progress-bar'
import classes from './dashboard.module.css'

function rankText({ town, rankedParts }: TownOverview, words: DivisionWords): string {
  if (town.rank === null) return `未排名：${town.unrankedReason ? unrankedReasonLabels[town.unrankedReason] : '尚无上报'}`
  const movement = town.movement ? `，较7日前 ${formatMovement(town.movement)}` : ''
  return `${words.whole}第 ${town.rank} 名（共 ${rankedParts} 个${words.town}排名${movement}）`
}

/** The town's place in the county's ranking, its bar and its last report, with the way to the rows behind it. */
export function TownStanding({ overview, revisions }: { overview: TownOverview; revisions: string | null }) {
  const words = useDivisionWords()
  return (
    <div className={classes.standing}>
      <span>{rankText(overview, words)}</span>
      <span className={classes.standingBar}>
        <ProgressBar row={overview.town} own={false} />
      </span>
      <span>
        最近上报 <LastReport row={overview.town} />
      </span>
      {revisions && (
        <Link href={revisions} prefetch={false}>
          看上报记录
        </Link>
      )}
    </div>
  )
}
