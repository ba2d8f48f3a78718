import { bulletinFile } from '@/app/_server/bulletin-file'
import { bulletinXlsx } from '@/app/_server/documents/bulletin-xlsx'
import { readRoute } from '@/app/_server/route'
import { bulletinFileQuery } from '@/domain/bulletins/bulletins-api'

const form = { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' }

/** The annex as a workbook (R14). */
export const GET = readRoute('GET /api/bulletins/[id]/xlsx', bulletinFileQuery, ({ actor, params }) => bulletinFile(actor, params.id, bulletinXlsx, form))
