import 'server-only'
import type { Transaction } from '@/db/client'
import { getIssuedCutOffs } from '@/db/queries/bulletin-issues'
import { getDivisions } from '@/db/queries/divisions'
import { getQuotaLines, hasQuotas, toKnown, type QuotaLedger } from '@/db/queries/quotas'
import type { Actor } from '@/domain/access/actor'
import { isWithin } from '@/domain/divisions/division'
import type { Sheet } from '@/domain/imports/sheet'
import { bothQuotas, kindGapSentence, otherKind } from '@/domain/quotas/kind-gap'
import { effectiveDateProblem, type QuotaDates } from '@/domain/quotas/quota-change'
import { compareQuotaTable, linesToEnter, type QuotaComparison, type QuotaPreview } from '@/domain/quotas/quota-import'
import { isCounted, layOutQuotas } from '@/domain/quotas/quota-table-view'
import { readQuotaTable } from '@/domain/quotas/quota-table'
import type { QuotaUpload } from '@/domain/quotas/quotas-api'
import { tableYearQuestion } from '@/domain/quotas/table-year'
import type { PlainDate } from '@/domain/time/plain-date'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { Refusal } from './refusals'
import { fingerprintOf, readUploadedTable, refuseTable } from './uploaded-table'

export interface ReadUpload {
  day: Pick<CampaignDay, 'campaign' | 'settings' | 'choice' | 'workingDate'>
  sheets: Sheet[]
}

/** Before the transaction: the campaign of the actor's county, and the file as sheets. */
export async function readQuotaUpload(actor: Actor, upload: QuotaUpload, bytes: Buffer): Promise<ReadUpload> {
  const { campaign, kind, group } = upload
  const day = await resolveLedgerDay(actor, { campaign, kind, group })
  return { day, sheets: await readUploadedTable(bytes, upload.fileName) }
}

/** The campaign and ledger that an API request names; what is not this county's or not this campaign's is refused, never guessed. */
export async function resolveLedgerDay(actor: Actor, wanted: { campaign?: string | undefined; asOf?: string | undefined; kind?: string | undefined; group?: string | undefined }): Promise<CampaignDay> {
  const day = await resolveCampaignDay(actor, wanted)
  if (!day) throw new Refusal(404, wanted.campaign ? '没有找到这个征缴活动，它不属于本县，或网址写错了。' : '本县还没有征缴活动，请县医保局管理员先建立。')
  const [unknown] = day.unknownChoice
  if (unknown) throw new Refusal(422, `${unknown.part}“${unknown.read}”不在本活动的设置里，请刷新页面后重新选择。`)
  return day
}

/** The quota ledger of the day's choice (R2, R18). */
export function ledgerOf({ campaign, choice }: Pick<CampaignDay, 'campaign' | 'choice'>): QuotaLedger {
  return { campaignId: campaign.id, kind: choice.kind, coverageGroup: choice.coverageGroup }
}

/** What limits from when a quota may hold (R2): the window, and the last cut-off that an issued bulletin of any series has. */
export async function quotaDates(tx: Transaction, { campaign, settings }: Pick<CampaignDay, 'campaign' | 'settings'>): Promise<QuotaDates> {
  const { opensOn, closesOn, lateWindow } = settings
  const issued = (await getIssuedCutOffs(tx, campaign.id)).map(({ cutOff }) => cutOff.day).sort()
  return { opensOn, closesOn, lateWindow, lastIssuedCutOff: issued.at(-1) ?? null }
}

/** The first table of a ledger holds from its opening, later ones from today, inside the window; none from before an issued cut-off. */
export async function defaultDate(tx: Transaction, day: ReadUpload['day'], dates: QuotaDates): Promise<PlainDate> {
  const { opensOn, closesOn, lastIssuedCutOff } = dates
  const isFirst = day.workingDate <= opensOn || !(await hasQuotas(tx, ledgerOf(day)))
  const wanted = isFirst ? opensOn : day.workingDate > closesOn ? closesOn : day.workingDate
  return lastIssuedCutOff !== null && wanted < lastIssuedCutOff ? lastIssuedCutOff : wanted
}

/** Line by line, where the table's numbers part from the other kind's (R2): said before they are entered, never refused. */
function kindGapsOf({ lines, total }: QuotaComparison, { kind }: QuotaLedger, others: readonly { divisionCode: string; persons: number | null }[]): string[] {
  return [...(total ? [total] : []), ...lines].flatMap(({ divisionCode, name, after }) => {
    const other = others.find((one) => one.divisionCode === divisionCode)?.persons ?? null
    return (after && kindGapSentence(bothQuotas(kind, { divisionCode, name, persons: after.persons }, other))) ?? []
  })
}

/** Reads the table against the county as it is and compares it with the ledger; refuses with every place to be mended. */
export async function compareUpload(tx: Transaction, actor: Pick<Actor, 'scopeCode'>, upload: QuotaUpload, { day, sheets }: ReadUpload) {
  const { campaign, settings } = day
  const parentCode = upload.town ?? campaign.countyCode
  const ledger = ledgerOf(day)
  const dates = await quotaDates(tx, day)
  const effectiveFrom = upload.effectiveFrom ?? (await defaultDate(tx, day, dates))
  const wrongDay = effectiveDateProblem(effectiveFrom, dates)
  if (wrongDay) throw new Refusal(422, wrongDay, { field: 'effectiveFrom' })
  const found = isWithin(parentCode, actor.scopeCode) ? await getQuotaLines(tx, ledger, parentCode, effectiveFrom) : null
  if (!found) throw new Refusal(404, '没有找到这个镇，它不在您的范围之内，或网址写错了。')
  const { parent, parts } = found
  const level = parentCode.length === 6 ? 'town' : 'village'
  const divisions = await getDivisions(tx, campaign.countyCode)
  const { opensOn, milestones } = settings
  const context = { parent: { code: parentCode, name: parent.name }, level, divisions, asOf: effectiveFrom, opensOn, milestones } as const
  const reading = readQuotaTable(sheets, context)
  if (!reading.ok) throw refuseTable(reading)
  const comparison = compareQuotaTable(reading, parts.filter(isCounted).map(toKnown), toKnown(parent), level === 'town')
  const others = await getQuotaLines(tx, { ...ledger, kind: otherKind(ledger.kind) }, parentCode, effectiveFrom)
  const preview: QuotaPreview = {
    ...comparison,
    warnings: [...comparison.warnings, ...layOutQuotas(parent, parts, settings, effectiveFrom).endedSentences],
    kindGaps: kindGapsOf(comparison, ledger, others ? [others.parent, ...others.parts] : []),
    yearQuestion: tableYearQuestion([...reading.titles, upload.fileName], settings),
    fileName: upload.fileName,
    sheet: reading.sheet,
    headingRow: reading.headingRow,
    titles: reading.titles,
    parentName: parent.name,
    effectiveFrom,
    sum: reading.rows.reduce((sum, row) => sum + row.persons, 0),
    statedTotal: reading.county?.persons ?? null,
    fingerprint: fingerprintOf([effectiveFrom, comparison.lines, comparison.total]),
  }
  return { preview, ledger, parentCode, entries: linesToEnter(comparison) }
}
