import { compareUpload, readQuotaUpload } from '@/app/_server/quota-import'
import { Refusal } from '@/app/_server/refusals'
import { fileBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { refuseChangedSincePreview } from '@/app/_server/uploaded-table'
import { importQuotas, lockQuotas } from '@/db/mutations/quotas'
import { quotaImportQuery } from '@/domain/quotas/quotas-api'

/** Enters a previewed quota table in the ledger: the file is read and compared again, all or nothing (R2, R22). */
export const POST = writeRoute('POST /api/quotas/import', {
  body: fileBody,
  query: quotaImportQuery,
  prepare: ({ actor, body, query: { campaign, fileName, kind, group } }) => readQuotaUpload(actor, { campaign, fileName, kind, group }, body),
  write: async ({ actor, tx, query, prepared }) => {
    const { documentNumber, reason, fingerprint, yearConfirmed, effectiveFrom, ...upload } = query
    await lockQuotas(tx, upload.campaign)
    const { preview, entries, ledger, parentCode } = await compareUpload(tx, actor, { ...upload, effectiveFrom }, prepared)
    if (preview.fingerprint !== fingerprint) throw refuseChangedSincePreview()
    if (preview.yearQuestion && !yearConfirmed) throw new Refusal(422, `${preview.yearQuestion}确实是这张表的，请勾选确认后再导入。`, { reason: 'year' })
    if (entries.length === 0) throw new Refusal(422, '表中的数与现在的任务数全部相同，没有需要导入的。')
    const papers = { effectiveFrom, reason, documentNumber }
    const audit = await importQuotas(tx, actor, { ledger, parentCode, lines: entries, papers, fileName: upload.fileName })
    return { status: 201, body: { entered: entries.length, parentName: preview.parentName, effectiveFrom }, audit }
  },
})
