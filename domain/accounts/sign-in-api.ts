import { z } from 'zod'
import type { RouteDescription } from '@/domain/api/route-description'
import { roles } from '@/domain/access/roles'
import { idleDaysRange } from './sign-in-settings'

/** How people of a county sign in, as the administrator sets it; `basedOn` is the revision he saw, null for none. */
export const signInSettingsRequest = z.strictObject({
  basedOn: z.uuid().nullable(),
  secondFactorRoles: z.array(z.enum(roles, '没有这个角色，请重新选择。')).max(roles.length),
  idleDays: z
    .int('天数应为整数。')
    .min(idleDaysRange.least, `天数应在${idleDaysRange.least}到${idleDaysRange.most}之间。`)
    .max(idleDaysRange.most, `天数应在${idleDaysRange.least}到${idleDaysRange.most}之间。`)
    .nullable(),
})
export type SignInSettingsRequest = z.infer<typeof signInSettingsRequest>

export const signInSettingsAnswer = z.strictObject({ id: z.uuid() })

export const reviseSignIn: RouteDescription = {
  summary: '设置登录安全：哪些角色要动态验证码，闲置多少天停用',
  body: { schema: signInSettingsRequest, example: { basedOn: null, secondFactorRoles: ['county_admin'], idleDays: 90 } },
  answers: { 200: { meaning: '已记入', schema: signInSettingsAnswer, example: { id: '7d9e4a50-6f0f-4c86-9f5e-0a4a1d2b3c4d' } } },
  refusals: { 409: '别人先改了设置，请核对后再改', 422: '角色或天数不合要求' },
}
