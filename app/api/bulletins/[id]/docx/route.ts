import { bulletinFile } from '@/app/_server/bulletin-file'
import { bulletinDocx } from '@/app/_server/documents/bulletin-docx'
import { readRoute } from '@/app/_server/route'
import { bulletinDocxQuery } from '@/domain/bulletins/bulletins-api'

const form = { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' }

/** The bulletin as the office prints it (R14). */
export const GET = readRoute('GET /api/bulletins/[id]/docx', bulletinDocxQuery, ({ actor, params, query }) =>
  bulletinFile(actor, params.id, (content) => bulletinDocx(content, { redHead: query.head !== 'plain' }), { ...form, variant: query.head === 'plain' ? '（不套红头）' : '' }),
)
