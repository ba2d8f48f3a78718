import { formatPercent, formatThousands } from '@/domain/numbers/format'
import { fraction } from '@/domain/numbers/fraction'
import type { OverviewMilestone } from '@/domain/progress/overview'
import { monthDay } from '@/domain/time/plain-date'

/** A group's line in words: its own milestones, or the campaign's where it has none of its own (R18). */
export function GroupMilestones({ milestones, isOwn }: { milestones: readonly OverviewMilestone[]; isOwn: boolean }) {
  if (milestones.length === 0) return null
  const words = milestones.map(({ dueOn, basisPoints, persons, gapPersons }) => {
    const state = gapPersons > 0 ? `还差 ${formatThousands(gapPersons)} 人` : '已达'
    return `${monthDay(dueOn)}达 ${formatPercent(fraction(basisPoints, 10_000)).replace('.00', '')}（${formatThousands(persons)} 人），${state}`
  })
  return (
    <p>
      {isOwn ? '本类对象自己的节点' : '节点（与全部人员相同）'}：{words.join('；')}。
    </p>
  )
}
