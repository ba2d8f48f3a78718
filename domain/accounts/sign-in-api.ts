import { z } from 'zod'
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
