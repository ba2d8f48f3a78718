import { database } from '@/app/_server/database'
import { ledgerOf, resolveLedgerDay } from '@/app/_server/quota-import'
import { Refusal } from '@/app/_server/refusals'
import { readRoute } from '@/app/_server/route'
import { writeCsv } from '@/app/_server/workbook/write-csv'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { getQuotaLines } from '@/db/queries/quotas'
import { withActor } from '@/db/session'
import { isWithin } from '@/domain/divisions/division'
import { ledgerTitle } from '@/domain/quotas/kind-gap'
import { quotaFormOf } from '@/domain/quotas/quota-export'
import { quotaExportQuery } from '@/domain/quotas/quotas-api'

const contentTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' }

/** The quota table in the form of annex 1 (R3), as far as the actor's scope reaches: the county's towns, or a town's villages. */
export const GET = readRoute('GET /api/quotas/export', quotaExportQuery, async ({ actor, query }) => {
  const day = await resolveLedgerDay(actor, query)
  const parentCode = query.town ?? actor.scopeCode
  const found = isWithin(parentCode, actor.scopeCode)
    ? await withActor(database(), actor, (tx) => getQuotaLines(tx, ledgerOf(day), parentCode, day.asOf))
    : null
  if (!found) throw new Refusal(404, '没有找到这个镇，它不在您的范围之内，或网址写错了。')
  const { countyName, coverageYear } = day.campaign
  const form = quotaFormOf(found, { countyName, coverageYear, ledger: ledgerTitle(day.settings, day.choice) })
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
