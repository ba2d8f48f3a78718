import { seriesLabels } from '@/domain/campaigns/choices'
import { formatThousands } from '@/domain/numbers/format'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs } from './bulletin-inputs'
import type { BulletinResults, ResultGroup, ResultRow, ResultTotal } from './bulletin-results'
import { cutOffText } from './cut-off'

/** 138,212人, as an office writes it: no space. */
export const personsText = (count: number) => `${formatThousands(count)}人`

/** A difference that rounds to nothing is still one. */
const pointsText = (points: string) => (points === '0.00' ? '不足0.01' : points)

/** 比序时进度慢2.27个百分点（差4,767人）; '' when nothing is known. */
export function paceText({ paceState, pacePoints, paceGap }: Pick<ResultRow, 'paceState' | 'pacePoints' | 'paceGap'>): string {
  if (paceState === null || pacePoints === null || paceGap === null) return ''
  if (paceState === 'onLine') return '与序时进度持平'
  return `比序时进度${paceState === 'ahead' ? '快' : '慢'}${pointsText(pacePoints)}个百分点（${paceState === 'ahead' ? '多' : '差'}${personsText(Math.abs(paceGap))}）`
}

/** The newest day any town reported for, where it is older than the cut-off's: the line was reckoned for it then, which is said (R9). */
function olderDay({ inputs, results }: Composed): PlainDate | null {
  const newest = results.rows.reduce<PlainDate | null>((latest, { reportedFor }) => (reportedFor !== null && (latest === null || reportedFor > latest) ? reportedFor : latest), null)
  return newest !== null && newest < inputs.cutOff.day ? newest : null
}

function totalClause({ kind, quota, rateText, gap }: ResultTotal): string {
  const left = gap === null ? '' : gap > 0 ? `，尚差${personsText(gap)}` : gap === 0 ? '，已全部完成' : `，超出${personsText(-gap)}`
  return `完成${kind === 'assigned' ? '任务数' : quotaKindLabels[kind]}${personsText(quota)}的${rateText ?? '—'}${left}`
}

function opening(composed: Composed): string {
  const { inputs, results } = composed
  const { words, cutOff, previous } = inputs
  const { county, totals } = results
  const older = olderDay(composed)
  if (county.persons === null) return `截至${cutOffText(cutOff)}，${words.whole}尚无上报。`
  const clauses = [
    `截至${cutOffText(cutOff)}，${words.whole}累计参保缴费${personsText(county.persons)}`,
    ...(totals.length === 0 ? ['未下达任务数，不计完成率'] : totals.map(totalClause)),
    ...(previous && county.increase !== null ? [increaseClause(previous.issueNumber, county.increase)] : []),
    paceText(county),
    older !== null && county.paceState !== null ? `各${words.town}最近的数是${monthDay(older)}的，序时进度按这一天计算` : '',
  ]
  return `${clauses.filter((clause) => clause !== '').join('；')}。`
}

function increaseClause(issueNumber: number, increase: number): string {
  if (increase === 0) return `与第${issueNumber}期通报持平`
  return `比第${issueNumber}期通报${increase > 0 ? '增加' : '减少'}${personsText(Math.abs(increase))}`
}

/** What a bulletin is composed of: its numbers, and what was reckoned from them. */
export interface Composed {
  inputs: BulletinInputs
  results: BulletinResults
}

/** Towns in the order they are printed in: the ranking's, or where no ranks are printed (R17) the quota table's, so that the order says nothing of them either. */
export function printedRows({ inputs, results }: Composed): readonly ResultRow[] {
  if (inputs.settings.bulletin.ranksPrinted) return results.rows
  return [...results.rows].sort((a, b) => a.position - b.position || (a.divisionCode < b.divisionCode ? -1 : 1))
}

function named(composed: Composed, codes: readonly string[]): ResultRow[] {
  return printedRows(composed).filter((row) => codes.includes(row.divisionCode))
}

const withRates = (rows: readonly ResultRow[]) => rows.map((row) => `${row.name}（${row.rateText}）`).join('、')
const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name).join('、')

function lineParagraph(composed: Composed): string {
  const { inputs, results } = composed
  const { line } = results
  const [reaching, below] = [named(composed, results.reaching), named(composed, results.below)]
  const unit = `个${inputs.words.town}`
  const older = olderDay(composed)
  const what = line.kind === 'fixed' ? `${line.rateText}的达标线` : `序时进度（${older === null ? '' : `${monthDay(older)}为`}${line.rateText}）`
  if (reaching.length + below.length === 0) return ''
  if (below.length === 0) return reaching.length === 1 ? `${names(reaching)}达到${what}。` : `${reaching.length}${unit}全部达到${what}：${withRates(reaching)}。`
  if (reaching.length === 0) return `${below.length}${unit}未达到${what}：${withRates(below)}。`
  return `达到${what}的有${reaching.length}${unit}：${withRates(reaching)}；未达到的有${below.length}${unit}：${withRates(below)}。`
}

