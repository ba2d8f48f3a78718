import { townWord, type DivisionWords } from '@/domain/divisions/division-words'
import { formatThousands } from '@/domain/numbers/format'
import type { TownMustCoverGroup } from '@/domain/progress/town-must-cover'
import { AsOfNote } from '@/components/ranking/as-of-note'
import { revisionsHref } from '@/components/ranking/reach'
import { pathWith, type DaySearch } from '@/components/ui/search-path'
import { GroupMilestones } from './group-milestones'
import { GroupTable } from './group-table'

interface TownGroupProps {
  group: TownMustCoverGroup
  /** Campaign, day, series and kind; the group is each table's own. */
  search: DaySearch
  /** The reader's own village; null for everybody who sees the whole town. */
  ownVillage: string | null
  townsReport: boolean
  words: DivisionWords
}

/** How the villages stand to the town, and what is not known of them. */
function notes({ villages, villagesWithout, villageSum, sum, town }: TownMustCoverGroup, words: DivisionWords): string {
  const sentences = []
  const ownWord = townWord(town.name)
  const withQuota = villages.filter((village) => village.quota !== null).length
  if (villageSum && villageSum.difference) {
    const { persons, difference } = villageSum
    sentences.push(`各${words.village}已参保缴费合计 ${formatThousands(persons)} 人，比${ownWord}上报数${difference > 0 ? '多' : '少'} ${formatThousands(Math.abs(difference))} 人。`)
  }
  if (sum && withQuota > 0) {
    sentences.push(`各${words.village}还差合计 ${formatThousands(sum.remaining)} 人${town.shortfall ? `，本${ownWord}还差 ${formatThousands(town.shortfall.remaining)} 人` : ''}。`)
  }
  if (villages.length > 0 && withQuota === 0) sentences.push(`任务数还没有分解到${words.village}，各${words.villageShort}还差多少不明。`)
  if (villagesWithout > 0) sentences.push(`另有 ${villagesWithout} 个${words.village}既无任务数也无上报，未列。`)
  return sentences.join('')
}

/** One must-cover group of a town, village by village; never ranked (R17). */
export function TownGroup({ group, search, ownVillage, townsReport, words }: TownGroupProps) {
  const { town, villages } = group
  const inGroup = { ...search, group: group.code }
  const quotaHref = (code: string) => (ownVillage === null ? pathWith(`/quotas/${code}`, inGroup) : null)
  return (
    <section aria-label={group.name}>
      <h2>{group.name}</h2>
      <GroupMilestones milestones={group.milestones} isOwn={group.hasOwnMilestones} />
      <GroupTable
        groupName={group.name}
        caption={`${group.name}：${town.name}各${words.village}还差人数与完成率`}
        part={words.village}
        rows={villages.map((village) => ({
          figures: village,
          label: village.name,
          isOwn: village.divisionCode === ownVillage,
          personsHref: revisionsHref(village.divisionCode, inGroup, village.isDirect ? 'direct' : undefined),
          quotaHref: village.isDirect ? null : quotaHref(village.divisionCode),
        }))}
        total={{
          figures: town,
          label: `${town.name}（全${townWord(town.name)}）`,
          isOwn: false,
          personsHref: townsReport && ownVillage === null ? revisionsHref(town.divisionCode, inGroup) : null,
          quotaHref: quotaHref(town.divisionCode),
        }}
        hasPace={false}
      />
      <AsOfNote measuredOn={group.measuredOn} hour={group.hour}>
        {notes(group, words)}
      </AsOfNote>
    </section>
  )
}
