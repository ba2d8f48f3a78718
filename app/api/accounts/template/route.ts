import { readRoute } from '@/app/_server/route'
import { writeWorkbook } from '@/app/_server/workbook/write-xlsx'
import { templateQuery } from '@/domain/accounts/accounts-api'
import { accountTemplate } from '@/domain/accounts/account-preview'

/** The blank table for many accounts, with headings and two lines that show how to fill it. */
export const GET = readRoute('GET /api/accounts/template', templateQuery, async ({ actor }) => {
  const workbook = await writeWorkbook(accountTemplate(actor.countyCode))
  return new Response(new Uint8Array(workbook), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('账户表.xlsx')}`,
      'cache-control': 'no-store',
    },
  })
})