/** First and last three, widened for ties; nothing where ranks are not printed, or there is nobody to compare with. */
function endsParagraph(composed: Composed): string {
  const { inputs, results } = composed
  const ranked = results.rows.filter((row) => row.rank !== null)
  if (!inputs.settings.bulletin.ranksPrinted || ranked.length < 2) return ''
  if (ranked.every((row) => row.rank === 1)) return `各${inputs.words.town}完成率相同，均为${ranked[0]!.rateText}，不分先后。`
  const first = named(composed, results.firstPlaces)
  const last = named(composed, results.lastPlaces)
  // With few towns the two ends meet: then the whole order is said once.
  if (first.some((row) => last.includes(row))) return `完成率从高到低依次是：${withRates(ranked)}。`
  const span = (place: '前' | '后', rows: readonly ResultRow[]) => `居${place}三位的${rows.length > 3 ? '（含并列）' : ''}是：${withRates(rows)}`
  return `完成率${span('前', first)}；${span('后', last)}。`
}

/** 甲镇尚无上报，乙镇未下达任务数: why nothing is known of a group's towns; '' when all is. */
function unknownText(towns: ResultGroup['towns']): string {
  const unknown = towns.filter((town) => town.remaining === null)
  const [silent, unasked] = [unknown.filter((town) => town.quota !== null), unknown.filter((town) => town.quota === null)]
  return [silent.length > 0 ? `${names(silent)}尚无上报` : '', unasked.length > 0 ? `${names(unasked)}未下达任务数` : ''].filter((part) => part !== '').join('，')
}

/** 一般脱贫户尚有10人（不含情况不明的1个镇）: what a group lacks, never without what is not known of it; '' when it lacks nothing. */
export function groupLack({ name, quota, persons, remaining, unknown }: ResultGroup, townWord: string): string {
  if (quota === null) return ''
  if (persons === null) return quota > 0 ? `${name}尚无上报` : ''
  if (remaining > 0) return `${name}尚有${personsText(remaining)}${unknown > 0 ? `（不含情况不明的${unknown}个${townWord}）` : ''}`
  return unknown > 0 ? `${name}有${unknown}个${townWord}情况不明` : ''
}

function groupParagraph({ name, quota, persons, rateText, remaining, unknown, towns, paceState, pacePoints }: ResultGroup): string {
  if (quota === null) return ''
  if (persons === null) return `${name}任务数${personsText(quota)}，尚无上报。`
  const missing = towns.filter((town) => (town.remaining ?? 0) > 0)
  const whole = unknown === 0 ? '，已全部参保' : ''
  const left = remaining === 0 ? whole : `，尚有${personsText(remaining)}未参保${missing.length > 0 ? `，其中：${missing.map((town) => `${town.name}${personsText(town.remaining ?? 0)}`).join('、')}` : ''}`
  const pace = paceState === null || pacePoints === null || paceState === 'onLine' || remaining === 0 ? '' : `，比序时进度${paceState === 'ahead' ? '快' : '慢'}${pointsText(pacePoints)}个百分点`
  const silent = unknown === 0 ? '' : `；${unknownText(towns)}，未参保人数不明`
  return `${name}（必保对象，应全部参保）任务数${personsText(quota)}，已参保${personsText(persons)}，完成率${rateText ?? '—'}${pace}${left}${silent}。`
}

/** Whose numbers are older than the cut-off's day, or missing, each by name. // R6 */
function reportingParagraph(composed: Composed): string {
  const { inputs, results } = composed
  const carried = named(composed, results.carried)
  const never = named(composed, results.neverReported)
  const withoutQuota = printedRows(composed).filter((row) => row.unrankedReason === 'noQuota' && row.persons !== null)
  const together = (rows: readonly ResultRow[]) => (rows.length > 1 ? `共${rows.length}个${inputs.words.town}` : '')
  const unranked = inputs.settings.bulletin.ranksPrinted ? '没有列入排名' : '不计完成率'
  const clauses = [
    carried.length > 0 ? `${carried.map((row) => `${row.name}（${row.reportedFor ? monthDay(row.reportedFor) : ''}）`).join('、')}${together(carried)}到截止时没有新上报，沿用括号内日期的数` : '',
    never.length > 0 ? `${names(never)}${together(never)}尚无上报，${unranked}` : '',
    // Where nobody has a quota the first sentence has said so.
    withoutQuota.length > 0 && results.totals.length > 0 ? `${names(withoutQuota)}${together(withoutQuota)}未下达任务数，${unranked}` : '',
  ].filter((clause) => clause !== '')
  return clauses.length === 0 ? '' : `${clauses.join('；')}。`
}

/** 进展情况, one paragraph a line: the county, the line, the ends, the must-cover groups, who has not reported. */
export function composeProgress(composed: Composed): string {
  const paragraphs = [opening(composed), lineParagraph(composed), endsParagraph(composed), ...composed.results.groups.map(groupParagraph), reportingParagraph(composed)]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n')
}

/** One paragraph to paste into a group: the county, who is in time, the two ends. */
export function composeParagraph(composed: Composed, issueText: string): string {
  const { results } = composed
  const lacking = results.groups.map((group) => groupLack(group, composed.inputs.words.town)).filter((lack) => lack !== '')
  const groups = lacking.length === 0 ? '' : `必保对象未参保：${lacking.join('、')}。`
  const demo = composed.inputs.campaign.isDemo ? '（演示数据）' : ''
  const basis = `（口径：${seriesLabels[composed.inputs.series]}；任务数：${quotaKindLabels.assigned}）`
  return `【参保缴费通报 ${issueText}】${demo}${[opening(composed), lineParagraph(composed), endsParagraph(composed), groups, reportingParagraph(composed)].join('')}${basis}`
}
