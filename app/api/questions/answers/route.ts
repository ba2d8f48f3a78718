import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { workingDate } from '@/app/_server/working-date'
import { answerQuestion } from '@/db/mutations/questions'
import { getCountyCampaigns } from '@/db/queries/campaigns'
import { measureOf } from '@/db/queries/measure'
import { settingsOfGroup } from '@/domain/campaigns/measure-choice'
import { settingsInForce } from '@/domain/campaigns/settings-in-force'
import { questionAnswerSchema, type QuestionAnswerRequest } from '@/domain/progress/questions/questions-api'
import { yearMonthDay } from '@/domain/time/plain-date'

const refusals = {
  notFound: { status: 404, sentence: '没有找到这个单位，或不在您的范围之内；答复没有存。' },
  gone: { status: 409, sentence: '这里的数字已经更正，不再需要核实；答复没有存，请刷新页面。' },
  changed: { status: 409, sentence: '这里的数字刚刚有变化，与您看到的不同；答复没有存，请刷新页面核对后再答。' },
} as const

/** Keeps a unit's answer to a question about its numbers. */
export const POST = writeRoute('POST /api/questions/answers', {
  body: jsonBody<QuestionAnswerRequest>(questionAnswerSchema),
  write: async ({ actor, tx, body }) => {
    const campaign = (await getCountyCampaigns(tx)).campaigns.find((known) => known.id === body.campaign)
    const inForce = campaign && settingsInForce(campaign.revisions, body.shownOn)
    if (!campaign || !inForce) throw new Refusal(404, '没有找到这个征缴活动，或不在您的范围之内。')
    if (body.asOf > body.shownOn || body.shownOn > workingDate(campaign)) throw new Refusal(422, `${yearMonthDay(body.asOf)}还没有到，没有可核实的数字。`)
    const measure = measureOf({ campaign, settings: inForce.settings, choice: { series: body.series, coverageGroup: body.group, kind: 'assigned' } })
    const outcome = await answerQuestion(tx, actor, body, measure, settingsOfGroup(inForce.settings, body.group))
    if (outcome.outcome !== 'saved') {
      const { status, sentence } = refusals[outcome.outcome]
      throw new Refusal(status, sentence)
    }
    return { status: 201, body: { id: outcome.id }, audit: outcome.audit }
  },
})
