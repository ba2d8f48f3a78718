import { z } from 'zod'
import { jsonBody } from '@/app/_server/request-content'
import { Refusal } from '@/app/_server/refusals'
import { writeRoute, type Written } from '@/app/_server/route'
import { undoUpload, type UndoOutcome } from '@/db/mutations/count-uploads'
import { undoHours } from '@/domain/count-uploads/count-upload'
import { undoUploadSchema } from '@/domain/count-uploads/upload-api'

const noUpload = '没有找到这次上传，或不在您的范围之内。'

function answer(outcome: UndoOutcome): Written {
  switch (outcome.outcome) {
    case 'undone':
      return { body: { givenBack: outcome.givenBack, kept: outcome.kept, inBulletin: outcome.inBulletin }, audit: outcome.audit }
    case 'notFound':
      throw new Refusal(404, noUpload)
    case 'notYours':
      throw new Refusal(403, outcome.sentence)
    case 'undoneBefore':
      throw new Refusal(409, `这次上传已由${outcome.byName}撤回，不用再撤。`)
    case 'tooLate':
      throw new Refusal(409, `这次上传在 ${outcome.recordedAt}，已过 ${undoHours} 小时，不能整批撤回。请在每日填报里逐项更正。`)
  }
}

/** Takes an upload back within its time: every cell nobody corrected since gets the value before, as a new revision (R22). */
export const POST = writeRoute('POST /api/daily-counts/uploads/[id]/undo', {
  body: jsonBody(undoUploadSchema),
  write: async ({ actor, tx, params }) => {
    const id = z.uuid().safeParse(params.id)
    if (!id.success) throw new Refusal(404, noUpload)
    return answer(await undoUpload(tx, actor, id.data))
  },
})
