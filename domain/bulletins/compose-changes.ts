import { everyone, seriesLabels } from '@/domain/campaigns/choices'
import { groupName } from '@/domain/campaigns/measure-choice'
import { quotaKindLabels } from '@/domain/quotas/quota'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs, InputCorrection, InputQuotaChange } from './bulletin-inputs'
import { personsText } from './compose-progress'
import { cutOffText } from './cut-off'

/** As its own sentence ends: a reason that ends with a full stop does not get a second one. */
const withoutStop = (text: string) => text.trim().replace(/[。．.；;]+$/, '')

function ofGroup({ settings }: BulletinInputs, coverageGroup: string): string {
  return coverageGroup === everyone ? '' : groupName(settings, coverageGroup)
}

function correctionText(inputs: BulletinInputs, { coverageGroup, name, level, code, before, after, reason, recordedOn }: InputCorrection): string {
  const direct = level === 'village' && code.length === 9 ? `${inputs.words.town}直` : ''
  const whose = `${name}${direct}${ofGroup(inputs, coverageGroup)}`
  const by = [recordedOn ? `${monthDay(recordedOn)}更正` : '', reason && `原因：${withoutStop(reason)}`].filter((part) => part !== '').join('，')
  const note = by === '' ? '' : `（${by}）`
  if (!after) return `${whose}${before ? `${personsText(before.persons)}的上报数已作废` : ''}${note}`
  if (!before) return `${whose}补报${monthDay(after.asOf)}的数${personsText(after.persons)}${note}`
  if (before.asOf === after.asOf) return `${whose}${monthDay(after.asOf)}的数由${personsText(before.persons)}更正为${personsText(after.persons)}${note}`
  return `${whose}由${monthDay(before.asOf)}的${personsText(before.persons)}改按${monthDay(after.asOf)}的${personsText(after.persons)}${note}`
}

const quotaText = (persons: number | null) => (persons === null ? '未下达' : personsText(persons))

function quotaChangeText(inputs: BulletinInputs, { kind, coverageGroup, name, before, after, effectiveFrom, documentNumber, reason }: InputQuotaChange): string {
  const by = [effectiveFrom ? `${monthDay(effectiveFrom)}起` : '', documentNumber && `依据${documentNumber}`, reason && `原因：${withoutStop(reason)}`].filter((part) => part !== '').join('，')
  return `${name}${ofGroup(inputs, coverageGroup)}${kind === 'assigned' ? '任务数' : quotaKindLabels[kind]}由${quotaText(before)}调整为${quotaText(after)}${by === '' ? '' : `（${by}）`}`
}

const mergerText = (into: string, name: string, lastDay: PlainDate) => `${name}${monthDay(lastDay)}后并入${into}，${into}较上期新增的人数含${name}并入的`

const listed = (lead: string, sentences: readonly string[]) => (sentences.length === 0 ? [] : [`${lead}${sentences.join('；')}。`])

/**
 * 数据更正和任务调整 since the earlier bulletin, dated, one paragraph each: composed from the numbers and never edited (issue
 * B §1). Empty for a first bulletin.
 */
export function composeChanges(inputs: BulletinInputs): string[] {
  return [...replacedParagraphs(inputs), ...sincePrevious(inputs)]
}

/** What the corrected edition counts otherwise than the one it replaces; nothing otherwise is said too. */
function replacedParagraphs(inputs: BulletinInputs): string[] {
  const { replaced } = inputs
  if (!replaced) return []
  const changes = [...replaced.corrections.map((correction) => correctionText(inputs, correction)), ...replaced.quotaChanges.map((change) => quotaChangeText(inputs, change))]
  return changes.length === 0 ? ['本版所用数据与所替代的一版相同，更正的是文字。'] : listed('本版与所替代的一版相比：', changes)
}

function sincePrevious(inputs: BulletinInputs): string[] {
  const { previous, corrections, quotaChanges, mergers, series, towns } = inputs
  if (!previous) return []
  const since = `第${previous.issueNumber}期通报（截至${cutOffText(previous.cutOff)}）以来`
  const paragraphs = [
    ...(previous.series === series ? [] : [`第${previous.issueNumber}期通报按${seriesLabels[previous.series]}口径，本期改按${seriesLabels[series]}口径，两期的数不能直接相比。`]),
    ...listed(`${since}，对该期所用数据的更正：`, corrections.map((correction) => correctionText(inputs, correction))),
    ...listed(`${since}，任务数的调整：`, quotaChanges.map((change) => quotaChangeText(inputs, change))),
    ...listed(`${since}，区划的变动：`, mergers.map(({ name, into, lastDay }) => mergerText(towns.find((town) => town.code === into)?.name ?? into, name, lastDay))),
  ]
  return paragraphs.length > 0 ? paragraphs : [`${since}，所用数据没有更正，任务数没有调整。`]
}
