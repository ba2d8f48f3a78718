import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { requireCampaign } from '@/app/_server/supervision-campaign'
import { reviewTalks } from '@/db/mutations/supervision'
import { talkReviewSchema, type TalkReview } from '@/domain/supervision/supervision-requests'

/** Holds the talks against the issued bulletins once more (R16): for who may sign those, as when issuing. */
export const POST = writeRoute('POST /api/supervision/talks', {
  body: jsonBody<TalkReview>(talkReviewSchema),
  write: async ({ actor, tx, body }) => {
    const { settings } = await requireCampaign(tx, body.campaign)
    if (!settings.escalation.talks) throw new Refusal(422, '本活动没有启用约谈，没有可核对的建议。需要启用时请管理员在“征缴活动”里设置。')
    const audit = await reviewTalks(tx, actor, { campaignId: body.campaign, today: settings.escalation })
    const opened = audit.filter(({ act }) => act === 'talks:propose').length
    return { body: { opened, reexamined: audit.length - opened }, audit }
  },
})
