import { z } from 'zod'
import { publicText } from '@/domain/imports/public-text-schema'
import { longestSection } from './limits'

const section = z.string().trim().max(longestSection, `一节超过${longestSection}个字，请缩短。`)

/**
 * What people write of a bulletin, as it is edited and sealed: plain text, one paragraph a line. Corrections and changes of
 * quotas are no part of it: they are composed from the numbers and cannot be written away.
 */
export const bulletinTextSchema = z.strictObject({
  title: publicText(z.string().trim().min(1, '请填写标题。').max(120, '标题超过120个字，请缩短。')),
  /** 平医保督〔2021〕5号; '' for none. */
  documentNumber: z.string().trim().max(60, '文号超过60个字，请缩短。'),
  addressees: z.string().trim().min(1, '请填写主送单位。').max(200, '主送单位超过200个字，请缩短。'),
  /** 进展情况 */
  progress: publicText(section.min(1, '请填写进展情况。')),
  /** 存在的问题 */
  problems: publicText(section),
  /** 工作要求 */
  demands: publicText(section),
  copiedTo: z.string().trim().max(200, '抄送单位超过200个字，请缩短。'),
})
export type BulletinText = z.infer<typeof bulletinTextSchema>
