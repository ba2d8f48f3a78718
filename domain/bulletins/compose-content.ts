import { seriesLabels } from '@/domain/campaigns/choices'
import { formatMovement, unrankedReasonLabels } from '@/domain/progress/ranking'
import { monthDay, yearMonthDay, type PlainDate } from '@/domain/time/plain-date'
import type { AnnexGroup, AnnexRow, BulletinContent, BulletinSection } from './bulletin-content'
import type { BulletinInputs } from './bulletin-inputs'
import type { ResultGroup, ResultRow } from './bulletin-results'
import type { BulletinText } from './bulletin-text'
import { composeChanges } from './compose-changes'
import { composeParagraph, printedRows, type Composed } from './compose-progress'
import { longCutOffText } from './cut-off'
import { printedDocumentNumber } from './document-number'
import { issuingOffice } from './issuing-office'

/** What a bulletin is called by: of a draft the number it would get now. */
export interface BulletinIdentity {
  issueNumber: number
  edition: number
  /** null for a draft. */
  issuedOn: PlainDate | null
  hash: string | null
  /** Of a corrected edition: the day the one before was issued. */
  supersededOn: PlainDate | null
}

/** The first signs of a sealed hash, as every form prints them. */
export const shortHashOf = (hash: string) => hash.slice(0, 12)

