import { Refusal } from '@/app/_server/refusals'
import { jsonBody } from '@/app/_server/request-content'
import { writeRoute } from '@/app/_server/route'
import { reviseSignInSettings } from '@/db/mutations/sign-in-settings'
import { signInSettingsRequest, type SignInSettingsRequest } from '@/domain/accounts/sign-in-api'

/** A new revision of how the county's people sign in, against the one the administrator saw. */
export const POST = writeRoute('POST /api/sign-in-settings', {
  body: jsonBody<SignInSettingsRequest>(signInSettingsRequest),
  write: async ({ actor, tx, body }) => {
    const revised = await reviseSignInSettings(tx, actor, body)
    if (revised === 'stale') throw new Refusal(409, '登录安全设置刚被别人改过，您这次的修改没有保存。请刷新后核对，再改。')
    return { body: { id: revised.id }, audit: revised.audit }
  },
})
