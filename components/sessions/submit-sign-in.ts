import { codeAsked } from '@/domain/accounts/second-factor'

const wrong = '用户名或密码不正确，或账户暂时锁定、已停用。请核对后再试；连续多次不正确会暂时锁定，15分钟后可再试。'
const wrongCode = '动态验证码不正确或已用过，或账户暂时锁定。请等手机上换了新码再试；连续多次不正确会暂时锁定，15分钟后可再试。手机丢失请联系县医保局管理员。'

/** `code`: name and password were right, and the code of the second factor is asked for. */
export type SignInResult = { outcome: 'in' } | { outcome: 'code' } | { outcome: 'refused'; sentence: string }

export async function csrfForm(values: Record<string, string>): Promise<{ method: string; headers: Record<string, string>; body: URLSearchParams }> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
  return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...values, csrfToken, json: 'true' }) }
}

/** Signs in through next-auth; without a code at first, and again with one when it is asked for. */
export async function submitSignIn(username: string, password: string, code?: string): Promise<SignInResult> {
  try {
    const response = await fetch('/api/auth/callback/credentials', await csrfForm({ username, password, ...(code === undefined ? {} : { code }) }))
    if (response.ok) return { outcome: 'in' }
    const { url } = (await response.json().catch(() => ({}))) as { url?: string }
    const error = url ? new URL(url, window.location.origin).searchParams.get('error') : null
    if (error === codeAsked && code === undefined) return { outcome: 'code' }
    if (error === 'unavailable') return { outcome: 'refused', sentence: '服务器暂时不能登录，请稍后再试；仍不行时请告诉县医保局管理员。' }
    return { outcome: 'refused', sentence: code === undefined ? wrong : wrongCode }
  } catch {
    return { outcome: 'refused', sentence: '连不上服务器，请检查网络后再试。' }
  }
}

/** Leads to the county's own sign-in server; the sentence when the way there could not be found. */
export async function goToOidc(next: string): Promise<string> {
  try {
    const response = await fetch('/api/auth/signin/oidc', await csrfForm({ callbackUrl: next }))
    const { url } = (await response.json()) as { url?: string }
    if (response.ok && url && new URL(url).origin !== window.location.origin) {
      window.location.assign(url)
      return ''
    }
  } catch {
    // The sentence below is all there is to say.
  }
  return '连不上统一身份认证，请稍后再试，或用本系统的密码登录。'
}
