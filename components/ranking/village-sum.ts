import { comparedWith, formatThousands } from '@/domain/numbers/format'
import { townWord, type DivisionWords } from '@/domain/divisions/division-words'
import { directLineName, type TownOverview } from '@/domain/progress/town-overview'

/** The villages' sum against the town's own report (R3, R8); '' where not all of them are shown. */
export function sumAgainstReport({ villageSum, villages, basis, town }: TownOverview, words: DivisionWords): string {
  if (!villageSum) return ''
  const sum = `各${words.village}${villages.some((row) => row.isDirect) ? `和${directLineName}` : ''}合计 ${formatThousands(villageSum.persons)} 人`
  if (basis.level === 'village') return `${town.name}的数是各${words.village}与${directLineName}之和。`
  if (villageSum.difference === null) return `${sum}。`
  return `${sum}，${comparedWith(`${townWord(town.name)}上报数`, villageSum.difference)}。`
}