/** 第5期; 第5期（更正版）; 第5期（草稿） */
export function issueTextOf({ issueNumber, edition, issuedOn }: Pick<BulletinIdentity, 'issueNumber' | 'edition' | 'issuedOn'>): string {
  const marks = [edition > 1 ? (edition === 2 ? '更正版' : `更正版${edition - 1}`) : '', issuedOn === null ? '草稿' : ''].filter((mark) => mark !== '')
  return `第${issueNumber}期${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
}

const paceWords = { ahead: '快', onLine: '持平', behind: '慢', farBehind: '慢' } as const

function paceCell({ paceState, pacePoints }: ResultRow): string {
  if (paceState === null || pacePoints === null) return ''
  return paceState === 'onLine' ? '持平' : `${paceWords[paceState]} ${pacePoints === '0.00' ? '<0.01' : pacePoints}`
}

function noteOf({ unrankedReason, isCarried, reportedFor }: ResultRow): string {
  if (unrankedReason) return unrankedReasonLabels[unrankedReason]
  return isCarried && reportedFor ? `沿用${monthDay(reportedFor)}` : ''
}

function toAnnexRow(row: ResultRow, { ranksPrinted, isCounty }: { ranksPrinted: boolean; isCounty: boolean }): AnnexRow {
  return {
    rank: isCounty || !ranksPrinted ? '' : row.rank === null ? '—' : String(row.rank),
    divisionCode: row.divisionCode,
    name: row.name,
    quota: row.quota,
    persons: row.persons,
    rateText: row.rateText,
    increase: row.increase,
    movement: isCounty || !ranksPrinted ? '' : formatMovement(row.movement),
    pace: paceCell(row),
    toMilestone: row.milestone?.gapPersons ?? null,
    remainders: row.remainders.map((remainder) => remainder.remaining),
    note: isCounty ? '' : noteOf(row),
  }
}

/** A sum of which a part is not known is not known: a group with an unreported town lacks nobody knows how many (R18). */
const lackOf = ({ remaining, unknown }: ResultGroup) => (unknown > 0 ? null : remaining)

function toAnnexGroup(group: ResultGroup): AnnexGroup {
  const { name, quota, persons, rateText, towns } = group
  return { name, rows: towns, total: { quota, persons, rateText, remaining: lackOf(group) } }
}

const paragraphs = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

function sectionsOf(text: BulletinText, composed: Composed): BulletinSection[] {
  return [
    { heading: '进展情况', paragraphs: paragraphs(text.progress) },
    { heading: '数据更正和任务调整', paragraphs: composeChanges(composed) },
    { heading: '存在的问题', paragraphs: paragraphs(text.problems) },
    { heading: '工作要求', paragraphs: paragraphs(text.demands) },
  ].filter((section) => section.paragraphs.length > 0)
}

/** Whether the bulletin before counts the same series, so that the two may stand side by side. // R11 */
const isCompared = ({ previous, series }: BulletinInputs) => previous !== null && previous.series === series

function notesOf({ inputs, results }: Composed): string[] {
  const { ranksPrinted } = inputs.settings.bulletin
  const town = inputs.words.town
  return [
    `完成率＝累计参保缴费人数÷任务数，按人数精确计算${ranksPrinted ? '并排名，相同的名次并列' : ''}；“序时进度”栏是完成率与序时进度相差的百分点。`,
    results.rows.some((row) => row.isCarried) ? `“沿用”指该${town}截止前没有新上报，按所注日期的上报数计。` : '',
    results.groups.some((group) => group.quota !== null && group.unknown > 0) ? `必保对象栏的“—”表示有${town}尚无上报或未下达任务数，人数不明。` : '',
    results.rows.some((row) => row.unrankedReason !== null) ? `尚无上报或未下达任务数的${town}${ranksPrinted ? '不排名' : '不计完成率'}。` : '',
    inputs.previous && isCompared(inputs) ? `“较上期增减”是与第${inputs.previous.issueNumber}期通报（截至${longCutOffText(inputs.previous.cutOff)}）所载的数相比。` : '',
  ].filter((note) => note !== '')
}

function milestoneText({ results }: Composed): string | null {
  const due = results.county.milestone?.dueOn ?? results.rows.find((row) => row.milestone)?.milestone?.dueOn
  return due ? monthDay(due) : null
}

/** The one content behind all forms of a bulletin: from sealed parts, or from a draft's. */
export function bulletinContent(composed: Composed, text: BulletinText, identity: BulletinIdentity): BulletinContent {
  const { inputs, results } = composed
  const { settings, campaign, words, cutOff } = inputs
  const { bulletin } = settings
  const issueText = issueTextOf(identity)
  const office = issuingOffice(campaign.countyName, bulletin.office)
  return {
    isIssued: identity.issuedOn !== null,
    isDemo: campaign.isDemo,
    isSuperseded: false,
    countyName: campaign.countyName,
    coverageYear: campaign.coverageYear,
    office,
    documentNumber: printedDocumentNumber(text.documentNumber, inputs, identity),
    issueNumber: identity.issueNumber,
    edition: identity.edition,
    issueText,
    supersedesText: identity.edition > 1 ? `本期是第${identity.issueNumber}期通报的更正版，替代${identity.supersededOn ? `${yearMonthDay(identity.supersededOn)}签发的` : ''}${identity.edition > 2 ? '上一版' : '原版'}；更正后的数以本版为准。` : null,
    title: text.title,
    addressees: text.addressees,
    copiedTo: text.copiedTo,
    cutOff,
    cutOffText: `截至${longCutOffText(cutOff)}`,
    basisText: `口径：${seriesLabels[inputs.series]}；任务数：上级任务`,
    sections: sectionsOf(text, composed),
    townWord: words.town,
    ranksPrinted: bulletin.ranksPrinted,
    hasPrevious: isCompared(inputs),
    milestoneText: milestoneText(composed),
    annexTitle: `${campaign.coverageYear}年度${words.whole}城乡居民基本医疗保险参保缴费进度表`,
    rows: printedRows(composed).map((row) => toAnnexRow(row, { ranksPrinted: bulletin.ranksPrinted, isCounty: false })),
    total: { ...toAnnexRow(results.county, { ranksPrinted: bulletin.ranksPrinted, isCounty: true }), name: words.whole },
    groups: results.groups.map(toAnnexGroup),
    notes: notesOf(composed),
    issuedOn: identity.issuedOn,
    shortHash: identity.hash === null ? null : shortHashOf(identity.hash),
    paragraph: composeParagraph(composed, issueText),
  }
}
