import { z } from 'zod'
import { writtenSettingsSchema, type CampaignSettings } from '@/domain/campaigns/settings'
import { plainDateSchema } from '@/domain/time/plain-date-schema'
import { yearMonthDay, type PlainDate } from '@/domain/time/plain-date'

const documentTitle = z.string().trim().min(1, '请填写通知的标题。').max(200, '通知标题超过200个字，请缩短。')
const documentNumber = z.string().trim().min(1, '请填写文号，如 平政办发〔2021〕105号。').max(80, '文号超过80个字，请缩短。')

/** A new campaign: its first settings hold from the opening day, with the document they came from (R1). */
export const newCampaignSchema = z.strictObject({ settings: writtenSettingsSchema, documentTitle, documentNumber })
export type NewCampaign = z.infer<typeof newCampaignSchema>

/** A dated revision of settings (R1), against the revision the person saw. */
export const settingsRevisionSchema = z.strictObject({
  settings: writtenSettingsSchema,
  documentTitle,
  documentNumber,
  effectiveFrom: plainDateSchema,
  reason: z.string().trim().min(1, '请填写修改的原因。').max(200, '原因超过200个字，请缩短。'),
  seenRevision: z.uuid(),
})
export type SettingsRevision = z.infer<typeof settingsRevisionSchema>

/** One revision as the history shows it. */
export interface SettingsEntry {
  id: string
  settings: CampaignSettings
  documentTitle: string
  documentNumber: string
  reason: string
  effectiveFrom: PlainDate
  authorName: string
  /** 2021-10-22 15:04, Asia/Shanghai. */
  recordedAt: string
}

export type CampaignRefusal =
  | { reason: 'taken'; coverageYear: number }
  | { reason: 'missing' }
  | { reason: 'stale'; by: string; at: string }
  | { reason: 'year'; coverageYear: number }
  | { reason: 'beforeFirst'; firstFrom: PlainDate }

export const campaignRefusalStatus: Record<CampaignRefusal['reason'], 404 | 409 | 422> = { taken: 409, missing: 404, stale: 409, year: 422, beforeFirst: 422 }

/** Why a campaign or a revision is refused, in words. */
export function campaignRefusalSentence(refusal: CampaignRefusal): string {
  switch (refusal.reason) {
    case 'taken':
      return `${refusal.coverageYear}年度的征缴活动已经建立，一个年度只有一个。要改设置，请打开它再修改。`
    case 'missing':
      return '没有找到这个征缴活动，它不属于本县，或网址写错了。'
    case 'stale':
      return `${refusal.by}已在${refusal.at}改过设置，您这次的修改没有保存。请刷新后核对，再改。`
    case 'year':
      return `参保年度不能改，这个活动是${refusal.coverageYear}年度的。别的年度请另建征缴活动。`
    case 'beforeFirst':
      return `生效日期早于最初设置的${yearMonthDay(refusal.firstFrom)}，请填这一天或以后的日期。`
  }
}

/** What a county may do or leave, each by a document of its own (R17). */
export const campaignSwitches = {
  townsSeeTable: (settings: CampaignSettings) => settings.townsSeeTable,
  ranksPrinted: (settings: CampaignSettings) => settings.bulletin.ranksPrinted,
  reminders: (settings: CampaignSettings) => settings.escalation.reminders,
  talks: (settings: CampaignSettings) => settings.escalation.talks,
}
export type CampaignSwitch = keyof typeof campaignSwitches

/**
 * The document on which each switch stands as it does in these settings (R17): that of the first revision of the unbroken run
 * with this value. `history` is newest first; '' when no revision has the value.
 */
export function documentsOfSwitches(history: readonly Pick<SettingsEntry, 'settings' | 'documentNumber' | 'effectiveFrom'>[], settings: CampaignSettings): Record<CampaignSwitch, string> {
  const documentOf = (isOn: (settings: CampaignSettings) => boolean) => {
    const start = history.findIndex((entry) => isOn(entry.settings) === isOn(settings))
    if (start < 0) return ''
    const end = history.findIndex((entry, index) => index > start && isOn(entry.settings) !== isOn(settings))
    const first = history.slice(start, end < 0 ? undefined : end).at(-1)
    return first ? `${first.documentNumber}（${yearMonthDay(first.effectiveFrom)}起）` : ''
  }
  return {
    townsSeeTable: documentOf(campaignSwitches.townsSeeTable),
    ranksPrinted: documentOf(campaignSwitches.ranksPrinted),
    reminders: documentOf(campaignSwitches.reminders),
    talks: documentOf(campaignSwitches.talks),
  }
}
