import type { DivisionWords } from '@/domain/divisions/division-words'
import { formatThousands } from '@/domain/numbers/format'
import type { MustCoverGroup, MustCoverRow } from '@/domain/progress/must-cover'
import { AsOfNote } from '@/components/ranking/as-of-note'
import { revisionsHref, type ReaderReach } from '@/components/ranking/reach'
import { TownName } from '@/components/ranking/town-name'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import classes from '@/components/ranking/progress-table.module.css'
import { GroupMilestones } from './group-milestones'
import { GroupTable, type GroupTableRow } from './group-table'

interface CountyGroupProps {
  group: MustCoverGroup
  reach: ReaderReach
  /** Campaign, day, series and kind; the group is each table's own. */
  search: DaySearch
  /** Whether towns report themselves, so that a town's number has rows of its own. */
  townsReport: boolean
  words: DivisionWords
}

/** Where the towns' figures and the county's own say something different, it is said and never corrected (R3). */
function differences({ total, sum, partsQuota }: MustCoverGroup, { whole, town }: DivisionWords): string {
  const sentences = []
  if (partsQuota !== null && total.quota !== null) {
    const more = partsQuota > total.quota
    sentences.push(`各${town}任务数合计 ${formatThousands(partsQuota)} 人，比${whole}任务数${more ? '多' : '少'} ${formatThousands(Math.abs(partsQuota - total.quota))} 人。`)
  }
  if (sum.over > 0) sentences.push(`有的${town}超出任务数，共 ${formatThousands(sum.over)} 人，不抵其他${town}的差数：各${town}还差合计 ${formatThousands(sum.remaining)} 人。`)
  if (sum.unknown > 0) sentences.push(`${sum.unknown} 个${town}未下达任务数或尚无上报，还差多少不明。`)
  return sentences.join('')
}

function toTableRow(row: MustCoverRow, { group, reach, search, townsReport }: CountyGroupProps): GroupTableRow {
  const isOwn = reach.ownCode === row.divisionCode
  const opens = reach.opensAll || isOwn
  const inGroup = { ...search, group: group.code }
  const town = opens ? pathWith(`/must-cover/${row.divisionCode}`, { ...search }) : null
  return {
    figures: row,
    label: <TownName name={row.name} href={town} isOwn={isOwn} />,
    isOwn,
    personsHref: opens && townsReport ? revisionsHref(row.divisionCode, inGroup) : town,
    quotaHref: opens ? pathWith(`/quotas/${row.divisionCode}`, inGroup) : null,
  }
}

/** One must-cover group of the county: towns in the order of the quota table, the county against its own quota. */
export function CountyGroup(props: CountyGroupProps) {
  const { group, reach, search, words } = props
  const { total } = group
  const quotaHref = reach.opensAll ? pathWith(`/quotas/${total.divisionCode}`, { ...search, group: group.code }) : null
  return (
    <section className={classes.group} aria-label={group.name}>
      <h2>{group.name}</h2>
      <GroupMilestones milestones={group.milestones} isOwn={group.hasOwnMilestones} />
      <GroupTable
        groupName={group.name}
        caption={`${group.name}：各${words.town}还差人数与完成率`}
        part={words.town}
        rows={group.rows.map((row) => toTableRow(row, props))}
        total={{ figures: total, label: words.whole, isOwn: false, personsHref: null, quotaHref }}
        hasPace
      />
      <AsOfNote measuredOn={group.measuredOn} hour={group.hour}>
        {differences(group, words)}
      </AsOfNote>
    </section>
  )
}
