import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { newRemindersSchema, newStepSchema, newVisitSchema, talkReviewSchema } from './supervision-requests'

export const remindersSentSchema = z.strictObject({ ids: z.array(z.uuid()) })
export const visitRecordedSchema = z.strictObject({ id: z.uuid() })
export const stepTakenSchema = z.strictObject({ id: z.uuid(), number: z.int().min(2) })
/** How many talks were proposed, for the first time or again, and how many others were examined anew. */
export const talksReviewedSchema = z.strictObject({ opened: z.int().min(0), reexamined: z.int().min(0) })

const campaign = '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d'
const id = '3f1c2b7e-9a4d-4e0b-8c55-6d1e2f3a4b5c'

export const sendReminders: RouteDescription = {
  summary: '向进度慢的镇发出提醒督办单',
  detail: '一次可发给几个镇，要么都发出，要么都不发。同一期通报对一个镇只发一份。level 是提醒的颜色，不用颜色时为 null。',
  body: {
    schema: newRemindersSchema,
    example: {
      campaign, issue: id, dueOn: '2021-11-27',
      reminders: [{ division: '610926101', level: null, content: '截至11月23日17时，老县镇完成任务数的 62.10%，比序时进度慢 5.99 个百分点。请于11月27日前答复下一步安排。' }],
    },
  },
  answers: { 201: { meaning: '已发出', schema: remindersSentSchema, example: { ids: [id] } } },
  refusals: { 404: '没有这个征缴活动、通报或镇，或不在您的范围之内', 409: '这个镇在这一期已经有提醒', 422: '没有写内容、期限不对，或提醒督办没有启用' },
}

export const recordVisit: RouteDescription = {
  summary: '记一次督导',
  detail: 'dueOn 是约定整改的日期，没有约定时为 null。没有办结的督导会列入下一期通报草稿的“存在的问题”。',
  body: {
    schema: newVisitSchema,
    example: { campaign, division: '610926101', team: '医保局、税务局、乡村振兴局', heldOn: '2021-11-18', content: '两个村未按日上报。', dueOn: '2021-11-25' },
  },
  answers: { 201: { meaning: '已记入', schema: visitRecordedSchema, example: { id } } },
  refusals: { 404: '没有这个征缴活动或镇，或不在您的范围之内', 422: '没有写内容，或日期不对' },
}

export const takeCaseStep: RouteDescription = {
  summary: '办理一件提醒、约谈或督导的下一步',
  detail: '哪一步由谁办：镇答复提醒、说明情况；县领导决定是否约谈；其余由县里办理。seenNumber 是您看到的最后一步的编号，别人刚办过的会提示，不会覆盖。不是您这一方的步骤答 403。',
  params: { id: '提醒、约谈或督导的编号' },
  body: { schema: newStepSchema, example: { seenNumber: 1, step: 'replied', content: '已逐村排查，11月26日前完成。', onDay: '2021-11-26' } },
  answers: { 201: { meaning: '已记入', schema: stepTakenSchema, example: { id, number: 2 } } },
  refusals: { 404: '没有这一件，或不在您的范围之内', 409: '别人刚办过一步，或现在不能办这一步', 422: '没有写内容，或日期不对' },
}

export const reviewTalkProposals: RouteDescription = {
  summary: '按已签发的通报重新核对约谈建议',
  detail: '签发通报时会自动核对；再核对一次不会重复提出。由有签发权的人办理。',
  body: { schema: talkReviewSchema, example: { campaign } },
  answers: { 200: { meaning: '已核对：提出建议几件（包括重新提出的），重新核对依据几件', schema: talksReviewedSchema, example: { opened: 1, reexamined: 0 } } },
  refusals: { 404: '没有这个征缴活动，或不在您的范围之内', 422: '约谈没有启用' },
}
