import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import type { BulletinText } from './bulletin-text'
import { composeProgress, groupLack, paceText, personsText, printedRows, type Composed } from './compose-progress'
import type { CutOff } from './cut-off'
import { proposedDocumentNumber } from './document-number'

/** 各镇人民政府; 各苏木镇人民政府、各街道办事处: a street has no government of its own. */
function townGovernments(town: string): string {
  const rural = town.replace(/（?街道）?$/, '')
  return [rural === '' ? '' : `各${rural}人民政府`, town.includes('街道') ? '各街道办事处' : ''].filter((part) => part !== '').join('、')
}

/** Who a bulletin is addressed to unless the campaign's settings say otherwise. */
function addresseesOf({ inputs }: Composed): string {
  const { settings, campaign, words } = inputs
  return settings.bulletin.addressees || `${townGovernments(words.town)}，${campaign.countyName.slice(-1)}政府各有关部门`
}

function behindParagraph(composed: Composed): string {
  const behind = printedRows(composed).filter((row) => row.paceState === 'farBehind')
  if (behind.length === 0) return ''
  return `${behind.map((row) => `${row.name}${paceText(row)}`).join('；')}，进度差距较大。`
}

/** New payments, not the increase: a town whose number was corrected downwards may have had many. */
function stillParagraph(composed: Composed): string {
  const { inputs } = composed
  const still = printedRows(composed).filter((row) => row.increase !== null && (row.change?.persons.payments ?? row.increase) <= 0 && !row.isCarried && (row.persons ?? 0) < (row.quota ?? 0))
  if (!inputs.previous || still.length === 0) return ''
  return `${still.map((row) => row.name).join('、')}自第${inputs.previous.issueNumber}期通报以来没有新增参保缴费。`
}

function groupsParagraph({ inputs, results }: Composed): string {
  const lacking = results.groups.map((group) => groupLack(group, inputs.words.town)).filter((lack) => lack !== '')
  if (lacking.length === 0) return ''
  return `${results.groups.some((group) => group.remaining > 0) ? '必保对象还没有全部参保' : '必保对象的情况还没有报全'}：${lacking.join('、')}。`
}

/** 存在的问题, from the numbers and from what visits found; empty when there is nothing to say. */
function composeProblems(composed: Composed): string {
  return [behindParagraph(composed), stillParagraph(composed), groupsParagraph(composed), ...composed.inputs.findings].filter((paragraph) => paragraph !== '').join('\n')
}

/** Whether a day is over by the cut-off. */
const isOverBy = ({ day, hour }: CutOff, last: PlainDate) => day > last || (day === last && hour === 24)

/** After the last milestone: what is left to do before the window ends, in the late one, and after both. */
function endDemand({ inputs, results }: Composed): string {
  const { cutOff, words, settings: { closesOn, lateWindow } } = inputs
  const each = `各${words.town}要核对未参保人员`
  if (results.county.persons === null || results.county.quota === null) return ''
  if (!isOverBy(cutOff, closesOn)) return cutOff.day === closesOn ? `集中征缴期${monthDay(closesOn)}截止，${each}，抓紧在截止前缴费。` : ''
  if (!lateWindow || isOverBy(cutOff, lateWindow.closesOn)) return `集中征缴期已结束，${each}，按规定办理登记和确认。`
  return `集中征缴期已结束，延期缴费${cutOff.day < lateWindow.opensOn ? `从${monthDay(lateWindow.opensOn)}开始，` : ''}到${monthDay(lateWindow.closesOn)}截止，${each}，动员在截止前缴费。`
}

function milestoneDemand(composed: Composed): string {
  const { inputs, results } = composed
  const { milestone } = results.county
  const town = inputs.words.town
  if (!milestone) return endDemand(composed)
  if (milestone.gapPersons <= 0) {
    const short = printedRows(composed).filter((row) => (row.milestone?.gapPersons ?? 0) > 0)
    const others = short.length === 0 ? '' : `，但${short.map((row) => `${row.name}（尚差${personsText(row.milestone!.gapPersons)}）`).join('、')}还没有达到，要抓紧补上`
    return `${inputs.words.whole}已提前达到${monthDay(milestone.dueOn)}的节点${others}；各${town}要巩固进度，查漏补缺。`
  }
  return `各${town}要对照${monthDay(milestone.dueOn)}前${inputs.words.whole}完成${personsText(milestone.targetPersons)}的节点，逐村核对未参保人员，${inputs.words.whole}尚差${personsText(milestone.gapPersons)}。`
}

function composeDemands(composed: Composed): string {
  const { results, inputs } = composed
  const { closesOn, lateWindow } = inputs.settings
  // The window's last day has its last bulletin: there is no next one to improve before (`nextBulletinDue`).
  const isOver = inputs.cutOff.day >= (lateWindow?.closesOn ?? closesOn)
  const behind = results.below.length > 0 && !isOver ? `未达到${results.line.kind === 'fixed' ? '达标线' : '序时进度'}的${inputs.words.town}要查找原因，落实到人，下期通报前明显改进。` : ''
  const groups = results.groups.some((group) => groupLack(group, inputs.words.town) !== '') ? '必保对象要逐户核实，已在外地参保的取得凭证，其余的尽快参保，做到应保尽保。' : ''
  return [milestoneDemand(composed), behind, groups].filter((paragraph) => paragraph !== '').join('\n')
}

/** The text of a fresh draft in the office's manner, for people to edit. */
export function composeText(composed: Composed): BulletinText {
  const { inputs } = composed
  return {
    title: `关于${inputs.campaign.coverageYear}年度${inputs.words.whole}城乡居民基本医疗保险参保缴费进展情况的通报`,
    documentNumber: proposedDocumentNumber(inputs),
    addressees: addresseesOf(composed),
    progress: composeProgress(composed),
    problems: composeProblems(composed),
    demands: composeDemands(composed),
    copiedTo: inputs.settings.bulletin.copiedTo,
  }
}

/** The parts of a text that are composed from the numbers, as the page names them. */
const composedParts = { documentNumber: '文号', progress: '进展情况', problems: '存在的问题', demands: '工作要求' } as const

/** The parts that people wrote otherwise than they are composed from these numbers, as the page names them. */
export function editedParts(text: BulletinText, composed: Composed): string[] {
  const own = composeText(composed)
  return (Object.keys(composedParts) as (keyof typeof composedParts)[]).filter((part) => text[part].trim() !== own[part].trim()).map((part) => composedParts[part])
}

/**
 * A text after its numbers were taken anew: what people wrote stays, and each part follows the numbers as long as nobody changed
 * it. `kept` names the parts that were changed and now stand beside numbers they were not written for.
 */
export function renewText(text: BulletinText, before: Composed, now: Composed): { text: BulletinText; kept: string[] } {
  const [was, is] = [composeText(before), composeText(now)]
  const parts = (Object.keys(composedParts) as (keyof typeof composedParts)[]).filter((part) => is[part] !== was[part])
  const follows = (part: keyof BulletinText) => text[part] === was[part]
  const renewed = Object.fromEntries(parts.filter(follows).map((part) => [part, is[part]]))
  return { text: { ...text, ...renewed }, kept: parts.filter((part) => !follows(part)).map((part) => composedParts[part]) }
}
