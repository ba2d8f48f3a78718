import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { createCampaign } from '@/db/mutations/campaigns'
import { campaignRefusalSentence, campaignRefusalStatus, newCampaignSchema } from '@/domain/campaigns/campaign-requests'

const body = jsonBody(newCampaignSchema)

/** Opens a campaign of the actor's county with the settings its notice fixes (R1). */
export const POST = writeRoute('POST /api/campaigns', {
  body,
  write: async ({ actor, tx, body }) => {
    const written = await createCampaign(tx, actor, body)
    if (!written.ok) throw new Refusal(campaignRefusalStatus[written.refusal.reason], campaignRefusalSentence(written.refusal), { reason: written.refusal.reason })
    return { status: 201, body: { id: written.campaignId }, audit: written.audit }
  },
})
