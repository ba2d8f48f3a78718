import { formatThousands } from '@/domain/numbers/format'
import { momentText } from '@/domain/progress/compose-sentence'
import { usualWords, type DivisionWords } from '@/domain/divisions/division-words'
import type { PartLevel } from '@/domain/progress/progress-facts'
import { shortfallOf, sumShortfalls, type Shortfall } from '@/domain/progress/shortfall'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'

interface Counted {
  name: string
  quota: number | null
  persons: number | null
}

/** One group's figures as the sentence takes them; `parts` is empty where no part may be named or none is known. */
export interface MustCoverFacts {
  name: string
  total: Counted
  parts: readonly Counted[]
}

interface SentenceInput {
  /** 全县, or the name of a town. */
  scopeName: string
  groups: readonly MustCoverFacts[]
  partLevel: PartLevel
  words?: DivisionWords
  measuredOn: PlainDate | null
  hour: number | null
  asOf: PlainDate
}

const namesShown = 3
const count = formatThousands

/** 城关镇 605 人、八仙镇 337 人、广佛镇 281 人等 11 个镇, the largest remainder first. */
function nameRemaining(parts: readonly { name: string; remaining: number }[], unit: string): string {
  const sorted = [...parts].sort((a, b) => b.remaining - a.remaining)
  const shown = sorted.slice(0, namesShown).map(({ name, remaining }) => `${name} ${count(remaining)} 人`)
  return parts.length > namesShown ? `${shown.join('、')}等 ${parts.length} ${unit}` : shown.join('、')
}

function totalClause({ name, total }: MustCoverFacts, shortfall: Shortfall | null): string {
  if (total.quota === null) return `${name}未下达任务数`
  if (shortfall === null) return `${name}尚无上报（任务数 ${count(total.quota)} 人）`
  if (shortfall.remaining > 0) return `${name}还差 ${count(shortfall.remaining)} 人`
  return shortfall.over > 0 ? `${name}超出任务数 ${count(shortfall.over)} 人` : `${name}已达任务数`
}

/** One group: what remains and where; where the parts do not add up to the total, that is said. */
function groupClause(group: MustCoverFacts, unit: string): string {
  const { total, parts } = group
  const shortfall = shortfallOf(total.quota, total.persons)
  const clause = totalClause(group, shortfall)
  const shortfalls = parts.map((part) => ({ name: part.name, known: shortfallOf(part.quota, part.persons) }))
  const remaining = shortfalls.flatMap(({ name, known }) => (known && known.remaining > 0 ? [{ name, remaining: known.remaining }] : []))
  if (remaining.length === 0) return clause
  const names = nameRemaining(remaining, unit)
  const sum = sumShortfalls(shortfalls.map(({ known }) => known))
  const whole = shortfall?.remaining ?? 0
  if (sum.unknown > 0) return `${clause}，其中${names}，另有 ${sum.unknown} ${unit}未下达任务数或尚无上报`
  if (whole === 0) return `${clause}，但有 ${count(sum.remaining)} 人还差（${names}）`
  return sum.remaining === whole ? `${clause}（${names}）` : `${clause}（各${unit.slice(1)}合计还差 ${count(sum.remaining)} 人：${names}）`
}

/**
 * The sentence over all must-cover groups of a scope: as of when, and for each group how many persons remain and where.
 * Groups are never added up: one person may belong to two.
 * // R9, R18, Pingli §8(3)
 */
export function mustCoverSentence({ scopeName, groups, partLevel, words = usualWords, measuredOn, hour, asOf }: SentenceInput): string {
  const stale = measuredOn !== null && measuredOn < asOf ? `（${monthDay(asOf)}尚无上报）` : ''
  const moment = measuredOn === null ? monthDay(asOf) : `${momentText(measuredOn, hour)}${stale}`
  const clauses = groups.map((group) => groupClause(group, `个${words[partLevel]}`))
  return `截至${moment}，${scopeName}必保对象：${clauses.join('；')}。`
}
