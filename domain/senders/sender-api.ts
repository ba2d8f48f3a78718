import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { seriesCodes } from '@/domain/campaigns/choices'
import { plainDateSchema } from '@/domain/time/plain-date-schema'

/** The body of a new sender: who sends, for which division, which series, until when (R5). */
export const newSenderSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, '报送方名称没有填写。')
    .max(40, '报送方名称超过40个字，请缩短。')
    .refine((name) => !/[\p{Cc}\p{Cf}]/u.test(name), '报送方名称里含有不能显示的符号，请重新填写。'),
  scopeCode: z.string().regex(/^\d{6}(\d{3})?$/, '范围应是本县或一个镇（街道、苏木），请重新选择。'),
  series: z.enum(seriesCodes, '没有这个口径，请重新选择。'),
  expiresOn: plainDateSchema,
})
export type NewSender = z.infer<typeof newSenderSchema>

/** The answer, with the token that no later answer carries: absent when the same request is repeated. */
export const createdSenderSchema = z.strictObject({ id: z.uuid(), name: z.string(), token: z.string().optional() })
export type CreatedSender = z.infer<typeof createdSenderSchema>

export const revokeSenderSchema = z.strictObject({})
export const revokedSenderSchema = z.strictObject({ id: z.uuid(), name: z.string() })

const example = { id: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d', name: '县税务局' }

export const openSender: RouteDescription = {
  summary: '新建报送方；令牌只在这一次回答里',
  body: { schema: newSenderSchema, example: { name: example.name, scopeCode: '610926', series: 'tax', expiresOn: '2021-12-31' } },
  answers: { 201: { meaning: '已新建', schema: createdSenderSchema, example } },
  refusals: { 404: '范围不在本县', 422: '名称、口径或最后一天不合要求' },
}

export const endSender: RouteDescription = {
  summary: '撤销报送方的令牌',
  params: { id: '报送方' },
  body: { schema: revokeSenderSchema, example: {} },
  answers: { 200: { meaning: '已撤销', schema: revokedSenderSchema, example } },
  refusals: { 404: '没有这个报送方，或令牌已经撤销' },
}
