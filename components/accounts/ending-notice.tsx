import type { AccountNotice } from '@/domain/accounts/account'
import { noticeDays } from '@/domain/accounts/sign-in-settings'
import { Notice } from '@/components/ui/notice'

/** How many accounts end soon by themselves, each number with the way to them; nothing when there are none. */
export function EndingNotice({ ending }: { ending: Record<AccountNotice, number> }) {
  if (ending.expiring + ending.idling === 0) return null
  return (
    <Notice>
      {ending.expiring > 0 && (
        <>
          {noticeDays.expiry}天内有<a href="/admin/accounts?state=expiring">{ending.expiring}个账户到期</a>，还要用的请改到期日。{' '}
        </>
      )}
      {ending.idling > 0 && (
        <>
          {noticeDays.idle}天内有<a href="/admin/accounts?state=idling">{ending.idling}个账户因长期没有登录停用</a>，还要用的请通知本人登录。
        </>
      )}
    </Notice>
  )
}
