import { resolveCampaignDay } from '@/app/_server/campaign'
import { database } from '@/app/_server/database'
import { assignedLedger } from '@/app/_server/quota-import'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { writeCsv } from '@/app/_server/workbook/write-csv'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { getQuotaLines } from '@/db/queries/quotas'
import { withActor } from '@/db/session'
import { isWithin } from '@/domain/divisions/division'
import { quotaFormOf } from '@/domain/quotas/quota-export'
import { quotaExportQuery } from '@/domain/quotas/quotas-api'

const contentTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' }

/** The quota table in the form of annex 1 (R3), as far as the actor's scope reaches: the county's towns, or a town's villages. */
export const GET = readRoute('GET /api/quotas/export', quotaExportQuery, async ({ actor, query }) => {
  const day = await resolveCampaignDay(actor, query)
  if (!day) throw new Refusal(404, '本县还没有征缴活动，请县医保局管理员先建立。')
  const parentCode = query.town ?? actor.scopeCode
  const found = isWithin(parentCode, actor.scopeCode)
    ? await withActor(database(), actor, (tx) => getQuotaLines(tx, assignedLedger(day.campaign.id), parentCode, day.asOf))
    : null
  if (!found) throw new Refusal(404, '没有找到这个镇，它不在您的范围之内，或网址写错了。')
  const form = quotaFormOf(found, { countyName: day.campaign.countyName, coverageYear: day.campaign.coverageYear })
  const table = { ...form, sheetName: '任务表', ...(day.campaign.demoDate ? { note: '演示数据' } : {}) }
  const bytes = query.format === 'xlsx' ? await writeWorkbook(table) : writeCsv(table)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': contentTypes[query.format],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${form.title}.${query.format}`)}`,
      'cache-control': 'no-store',
    },
  })
})
