import { bulletinFile } from '@/app/_server/bulletin-file'
import { bulletinPicture } from '@/app/_server/documents/bulletin-picture'
import { readRoute } from '@/app/_server/route'
import { bulletinFileQuery } from '@/domain/bulletins/bulletins-api'

/** The long picture for a WeChat group (R14). */
export const GET = readRoute('GET /api/bulletins/[id]/picture', bulletinFileQuery, ({ actor, params }) => bulletinFile(actor, params.id, bulletinPicture, { type: 'image/png', ending: 'png' }))
