import { z } from 'zod'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { reviseSettings } from '@/db/mutations/campaigns'
import { campaignRefusalSentence, campaignRefusalStatus, settingsRevisionSchema, type CampaignRefusal } from '@/domain/campaigns/campaign-requests'

function refused(refusal: CampaignRefusal): Refusal {
  return new Refusal(campaignRefusalStatus[refusal.reason], campaignRefusalSentence(refusal), { reason: refusal.reason })
}

const body = jsonBody(settingsRevisionSchema)

/** Adds a dated revision to a campaign's settings, with the document it rests on (R1). */
export const POST = writeRoute('POST /api/campaigns/[id]/settings', {
  body,
  write: async ({ actor, tx, body, params }) => {
    const id = z.uuid().safeParse(params.id)
    if (!id.success) throw refused({ reason: 'missing' })
    const written = await reviseSettings(tx, actor, id.data, body)
    if (!written.ok) throw refused(written.refusal)
    return { status: 201, body: { id: written.campaignId }, audit: written.audit }
  },
})
