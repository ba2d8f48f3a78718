import { z } from 'zod'
import { jsonBody } from '@/app/_server/request-content'
import { Refusal } from '@/app/_server/refusals'
import { writeRoute } from '@/app/_server/route'
import { revokeSender } from '@/db/mutations/senders'
import { revokeSenderSchema } from '@/domain/senders/sender-api'

/** Ends a sender's token for good: the next request with it is refused. */
export const POST = writeRoute('POST /api/senders/[id]/revoke', {
  body: jsonBody(revokeSenderSchema),
  write: async ({ actor, tx, params }) => {
    const id = z.uuid().safeParse(params.id)
    const revoked = id.success ? await revokeSender(tx, actor, id.data) : null
    if (!id.success || !revoked) throw new Refusal(404, '没有找到这个报送方，或它的令牌已经撤销。')
    return { body: { id: id.data, name: revoked.name }, audit: revoked.audit }
  },
})
