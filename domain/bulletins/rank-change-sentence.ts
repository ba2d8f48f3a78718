import type { ResultRow } from './bulletin-results'
import type { RankChange } from './rank-change'

/** What moved a town's rank, in the order in which it is looked at. */
const causeWords: Record<Exclude<keyof RankChange, 'persons'>, (townWord: string) => string> = {
  corrections: () => '数据更正',
  mergers: () => '区划变动',
  quotas: () => '任务调整',
  payments: () => '新增缴费',
  others: (townWord) => `其他${townWord}的变化`,
}

const moved = (places: number) => `${places > 0 ? '升' : '降'}${Math.abs(places)}位`

/**
 * 与第4期相比，老县镇从第9位到第11位：新增缴费升1位，其他镇的变化降3位。 What moved the rank, in places that add up to the whole; null for
 * a town that was ranked in only one of the two bulletins.
 */
export function rankChangeSentence({ name, rank, rankBefore, change }: Pick<ResultRow, 'name' | 'rank' | 'rankBefore' | 'change'>, previousNumber: number, townWord: string): string | null {
  if (change === null || rank === null || rankBefore === null) return null
  const causes = (Object.keys(causeWords) as (keyof typeof causeWords)[]).filter((cause) => change[cause] !== 0)
  const parts = causes.map((cause) => `${causeWords[cause](townWord)}${moved(change[cause])}`)
  const place = rank === rankBefore ? `${name}仍在第${rank}位` : `${name}从第${rankBefore}位到第${rank}位`
  return `与第${previousNumber}期相比，${place}${parts.length > 0 ? `：${parts.join('，')}` : ''}。`
}
