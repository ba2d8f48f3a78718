import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { withoutIdentityNumbers } from '@/domain/imports/identity-numbers'
import { directLineName } from '@/domain/progress/town-overview'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { monthDay } from '@/domain/time/plain-date'
import type { BulletinInputs, InputCorrection, InputMerger, InputQuotaChange, MergerPart } from './bulletin-inputs'
import { personsText, type Composed } from './compose-progress'
import { cutOffText } from './cut-off'
import { pendingParts, personsOf } from './merger'

/** A reason as everybody may read it, and as its own sentence ends: without a second full stop. // R28 */
const printed = (reason: string) => withoutIdentityNumbers(reason).trim().replace(/[。．.；;]+$/, '')

function ofGroup({ settings }: BulletinInputs, coverageGroup: string): string {
  return coverageGroup === everyone ? '' : groupName(settings, coverageGroup)
}

function correctionText(inputs: BulletinInputs, { coverageGroup, name, level, code, asOf, before, after, reason, recordedOn }: InputCorrection): string {
  const direct = level === 'village' && code.length === 9 ? directLineName : ''
  const whose = `${name}${direct}${ofGroup(inputs, coverageGroup)}`
  const by = [`${monthDay(recordedOn)}${before === null ? '补报' : after === null ? '作废' : '更正'}`, reason && `原因：${printed(reason)}`].filter((part) => part !== '').join('，')
  if (after === null) return `${whose}${monthDay(asOf)}的数${personsText(before ?? 0)}已作废（${by}）`
  if (before === null) return `${whose}补报${monthDay(asOf)}的数${personsText(after)}（${by}）`
  return `${whose}${monthDay(asOf)}的数由${personsText(before)}更正为${personsText(after)}（${by}）`
}

/** Corrections named one by one; of a great many the rest are counted, for nobody reads a page of them. */
const mostNamed = 40

function correctionTexts(inputs: BulletinInputs, corrections: readonly InputCorrection[]): string[] {
  const named = corrections.slice(0, mostNamed).map((correction) => correctionText(inputs, correction))
  return corrections.length > mostNamed ? [...named, `另有${corrections.length - mostNamed}处，见各单位的上报记录`] : named
}

const quotaText = (persons: number | null) => (persons === null ? '未下达' : personsText(persons))

function quotaChangeText(inputs: BulletinInputs, { kind, coverageGroup, name, before, after, effectiveFrom, documentNumber, reason }: InputQuotaChange): string {
  const by = [effectiveFrom ? `${monthDay(effectiveFrom)}起` : '', documentNumber && `依据${documentNumber}`, reason && `原因：${printed(reason)}`].filter((part) => part !== '').join('，')
  return `${name}${ofGroup(inputs, coverageGroup)}${kind === 'assigned' ? '任务数' : quotaKindLabels[kind]}由${quotaText(before)}调整为${quotaText(after)}${by === '' ? '' : `（${by}）`}`
}

/** A merged division's persons come with its successor's next report: until then nobody's number holds them, and the text says so. */
function mergerText(inputs: BulletinInputs, merger: InputMerger): string {
  const { name, intoName, lastDay, parts } = merger
  const merged = `${name}${monthDay(lastDay)}后并入${intoName}`
  const count = (of: readonly MergerPart[]) => (personsOf(of) === null ? '人数' : personsText(personsOf(of)!))
  const pending = pendingParts(inputs, merger)
  const back = parts.filter((part) => !pending.includes(part))
  if (pending.length === 0) return `${merged}，${intoName}比上期的增减含${name}并入的${count(parts)}`
  const missing = `${inputs.words.whole}和${intoName}的数暂不含${name}的${count(pending)}`
  if (back.length > 0) return `${merged}，${intoName}比上期的增减含其中已报来的${count(back)}；其余还没有合并后的上报数，${missing}`
  return `${merged}，${intoName}到截止时还没有合并后的上报数，${missing}`
}

const listed = (lead: string, sentences: readonly string[]) => (sentences.length === 0 ? [] : [`${lead}${sentences.join('；')}。`])

/**
 * 数据更正和任务调整 since the earlier bulletin, dated, one paragraph each: composed from the numbers and never edited (issue
 * B §1). Empty for a first bulletin.
 */
export function composeChanges({ inputs }: Composed): string[] {
  return [...replacedParagraphs(inputs), ...sincePrevious(inputs)]
}

/** What the corrected edition counts otherwise than the one it replaces; nothing otherwise is said too. */
function replacedParagraphs(inputs: BulletinInputs): string[] {
  const { replaced } = inputs
  if (!replaced) return []
  const changes = [...correctionTexts(inputs, replaced.corrections), ...replaced.quotaChanges.map((change) => quotaChangeText(inputs, change))]
  return changes.length === 0 ? ['本版所用数据与所替代的一版相同，更正的是文字。'] : listed('本版与所替代的一版相比：', changes)
}

function sincePrevious(inputs: BulletinInputs): string[] {
  const { previous, corrections, quotaChanges, mergers, series } = inputs
  if (!previous) return []
  const since = `第${previous.issueNumber}期通报（截至${cutOffText(previous.cutOff)}）以来`
  const paragraphs = [
    ...(previous.series === series ? [] : [`第${previous.issueNumber}期通报按${seriesLabels[previous.series]}口径，本期改按${seriesLabels[series]}口径，两期的数不能直接相比。`]),
    ...listed(`${since}，对该期截止以前数据的更正：`, correctionTexts(inputs, corrections)),
    ...listed(`${since}，任务数的调整：`, quotaChanges.map((change) => quotaChangeText(inputs, change))),
    // One that is still awaited may be older than the bulletin before.
    ...listed('区划的变动：', mergers.map((merger) => mergerText(inputs, merger))),
  ]
  return paragraphs.length > 0 ? paragraphs : [`${since}，到本期取数时，所用数据没有更正，任务数没有调整。`]
}
