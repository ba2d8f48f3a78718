import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { requireCampaign } from '@/app/_server/supervision-campaign'
import { sendReminders } from '@/db/mutations/supervision'
import { dueProblem, newRemindersSchema, type NewReminders } from '@/domain/supervision/supervision-requests'

/** Sends reminders to towns, all or none (R15). */
export const POST = writeRoute('POST /api/supervision/reminders', {
  body: jsonBody<NewReminders>(newRemindersSchema),
  write: async ({ actor, tx, body }) => {
    const { today, settings } = await requireCampaign(tx, body.campaign)
    if (!settings.escalation.reminders) throw new Refusal(422, '本活动没有启用提醒督办，提醒没有发出。需要启用时请管理员在“征缴活动”里设置。')
    const problem = dueProblem(body.dueOn, today)
    if (problem) throw new Refusal(422, problem)
    const outcome = await sendReminders(tx, actor, body)
    if (outcome.outcome === 'notFound') throw new Refusal(404, '没有找到这期通报或这个镇，或不在您的范围之内；提醒没有发出。')
    if (outcome.outcome === 'already') throw new Refusal(409, `${outcome.name}在这一期已有提醒，由${outcome.authorName}于${outcome.recordedAt}发出；这次的都没有发出，请刷新页面后重选。`)
    return { status: 201, body: { ids: outcome.ids }, audit: outcome.audit }
  },
})
