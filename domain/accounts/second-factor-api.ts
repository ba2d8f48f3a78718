import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'

/** A code of the second factor, six digits, spaces allowed between them. */
export const codeRequest = z.strictObject({ code: z.string().trim().max(16, '动态验证码是6位数字，请核对。') })
export type CodeRequest = z.infer<typeof codeRequest>

export const emptyRequest = z.strictObject({})

/** The secret of a second factor being set up: in text, as an otpauth address and as its QR code (the `d` of one SVG path over `size` units). Shown once. */
export const secondFactorBegun = z.strictObject({ secret: z.string(), uri: z.string(), qr: z.strictObject({ size: z.int(), path: z.string() }) })
export type SecondFactorBegun = z.infer<typeof secondFactorBegun>

export const secondFactorGiven = z.strictObject({ confirmed: z.literal(true) })
export const secondFactorRemoved = z.strictObject({ removed: z.literal(true) })

export const secondFactorResetRequest = z.strictObject({ version: z.int().positive() })
export const secondFactorResetAnswer = z.strictObject({ version: z.int().positive() })

export const beginFactor: RouteDescription = {
  summary: '开始设置自己的动态验证码；密钥只在这一次回答里',
  body: { schema: emptyRequest, example: {} },
  answers: { 200: { meaning: '密钥与二维码；重复的同一次请求只答空的', schema: secondFactorBegun.partial() } },
  refusals: { 409: '已经启用了' },
}

export const giveFactor: RouteDescription = {
  summary: '填动态验证码：第一次用来启用，以后用来完成登录',
  body: { schema: codeRequest, example: { code: '123456' } },
  answers: { 200: { meaning: '已确认', schema: secondFactorGiven, example: { confirmed: true } } },
  refusals: { 422: '验证码不对或已用过', 429: '错误太多，暂时锁定' },
}

export const removeFactor: RouteDescription = {
  summary: '停用自己的动态验证码',
  body: { schema: codeRequest, example: { code: '123456' } },
  answers: { 200: { meaning: '已停用', schema: secondFactorRemoved, example: { removed: true } } },
  refusals: { 422: '验证码不对或已用过', 429: '错误太多，暂时锁定' },
}

export const resetFactor: RouteDescription = {
  summary: '替丢了手机的人重置动态验证码',
  params: { id: '账户' },
  body: { schema: secondFactorResetRequest, example: { version: 3 } },
  answers: { 200: { meaning: '已重置', schema: secondFactorResetAnswer, example: { version: 4 } } },
  refusals: { 404: '没有这个账户，或不在您的范围之内', 409: '账户刚被别人改过', 422: '没有启用动态验证码' },
}
