import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { newCampaignSchema, settingsRevisionSchema } from '@/domain/campaigns/campaign-requests'

export const campaignWrittenSchema = z.strictObject({ id: z.uuid().describe('征缴活动') })

const settings = {
  coverageYear: 2023, opensOn: '2022-10-01', closesOn: '2022-12-25', lateWindow: null, personalFeeFen: 35_000, financeShareFen: 61_000,
  milestones: [{ dueOn: '2022-11-30', basisPoints: 8_000 }, { dueOn: '2022-12-25', basisPoints: 10_000 }], expectedLine: 'milestones',
  mustCoverGroups: [{ code: 'formerPoor', name: '一般脱贫户' }], subsidies: [], countingSeries: 'reported',
  reportingLevel: { reported: 'town', tax: 'town', registered: 'town' }, townsSeeTable: true, bulletin: { everyDays: 7, ranksPrinted: true },
  escalation: { lastPlaceTimes: 2 }, waiver: { wording: null, visitsNeeded: 2, dueDaysAfterClose: 7 }, retentionYears: 10,
}
const papers = { documentTitle: '关于2023年度参保缴费工作的通知', documentNumber: '平政办发〔2022〕90号' }
const example = { id: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d' }

export const openCampaign: RouteDescription = {
  summary: '建立征缴活动',
  detail: '一个参保年度一个。金额以分计，比例以万分之几计（80% 写 8000）。',
  body: { schema: newCampaignSchema, example: { settings, ...papers } },
  answers: { 201: { meaning: '已建立', schema: campaignWrittenSchema, example } },
  refusals: { 409: '这个年度的已经建立', 422: '设置不合要求，附 problems' },
}

export const reviseCampaign: RouteDescription = {
  summary: '修改活动设置：记一份新的、注明生效日和文件',
  params: { id: '征缴活动' },
  body: { schema: settingsRevisionSchema, example: { settings, ...papers, effectiveFrom: '2022-11-01', reason: '延长集中征缴期', seenRevision: example.id } },
  answers: { 201: { meaning: '已记入', schema: campaignWrittenSchema, example } },
  refusals: { 404: '没有这个征缴活动', 409: '别人先改了设置，请核对后再改', 422: '设置、年度或生效日不合要求' },
}
