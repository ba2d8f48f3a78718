import { monthDay } from '@/domain/time/plain-date'
import type { BulletinText } from './bulletin-text'
import { composeProgress, paceText, personsText, printedRows, type Composed } from './compose-progress'

/** Who a bulletin is addressed to unless the campaign's settings say otherwise. */
function addresseesOf({ inputs }: Composed): string {
  const { settings, campaign, words } = inputs
  return settings.bulletin.addressees || `各${words.town}人民政府，${campaign.countyName.slice(-1)}政府各有关部门`
}

function behindParagraph(composed: Composed): string {
  const behind = printedRows(composed).filter((row) => row.paceState === 'farBehind')
  if (behind.length === 0) return ''
  return `${behind.map((row) => `${row.name}${paceText(row)}`).join('；')}，进度差距较大。`
}

function stillParagraph(composed: Composed): string {
  const { inputs } = composed
  const still = printedRows(composed).filter((row) => row.increase !== null && row.increase <= 0 && (row.persons ?? 0) < (row.quota ?? 0))
  if (!inputs.previous || still.length === 0) return ''
  return `${still.map((row) => row.name).join('、')}自第${inputs.previous.issueNumber}期通报以来没有新增参保缴费。`
}

function groupsParagraph({ results }: Composed): string {
  const open = results.groups.filter((group) => group.remaining > 0)
  return open.length === 0 ? '' : `必保对象还没有全部参保：${open.map((group) => `${group.name}尚有${personsText(group.remaining)}`).join('、')}。`
}

/** 存在的问题, from the numbers and from what visits found; empty when there is nothing to say. */
function composeProblems(composed: Composed, findings: readonly string[]): string {
  return [behindParagraph(composed), stillParagraph(composed), groupsParagraph(composed), ...findings].filter((paragraph) => paragraph !== '').join('\n')
}

function milestoneDemand({ inputs, results }: Composed): string {
  const { milestone } = results.county
  const town = inputs.words.town
  if (!milestone) return inputs.cutOff.day > inputs.settings.closesOn ? `集中征缴期已结束，各${town}要核对未参保人员，按规定办理登记和确认。` : ''
  if (milestone.gapPersons <= 0) return `${monthDay(milestone.dueOn)}的节点已提前达到，各${town}要巩固进度，查漏补缺。`
  return `各${town}要对照${monthDay(milestone.dueOn)}前${inputs.words.whole}完成${personsText(milestone.targetPersons)}的节点，逐村核对未参保人员，${inputs.words.whole}尚差${personsText(milestone.gapPersons)}。`
}

function composeDemands(composed: Composed): string {
  const { results, inputs } = composed
  const { closesOn, lateWindow } = inputs.settings
  // After the window there may be no next bulletin to improve before.
  const isOver = inputs.cutOff.day > (lateWindow?.closesOn ?? closesOn)
  const behind = results.below.length > 0 && !isOver ? `未达到${results.line.kind === 'fixed' ? '通报线' : '序时进度'}的${inputs.words.town}要查找原因，落实到人，下期通报前明显改进。` : ''
  const groups = results.groups.some((group) => group.remaining > 0) ? '必保对象要逐户核实，已在外地参保的取得凭证，其余的尽快参保，做到应保尽保。' : ''
  return [milestoneDemand(composed), behind, groups].filter((paragraph) => paragraph !== '').join('\n')
}

/** The text of a fresh draft in the office's manner, for people to edit. `findings` are sentences on visits since the last bulletin. */
export function composeText(composed: Composed, findings: readonly string[]): BulletinText {
  const { inputs } = composed
  return {
    title: `关于${inputs.campaign.coverageYear}年度${inputs.words.whole}城乡居民基本医疗保险参保缴费进展情况的通报`,
    addressees: addresseesOf(composed),
    progress: composeProgress(composed),
    problems: composeProblems(composed, findings),
    demands: composeDemands(composed),
    copiedTo: inputs.settings.bulletin.copiedTo,
  }
}

/**
 * A draft's text after its numbers were taken anew: what people wrote stays, and 进展情况 follows the numbers as long as nobody
 * changed it. `keptProgress` says that it was changed and now stands beside numbers it was not written for.
 */
export function renewText(text: BulletinText, before: Composed, now: Composed): { text: BulletinText; keptProgress: boolean } {
  const wasComposed = text.progress === composeProgress(before)
  return wasComposed ? { text: { ...text, progress: composeProgress(now) }, keptProgress: false } : { text, keptProgress: true }
}
