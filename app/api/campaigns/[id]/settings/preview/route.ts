import { z } from 'zod'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { workingDate } from '@/app/_server/working-date'
import { previewCounting } from '@/db/queries/counting-preview'
import { countingPreviewRequestSchema, type CountingPreviewRequest } from '@/domain/campaigns/counting-preview-api'

/** What moves when other numbers count, shown before it is confirmed (R5). Changes nothing. */
export const POST = writeRoute('POST /api/campaigns/[id]/settings/preview', {
  changesNothing: true,
  body: jsonBody<CountingPreviewRequest>(countingPreviewRequestSchema),
  write: async ({ tx, body, params }) => {
    const id = z.uuid().safeParse(params.id)
    const preview = id.success ? await previewCounting(tx, id.data, body, workingDate) : null
    if (!preview) throw new Refusal(404, '没有找到这个征缴活动，它不属于本县，或网址写错了。')
    return { body: preview, audit: [] }
  },
})
