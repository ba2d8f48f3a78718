import 'server-only'
import type { Transaction } from '@/db/client'
import { getDivisions } from '@/db/queries/divisions'
import { getQuotaLines, hasQuotas, toKnown, type QuotaLedger } from '@/db/queries/quotas'
import type { Actor } from '@/domain/access/actor'
import { everyone } from '@/domain/campaigns/choices'
import { isWithin } from '@/domain/divisions/division'
import type { Sheet } from '@/domain/imports/sheet'
import { effectiveDateProblem } from '@/domain/quotas/quota-change'
import { compareQuotaTable, linesToEnter, type QuotaPreview } from '@/domain/quotas/quota-import'
import type { QuotaUpload } from '@/domain/quotas/quotas-api'
import { readQuotaTable } from '@/domain/quotas/quota-table'
import type { PlainDate } from '@/domain/time/plain-date'
import { resolveCampaignDay, type CampaignDay } from './campaign'
import { Refusal } from './refusals'
import { fingerprintOf, readUploadedTable, refuseTable } from './uploaded-table'

export interface ReadUpload {
  day: Pick<CampaignDay, 'campaign' | 'inForce' | 'workingDate'>
  sheets: Sheet[]
}

/** Before the transaction: the campaign of the actor's county, and the file as sheets. */
export async function readQuotaUpload(actor: Actor, upload: QuotaUpload, bytes: Buffer): Promise<ReadUpload> {
  const day = await resolveCampaignDay(actor, { campaign: upload.campaign })
  if (!day) throw new Refusal(404, '没有找到这个征缴活动，它不属于本县，或网址写错了。')
  return { day, sheets: await readUploadedTable(bytes, upload.fileName) }
}

/** The ledger of everyone's assigned quotas: the one A1 keeps. */
export function assignedLedger(campaignId: string): QuotaLedger {
  return { campaignId, kind: 'assigned', coverageGroup: everyone }
}

/** R2: no bulletin is issued yet, so the window alone limits from when a quota may hold. */
export function quotaDates({ inForce }: Pick<CampaignDay, 'inForce'>) {
  const { opensOn, closesOn, lateWindow } = inForce.settings
  return { opensOn, closesOn, lateWindow, lastIssuedCutOff: null }
}

/** The first table of a campaign holds from its opening, later ones from today, inside the window. */
async function defaultDate(tx: Transaction, { campaign, inForce, workingDate }: ReadUpload['day']): Promise<PlainDate> {
  const { opensOn, closesOn } = inForce.settings
  if (workingDate <= opensOn || !(await hasQuotas(tx, campaign.id))) return opensOn
  return workingDate > closesOn ? closesOn : workingDate
}

/** Reads the table against the county as it is and compares it with the ledger; refuses with every place to be mended. */
export async function compareUpload(tx: Transaction, actor: Pick<Actor, 'scopeCode'>, upload: QuotaUpload, { day, sheets }: ReadUpload) {
  const { campaign, inForce } = day
  const parentCode = upload.town ?? campaign.countyCode
  const ledger = assignedLedger(campaign.id)
  const effectiveFrom = upload.effectiveFrom ?? (await defaultDate(tx, day))
  const wrongDay = effectiveDateProblem(effectiveFrom, quotaDates(day))
  if (wrongDay) throw new Refusal(422, wrongDay, { field: 'effectiveFrom' })
  const found = isWithin(parentCode, actor.scopeCode) ? await getQuotaLines(tx, ledger, parentCode, effectiveFrom) : null
  if (!found) throw new Refusal(404, '没有找到这个镇，它不在您的范围之内，或网址写错了。')
  const { parent, parts } = found
  const level = parentCode.length === 6 ? 'town' : 'village'
  const divisions = await getDivisions(tx, campaign.countyCode)
  const { opensOn, milestones } = inForce.settings
  const context = { parent: { code: parentCode, name: parent.name }, level, divisions, asOf: effectiveFrom, opensOn, milestones } as const
  const reading = readQuotaTable(sheets, context)
  if (!reading.ok) throw refuseTable(reading)
  const comparison = compareQuotaTable(reading, parts.map(toKnown), toKnown(parent), level === 'town')
  const preview: QuotaPreview = {
    ...comparison,
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
