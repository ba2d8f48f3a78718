import { z } from 'zod'
import { displayNameSchema, usernameSchema } from '@/domain/accounts/account-schemas'
import { passwordProblem } from '@/domain/accounts/passwords'

/** What the first administrator enters: the one-time code from the console, his county and his own account. */
export const firstRunSchema = z
  .strictObject({
    code: z.string().trim().min(1, '请填写启动窗口里显示的一次性代码。').max(64, '一次性代码没有这么长，请核对。'),
    countyCode: z.string().trim().regex(/^\d{6}$/, '县（市、区、旗）代码应为6位数字，如平利县 610926。'),
    countyName: z.string().trim().min(2, '请填写县（市、区、旗）的全称。').max(40, '县名超过40个字，请缩短。'),
    username: usernameSchema,
    displayName: displayNameSchema,
    password: z.string().max(256, '密码超过128位，请缩短。'),
  })
  .superRefine((value, context) => {
    const problem = passwordProblem(value.password, value.username)
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem })
  })
export type FirstRun = z.infer<typeof firstRunSchema>

export type FirstRunRefusal = 'done' | 'wrongCode'

/** Why the first run is refused. A wrong code and a used one look the same. */
export const firstRunSentences: Record<FirstRunRefusal, string> = {
  done: '本系统已有账户，首次设置已经完成。请直接登录；忘记密码请联系县医保局管理员。',
  wrongCode: '一次性代码不正确，没有建立账户。请照启动窗口里最近一次显示的代码填写；重新启动会换一个新代码。',
}
