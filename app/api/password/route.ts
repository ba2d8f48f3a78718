import { hashPassword } from '@/app/_server/passwords'
import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { confirmPassword } from '@/app/_server/sign-in'
import { changeOwnPassword } from '@/db/mutations/accounts'
import { passwordChangeSchema, type PasswordChange } from '@/domain/accounts/accounts-api'
import { passwordProblem } from '@/domain/accounts/passwords'

/** One's own new password. All sessions end, this one too: the page signs in again with the new password. */
export const POST = writeRoute('POST /api/password', {
  body: jsonBody<PasswordChange>(passwordChangeSchema),
  prepare: async ({ actor, body, address }) => {
    const problem = body.newPassword === body.oldPassword ? '新密码与原密码相同，请换一个。' : passwordProblem(body.newPassword, actor.username)
    if (problem) throw new Refusal(422, problem, { field: 'newPassword' })
    const credentialVersion = await confirmPassword(actor.username, body.oldPassword, address)
    if (credentialVersion === null) {
      throw new Refusal(422, '原密码不正确，或连续多次不正确已暂时锁定。请核对后再试，锁定15分钟后解除。', { field: 'oldPassword' })
    }
    return { credentialVersion, passwordHash: await hashPassword(body.newPassword) }
  },
  changesAccounts: true,
  write: async ({ actor, tx, prepared }) => {
    const audit = await changeOwnPassword(tx, actor, prepared)
    if (!audit) throw new Refusal(409, '您的账户刚被管理员改过，这次的新密码没有保存。请重新登录；密码被重置的，请用新的一次性密码。')
    return { body: { username: actor.username }, audit }
  },
})
